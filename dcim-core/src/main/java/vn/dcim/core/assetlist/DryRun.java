package vn.dcim.core.assetlist;

import io.micronaut.core.annotation.Nullable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.Line;
import vn.dcim.core.asset.AssetBatch.Plan;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.table.ReadTable;

/**
 * What taking over a list would do.
 *
 * @param columns what each column tells, by its number from 0; those that are left out are no keys
 * @param same what rows without a value get
 * @param leftOut numbers of the rows that the author left out
 */
public record DryRun(
        AssetDraft draft,
        ReadTable table,
        Map<Integer, FieldKey> columns,
        Map<AssetField, String> same,
        List<Integer> leftOut,
        Plan plan) {

    /**
     * What is wrong with a cell.
     *
     * @param column from 0; −1 where the list has no column for the field
     * @param letters of the column, as spreadsheets call it; empty where there is none
     * @param heading empty where there is none
     */
    public record CellFault(int row, int column, String letters, String heading, AssetFault fault) {}

    /** Returns the row with the headings; null where the file has no such row. */
    public ReadTable.@Nullable Row head() {
        return table.rows().stream()
                .filter(row -> row.number() == draft.headRow())
                .findFirst()
                .orElse(null);
    }

    /** Returns the first row below the headings; empty for none. */
    public Optional<ReadTable.Row> sample() {
        return table.rows().stream()
                .filter(row -> row.number() > draft.headRow())
                .findFirst();
    }

    /** Returns how many columns there may be something to choose for. */
    public int width() {
        return table.width();
    }

    public String heading(int column) {
        ReadTable.Row head = head();
        return head == null ? "" : head.cell(column);
    }

    /** Returns all that is wrong, row by row, each from left to right. */
    public List<CellFault> faults() {
        return plan.lines().stream()
                .filter(line -> line.fate() == Fate.FAULTY)
                .flatMap(line -> faults(line).stream())
                .toList();
    }

    /** Returns what is wrong with a row, from left to right. */
    public List<CellFault> faults(Line line) {
        return line.faults().stream()
                .map(fault -> {
                    int column = columns.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(fault.field()))
                            .mapToInt(Map.Entry::getKey)
                            .findFirst()
                            .orElse(-1);
                    return column < 0
                            ? new CellFault(line.number(), column, "", "", fault)
                            : new CellFault(line.number(), column, ReadTable.letters(column), heading(column), fault);
                })
                .sorted(Comparator.comparingInt(CellFault::column))
                .toList();
    }

    /** Returns the rows that a fate is meant for. */
    public List<Line> lines(Fate fate) {
        return plan.lines().stream().filter(line -> line.fate() == fate).toList();
    }
}
