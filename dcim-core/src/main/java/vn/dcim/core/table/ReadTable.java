package vn.dcim.core.table;

import java.util.List;

/**
 * A table as it was read. Rows without anything in them are left out; days stand as {@code 31/01/2026}.
 *
 * @param sheets names of all sheets of the file; one without a name for a file of text
 * @param sheet which of them this is, from 0
 * @param notes of the whole and of columns, in the order in which they were met
 * @param broken cells without a value that can be taken, in the order of the file
 */
public record ReadTable(
        List<String> sheets, int sheet, List<Row> rows, List<TableNote> notes, List<BrokenCell> broken) {

    /**
     * A row.
     *
     * @param number as the file counts it, from 1
     * @param cells without blanks at the ends, and no empty ones at the end
     */
    public record Row(int number, List<String> cells) {

        /** Returns a cell, from 0; empty where there is none. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * A cell that tells an error, or a formula that was never worked out.
     *
     * @param row as the file counts it
     * @param column from 0
     */
    public record BrokenCell(int row, int column, String value) {}

    /** Returns how many columns its widest row has. */
    public int width() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    /** Returns the letters by which spreadsheets call a column: A, B, …, Z, AA. */
    public static String letters(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : letters(column / 26 - 1) + (char) ('A' + column % 26);
    }
}
