package vn.dcim.core.software;

/**
 * Why a row of a list cannot be taken.
 *
 * @param line as the file counts them, from 1; 0 for the list as a whole
 * @param column code, such as {@code last-scan}; empty for the whole row
 */
public record ConsoleFault(long line, String column, String value, Kind kind) {

    /** What is wrong. */
    public enum Kind {
        /** There is nothing on the list. */
        EMPTY,
        /** It is no table that can be read. */
        UNREADABLE,
        /** More rows than a list may have. */
        TOO_MANY,
        /** The column of hosts is missing. */
        NO_HOST_COLUMN,
        MISSING,
        TOO_LONG,
        /** It is no instant such as 21/11/2026 08:00. */
        NO_INSTANT,
        /** It is yet to come. */
        TO_COME,
        /** It is no number from 0. */
        NO_NUMBER,
        /** The host stands on the list twice. */
        TWICE
    }
}
