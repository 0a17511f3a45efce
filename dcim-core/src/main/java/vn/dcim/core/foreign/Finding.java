package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;

/**
 * An account that breaches a check, or of which the list does not tell whether it does.
 *
 * @param missing what would have to be known; null for one that breaches, and for one whose person is not certain
 * @param isUnknown true where it may or may not breach
 * @param fact why: a day (ISO), a number, a name; empty for nothing to tell
 */
public record Finding(ForeignAccount account, @Nullable ForeignField missing, boolean isUnknown, String fact) {

    static Finding breach(ForeignAccount account, Object fact) {
        return new Finding(account, null, false, fact.toString());
    }

    static Finding unknown(ForeignAccount account, ForeignField missing) {
        return new Finding(account, missing, true, "");
    }

    /** Whose it is, is not certain. */
    static Finding uncertain(ForeignAccount account) {
        return new Finding(account, null, true, "");
    }
}
