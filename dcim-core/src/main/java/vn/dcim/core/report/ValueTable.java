package vn.dcim.core.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;

/** What the centre's own equipment is worth at the cut-off: price, what is written off of it, what is left. */
final class ValueTable {

    private static final int COUNT = 0;
    private static final int UNPRICED = 1;
    private static final int OVER = 2;
    private static final int PRICE = 3;
    private static final int WORN = 4;
    private static final int REST = 5;

    private ValueTable() {}

    static ReportTable of(EquipmentAsOf equipment) {
        Map<AssetKind, long[]> sums = new EnumMap<>(AssetKind.class);
        long[] total = new long[REST + 1];
        equipment.present().filter(AssetLine::isOwn).forEach(line -> {
            long[] of = figures(line, equipment.parameters());
            long[] sum = sums.computeIfAbsent(line.kind(), _ -> new long[REST + 1]);
            Arrays.setAll(sum, i -> sum[i] + of[i]);
            Arrays.setAll(total, i -> total[i] + of[i]);
        });
        List<Row> rows = new ArrayList<>();
        sums.forEach((kind, of) -> rows.add(row(kind.code(), kind.code(), of)));
        rows.add(row(Row.TOTAL, "", total));
        return ReportTable.figures(
                "value",
                List.of(
                        new Column("kind", Holds.KIND),
                        new Column("own", Holds.COUNT),
                        new Column("unpriced", Holds.COUNT),
                        new Column("over", Holds.COUNT),
                        new Column("price", Holds.MONEY),
                        new Column("worn", Holds.MONEY),
                        new Column("rest", Holds.MONEY)),
                rows);
    }

    private static long[] figures(AssetLine line, ReportParameters parameters) {
        long price = line.price() == null ? 0 : line.price();
        long worn = worn(line, parameters);
        long[] figures = new long[REST + 1];
        figures[COUNT] = 1;
        figures[UNPRICED] = line.price() == null ? 1 : 0;
        figures[OVER] = isOver(line, parameters) ? 1 : 0;
        figures[PRICE] = price;
        figures[WORN] = worn;
        figures[REST] = price - worn;
        return figures;
    }

    static boolean isOver(AssetLine line, ReportParameters parameters) {
        return Depreciation.isOver(line.inUseOn(), parameters.life(line), parameters.cutOffDay());
    }

    static long worn(AssetLine line, ReportParameters parameters) {
        return line.price() == null
                ? 0
                : Depreciation.worn(line.price(), line.inUseOn(), parameters.life(line), parameters.cutOffDay());
    }

    private static Row row(String key, String kind, long[] figures) {
        List<String> cells = new ArrayList<>(List.of(kind));
        LongStream.of(figures).mapToObj(Long::toString).forEach(cells::add);
        return new Row(key, cells);
    }
}
