package vn.dcim.core.shift;

/** What a calendar tells of. */
public enum FeedKind {
    /** The owner's shifts. */
    SHIFTS,
    /** The work orders that the owner is to do. */
    WORK,
    /** All work orders. */
    ALL_WORK;

    String act() {
        return this == SHIFTS ? "shift.feed" : "work.feed";
    }
}
