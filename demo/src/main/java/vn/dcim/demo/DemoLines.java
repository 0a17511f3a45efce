package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.link.InternetLine;
import vn.dcim.core.link.LineDesk;
import vn.dcim.core.link.LineReport;
import vn.dcim.core.link.LineState;
import vn.dcim.core.link.Lines;
import vn.dcim.plant.line.Providers;

/**
 * Two lines to the Internet. What they are now is probed, over loopback, against what the plant has answering behind them; what they
 * were in the months before is made up.
 */
@Singleton
final class DemoLines {

    private static final String ACTOR = "demo";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final String ROUTER = "RT-1";
    /** What the plant decides, and may be another at each start. */
    private static final Set<String> PLANTED = Set.of("probes", "router", "router-port");

    private static final int MONTHS = 4;
    private static final int LINES = 2;
    private static final double MEGA = 1e6;

    private final DeviceRepository devices;
    private final Lines lines;
    private final LineDesk desk;
    private final LineReport report;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    DemoLines(
            DeviceRepository devices,
            Lines lines,
            LineDesk desk,
            LineReport report,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.devices = devices;
        this.lines = lines;
        this.desk = desk;
        this.report = report;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Enters them unless an earlier start did; the ports behind them are others at each start. */
    void enter(@Nullable Providers providers) {
        for (int number = 1; number <= LINES; number++) {
            Map<String, String> wanted = line(number);
            boolean counted = devices.findByName(ROUTER).isPresent();
            if (counted) {
                wanted.put("router", ROUTER);
                wanted.put("router-port", Integer.toString(number));
            }
            if (providers != null) {
                wanted.put("source-address", providers.source(number));
                wanted.put("probes", providers.probes(number));
            }
            InternetLine known = known(wanted.get("name"));
            if (known == null) {
                makeUp(desk.add(wanted, ACTOR), number);
            } else if (known.isUsed()
                    && (!known.probes().equals(wanted.getOrDefault("probes", ""))
                            || counted && known.routerId() == null)) {
                Map<String, String> kept = new HashMap<>(lines.typed(known));
                wanted.forEach((field, value) -> {
                    if (PLANTED.contains(field)) {
                        kept.put(field, value);
                    }
                });
                desk.change(known.id(), known.revision(), kept, ACTOR);
            }
        }
        for (int ago = MONTHS; ago > 0; ago--) {
            report.freeze(month().minusMonths(ago));
        }
    }

    private @Nullable InternetLine known(String name) {
        return lines.all().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> line(int number) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        boolean first = number == 1;
        return new HashMap<>(Map.of(
                "name", first ? "Đường A" : "Đường B",
                "provider", first ? "VNPT Bắc Kạn" : "Viettel Bắc Kạn",
                "contract-number", first ? "18/2026/HĐ-VNPT" : "07/2026/HĐ-VTL",
                "contract-ends-on", DAY.format(today.plusDays(first ? 400 : 60)),
                "promised-mbit", first ? "300" : "200",
                "promised-percent", first ? "99,9" : "99,5",
                "path", first ? "Cống bể A1, Cửa cáp phía Bắc" : "Cống bể B2, Cửa cáp phía Bắc",
                "note", "Trình mô phỏng trả lời thay nhà cung cấp trên loopback"));
    }

    /** Makes up some months of history: outages, announced maintenance, traffic and a failover test. */
    private void makeUp(InternetLine line, int number) {
        // why: the same in every demo, so that its pages can be talked about
        Random chance = new Random(215L + number);
        Instant begun = start(month().minusMonths(MONTHS));
        Instant now = clock.instant();
        transactions.executeWrite(status -> {
            try {
                course(status.getConnection(), line, begun, now, chance);
                traffic(status.getConnection(), line, number, begun, now, chance);
                test(status.getConnection(), line, now);
                return line;
            } catch (SQLException e) {
                throw new DataAccessException("the history of a line cannot be entered", e);
            }
        });
        Instant maintained =
                start(month().minusMonths(1)).plus(Duration.ofDays(9 + number)).plus(Duration.ofHours(22));
        desk.exclude(
                line.id(),
                maintained,
                maintained.plus(Duration.ofHours(3)),
                "Nhà cung cấp nâng cấp tuyến cáp",
                number == 1 ? "214/TB-VNPT" : "96/TB-VTL",
                ACTOR);
    }

    private static void course(Connection connection, InternetLine line, Instant begun, Instant now, Random chance)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO line_transition (line_id, at, state, alive, told_at) VALUES (?, ?, ?, ?, ?)")) {
            row(insert, line, begun, LineState.UP, true);
            Instant next = begun.plus(Duration.ofHours(100 + chance.nextInt(500)));
            while (next.isBefore(now.minus(Duration.ofDays(1)))) {
                row(insert, line, next, chance.nextInt(3) == 0 ? LineState.NO_INTERNET : LineState.DOWN, false);
                row(insert, line, next.plusSeconds(120 + chance.nextInt(2400)), LineState.UP, true);
                next = next.plus(Duration.ofHours(200 + chance.nextInt(600)));
            }
            insert.executeBatch();
        }
        // why: without a round nobody would know how the line was until the first real one
        try (PreparedStatement round = connection.prepareStatement(
                "INSERT INTO line_round (line_id, at, verdict, gateway_sent, gateway_heard, beyond_sent, beyond_heard)"
                        + " VALUES (?, ?, 'UP', 2, 2, 4, 4)")) {
            round.setLong(1, line.id());
            round.setObject(2, utc(now));
            round.executeUpdate();
        }
    }

    private static void row(PreparedStatement insert, InternetLine line, Instant at, LineState state, boolean alive)
            throws SQLException {
        insert.setLong(1, line.id());
        insert.setObject(2, utc(at));
        insert.setString(3, state.name());
        insert.setBoolean(4, alive);
        insert.setObject(5, utc(at));
        insert.addBatch();
    }

    /** One step an hour, where real ones come every five minutes. */
    private static void traffic(
            Connection connection, InternetLine line, int number, Instant begun, Instant now, Random chance)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO line_use (line_id, at, in_bps, out_bps) VALUES (?, ?, ?, ?)")) {
            double share = number == 1 ? 0.62 : 0.38;
            for (Instant at = begun; at.isBefore(now.minus(Duration.ofHours(1))); at = at.plus(Duration.ofHours(1))) {
                int hour = at.atZone(CentreTime.ZONE).getHour();
                double busy = hour >= 7 && hour < 18 ? 1.5 : 0.4;
                insert.setLong(1, line.id());
                insert.setObject(2, utc(at));
                insert.setLong(3, (long) (share * busy * (70 + chance.nextInt(40)) * MEGA));
                insert.setLong(4, (long) (share * busy * (25 + chance.nextInt(15)) * MEGA));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void test(Connection connection, InternetLine line, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO failover_test (line_id, opened, started_at, started_by, ended_at, ended_by, line_fell,"
                        + " switch_ms, result, note) VALUES (?, ?, ?, ?, ?, ?, TRUE, 4200, 'PASSED', '')")) {
            Instant at = now.minus(Duration.ofDays(70));
            insert.setLong(1, line.id());
            insert.setString(2, "Rút cáp WAN tại RT-1");
            insert.setObject(3, utc(at));
            insert.setString(4, ACTOR);
            insert.setObject(5, utc(at.plus(Duration.ofMinutes(6))));
            insert.setString(6, ACTOR);
            insert.executeUpdate();
        }
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atZone(CentreTime.ZONE));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(CentreTime.ZONE).toInstant();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
