package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.dcim.core.CentreTime;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.report.Report;
import vn.dcim.core.report.ReportDrafts;
import vn.dcim.core.report.ReportPaper;
import vn.dcim.core.report.ReportPeriod;
import vn.dcim.core.report.ReportState;
import vn.dcim.core.report.Reports;

/** Evidence and checks of reports: those of the register, which are frozen, and those of the register of reports owed. */
@Factory
final class ReportChecks {

    static final String REPORTS = "reports";

    private static final int MONTHS_PROVED = 14;
    private static final String OWED = "reports-owed";
    private static final String CENTRE = "centre-year";
    private static final String AGENCY = "agency";

    /** What a frozen report covers never changes; whether the register still says the same is asked once a day. */
    private record Seen(LocalDate on, String covers, boolean isProved) {}

    @Singleton
    @Named(REPORTS)
    @Requires(property = "datasources.default.url")
    SheetEvidence reports(Reports reports, ReportDrafts drafts, RegisterEntries entries) {
        Map<Long, Seen> seen = new ConcurrentHashMap<>();
        return new SheetEvidence(REPORTS, now -> gather(reports, drafts, entries, seen, now));
    }

    @Singleton
    @Named("quarter-reported")
    SheetCheck quarter() {
        return new SheetCheck("quarter-reported", REPORTS, (line, question) -> sent(line, question, "quarter"));
    }

    @Singleton
    @Named("year-reported")
    SheetCheck year() {
        return new SheetCheck("year-reported", REPORTS, (line, question) -> sent(line, question, "year"));
    }

    @Singleton
    @Named("centre-reported")
    SheetCheck centre() {
        return new SheetCheck("centre-reported", REPORTS, (line, question) -> sent(line, question, CENTRE));
    }

    @Singleton
    @Named("year-summed-up")
    SheetCheck summary() {
        return new SheetCheck("year-summed-up", REPORTS, ReportChecks::summedUp);
    }

    @Singleton
    @Named("agency-reported")
    SheetCheck agency() {
        return new SheetCheck("agency-reported", REPORTS, ReportChecks::beforeDay);
    }

    /** Of the periods that were cut off within a year, and of that whose time to be sent has just gone by. */
    private static SheetCheck.Found sent(Sheet.Line line, Question question, String kind) {
        if (!line.tells("kind", kind)) {
            return SheetCheck.Found.NOTHING;
        }
        int days = question.limits().whole("due_days_after_period");
        LocalDate cutOff = line.day("cut-off");
        LocalDate due = cutOff.plusDays(days);
        if (due.isBefore(question.day().minusYears(1))) {
            return SheetCheck.Found.NOTHING;
        }
        LocalDate sent = line.day("sent-on");
        if (sent == null) {
            return question.day().isAfter(due)
                    ? SheetCheck.Found.of(Phrase.of("report-not-sent", due))
                    : SheetCheck.Found.NOTHING;
        }
        return SheetCheck.Found.of(
                SheetCheck.when(sent.isAfter(due), "report-sent-late", due, sent),
                SheetCheck.when(!line.has("recipient"), "report-no-recipient"),
                SheetCheck.when(line.has("unfrozen"), "report-not-frozen"),
                SheetCheck.when(line.has("differs"), "report-differs"));
    }

    private static SheetCheck.Found summedUp(Sheet.Line line, Question question) {
        if (!line.tells("kind", "year")
                || line.day("cut-off").isBefore(question.day().minusYears(2))) {
            return SheetCheck.Found.NOTHING;
        }
        if (!line.has("frozen")) {
            return question.day().isAfter(line.day("due-on"))
                    ? SheetCheck.Found.of(Phrase.of("report-not-compiled", line.day("due-on")))
                    : SheetCheck.Found.NOTHING;
        }
        List<String> covers = List.of(line.word("covers").split(" "));
        List<Phrase> wrong = new ArrayList<>();
        for (String part : question.limits().word("covers").split("\\|")) {
            if (!covers.contains(part)) {
                wrong.add(Phrase.of("report-lacks-" + part));
            }
        }
        return new SheetCheck.Found(wrong, true, true);
    }

    /** Of the newest year whose day is past: sent before the day, with the cut-off of its figures. */
    private static SheetCheck.Found beforeDay(Sheet.Line line, Question question) {
        if (!line.tells("kind", AGENCY)) {
            return SheetCheck.Found.NOTHING;
        }
        MonthDay before = MonthDay.parse("--" + question.limits().word("due_before"));
        int year = question.day().isBefore(before.atYear(question.day().getYear()))
                ? question.day().getYear() - 1
                : question.day().getYear();
        if (line.count("year") != year) {
            return SheetCheck.Found.NOTHING;
        }
        LocalDate due = before.atYear(year);
        LocalDate sent = line.day("sent-on");
        if (sent == null) {
            return SheetCheck.Found.of(Phrase.of("report-not-sent", due.minusDays(1)));
        }
        return SheetCheck.Found.of(
                SheetCheck.when(!sent.isBefore(due), "report-sent-late", due.minusDays(1), sent),
                SheetCheck.when(!line.has("cut-off"), "report-no-cut-off"));
    }

