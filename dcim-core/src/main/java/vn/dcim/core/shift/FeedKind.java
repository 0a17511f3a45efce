package vn.dcim.core.shift;

/** What a calendar tells of. */
public enum FeedKind {
    /** The owner's shifts. */
    SHIFTS,
    /** The work orders that the owner is to do. */
    WORK,
    /** All work orders. */
    ALL_WORK,
    /** What the regulation has due next. */
    COMPLIANCE;

    String act() {
        return switch (this) {
            case SHIFTS -> "shift.feed";
            case WORK, ALL_WORK -> "work.feed";
            case COMPLIANCE -> "compliance.feed";
        };
    }
}
