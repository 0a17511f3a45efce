package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;
import vn.dcim.core.report.SoftwareAsOf.Bought;
import vn.dcim.core.software.Balance;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.LicenceStock.Standing;
import vn.dcim.core.software.SoftwareTitle;
import vn.dcim.core.software.TitleFlaw;
import vn.dcim.core.software.TitleLine;

/** The list of software with the nine fields of article 10.1, and what is to be mended of it. */
final class SoftwareLists {

    private static final List<TitleFlaw> BEYOND =
            List.of(TitleFlaw.NO_LICENCE, TitleFlaw.EXPIRED_IN_USE, TitleFlaw.OVER_USED);

    private static final List<Column> LICENCE = List.of(
            new Column("name", Holds.TEXT),
            new Column("licence-number", Holds.TEXT),
            new Column("metric", Holds.METRIC),
            new Column("seats", Holds.COUNT),
            new Column("starts-on", Holds.DAY),
            new Column("ends-on", Holds.DAY),
            new Column("supplier", Holds.TEXT),
            new Column("renewal-person", Holds.TEXT));

    private SoftwareLists() {}

    static List<ReportTable> of(SoftwareAsOf software) {
        LocalDate day = software.parameters().cutOffDay();
        return List.of(
                titles(software),
                licences("licence-list", software, bought -> SoftwareAsOf.standing(bought, day) == Standing.VALID),
                licences(
                        "licence-ends",
                        software,
                        bought -> SoftwareAsOf.endsSoon(bought, day) || software.endedInPeriod(bought)),
                beyond(software),
                unrated(software));
    }

    private static ReportTable titles(SoftwareAsOf software) {
        return ReportTable.list(
                "software",
                List.of(
                        new Column("name", Holds.TEXT),
                        new Column("version", Holds.TEXT),
                        new Column("cost", Holds.MONEY),
                        new Column("importance", Holds.IMPORTANCE),
                        new Column("purpose", Holds.TEXT),
                        new Column("scope", Holds.TEXT),
                        new Column("managed-by", Holds.TEXT),
                        new Column("licence-info", Holds.TEXT),
                        new Column("kept-at", Holds.TEXT)),
                software.present().stream()
                        .map(TitleLine::title)
                        .map(title -> Row.of(
                                title.id(),
                                title.name(),
                                title.version(),
                                title.value(),
                                importance(title),
                                title.purpose(),
                                title.scope(),
                                title.managedBy(),
                                title.licenceInfo(),
                                title.keptAt()))
                        .toList());
    }

    private static ReportTable licences(String code, SoftwareAsOf software, Predicate<Bought> which) {
        return ReportTable.list(
                code,
                LICENCE,
                software.licences().stream()
                        .filter(which)
                        .map(bought -> Row.of(
                                bought.line().title().id(),
                                bought.line().title().title(),
                                bought.licence().number(),
                                Codes.of(bought.licence().metric()),
                                bought.licence().seats(),
                                bought.licence().startsOn(),
                                bought.licence().endsOn(),
                                bought.licence().supplier(),
                                bought.licence().renewal().person()))
                        .toList());
    }

    private static ReportTable beyond(SoftwareAsOf software) {
        return ReportTable.list(
                "over-use",
                List.of(
                        new Column("name", Holds.TEXT),
                        new Column("flaw", Holds.LABEL),
                        new Column("metric", Holds.METRIC),
                        new Column("bought", Holds.COUNT),
                        new Column("used", Holds.COUNT)),
                software.present().stream()
                        .filter(line -> flaw(line.flaws()).isPresent())
                        .map(line -> {
                            Balance balance = line.balance();
                            return Row.of(
                                    line.title().id(),
                                    line.title().title(),
                                    Codes.of(flaw(line.flaws()).orElseThrow()),
                                    Codes.of(balance.metric()),
                                    balance.bought(),
                                    balance.used());
                        })
                        .toList());
    }

    private static Optional<TitleFlaw> flaw(Set<TitleFlaw> flaws) {
        return BEYOND.stream().filter(flaws::contains).findFirst();
    }

    private static ReportTable unrated(SoftwareAsOf software) {
        return ReportTable.list(
                "unrated",
                List.of(
                        new Column("name", Holds.TEXT),
                        new Column("kind", Holds.SOFTWARE_KIND),
                        new Column("importance", Holds.IMPORTANCE),
                        new Column("managed-by", Holds.TEXT)),
                software.present().stream()
                        .filter(line -> line.flaws().contains(TitleFlaw.UNRATED))
                        .map(TitleLine::title)
                        .map(title -> Row.of(
                                title.id(),
                                title.title(),
                                Codes.of(title.kind()),
                                importance(title),
                                title.managedBy()))
                        .toList());
    }

    private static @Nullable String importance(SoftwareTitle title) {
        return title.importance() == null ? null : title.importance().code();
    }
}
