package vn.dcim.core.staff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody does no longer do what they did. */
public enum DepartureKind {
    LEAVING,
    TRANSFER,
    RETIREMENT,
    /** Another post in the same house: the account goes on with other rights. */
    CHANGE_OF_POST;

    /** Tells whether the account of the person ends. */
    public boolean endsAccount() {
        return this != CHANGE_OF_POST;
    }

    /** Returns the word of forms and bundles, such as {@code change-of-post}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<DepartureKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
