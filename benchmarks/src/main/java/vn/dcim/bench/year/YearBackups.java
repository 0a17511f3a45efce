package vn.dcim.bench.year;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Importance;
import vn.dcim.core.backup.BackupDesk;
import vn.dcim.core.backup.BackupDesk.WantedPlan;
import vn.dcim.core.backup.BackupDesk.WantedSet;
import vn.dcim.core.backup.BackupDesk.WantedTarget;
import vn.dcim.core.backup.BackupRuns;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.DataKind;
import vn.dcim.core.backup.FindingKind;
import vn.dcim.core.backup.Medium;
import vn.dcim.core.backup.RestoreTests;
import vn.dcim.core.backup.RunnerKind;

/** The program's own database, dumped and restored for a test, and nights that a tool reports, one of which it does not. */
final class YearBackups implements YearPart {

    /** The night of which nothing is reported. */
    static final LocalDate MISSED = LocalDate.of(2028, 1, 17);

    private static final LocalTime NIGHTLY = LocalTime.of(22, 0);
    private static final LocalTime LOOK = LocalTime.of(12, 0);
    private static final int TEST_EVERY_MONTHS = 5;
    private static final long USUAL = 412_000_000_000L;
    private static final long GROWTH = 300_000_000L;

    private final BackupDesk desk;
    private final BackupRuns runs;
    private final RestoreTests tests;
    private final Backups backups;
    private final YearTables tables;
    private final Path folder;
    private final Map<FindingKind, Long> seen = new TreeMap<>();
    private long reported;
    private long own;
    private long nights;
    private LocalDate begun;

    YearBackups(ApplicationContext context, YearTables tables, Path folder) {
        this.desk = context.getBean(BackupDesk.class);
        this.runs = context.getBean(BackupRuns.class);
        this.tests = context.getBean(RestoreTests.class);
        this.backups = context.getBean(Backups.class);
        this.tables = tables;
        this.folder = folder;
    }

    @Override
    public void begin(YearClock clock) {
        begun = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        own = desk.declare(
                        new WantedPlan(
                                "Cơ sở dữ liệu DCIM",
                                set("Cơ sở dữ liệu của phần mềm DCIM", DataKind.DATABASE, Importance.MEDIUM),
                                RunnerKind.OWN_DATABASE,
                                Map.of(),
                                "0 30 1 ? * SUN#1",
                                60,
                                60,
                                2,
                                6,
                                List.of(new WantedTarget(
                                        folder.toString(), null, Medium.DISK, "Phòng máy chủ", false))),
                        YearPeople.ACTOR)
                .id();
        reported = desk.declare(
                        new WantedPlan(
                                "Veeam: máy ảo cổng dịch vụ công",
                                set("Máy ảo cổng dịch vụ công", DataKind.BUSINESS_DATA, Importance.CRITICAL),
                                RunnerKind.REPORTED,
                                Map.of(),
                                "0 0 22 * * ?",
                                120,
                                60,
                                7,
                                6,
                                List.of(
                                        new WantedTarget("Kho 1", null, Medium.STORAGE, "Phòng máy chủ", false),
                                        new WantedTarget("Kho 2", null, Medium.DISK, "Tầng 2", false),
                                        new WantedTarget("Băng từ", null, Medium.TAPE, "Kho lưu trữ tỉnh", true))),
                        YearPeople.ACTOR)
                .id();
    }

    private long set(String name, DataKind kind, Importance importance) {
        return desk.addSet(
                        new WantedSet(
                                name,
                                kind,
                                importance,
                                "SL",
                                null,
                                null,
                                "",
                                Map.of(
                                        "frequency", "theo lịch",
                                        "medium", "ổ đĩa",
                                        "retention", "60 ngày",
                                        "place", "Phòng máy chủ",
                                        "storing", "mã hóa AES-256",
                                        "reading", "lệnh dcim restore")),
                        YearPeople.ACTOR)
                .id();
    }

    @Override
    public void play(LocalDate day, YearClock clock) {
        clock.at(day, LOOK, this::look);
        if (!day.equals(MISSED)) {
            clock.at(day, NIGHTLY.plusMinutes(85), () -> report(day));
        }
        if (isTest(day)) {
            Instant at =
                    day.atTime(NIGHTLY).minusHours(12).atZone(CentreTime.ZONE).toInstant();
            clock.at(
                    day,
                    LocalTime.of(11, 0),
                    () -> tests.note(
                            reported, at, at.plusSeconds(2800), true, "6/6 máy ảo khởi động", YearPeople.ACTOR));
        }
    }

