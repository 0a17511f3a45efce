package vn.dcim.core.work;

import java.util.Locale;

/** How far an order is. */
public enum WorkState {
    OPENED,
    /** It has a window. */
    PLANNED,
    /** Somebody is to do it. */
    ASSIGNED,
    /** Somebody is doing it; only now results are recorded. */
    STARTED,
    /** It waits for somebody else to accept it. */
    FINISHED,
    ACCEPTED,
    CANCELLED;

    /** Returns the word of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether anything is still to be done. */
    public boolean isOpen() {
        return this != ACCEPTED && this != CANCELLED;
    }
}
