package vn.dcim.core.register;

import java.util.Locale;

/**
 * Why something cannot be taken as it was typed.
 *
 * @param field code of the field, or the head of a column that is none; empty where the whole is meant
 * @param accepted what would be taken, or what is in the way
 */
public record RegisterFault(String field, String value, Kind kind, String accepted) {

    /** What is wrong. */
    public enum Kind {
        MISSING,
        /** No such value; the type of the field tells the form. */
        NOT_READ,
        /** {@code accepted} is how many characters there may be. */
        TOO_LONG,
        /** {@code accepted} names the entry that has it. */
        TAKEN,
        /** The end is before the beginning; {@code accepted} is the code of the field with the beginning. */
        BEFORE_BEGIN,
        /** Nothing to read. */
        EMPTY,
        /** {@code value} is what is wrong with the quotes or separators. */
        BROKEN_CSV,
        /** {@code accepted} is how many rows there may be. */
        TOO_MANY,
        /** {@code accepted} tells the heads that there may be. */
        UNKNOWN_COLUMN,
        DOUBLE_COLUMN,
        /** More cells than heads; {@code value} is how many. */
        CELLS;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
