package vn.dcim.web.incident;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.annex.AnnexField;
import vn.dcim.core.incident.annex.AnnexField.Part;
import vn.dcim.core.incident.annex.AnnexReport;
import vn.dcim.core.incident.annex.AnnexReports;
import vn.dcim.core.shift.Roster;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** Writes a report on the form of annex I, field by field; what nobody filled in is left to be written by hand. */
@Singleton
final class AnnexPaper {

    private final AnnexReports reports;
    private final Roster roster;
    private final MinutesPress press;

    AnnexPaper(AnnexReports reports, Roster roster, MinutesPress press) {
        this.reports = reports;
        this.roster = roster;
        this.press = press;
    }

    Minutes of(AnnexReport report) {
        Words words = press.words();
        List<String> lines = new ArrayList<>();
        lines.add(words.t("annex.addressee"));
        lines.add(words.t("annex.period", words.day(report.fromDay()), words.day(report.untilDay())));
        lines.addAll(part(report, Part.SITUATION));
        List<String> closing = new ArrayList<>(part(report, Part.PEOPLE));
        closing.addAll(part(report, Part.OPINION));
        return press.minutes(
                "ATTT-" + report.id() + "/BC",
                LocalDate.ofInstant(report.writtenAt(), CentreTime.ZONE),
                words.t("annex.paper"),
                words.t("annex.paper.about"),
                lines,
                List.of(table(report)),
                closing,
                List.of(
                        new Minutes.Signer(
                                words.t("annex.writer"),
                                roster.names().getOrDefault(report.writtenBy(), report.writtenBy())),
                        press.head()));
    }

    private List<String> part(AnnexReport report, Part part) {
        Words words = press.words();
        List<String> lines = new ArrayList<>(List.of(words.t("annex.part." + part.code())));
        for (AnnexField field : AnnexField.values()) {
            if (field.part() == part) {
                // why: the form asks for the sum and its parts, and a sum that is typed may be another one
                switch (field) {
                    case SERVERS -> lines.add(sum(report, "computers", field, AnnexField.WORKSTATIONS));
                    case ANTIVIRUS_SERVERS ->
                        lines.add(sum(report, "guarded", field, AnnexField.ANTIVIRUS_WORKSTATIONS));
                    default -> {}
                }
                lines.add(words.t(
                        "annex.line",
                        words.t("annex.field." + field.code()),
                        value(report.value(field), field, words)));
            }
        }
        return lines;
    }

    private String sum(AnnexReport report, String code, AnnexField one, AnnexField other) {
        Words words = press.words();
        boolean isKnown = !report.value(one).isEmpty() && !report.value(other).isEmpty();
        return words.t(
                "annex.line",
                words.t("annex.sum." + code),
                isKnown
                        ? Long.toString(Long.parseLong(report.value(one)) + Long.parseLong(report.value(other)))
                        : words.t("incident.annex.blank"));
    }

    private static String value(String value, AnnexField field, Words words) {
        return switch (field.holds()) {
            case YES_NO -> words.t("annex.yes-no", box(value.equals("yes")), box(value.equals("no")));
            case NUMBER, TEXT -> value.isEmpty() ? words.t("incident.annex.blank") : value;
        };
    }

    private static String box(boolean ticked) {
        // why: the letters that papers are printed with have no crossed box
        return ticked ? "■" : "□";
    }

    private ReportLetter.Table table(AnnexReport report) {
        Words words = press.words();
        List<AnnexReports.Count> counts = reports.counts(report.fromDay(), report.untilDay());
        List<List<String>> rows = new ArrayList<>();
        counts.forEach(count -> rows.add(row(words.t("incident.kind." + count.kind()), List.of(count), words)));
        rows.add(row(words.t("annex.total"), counts, words));
        return new ReportLetter.Table(
                "incidents",
                words.t("annex.table"),
                Stream.concat(
                                Stream.of(words.t("annex.column.kind"), words.t("annex.column.total")),
                                Stream.concat(
                                        IncidentFile.HANDLERS.stream().map(by -> words.t("annex.column." + by)),
                                        Stream.of(words.t("annex.column.damage"))))
                        .toList(),
                List.of(false, true, true, true, true, true),
                rows,
                "");
    }

    private static List<String> row(String name, List<AnnexReports.Count> counts, Words words) {
        List<String> row = new ArrayList<>(List.of(
                name,
                words.number(counts.stream().mapToInt(AnnexReports.Count::total).sum(), 0)));
        IncidentFile.HANDLERS.forEach(by -> row.add(words.number(
                counts.stream()
                        .mapToInt(count -> count.by().getOrDefault(by, 0))
                        .sum(),
                0)));
        row.add(words.number(
                counts.stream().mapToLong(AnnexReports.Count::damage).sum(), 0));
        return row;
    }
}
