package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;

/**
 * A lasting abnormal condition, from the first time it came until it is over and seen. What comes after that is another alarm.
 *
 * @param id given by the database; 0 before
 * @param rule id of the rule that found it
 * @param cover the shelf or the service; present exactly when shelved or out of service
 * @param fold what it follows from
 * @param closedAt when it became normal; null while it stands
 * @param changedAt of the last transition
 * @param version counts the changes of the row
 */
public record Alarm(
        long id,
        long deviceId,
        long pointId,
        String rule,
        AlarmPriority priority,
        AlarmState state,
        Occurrence occurrence,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Cover cover,
        Fold fold,
        @Nullable Instant closedAt,
        Instant changedAt,
        long version) {

    /**
     * The condition beneath the state.
     *
     * @param active whether it is there now
     * @param raisedAt when it first came
     * @param lastRaisedAt when it last came
     * @param returnedAt when it last went; null while it is there
     * @param value in the point's unit or the code of a state word, when it last came
     * @param limit that was passed, in the point's unit; null where the rule has none
     * @param count how often it came
     * @param chattering whether it came too often in too short a time
     */
    public record Occurrence(
            boolean active,
            Instant raisedAt,
            Instant lastRaisedAt,
            @Nullable Instant returnedAt,
            double value,
            @Nullable Double limit,
            int count,
            boolean chattering) {}

    /** Who said that they know of the present occurrence, and when. */
    public record Acknowledgement(Instant at, String by) {}

    /**
     * Who silenced it and why.
     *
     * @param until the end of the shelf; null when out of service
     */
    public record Cover(@Nullable Instant until, String by, String reason) {}

    /**
     * What the alarm follows from.
     *
     * @param causeId the alarm it follows from directly
     * @param rootId the alarm at the top; the cause itself where that follows from nothing
     */
    public record Fold(@Nullable Long causeId, @Nullable Long rootId) {

        public static final Fold NONE = new Fold(null, null);
    }

    /** The alarm of a condition that is about to come for the first time; nothing is written of it before it does. */
    static Alarm unborn(long deviceId, long pointId, String rule, AlarmPriority priority) {
        Instant never = Instant.EPOCH;
        Occurrence none = new Occurrence(false, never, never, null, Double.NaN, null, 0, false);
        return new Alarm(
                0, deviceId, pointId, rule, priority, AlarmState.NORMAL, none, null, null, Fold.NONE, never, never, 0);
    }

    /** The alarm that comes after this one is over. */
    Alarm next() {
        return unborn(deviceId, pointId, rule, priority);
    }

    /** Tells whether it is over: the next raise is another alarm. */
    boolean isOver() {
        return !standing() && occurrence.count() > 0;
    }

    /** Returns the same as it looks to somebody who must not know what it follows from. */
    public Alarm withFold(Fold shown) {
        return new Alarm(
                id,
                deviceId,
                pointId,
                rule,
                priority,
                state,
                occurrence,
                acknowledgement,
                cover,
                shown,
                closedAt,
                changedAt,
                version);
    }

    AlarmKey key() {
        return new AlarmKey(rule, pointId);
    }

    public boolean active() {
        return occurrence.active();
    }

    public boolean standing() {
        return state.isStanding();
    }

    /** Returns the alarm after a step, with the transition to write; empty when the step is not legal. */
    Optional<Moved> after(Step step) {
        return isOver() && step.action() == AlarmAction.RAISE
                ? Optional.empty()
                : LegalTransitions.next(state, step.action(), active(), acknowledgement != null)
                        .map(next -> moved(step, next));
    }

    private Moved moved(Step step, AlarmState next) {
        // why: an answer may bear an instant before the operator's last action; the order of the rows is what happened
        Instant at = step.at().isBefore(changedAt) ? changedAt : step.at();
        Alarm after = new Alarm(
                id,
                deviceId,
                pointId,
                rule,
                priority,
                next,
                occurrenceAfter(step, at),
                acknowledgementAfter(step, next, at),
                coverAfter(step, next),
                next.isStanding() ? step.foldAfter(fold) : fold,
                next.isStanding() ? null : isOver() ? closedAt : at,
                at,
                version + 1);
        return new Moved(
                after,
                new AlarmTransition(
                        0,
                        id,
                        at,
                        state,
                        next,
                        step.action(),
                        step.actor(),
                        step.reason(),
                        after.fold.causeId(),
                        after.fold.rootId()));
    }

    private Occurrence occurrenceAfter(Step step, Instant at) {
        Occurrence before = occurrence;
        return switch (step.action()) {
            case RAISE ->
                new Occurrence(
                        true,
                        before.count() == 0 ? at : before.raisedAt(),
                        at,
                        null,
                        step.value(),
                        step.limit(),
                        before.count() + 1,
                        before.chattering() || step.chattering());
            case RETURN ->
                new Occurrence(
                        false,
                        before.raisedAt(),
                        before.lastRaisedAt(),
                        at,
                        before.value(),
                        before.limit(),
                        before.count(),
                        before.chattering());
            default -> before;
        };
    }

    private @Nullable Acknowledgement acknowledgementAfter(Step step, AlarmState next, Instant at) {
        return switch (step.action()) {
            case ACKNOWLEDGE -> new Acknowledgement(at, step.actor());
            case RAISE -> null;
            case UNSHELVE, RETURN_TO_SERVICE -> next == AlarmState.NORMAL ? acknowledgement : null;
            default -> acknowledgement;
        };
    }

    private @Nullable Cover coverAfter(Step step, AlarmState next) {
        return switch (step.action()) {
            case SHELVE, REMOVE_FROM_SERVICE -> new Cover(step.until(), step.actor(), step.reason());
            default -> next == AlarmState.SHELVED || next == AlarmState.OUT_OF_SERVICE ? cover : null;
        };
    }

    Alarm withId(long given) {
        return new Alarm(
                given,
                deviceId,
                pointId,
                rule,
                priority,
                state,
                occurrence,
                acknowledgement,
                cover,
                fold,
                closedAt,
                changedAt,
                version);
    }

    /** What a step made of an alarm. */
    record Moved(Alarm alarm, AlarmTransition transition) {}
}
