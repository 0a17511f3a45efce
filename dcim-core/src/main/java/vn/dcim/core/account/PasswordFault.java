package vn.dcim.core.account;

import java.util.Locale;

/**
 * Why a password is not taken.
 *
 * @param detail what is needed, or what was found; empty where the kind says it all
 */
public record PasswordFault(Kind kind, String detail) {

    /** Kinds of faults; the texts are in the bundles under {@code password.fault.<code>}. */
    public enum Kind {
        /** Fewer characters than the detail. */
        TOO_SHORT,
        /** More characters than the detail. */
        TOO_LONG,
        /** Fewer kinds of characters than the detail. */
        TOO_FEW_KINDS,
        /** Holds the person's or the account's name. */
        HAS_NAME,
        HAS_BIRTH_DATE,
        HAS_PHONE,
        /** Is one of the first that somebody would try, because of the detail. */
        GUESSABLE,
        /** Is the one that was issued. */
        AS_ISSUED,
        USED_BEFORE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static PasswordFault of(Kind kind) {
        return new PasswordFault(kind, "");
    }
}
