package vn.dcim.core.foreign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a list may tell of an account, in the order of files and pages. */
public enum ForeignField {
    /** The only one that every list must have. */
    LOGIN,
    FULL_NAME,
    UNIT,
    STATE,
    ADMINISTRATOR,
    /** The account of a machine or a service, which a person answers for. */
    MACHINE,
    /** That person. */
    RESPONSIBLE,
    CREATED,
    LAST_USED,
    PASSWORD_CHANGED,
    /** The last day. */
    EXPIRES,
    /** Of its password, in characters. */
    LEAST_LENGTH,
    SECOND_FACTOR,
    GRANTED_BY,
    GRANTED_FOR,
    GRANT_DOCUMENT,
    GRANTED_ON;

    /** Returns the word of files, forms and bundles, such as {@code last-used}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the field of a code; empty where there is none. */
    public static Optional<ForeignField> of(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }
}