    private boolean isTest(LocalDate day) {
        return day.isAfter(begun)
                && day.getDayOfMonth() == 1
                && Stream.iterate(begun.plusMonths(TEST_EVERY_MONTHS), at -> at.plusMonths(TEST_EVERY_MONTHS))
                        .takeWhile(at -> !at.isAfter(day))
                        .anyMatch(day::equals);
    }

    private void look() {
        Stream.concat(
                        backups.standings().stream().flatMap(one -> one.findings().stream()),
                        backups.setFindings().stream())
                .forEach(finding -> seen.merge(finding.kind(), 1L, Long::sum));
    }

    private void report(LocalDate night) {
        Instant begin =
                night.atTime(NIGHTLY).plusMinutes(1).atZone(CentreTime.ZONE).toInstant();
        runs.report(
                reported,
                new BackupRuns.Report(
                        true,
                        begin,
                        begin.plusSeconds(4900),
                        USUAL + nights++ * GROWTH,
                        6,
                        "",
                        true,
                        "6/6 VM",
                        "finished"),
                YearPeople.ACTOR);
    }

    private static boolean isOwn(LocalDate day) {
        return day.equals(day.with(TemporalAdjusters.firstInMonth(DayOfWeek.SUNDAY)));
    }

    @Override
    public List<YearFinding> check(YearSpan span) {
        long missed = span.once(MISSED);
        // why: the noon after the night that was missed
        long noon = span.once(MISSED.plusDays(1));
        List<YearFinding> findings = new ArrayList<>(List.of(
                new YearFinding(
                        "backups/reported-runs",
                        count(reported, "DONE"),
                        span.count(day -> !day.equals(MISSED)),
                        "each night but one"),
                new YearFinding("backups/reported-missed", count(reported, "MISSED"), missed, "the night of " + MISSED),
                new YearFinding(
                        "backups/own-runs",
                        count(own, "DONE"),
                        span.count(YearBackups::isOwn),
                        "the first Sunday of each month"),
                new YearFinding(
                        "backups/own-other",
                        tables.count("SELECT COUNT(*) FROM backup_run WHERE plan_id = ? AND state <> 'DONE'", own),
                        0,
                        "no run failed or was missed"),
                new YearFinding(
                        "backups/restore-tests",
                        tables.count("SELECT COUNT(*) FROM restore_test WHERE plan_id = ? AND verdict = 'EQUAL'", own),
                        halfYears(span),
                        "half a year after the plan, then half a year after each, as the job of that night finds it"),
                new YearFinding(
                        "backups/restore-tests-other",
                        tables.count("SELECT COUNT(*) FROM restore_test WHERE verdict <> 'EQUAL'"),
                        0,
                        "all came back equal"),
                new YearFinding(
                        "backups/told-missed",
                        tables.count("SELECT COUNT(*) FROM notice WHERE kind = 'BACKUP_MISSED'"),
                        missed,
                        "once, for the night of " + MISSED),
                new YearFinding(
                        "backups/told-failed",
                        tables.count("SELECT COUNT(*) FROM notice WHERE kind = 'BACKUP_FAILED'"),
                        0,
                        "nothing failed")));
        for (FindingKind kind : FindingKind.values()) {
            boolean isOfMissed = kind == FindingKind.MISSED
                    || kind == FindingKind.OVERDUE
                    || kind == FindingKind.ONE_PLACE
                    || kind == FindingKind.NOT_3_2_1;
            findings.add(new YearFinding(
                    "backups/noons-" + kind.code(),
                    seen.getOrDefault(kind, 0L),
                    isOfMissed ? noon : 0,
                    isOfMissed ? "the noon after the night that was missed" : "never"));
        }
        return findings;
    }

    private static long halfYears(YearSpan span) {
        LocalDate due = span.from().plusMonths(6);
        long tests = 0;
        for (; due.isBefore(span.to()); due = due.plusMonths(6)) {
            tests++;
        }
        return tests;
    }

    private long count(long plan, String state) {
        return tables.count("SELECT COUNT(*) FROM backup_run WHERE plan_id = ? AND state = ?", plan, state);
    }
}
