package vn.dcim.core.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import vn.dcim.core.asset.Importance;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;
import vn.dcim.core.report.StockCounts.What;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.SoftwareKind;
import vn.dcim.core.software.TitleFlaw;
import vn.dcim.core.software.TitleLine;

/** How many titles there are, by kind and importance, and how they are used. */
final class SoftwareTables {

    private SoftwareTables() {}

    static List<ReportTable> of(SoftwareAsOf software) {
        return List.of(byKind(software), byImportance(software), use(software));
    }

    private static ReportTable byKind(SoftwareAsOf software) {
        var counts = new StockCounts<>(SoftwareKind.class);
        software.presentBefore().forEach(line -> {
            counts.add(line.title().kind(), What.OPENING, 1);
            if (!software.isPresent(line.title().id())) {
                counts.add(line.title().kind(), What.OUT, 1);
            }
        });
        software.present().forEach(line -> {
            counts.add(line.title().kind(), What.CLOSING, 1);
            if (software.wasPresent(line.title().id())) {
                TitleLine was = software.opening().get(line.title().id());
                counts.add(was.title().kind(), What.CORRECTED, -1);
                counts.add(line.title().kind(), What.CORRECTED, 1);
            } else {
                counts.add(line.title().kind(), What.IN, 1);
            }
        });
        return counts.table("software-stock", Holds.SOFTWARE_KIND, Codes::of);
    }

    private static ReportTable byImportance(SoftwareAsOf software) {
        List<Row> rows = new ArrayList<>();
        Stream.concat(Arrays.stream(Importance.values()), Stream.of((Importance) null))
                .forEach(importance -> {
                    ToLongFunction<List<TitleLine>> count = lines -> lines.stream()
                            .filter(line -> line.title().importance() == importance)
                            .count();
                    long was = count.applyAsLong(software.presentBefore());
                    long is = count.applyAsLong(software.present());
                    String code = importance == null ? "unknown" : importance.code();
                    rows.add(Row.of(code, code, was, is, is - was));
                });
        return ReportTable.figures(
                "software-importance",
                List.of(
                        new Column("importance", Holds.IMPORTANCE),
                        new Column("opening", Holds.COUNT),
                        new Column("closing", Holds.COUNT),
                        new Column("change", Holds.CHANGE)),
                rows);
    }

    /** What is counted of the titles that are used; those of the register's flaws have their names. */
    private enum Figure {
        MACHINES(line -> line.usage().machines()),
        PEOPLE(line -> line.usage().people()),
        NO_LICENCE(TitleFlaw.NO_LICENCE),
        EXPIRED_IN_USE(TitleFlaw.EXPIRED_IN_USE),
        OVER_USED(TitleFlaw.OVER_USED),
        UNUSED(TitleFlaw.UNUSED),
        UNRATED(TitleFlaw.UNRATED),
        INCOMPLETE(TitleFlaw.INCOMPLETE),
        NOT_PERMITTED(TitleFlaw.NOT_PERMITTED),
        WITHOUT_CONSENT(line -> line.usage().withoutConsent());

        private final ToLongFunction<TitleLine> of;

        Figure(ToLongFunction<TitleLine> of) {
            this.of = of;
        }

        Figure(TitleFlaw flaw) {
            this(line -> line.flaws().contains(flaw) ? 1 : 0);
        }

        long sum(List<TitleLine> lines) {
            return lines.stream().mapToLong(of).sum();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static ReportTable use(SoftwareAsOf software) {
        List<Row> rows = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            rows.add(row(figure.code(), figure.sum(software.presentBefore()), figure.sum(software.present())));
        }
        rows.add(row(
                "ends-soon",
                ending(software.licencesBefore(), software.parameters().openingDay()),
                ending(software.licences(), software.parameters().cutOffDay())));
        return ReportTable.figures(
                "software-use",
                List.of(
                        new Column("figure", Holds.LABEL),
                        new Column("opening", Holds.COUNT),
                        new Column("closing", Holds.COUNT),
                        new Column("change", Holds.CHANGE)),
                rows);
    }

    private static long ending(List<SoftwareAsOf.Bought> licences, LocalDate day) {
        return licences.stream()
                .filter(bought -> SoftwareAsOf.endsSoon(bought, day))
                .count();
    }

    private static Row row(String code, long was, long is) {
        return Row.of(code, code, was, is, is - was);
    }
}
