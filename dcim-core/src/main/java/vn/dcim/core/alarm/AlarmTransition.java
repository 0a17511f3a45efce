package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * One change of an alarm; a row that is never changed. Played back in the order of their ids, the transitions of an alarm give
 * its state.
 *
 * @param id given by the database; 0 before
 * @param at UTC, milliseconds; never before the transition that precedes it
 * @param actor the name of an account, or {@value #SYSTEM}
 * @param reason a person's words, or a governed word of the system ({@code shelf-over}, {@code chattering}, …); may be empty
 * @param causeId the alarm from which this one follows directly after the transition
 * @param rootId the alarm at the top of what it follows from
 */
public record AlarmTransition(
        long id,
        long alarmId,
        Instant at,
        AlarmState from,
        AlarmState to,
        AlarmAction action,
        String actor,
        String reason,
        @Nullable Long causeId,
        @Nullable Long rootId) {

    /** The actor of what nobody did. */
    public static final String SYSTEM = "system";

    AlarmTransition of(long alarm) {
        return new AlarmTransition(id, alarm, at, from, to, action, actor, reason, causeId, rootId);
    }

    /** Returns the same as it looks to somebody who must not know what the alarm follows from. */
    public AlarmTransition withFold(Alarm.Fold shown) {
        return new AlarmTransition(id, alarmId, at, from, to, action, actor, reason, shown.causeId(), shown.rootId());
    }

    AlarmTransition withId(long given) {
        return new AlarmTransition(given, alarmId, at, from, to, action, actor, reason, causeId, rootId);
    }
}
