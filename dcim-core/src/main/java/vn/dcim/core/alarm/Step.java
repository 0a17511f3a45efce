package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import vn.dcim.core.alarm.Alarm.Fold;

/**
 * What is about to be done to an alarm. Whether it is legal decides the state that the alarm's row has when it is written.
 *
 * @param value of a raise, in the point's unit or the code of a word
 * @param limit of a raise, in the point's unit; null where the rule has none
 * @param until of a shelf
 * @param fold of a suppression or attribution
 */
record Step(
        AlarmAction action,
        Instant at,
        String actor,
        String reason,
        double value,
        @Nullable Double limit,
        boolean chattering,
        @Nullable Instant until,
        @Nullable Fold fold) {

    static Step raise(Instant at, double value, @Nullable Double limit, boolean chattering) {
        return new Step(AlarmAction.RAISE, at, AlarmTransition.SYSTEM, "", value, limit, chattering, null, null);
    }

    static Step bySystem(AlarmAction action, Instant at, String reason) {
        return by(AlarmTransition.SYSTEM, action, at, reason);
    }

    static Step by(String actor, AlarmAction action, Instant at, String reason) {
        return new Step(action, at, actor, reason, Double.NaN, null, false, null, null);
    }

    static Step shelve(String actor, Instant at, Instant until, String reason) {
        return new Step(AlarmAction.SHELVE, at, actor, reason, Double.NaN, null, false, until, null);
    }

    /** @param action SUPPRESS, RELEASE or ATTRIBUTE */
    static Step fold(AlarmAction action, Instant at, Fold fold) {
        return new Step(action, at, AlarmTransition.SYSTEM, "", Double.NaN, null, false, null, fold);
    }

    Fold foldAfter(Fold before) {
        return fold == null ? before : fold;
    }
}
