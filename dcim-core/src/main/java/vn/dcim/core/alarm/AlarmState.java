package vn.dcim.core.alarm;

/** How an alarm stands, after ANSI/ISA-18.2. */
public enum AlarmState {
    /** Over: the condition is gone and seen, or the alarm was withdrawn. The row is history. */
    NORMAL,
    /** The condition is there and nobody has said so far that they know. */
    UNACKNOWLEDGED,
    /** The condition is there and somebody knows. */
    ACKNOWLEDGED,
    /** The condition went before anybody said that they knew. */
    RETURNED_UNACKNOWLEDGED,
    /** Silenced by a person until an instant, for a reason. */
    SHELVED,
    /** Silenced by design: it follows from another alarm, its root. */
    SUPPRESSED,
    /** Silenced by a person, or by the pause of its device, until taken back. */
    OUT_OF_SERVICE;

    /** Tells whether the condition goes on unseen beneath: it may come and go without a change of this state. */
    public boolean isCovered() {
        return this == SHELVED || this == SUPPRESSED || this == OUT_OF_SERVICE;
    }

    /** Tells whether the row is open: not yet history. */
    public boolean isStanding() {
        return this != NORMAL;
    }
}
