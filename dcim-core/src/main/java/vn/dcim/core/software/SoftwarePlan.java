package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.software.Described.Difference;
import vn.dcim.core.table.ReadTable;

/**
 * What taking a list over would do.
 *
 * @param columns what each column tells, by its number from 0
 * @param unread headings of columns that are nothing known
 */
public record SoftwarePlan(
        ReadTable table, int headRow, Map<Integer, FormField> columns, List<String> unread, List<Line> lines) {

    /** What becomes of a row. */
    public enum Fate {
        NEW,
        CHANGED,
        SAME,
        FAULTY;

        public String code() {
            return Codes.of(this);
        }
    }

    /**
     * A row.
     *
     * @param number as the file counts it
     * @param name what it is about, as people call it
     * @param kept as it is to be written; null for a faulty row
     * @param differences from what is known; none for what is new
     */
    public record Line(
            int number,
            Fate fate,
            String name,
            @Nullable Object kept,
            List<Difference> differences,
            List<FieldFault> faults) {}

    /**
     * What is wrong with a cell.
     *
     * @param letters of its column; empty where the list has none for the field
     * @param heading empty where there is none
     */
    public record CellFault(int row, String letters, String heading, FieldFault fault) {}

    public long count(Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).count();
    }

    public List<Line> lines(Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).toList();
    }

    /** Returns how many rows there are of each fate, by which an author agrees to what was shown. */
    public String counts() {
        return count(Fate.NEW) + "-" + count(Fate.CHANGED) + "-" + count(Fate.SAME) + "-" + count(Fate.FAULTY);
    }

    /** Returns all that is wrong, row by row. */
    public List<CellFault> faults() {
        return lines.stream()
                .flatMap(line -> line.faults().stream().map(fault -> at(line.number(), fault)))
                .toList();
    }

    private CellFault at(int row, FieldFault fault) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue() == fault.field())
                .findFirst()
                .map(entry -> new CellFault(row, ReadTable.letters(entry.getKey()), heading(entry.getKey()), fault))
                .orElseGet(() -> new CellFault(row, "", "", fault));
    }

    private String heading(int column) {
        return table.rows().stream()
                .filter(row -> row.number() == headRow)
                .map(row -> row.cell(column))
                .findFirst()
                .orElse("");
    }
}
