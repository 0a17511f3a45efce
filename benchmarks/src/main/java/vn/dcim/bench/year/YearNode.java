package vn.dcim.bench.year;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.dcim.bench.CommandLoop;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.PresenceClock;
import vn.dcim.core.schedule.SteppedSchedule;

/** The program without pages on a clock that is stepped, and its people. */
public final class YearNode {

    private static final Duration BACKUP_PATIENCE = Duration.ofMinutes(10);

    private final List<YearPart> parts = new ArrayList<>();
    private ApplicationContext context;
    private YearTables tables;
    private SteppedSchedule schedule;
    private YearClock clock;
    private YearLedger ledger;
    private LocalDate first;
    private LocalDate next;
    private long moved;
    private long wouldWait;

    private YearNode() {}

    public static void main(String[] args) throws Exception {
        var node = new YearNode();
        CommandLoop.answer(Map.of(
                "start",
                words -> node.start(
                        new File(words[0]), Path.of(words[1]), LocalDate.parse(words[2]), Duration.parse(words[3])),
                "play",
                words -> node.play(LocalDate.parse(words[0])),
                "check",
                _ -> node.check()));
        node.context.close();
    }

    @SuppressWarnings("unchecked")
    private Object start(File settings, Path backups, LocalDate day, Duration least) throws Exception {
        Map<String, Object> properties = new ObjectMapper().readValue(settings, Map.class);
        first = day;
        next = day;
        clock = new YearClock(day.atStartOfDay(CentreTime.ZONE).toInstant());
        context = ApplicationContext.builder()
                .propertySources(PropertySource.of("bench", properties, Integer.MAX_VALUE))
                .singletons(clock, new PresenceClock(clock))
                .build();
        context.start();
        if (context.getBean(Clock.class) != clock) {
            throw new IllegalStateException("the program goes by another clock");
        }
        tables = new YearTables(context);
        schedule = context.getBean(SteppedSchedule.class);
        parts.addAll(List.of(
                new YearPeople(context, tables),
                new YearShifts(context, tables),
                new YearBackups(context, tables, backups),
                new YearLines(context, tables),
                new YearRegisters(context, tables),
                new YearMaintenance(context, tables),
                new YearCalendar(tables),
                new YearClockSet(tables, this::setBack)));
        parts.forEach(part -> part.begin(clock));
        schedule.begin(least);
        ledger = new YearLedger(schedule.plans(), clock.instant());
        return Map.of("jobs", schedule.plans().size());
    }

    private void setBack(Duration step, YearClock set) {
        try (Connection connection = tables.connect()) {
            ledger.read(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        moved += schedule.clockSet(step).size();
        wouldWait += ledger.setBack(set.instant());
    }

    /** Plays up to a day, which is not played. */
    private Object play(LocalDate until) throws Exception {
        for (; next.isBefore(until); next = next.plusDays(1)) {
            LocalDate day = next;
            parts.forEach(part -> part.play(day, clock));
            day(day.plusDays(1).atStartOfDay(CentreTime.ZONE).toInstant());
            try (Connection connection = tables.connect()) {
                ledger.read(connection);
            }
            ledger.close(clock.instant());
        }
        return Map.of("day", next.toString(), "firings", ledger.once(), "forgotten", ledger.forgotten());
    }

    private void day(Instant end) throws Exception {
        while (true) {
            Optional<Instant> act = clock.next().filter(at -> at.isBefore(end));
            Optional<Instant> firing = schedule.next().filter(at -> at.isBefore(end));
            if (act.isPresent() && (firing.isEmpty() || !act.get().isAfter(firing.get()))) {
                clock.to(act.get());
                clock.act();
            } else if (firing.isPresent()) {
                clock.to(firing.get());
                if (schedule.fire().contains("backups")) {
                    awaitBackups();
                }
            } else {
                break;
            }
        }
        clock.to(end);
    }

    /** Backups go on by themselves once they are begun, while the clock stands. */
    private void awaitBackups() {
        long end = System.nanoTime() + BACKUP_PATIENCE.toNanos();
        while (tables.count("SELECT COUNT(*) FROM backup_run WHERE running_plan IS NOT NULL") > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a backup does not end");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private Object check() {
        var span = new YearSpan(first, next);
        List<YearFinding> findings = new ArrayList<>();
        findings.add(new YearFinding("schedule/forgotten", ledger.forgotten(), 0, "each firing has its row"));
        findings.add(new YearFinding("schedule/doubled", ledger.doubled(), 0, "no firing has two"));
        findings.add(new YearFinding("schedule/not-done", ledger.failed(), 0, "each run did what it was to do"));
        findings.add(new YearFinding(
                "schedule/told-trouble",
                tables.count("SELECT COUNT(*) FROM notice WHERE kind = 'JOB_FAILED'"),
                0,
                "no job failed"));
        parts.forEach(part -> findings.addAll(part.check(span)));
        findings.add(new YearFinding(
                "schedule/moved-by-clock",
                moved,
                wouldWait,
                "jobs that go by an interval and were due again at once after the clock was set back"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("findings", findings);
        answer.put("firings", ledger.once());
        answer.put("jobs", ledger.runs());
        answer.put("notices", tables.counts("SELECT kind, COUNT(*) FROM notice GROUP BY kind ORDER BY kind"));
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : tables.counts("SELECT table_name, 0 FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE() AND table_type LIKE '%TABLE' ORDER BY table_name")
                .keySet()) {
            long count = tables.count("SELECT COUNT(*) FROM `" + table + "`");
            if (count > 0) {
                rows.put(table, count);
            }
        }
        answer.put("rows", rows);
        return answer;
    }
}
