package vn.dcim.core.account.factor;

import java.util.Locale;

/** Whether an account has a second factor, and if not, why not. */
public enum FactorStanding {
    SET_UP,
    /** The rules ask for one, and nothing else may be done before there is one. */
    DUE,
    /** None is asked for, and the owner wants none. */
    NONE,
    /** The rules ask for one of others, not of this account. */
    EXCUSED,
    /** A display. */
    NEVER;

    /** Returns the word of the bundles, such as {@code set-up}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
