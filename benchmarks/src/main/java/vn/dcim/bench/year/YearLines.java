package vn.dcim.bench.year;

import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.link.LineDesk;

/** Two Internet lines, probed every ten minutes, with one outage and one announced maintenance; their months are closed. */
final class YearLines implements YearPart {

    static final Duration INTERVAL = Duration.ofMinutes(10);

    private static final LocalDate OUTAGE = LocalDate.of(2027, 11, 11);
    private static final LocalDate MAINTENANCE = LocalDate.of(2028, 2, 29);
    private static final int KEPT_MONTHS = 7;
    private static final long HOUR_MS = 3_600_000;
    private static final int OUTAGE_HOURS = 2;
    private static final int MAINTENANCE_HOURS = 3;

    private final LineDesk desk;
    private final YearTables tables;
    private final List<Long> lines = new ArrayList<>();

    YearLines(ApplicationContext context, YearTables tables) {
        this.desk = context.getBean(LineDesk.class);
        this.tables = tables;
    }

    @Override
    public void begin(YearClock clock) {
        lines.add(add("Đường A", "VNPT Bắc Kạn", "18/2026/HĐ-VNPT", "10.20.1.2"));
        lines.add(add("Đường B", "Viettel Bắc Kạn", "07/2026/HĐ-VTL", "10.20.2.2"));
        lines.forEach(line -> transition(line, clock.instant(), "UP", true));
    }

    private long add(String name, String provider, String contract, String source) {
        return desk.add(
                        new HashMap<>(Map.of(
                                "name",
                                name,
                                "provider",
                                provider,
                                "contract-number",
                                contract,
                                "contract-ends-on",
                                "31/12/2030",
                                "promised-mbit",
                                "300",
                                "promised-percent",
                                "99,9",
                                "source-address",
                                source,
                                "probes",
                                "outside icmp 1.1.1.1")),
                        YearPeople.ACTOR)
                .id();
    }

    private void transition(long line, Instant at, String state, boolean alive) {
        tables.update(
                "INSERT INTO line_transition (line_id, at, state, alive, told_at) VALUES (?, ?, ?, ?, ?)",
                line,
                at,
                state,
                alive,
                at);
    }

    @Override
    public void play(LocalDate day, YearClock clock) {
        Instant begin = day.atStartOfDay(CentreTime.ZONE).toInstant();
        clock.at(day, LocalTime.of(23, 55), () -> rounds(begin));
        if (day.equals(OUTAGE)) {
            Instant down = day.atTime(14, 0).atZone(CentreTime.ZONE).toInstant();
            clock.at(down, () -> transition(lines.getFirst(), down, "DOWN", false));
            Instant up = down.plus(Duration.ofHours(OUTAGE_HOURS));
            clock.at(up, () -> transition(lines.getFirst(), up, "UP", true));
        }
        if (day.equals(MAINTENANCE)) {
            Instant from = day.atTime(20, 0).atZone(CentreTime.ZONE).toInstant();
            clock.at(
                    day,
                    LocalTime.of(9, 0),
                    () -> desk.exclude(
                            lines.getLast(),
                            from,
                            from.plus(Duration.ofHours(MAINTENANCE_HOURS)),
                            "Nhà cung cấp nâng cấp tuyến cáp",
                            "96/TB-VTL",
                            YearPeople.ACTOR));
        }
    }

    /** What a day of probing leaves behind, written as it ends. */
    private void rounds(Instant begin) throws SQLException {
        try (Connection connection = tables.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO line_round (line_id, at, verdict, gateway_sent, gateway_heard, beyond_sent, beyond_heard)"
                                + " VALUES (?, ?, 'UP', 2, 2, 4, 4)")) {
            for (long line : lines) {
                for (Instant at = begin; at.isBefore(begin.plus(Duration.ofDays(1))); at = at.plus(INTERVAL)) {
                    insert.setLong(1, line);
                    insert.setObject(2, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    @Override
    public List<YearFinding> check(YearSpan span) {
        List<YearMonth> months = span.months();
        long outage = months.contains(YearMonth.from(OUTAGE)) ? OUTAGE_HOURS * HOUR_MS : 0;
        long maintenance = months.contains(YearMonth.from(MAINTENANCE)) ? MAINTENANCE_HOURS * HOUR_MS : 0;
        long length = months.stream()
                        .mapToLong(month -> month.lengthOfMonth() * 24 * HOUR_MS)
                        .sum()
                * 2;
        return List.of(
                new YearFinding(
                        "lines/months-closed",
                        tables.count("SELECT COUNT(*) FROM line_month"),
                        2L * months.size(),
                        "each month that is over, of two lines"),
                new YearFinding(
                        "lines/measured-ms",
                        tables.count("SELECT COALESCE(SUM(measured_ms), 0) FROM line_month"),
                        length - maintenance,
                        "all time but the announced maintenance of 29 February"),
                new YearFinding(
                        "lines/down-ms",
                        tables.count("SELECT COALESCE(SUM(down_ms), 0) FROM line_month"),
                        outage,
                        "one outage of two hours"),
                new YearFinding(
                        "lines/excluded-ms",
                        tables.count("SELECT COALESCE(SUM(excluded_ms), 0) FROM line_month"),
                        maintenance,
                        "three hours of announced maintenance"),
                new YearFinding(
                        "lines/rounds-too-old",
                        tables.count(
                                "SELECT COUNT(*) FROM line_round WHERE at < ?",
                                // why: what the last run forgot counts from the day on which it ran
                                span.to()
                                        .minusDays(1)
                                        .minusMonths(KEPT_MONTHS)
                                        .minusDays(1)
                                        .atStartOfDay(CentreTime.ZONE)
                                        .toInstant()),
                        0,
                        "rounds are kept for seven months"),
                new YearFinding(
                        "lines/unknown-ms",
                        tables.count("SELECT COALESCE(SUM(unknown_ms), 0) FROM line_month"),
                        0,
                        "nobody stopped probing"));
    }
}