    private static Sheet gather(
            Reports reports, ReportDrafts drafts, RegisterEntries entries, Map<Long, Seen> seen, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        List<Report> all = reports.all();
        List<Sheet.Line> lines = new ArrayList<>();
        all.stream()
                .filter(report -> report.edition() == 1
                        && report.cutOffDay().isAfter(today.minusYears(2).minusMonths(1)))
                .forEach(report -> lines.add(ours(reports, report, seen, today)));
        for (ReportPeriod period : drafts.missing()) {
            lines.add(new Sheet.Told()
                    .with("kind", period.kind().code())
                    .with("cut-off", period.cutOffDay())
                    .with("due-on", period.cutOffDay())
                    .of("report:" + period.code(), period.code(), "/reports"));
        }
        List<RegisterEntry> owed = entries.counting(OWED);
        boolean isKept = !owed.isEmpty() || all.stream().anyMatch(report -> report.state() == ReportState.SENT);
        if (isKept) {
            lines.add(centre(owed, today.getYear() - 1));
        }
        if (!owed.isEmpty()) {
            lines.add(agency(owed, today.getYear()));
            lines.add(agency(owed, today.getYear() - 1));
        }
        return new Sheet(
                !all.isEmpty() || !lines.isEmpty(),
                lines,
                List.of(
                        Proof.of(Phrase.of("reports-made", all.size()), "/reports"),
                        Proof.of(Phrase.of("reports-owed", owed.size()), "/registers/" + OWED)));
    }

    /** The first edition that was sent counts: a correction comes later and takes nothing back. */
    private static Sheet.Line ours(Reports reports, Report first, Map<Long, Seen> seen, LocalDate today) {
        List<Report> editions = reports.editions(first);
        Optional<Report> sent = editions.stream()
                .filter(report -> report.state() == ReportState.SENT)
                .min(Comparator.comparing(Report::edition));
        Optional<Report> frozen = editions.stream()
                .filter(report -> report.state().isFrozen())
                .max(Comparator.comparing(Report::edition));
        Sheet.Told told = new Sheet.Told()
                .with("kind", first.kind().code())
                .with("cut-off", first.cutOffDay())
                .with("due-on", first.dueOn())
                .with("sent-on", sent.map(Report::sentOn).orElse(null))
                .with("recipient", sent.map(Report::sentTo).orElse(""))
                .when("unfrozen", sent.isPresent() && sent.get().frozenAt() == null)
                .when("frozen", frozen.isPresent());
        frozen.ifPresent(report -> {
            Seen known = seen.get(report.id());
            if (known == null || !known.on().equals(today)) {
                known = look(reports, report, known, today);
                seen.put(report.id(), known);
            }
            told.with("covers", known.covers()).when("differs", !known.isProved());
        });
        return told.of("report:" + first.id(), first.period().code(), "/reports/" + first.id());
    }

    private static Seen look(Reports reports, Report report, @Nullable Seen before, LocalDate today) {
        String covers = before == null ? covers(reports.paper(report)) : before.covers();
        // why: to ask the register again takes long; what is older is judged by nobody
        boolean isJudged = report.cutOffDay().isAfter(today.minusMonths(MONTHS_PROVED));
        return new Seen(today, covers, !isJudged || reports.prove(report).isProved());
    }

    private static String covers(ReportPaper paper) {
        List<String> queries =
                paper.figures().queries().stream().map(query -> query.name()).toList();
        List<String> covers = new ArrayList<>();
        if (queries.contains("closing")) {
            covers.add("equipment");
        }
        if (queries.contains("software-titles-closing")) {
            covers.add("software");
        }
        return String.join(" ", covers);
    }

    /** A year's report on the centre: the entry whose figures are of that year, or else one that was sent or due in the next. */
    private static Sheet.Line centre(List<RegisterEntry> owed, int year) {
        return owed(
                owed.stream()
                        .filter(entry -> is(entry, CENTRE)
                                && (entry.values().containsKey("cut-off")
                                        ? day(entry, "cut-off").getYear() == year
                                        : yearOf(entry) == year + 1))
                        .toList(),
                CENTRE,
                year,
                LocalDate.of(year, 12, 31));
    }

    private static Sheet.Line agency(List<RegisterEntry> owed, int year) {
        return owed(
                owed.stream()
                        .filter(entry -> is(entry, AGENCY) && yearOf(entry) == year)
                        .toList(),
                AGENCY,
                year,
                null);
    }

    /** The one that was sent first counts. @param usual cut-off where the entry states none */
    private static Sheet.Line owed(List<RegisterEntry> entries, String kind, int year, @Nullable LocalDate usual) {
        Optional<RegisterEntry> counting = entries.stream()
                .min(Comparator.comparing(
                        entry -> day(entry, "sent-on"), Comparator.nullsLast(Comparator.naturalOrder())));
        LocalDate stated = counting.map(entry -> day(entry, "cut-off")).orElse(null);
        return new Sheet.Told()
                .with("kind", kind)
                .with("year", year)
                .with("cut-off", stated == null ? usual : stated)
                .with("sent-on", counting.map(entry -> day(entry, "sent-on")).orElse(null))
                .with(
                        "recipient",
                        counting.map(entry -> entry.values().get("recipient")).orElse(null))
                .of(
                        counting.map(RegisterEntry::toString).orElse("report:" + kind + ":" + year),
                        counting.map(RegisterEntry::name).orElse(Integer.toString(year)),
                        "/registers/" + OWED);
    }

    private static boolean is(RegisterEntry entry, String kind) {
        return kind.equals(entry.values().get("kind"));
    }

    private static int yearOf(RegisterEntry entry) {
        LocalDate sent = day(entry, "sent-on");
        LocalDate due = day(entry, "due-on");
        return sent != null ? sent.getYear() : due != null ? due.getYear() : 0;
    }

    private static @Nullable LocalDate day(RegisterEntry entry, String field) {
        String text = entry.values().getOrDefault(field, "");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
