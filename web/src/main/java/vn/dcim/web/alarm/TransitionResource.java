package vn.dcim.web.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import vn.dcim.core.alarm.AlarmTransition;

/**
 * One change of an alarm as the API shows it.
 *
 * @param from state before, as in {@link AlarmResource}
 * @param action raise, return, acknowledge, shelve, unshelve, suppress, release, …
 * @param actor name of the account, or {@code system}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TransitionResource(
        long id,
        long alarm,
        Instant at,
        String from,
        String to,
        String action,
        String actor,
        String reason,
        @Nullable Long cause,
        @Nullable Long root) {

    static TransitionResource of(AlarmTransition transition) {
        return new TransitionResource(
                transition.id(),
                transition.alarmId(),
                transition.at(),
                AlarmResource.code(transition.from()),
                AlarmResource.code(transition.to()),
                AlarmResource.code(transition.action()),
                transition.actor(),
                transition.reason(),
                transition.causeId(),
                transition.rootId());
    }
}
