package vn.dcim.core.account;

import java.util.Locale;

/** Whether a second factor is asked for beside the password. */
public enum SecondFactorDuty {
    /** Nothing but setting one up may be done before there is one. */
    MUST,
    /** Whoever wants has one. */
    MAY,
    /** A screen on a wall, in front of which nobody could type a code. */
    NEVER;

    /** Returns the word of rule files and bundles, such as {@code must}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
