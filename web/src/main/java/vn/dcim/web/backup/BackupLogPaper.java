package vn.dcim.web.backup;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.BackupSet;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.RestoreTest;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** The log of backups of a month: the rule of each data set with its six attributes, all runs compared, and the restore tests. */
@Singleton
final class BackupLogPaper {

    private final Backups backups;
    private final MinutesPress press;
    private final Clock clock;

    BackupLogPaper(Backups backups, MinutesPress press, Clock clock) {
        this.backups = backups;
        this.press = press;
        this.clock = clock;
    }

    /** @param month such as 2026-11; empty for the present one @throws DcimException INVALID_VALUE for what is no month */
    Minutes of(String month) {
        YearMonth of = month(month);
        Words words = press.words();
        Instant from = of.atDay(1).atStartOfDay(CentreTime.ZONE).toInstant();
        Instant to = of.plusMonths(1).atDay(1).atStartOfDay(CentreTime.ZONE).toInstant();
        Map<Long, BackupPlan> plans =
                backups.plans().stream().collect(Collectors.toMap(BackupPlan::id, Function.identity()));
        List<BackupRun> runs = backups.runsSince(from).reversed().stream()
                .filter(run -> run.startedAt().isBefore(to))
                .toList();
        long bad = runs.stream().filter(BackupWords::isRed).count();
        return press.minutes(
                "",
                LocalDate.ofInstant(clock.instant(), CentreTime.ZONE),
                words.t("backup.log.title"),
                words.t("backup.log.about", of.getMonthValue(), Integer.toString(of.getYear())),
                List.of(words.t("backup.log.ground"), words.t("backup.log.counts", runs.size(), bad)),
                List.of(sets(words), runs(runs, plans, words), tests(plans, from, to, words)),
                List.of(),
                List.of(new Minutes.Signer(words.t("backup.log.operator"), ""), press.head()));
    }

    private YearMonth month(String typed) {
        try {
            return typed.isBlank()
                    ? YearMonth.from(clock.instant().atZone(CentreTime.ZONE))
                    : YearMonth.parse(typed.strip());
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "month", typed, "2026-11");
        }
    }

    private ReportLetter.Table sets(Words words) {
        List<List<String>> rows = backups.sets().stream()
                .map(set -> List.of(
                        set.name(),
                        words.t("backup.kind." + set.kind().code()),
                        words.t("asset.importance." + set.importance().code()),
                        attributes(set, words)))
                .toList();
        return table(
                "sets",
                words.t("backup.log.sets"),
                Stream.of("set", "kind", "importance", "attributes")
                        .map(name -> words.t("backup.column." + name))
                        .toList(),
                rows);
    }

    private static String attributes(BackupSet set, Words words) {
        return Stream.iterate(0, i -> i < BackupSet.ATTRIBUTES.size(), i -> i + 1)
                .map(i -> words.t("backup.field." + BackupSet.ATTRIBUTES.get(i)) + ": "
                        + (set.attributes().get(i).isBlank()
                                ? Words.NOTHING
                                : set.attributes().get(i)))
                .collect(Collectors.joining("; "));
    }

    private static ReportLetter.Table runs(List<BackupRun> runs, Map<Long, BackupPlan> plans, Words words) {
        List<List<String>> rows = runs.stream()
                .map(run -> List.of(
                        words.minute(run.startedAt()),
                        plans.get(run.planId()).name(),
                        BackupWords.of(run, words),
                        run.bytes() == 0 ? "" : BackupWords.bytes(run.bytes(), words),
                        run.items() == 0 ? "" : words.number(run.items(), 0),
                        words.t("backup.verdict." + run.verdict().code()),
                        run.startedBy()))
                .toList();
        return table(
                "runs",
                words.t("backup.log.runs"),
                Stream.of("last", "plan", "state", "bytes", "items", "verdict", "by")
                        .map(name -> words.t("backup.column." + name))
                        .toList(),
                rows);
    }

    private ReportLetter.Table tests(Map<Long, BackupPlan> plans, Instant from, Instant to, Words words) {
        List<List<String>> rows = plans.values().stream()
                .flatMap(plan -> backups.tests(plan.id()).stream())
                .filter(test ->
                        !test.startedAt().isBefore(from) && test.startedAt().isBefore(to))
                .map(test -> row(test, plans, words))
                .toList();
        return table(
                "tests",
                words.t("backup.log.tests"),
                Stream.of("last", "plan", "state", "took", "compared", "by")
                        .map(name -> words.t("backup.column." + name))
                        .toList(),
                rows);
    }

    private static List<String> row(RestoreTest test, Map<Long, BackupPlan> plans, Words words) {
        return List.of(
                words.minute(test.startedAt()),
                plans.get(test.planId()).name(),
                BackupWords.of(test, words),
                words.span(test.took().toSeconds()),
                BackupWords.compared(test.compared(), words),
                test.startedBy());
    }

    private static ReportLetter.Table table(String code, String caption, List<String> heads, List<List<String>> rows) {
        return new ReportLetter.Table(
                code, caption, heads, heads.stream().map(_ -> false).toList(), rows, "");
    }
}
