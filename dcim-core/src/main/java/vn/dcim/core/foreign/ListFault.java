package vn.dcim.core.foreign;

import java.util.Locale;

/**
 * What is wrong with a list, or with one cell of it; its text is in the bundles under {@code foreign.fault.<code>}.
 *
 * @param line of the file, from 1; 0 where the whole is meant
 * @param column its head; empty where no column is meant
 * @param value as it stands there
 */
public record ListFault(Kind kind, long line, String column, String value) {

    /** What may be wrong. */
    public enum Kind {
        EMPTY,
        TOO_LARGE,
        /** A workbook, a picture or another file that is no text. */
        NO_TEXT,
        NOT_UTF8,
        BROKEN_CSV,
        /** Heads, and nothing below. */
        NO_ACCOUNTS,
        TOO_MANY,
        NO_LOGIN_COLUMN,
        /** Two columns are to tell the same. */
        DOUBLE_COLUMN,
        /** More cells or fewer than there are heads. */
        CELLS,
        NO_LOGIN,
        DOUBLE_LOGIN,
        STATE,
        DAY,
        /** In time to come, though it has happened: day and month may have changed places. */
        TO_COME,
        ANSWER,
        NUMBER,
        TOO_LONG,
        CONTROLS;

        /** Returns the word of the bundles and of the API, such as {@code not-utf8}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int SHOWN = 200;

    public ListFault {
        value = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    static ListFault whole(Kind kind, String value) {
        return new ListFault(kind, 0, "", value);
    }
}
