package vn.dcim.core.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;

/** Counts by kind what there was, what came and went, what was called another kind, and what there is. */
final class StockCounts<K extends Enum<K>> {

    /** A column of the table, in their order. */
    enum What {
        OPENING,
        IN,
        OUT,
        CORRECTED,
        CLOSING
    }

    private final Map<K, long[]> counts;

    StockCounts(Class<K> kinds) {
        counts = new EnumMap<>(kinds);
    }

    void add(K kind, What what, long by) {
        counts.computeIfAbsent(kind, _ -> new long[What.values().length])[what.ordinal()] += by;
    }

    /** Returns a row for each kind that was counted, and one of all. */
    ReportTable table(String code, Holds kinds, Function<K, String> codeOf) {
        List<Row> rows = new ArrayList<>();
        long[] sums = new long[What.values().length];
        counts.forEach((kind, of) -> {
            rows.add(row(codeOf.apply(kind), codeOf.apply(kind), of));
            Arrays.setAll(sums, i -> sums[i] + of[i]);
        });
        rows.add(row(Row.TOTAL, "", sums));
        return ReportTable.figures(
                code,
                List.of(
                        new Column("kind", kinds),
                        new Column("opening", Holds.COUNT),
                        new Column("in", Holds.COUNT),
                        new Column("out", Holds.COUNT),
                        new Column("corrected", Holds.CHANGE),
                        new Column("closing", Holds.COUNT)),
                rows);
    }

    private static Row row(String key, String kind, long[] counts) {
        List<String> cells = new ArrayList<>(List.of(kind));
        LongStream.of(counts).mapToObj(Long::toString).forEach(cells::add);
        return new Row(key, cells);
    }
}
