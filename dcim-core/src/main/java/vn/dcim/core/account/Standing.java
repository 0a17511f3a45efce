package vn.dcim.core.account;

import java.util.Locale;

/** Whether an account may be used. */
public enum Standing {
    ACTIVE,
    /** Wrong passwords, too many in a row: no new sign-in; whoever is signed in goes on. */
    LOCKED,
    /** Suspended: nobody used it for too long. */
    UNUSED,
    /** Suspended: its term is over. */
    EXPIRED,
    /** Its time is over for good. */
    DEACTIVATED;

    /** Tells whether open sessions and tokens go on. */
    public boolean keepsRights() {
        return this == ACTIVE || this == LOCKED;
    }

    /** Returns the word of the API and of the bundles, such as {@code active}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
