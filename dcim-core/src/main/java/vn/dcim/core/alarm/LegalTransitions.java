package vn.dcim.core.alarm;

import static vn.dcim.core.alarm.AlarmAction.ACKNOWLEDGE;
import static vn.dcim.core.alarm.AlarmAction.ATTRIBUTE;
import static vn.dcim.core.alarm.AlarmAction.COMMENT;
import static vn.dcim.core.alarm.AlarmAction.RAISE;
import static vn.dcim.core.alarm.AlarmAction.RELEASE;
import static vn.dcim.core.alarm.AlarmAction.REMOVE_FROM_SERVICE;
import static vn.dcim.core.alarm.AlarmAction.RETURN;
import static vn.dcim.core.alarm.AlarmAction.RETURN_TO_SERVICE;
import static vn.dcim.core.alarm.AlarmAction.SHELVE;
import static vn.dcim.core.alarm.AlarmAction.SUPPRESS;
import static vn.dcim.core.alarm.AlarmAction.UNSHELVE;
import static vn.dcim.core.alarm.AlarmAction.WITHDRAW;
import static vn.dcim.core.alarm.AlarmState.ACKNOWLEDGED;
import static vn.dcim.core.alarm.AlarmState.NORMAL;
import static vn.dcim.core.alarm.AlarmState.OUT_OF_SERVICE;
import static vn.dcim.core.alarm.AlarmState.RETURNED_UNACKNOWLEDGED;
import static vn.dcim.core.alarm.AlarmState.SHELVED;
import static vn.dcim.core.alarm.AlarmState.SUPPRESSED;
import static vn.dcim.core.alarm.AlarmState.UNACKNOWLEDGED;

import java.util.Map;
import java.util.Optional;

/**
 * Every legal transition of an alarm; what does not stand here does not happen. Where a cover ends, the state that follows
 * depends on what went on beneath it. The model is explained in {@code docs/alarms.md}.
 */
final class LegalTransitions {

    /** A cover that a person laid ends: what is still there is told anew. */
    private static final Next ANEW = (active, acknowledged) -> active ? UNACKNOWLEDGED : NORMAL;

    /** A fold ends: what is still there stands as it stood. */
    private static final Next AS_BENEATH =
            (active, acknowledged) -> !active ? NORMAL : acknowledged ? ACKNOWLEDGED : UNACKNOWLEDGED;

    private static final Map<AlarmState, Map<AlarmAction, Next>> TABLE = Map.of(
            NORMAL,
            Map.of(
                    RAISE, to(UNACKNOWLEDGED),
                    COMMENT, to(NORMAL)),
            UNACKNOWLEDGED,
            Map.of(
                    RETURN, to(RETURNED_UNACKNOWLEDGED),
                    ACKNOWLEDGE, to(ACKNOWLEDGED),
                    SHELVE, to(SHELVED),
                    SUPPRESS, to(SUPPRESSED),
                    ATTRIBUTE, to(UNACKNOWLEDGED),
                    REMOVE_FROM_SERVICE, to(OUT_OF_SERVICE),
                    WITHDRAW, to(NORMAL),
                    COMMENT, to(UNACKNOWLEDGED)),
            ACKNOWLEDGED,
            Map.of(
                    RETURN, to(NORMAL),
                    SHELVE, to(SHELVED),
                    SUPPRESS, to(SUPPRESSED),
                    ATTRIBUTE, to(ACKNOWLEDGED),
                    REMOVE_FROM_SERVICE, to(OUT_OF_SERVICE),
                    WITHDRAW, to(NORMAL),
                    COMMENT, to(ACKNOWLEDGED)),
            RETURNED_UNACKNOWLEDGED,
            Map.of(
                    RAISE, to(UNACKNOWLEDGED),
                    ACKNOWLEDGE, to(NORMAL),
                    SHELVE, to(SHELVED),
                    SUPPRESS, to(SUPPRESSED),
                    ATTRIBUTE, to(RETURNED_UNACKNOWLEDGED),
                    REMOVE_FROM_SERVICE, to(OUT_OF_SERVICE),
                    WITHDRAW, to(NORMAL),
                    COMMENT, to(RETURNED_UNACKNOWLEDGED)),
            SHELVED,
            Map.of(
                    RAISE, to(SHELVED),
                    RETURN, to(SHELVED),
                    SHELVE, to(SHELVED),
                    UNSHELVE, ANEW,
                    ATTRIBUTE, to(SHELVED),
                    REMOVE_FROM_SERVICE, to(OUT_OF_SERVICE),
                    WITHDRAW, to(NORMAL),
                    COMMENT, to(SHELVED)),
            SUPPRESSED,
            Map.of(
                    RAISE, to(SUPPRESSED),
                    RETURN, to(SUPPRESSED),
                    ACKNOWLEDGE, to(SUPPRESSED),
                    SHELVE, to(SHELVED),
                    SUPPRESS, to(SUPPRESSED),
                    RELEASE, AS_BENEATH,
                    REMOVE_FROM_SERVICE, to(OUT_OF_SERVICE),
                    WITHDRAW, to(NORMAL),
                    COMMENT, to(SUPPRESSED)),
            OUT_OF_SERVICE,
            Map.of(
                    RAISE, to(OUT_OF_SERVICE),
                    RETURN, to(OUT_OF_SERVICE),
                    ATTRIBUTE, to(OUT_OF_SERVICE),
                    RETURN_TO_SERVICE, ANEW,
                    WITHDRAW, to(NORMAL),
                    COMMENT, to(OUT_OF_SERVICE)));

    private LegalTransitions() {}

    /**
     * Returns the state that an action leads to; empty when it is not legal. Beneath a cover only a condition that is gone can
     * come, only one that is there can go, and only one that is not acknowledged can be.
     *
     * @param active whether the condition is there
     * @param acknowledged whether somebody has said that they know of the present occurrence
     */
    static Optional<AlarmState> next(AlarmState from, AlarmAction action, boolean active, boolean acknowledged) {
        boolean pointless =
                switch (action) {
                    case RAISE -> active;
                    case RETURN -> !active;
                    case ACKNOWLEDGE -> acknowledged;
                    default -> false;
                };
        return pointless
                ? Optional.empty()
                : Optional.ofNullable(TABLE.get(from).get(action)).map(next -> next.state(active, acknowledged));
    }

    private static Next to(AlarmState state) {
        return (active, acknowledged) -> state;
    }

    /** Where an action leads, given what is beneath. */
    @FunctionalInterface
    private interface Next {
        AlarmState state(boolean active, boolean acknowledged);
    }
}
