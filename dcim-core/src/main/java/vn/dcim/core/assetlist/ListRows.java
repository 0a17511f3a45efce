package vn.dcim.core.assetlist;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.asset.AssetBatch;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.table.ReadTable;

/** Makes rows of assets from those of a table, by its columns and with what its author corrected. */
final class ListRows {

    private final AssetDraft draft;
    private final Map<Integer, FieldKey> columns;
    private final Map<AssetField, String> same;
    private final Map<Integer, Map<FieldKey, String>> corrected = new HashMap<>();
    private final Map<Integer, Map<Integer, String>> broken = new HashMap<>();
    private final Set<Integer> leftOut = new HashSet<>();

    ListRows(AssetDraft draft, ReadTable table, List<DraftCell> cells) {
        this.draft = draft;
        columns = Columns.of(draft.mapping());
        same = same(draft);
        for (DraftCell cell : cells) {
            if (cell.field().isEmpty()) {
                leftOut.add(cell.atRow());
            } else {
                corrected
                        .computeIfAbsent(cell.atRow(), _ -> new HashMap<>())
                        .put(FieldKey.of(cell.field()), cell.value());
            }
        }
        table.broken().forEach(cell -> broken.computeIfAbsent(cell.row(), _ -> new HashMap<>())
                .put(cell.column(), cell.value()));
    }

    static Map<AssetField, String> same(AssetDraft draft) {
        Map<AssetField, String> same = new EnumMap<>(AssetField.class);
        Columns.pairs(draft.same())
                .forEach((code, value) -> AssetField.of(code).ifPresent(field -> same.put(field, value)));
        return same;
    }

    List<Integer> leftOut() {
        return leftOut.stream().sorted().toList();
    }

    /** Returns the rows below the headings that were not left out. */
    List<AssetBatch.Row> of(ReadTable table) {
        return table.rows().stream()
                .filter(row -> row.number() > draft.headRow() && !leftOut.contains(row.number()))
                .map(this::row)
                .toList();
    }

    private AssetBatch.Row row(ReadTable.Row row) {
        Map<FieldKey, String> fixes = corrected.getOrDefault(row.number(), Map.of());
        Map<Integer, String> errors = broken.getOrDefault(row.number(), Map.of());
        Map<FieldKey, String> typed = new HashMap<>();
        List<AssetFault> faults = new ArrayList<>();
        columns.forEach((column, field) -> {
            typed.put(field, row.cell(column));
            if (errors.containsKey(column) && !fixes.containsKey(field)) {
                faults.add(new AssetFault(field, errors.get(column), AssetFault.Kind.NO_VALUE, ""));
            }
        });
        typed.putAll(fixes);
        same.forEach((field, value) -> typed.merge(field, value, (told, other) -> told.isEmpty() ? other : told));
        if (!draft.clears()) {
            // why: old lists are full of holes, and a hole is no wish to forget what is known
            typed.values().removeIf(String::isEmpty);
        }
        return new AssetBatch.Row(row.number(), typed, faults);
    }
}
