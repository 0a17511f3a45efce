package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;
import vn.dcim.core.report.SoftwareAsOf.Bought;
import vn.dcim.core.software.Balance;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.LicenceStock.Standing;
import vn.dcim.core.software.Metric;

/** What was bought, by what it is counted: licences that came and ended, and how much of them is used. */
final class LicenceTables {

    private static final int OPENING = 0;
    private static final int IN = 1;
    private static final int RENEWED = 2;
    private static final int ENDED = 3;
    private static final int CORRECTED = 4;
    private static final int CLOSING = 5;

    private LicenceTables() {}

    static List<ReportTable> of(SoftwareAsOf software) {
        return List.of(licences(software), seats(software));
    }

    private static ReportTable licences(SoftwareAsOf software) {
        LocalDate openingDay = software.parameters().openingDay();
        LocalDate cutOffDay = software.parameters().cutOffDay();
        Map<Long, Bought> before = new LinkedHashMap<>();
        software.licencesBefore().stream()
                .filter(bought -> SoftwareAsOf.standing(bought, openingDay) == Standing.VALID)
                .forEach(bought -> before.put(bought.licence().id(), bought));
        Map<Metric, long[]> counts = new EnumMap<>(Metric.class);
        before.values().forEach(bought -> add(counts, bought, OPENING, 1));
        Map<Long, Bought> after = new LinkedHashMap<>();
        software.licences().forEach(bought -> after.put(bought.licence().id(), bought));
        after.forEach((id, bought) ->
                count(counts, before.get(id), bought, SoftwareAsOf.standing(bought, cutOffDay), openingDay));
        // why: what an undone list had brought is in no later state of the register
        before.values().stream()
                .filter(bought -> !after.containsKey(bought.licence().id()))
                .forEach(bought -> add(counts, bought, CORRECTED, -1));
        List<Row> rows = new ArrayList<>();
        long[] sums = new long[CLOSING + 1];
        counts.forEach((metric, of) -> {
            rows.add(row(Codes.of(metric), Codes.of(metric), of));
            Arrays.setAll(sums, i -> sums[i] + of[i]);
        });
        rows.add(row(Row.TOTAL, "", sums));
        return ReportTable.figures(
                "licences",
                List.of(
                        new Column("metric", Holds.METRIC),
                        new Column("opening", Holds.COUNT),
                        new Column("in", Holds.COUNT),
                        new Column("renewed", Holds.COUNT),
                        new Column("ended", Holds.COUNT),
                        new Column("corrected-licence", Holds.CHANGE),
                        new Column("closing", Holds.COUNT)),
                rows);
    }

    /** @param was as it was valid at the opening; null where it was not */
    private static void count(
            Map<Metric, long[]> counts, @Nullable Bought was, Bought is, Standing standing, LocalDate openingDay) {
        // why: it leaves the metric that it was counted by
        Bought counted = Objects.requireNonNullElse(was, is);
        if (standing == Standing.VALID) {
            add(counts, is, CLOSING, 1);
            if (was == null) {
                add(counts, is, IN, 1);
            } else {
                add(counts, was, CORRECTED, -1);
                add(counts, is, CORRECTED, 1);
            }
        } else if (standing == Standing.TO_COME) {
            if (was != null) {
                add(counts, was, CORRECTED, -1);
            }
        } else if (was != null || is.licence().startsOn().isAfter(openingDay)) {
            if (was == null) {
                add(counts, is, IN, 1);
            }
            add(counts, counted, standing == Standing.RENEWED ? RENEWED : ENDED, 1);
        }
    }

    private static void add(Map<Metric, long[]> counts, Bought bought, int what, long by) {
        counts.computeIfAbsent(bought.licence().metric(), _ -> new long[CLOSING + 1])[what] += by;
    }

    private static ReportTable seats(SoftwareAsOf software) {
        Map<Metric, long[]> sums = new EnumMap<>(Metric.class);
        software.present().stream()
                .filter(line -> line.title().ground().isCounted())
                .forEach(line -> {
                    Balance balance = line.balance();
                    boolean isUnlimited = balance.bought() == null;
                    int bought = isUnlimited ? 0 : balance.bought();
                    long[] of = {
                        1,
                        bought,
                        balance.used(),
                        isUnlimited ? 0 : Math.max(0, bought - balance.used()),
                        isUnlimited ? 0 : Math.max(0, balance.used() - bought)
                    };
                    long[] sum = sums.computeIfAbsent(
                            isUnlimited ? Metric.SITE : balance.metric(), _ -> new long[of.length]);
                    Arrays.setAll(sum, i -> sum[i] + of[i]);
                });
        return ReportTable.figures(
                "seats",
                List.of(
                        new Column("metric", Holds.METRIC),
                        new Column("titles", Holds.COUNT),
                        new Column("bought", Holds.COUNT),
                        new Column("used", Holds.COUNT),
                        new Column("free", Holds.COUNT),
                        new Column("beyond", Holds.COUNT)),
                sums.entrySet().stream()
                        .map(entry -> row(Codes.of(entry.getKey()), Codes.of(entry.getKey()), entry.getValue()))
                        .toList());
    }

    private static Row row(String key, String metric, long[] counts) {
        List<String> cells = new ArrayList<>(List.of(metric));
        LongStream.of(counts).mapToObj(Long::toString).forEach(cells::add);
        return new Row(key, cells);
    }
}
