package vn.dcim.core.work.permit;

import java.util.Locale;

/** How a permit stands. */
public enum PermitState {
    REQUESTED,
    /** The nodes may be off. */
    APPROVED,
    /** Whoever worked says that all is on again. */
    RETURNED,
    /** Somebody else has seen that it is. */
    CLOSED,
    REFUSED,
    WITHDRAWN;

    /** Returns the word of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether something may be off by it. */
    public boolean isOpen() {
        return this == APPROVED || this == RETURNED;
    }

    /** Tells whether it counts against others for the same time. */
    public boolean isStanding() {
        return this == REQUESTED || isOpen();
    }
}
