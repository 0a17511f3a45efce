package vn.dcim.core.table;

import java.util.Locale;

/**
 * What the reader of a table should know of how it was read.
 *
 * @param column from 0; −1 where the whole is meant
 * @param count of cells or rows
 * @param first row, as the file counts it; 0 where the whole is meant
 * @param detail such as the name of an encoding; empty for nothing to add
 */
public record TableNote(Kind kind, int column, int count, int first, String detail) {

    /** What there is to know. */
    public enum Kind {
        /** The value that was stored with the formula was taken. */
        FORMULA,
        /** The same, of another file: the value may be old. */
        EXTERNAL,
        /** One value for several rows: it was taken for each. */
        MERGED_DOWN,
        /** One value for several columns: it was taken for the left one alone. */
        MERGED_ACROSS,
        /** Rows that are hidden, which were read all the same. */
        HIDDEN,
        /** The text is not in UTF-8; the detail names what it was read as. */
        ENCODING,
        /** Cells in letters of before Unicode; the detail names which. */
        OLD_LETTERS,
        /** Rows with more cells than the first. */
        RAGGED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
