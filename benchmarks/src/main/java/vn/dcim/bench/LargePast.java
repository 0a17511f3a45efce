package vn.dcim.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Two years of a large centre beside its registry, as far as obligations are judged by them: devices with their points, alarms, work
 * orders, incidents, shifts with rounds and handovers, backups, sources of logs, lists of accounts. Written straight into the tables,
 * like {@link LargeRegister}, which comes before.
 */
final class LargePast {

    static final int DEVICES = 500;
    static final int POINTS_EACH = 40;
    static final int ORDERS = 7_300;
    static final int INCIDENTS = 120;
    static final int SHIFTS = 2_190;
    static final int PLANS = 20;
    static final int DAYS = 730;
    static final int ALARMS = 15_000;
    static final int SOURCES = 200;
    static final int SYSTEMS = 10;
    static final int ACCOUNTS = 200;

    private static final long FIRST_DEVICE = 10_000;
    private static final long FIRST_SOURCE = 20_000;
    private static final int KEPT_COPIES = 35;
    private static final Duration SHIFT = Duration.ofHours(8);

    /** Devices of a class, and the points that checks ask for; the others are outlets and channels. */
    private record Kind(String deviceClass, int devices, List<String> points) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "ENVIRONMENT",
                    150,
                    List.of("ambient.temperature", "ambient.humidity", "sensor.1.temperature", "sensor.1.humidity")),
            new Kind(
                    "METER",
                    40,
                    List.of("input.L1.voltage", "input.L2.voltage", "input.L3.voltage", "input.frequency")),
            new Kind("UPS", 20, List.of("output.source", "battery.status", "battery.runtime", "battery.replace")),
            new Kind("GENERATOR", 4, List.of("generator.mode", "generator.state", "generator.fuel")),
            new Kind("CAMERA", 120, List.of("camera.status", "camera.recording")),
            new Kind("NVR", 8, List.of("nvr.status", "camera.1.recording", "camera.1.footage-age")),
            new Kind("ACCESS", 30, List.of("door.1.state", "door.1.forced")),
            new Kind("LEAK", 20, List.of("leak.status")),
            new Kind("SWITCH", 68, List.of()),
            new Kind("SERVER", 40, List.of()));

    private final Connection connection;
    private final int assets;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    LargePast(Connection connection, int assets) {
        this.connection = connection;
        this.assets = assets;
    }

    void fill() throws SQLException {
        connection.setAutoCommit(false);
        run("SET time_zone = '+00:00'");
        run("SET foreign_key_checks = 0");
        // why: columns that do not matter here take what stands for nothing
        run("SET sql_mode = ''");
        devices();
        alarms();
        transitions();
        orders();
        incidents();
        shifts();
        backups();
        logs();
        accounts();
        connection.commit();
        run(
                "ANALYZE TABLE device, point, alarm, alarm_transition, work_order, work_order_asset, incident, incident_step, shift, shift_round,"
                        + " handover, backup_run, backup_copy, foreign_account");
    }

    private static Timestamp stamp(Instant at) {
        return Timestamp.from(at);
    }

    /** Returns an instant so many of so many parts into the two years. */
    private Instant at(long number, long of) {
        return now.minus(Duration.ofDays(DAYS))
                .plusSeconds(Duration.ofDays(DAYS).toSeconds() * number / of);
    }

    private void devices() throws SQLException {
        long id = FIRST_DEVICE;
        for (Kind kind : KINDS) {
            long first = id;
            Rows.insert(
                    connection,
                    "device (id, name, device_class, vendor, model, address, profile, group_name, place_id, state, created_at)",
                    first,
                    first + kind.devices(),
                    each -> new Object[] {
                        each,
                        "%s-%03d".formatted(kind.deviceClass(), each - first),
                        kind.deviceClass(),
                        "Vendor",
                        "Model",
                        "mqtt:bench/" + each,
                        "none",
                        "default",
                        LargeRegister.room(each),
                        "ACTIVE",
                        stamp(at(0, 1))
                    });
            for (long device = first; device < first + kind.devices(); device++) {
                long of = device;
                Rows.insert(
                        connection,
                        "point (device_id, name, label, quantity, source, poll_class, conversion, retired)",
                        0,
                        POINTS_EACH,
                        number -> point(of, kind, (int) number));
            }
            id += kind.devices();
        }
        // why: machines that are watched are known by their device
        run(
                "UPDATE asset a JOIN (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS number FROM device WHERE device_class IN"
                        + " ('SERVER', 'SWITCH')) d ON a.id = d.number * 17 SET a.device_id = d.id");
    }

    private static Object[] point(long device, Kind kind, int number) {
        String name = number == 0
                ? "device.reachability"
                : number <= kind.points().size() ? kind.points().get(number - 1) : "outlet." + number + ".current";
        return new Object[] {
            device, name, "", quantity(name), "1.3.6.1.4.1." + device + "." + number, "SLOW", CONVERSION, false
        };
    }

    private static final String CONVERSION = "{\"factor\": 1, \"offset\": 0, \"absent\": [], \"states\": {}}";

    private static String quantity(String name) {
        return Map.of(
                        "temperature", "TEMPERATURE",
                        "humidity", "HUMIDITY",
                        "voltage", "VOLTAGE",
                        "frequency", "FREQUENCY",
                        "runtime", "DURATION",
                        "footage-age", "DURATION",
                        "fuel", "PERCENT",
                        "current", "CURRENT")
                .getOrDefault(name.substring(name.lastIndexOf('.') + 1), "STATE");
    }

    /** Twenty a day: most over within the hour, acknowledged by somebody; rules that checks ask for are among them. */
    private void alarms() throws SQLException {
        List<String> rules = List.of(
                "device-unreachable",
                "recorder-recording-stopped",
                "camera-lost",
                "generator-running",
                "door-forced",
                "too-warm");
        Rows.insert(
                connection,
                "alarm (id, device_id, point_id, rule, priority, state, active, raised_at, last_raised_at, returned_at,"
                        + " occurrences, acknowledged_at, acknowledged_by, closed_at, changed_at, version)",
                0,
                ALARMS,
                number -> {
                    var chance = new Random(number);
                    Instant raised = at(number, ALARMS);
                    Instant returned = raised.plusSeconds(60 + chance.nextInt(3600));
                    long device = FIRST_DEVICE + chance.nextInt(DEVICES);
                    return new Object[] {
                        1 + number,
                        device,
                        1 + (device - FIRST_DEVICE) * POINTS_EACH,
                        rules.get(chance.nextInt(rules.size())),
                        List.of("LOW", "MEDIUM", "HIGH").get(chance.nextInt(3)),
                        "NORMAL",
                        false,
                        stamp(raised),
                        stamp(raised),
                        stamp(returned),
                        1,
                        stamp(raised.plusSeconds(30)),
                        "an",
                        stamp(returned),
                        stamp(returned),
                        3
                    };
                });
    }

    private void transitions() throws SQLException {
        run(
                "INSERT INTO alarm_transition (alarm_id, at, from_state, to_state, action, actor, processed_at) SELECT id, raised_at,"
                        + " 'NORMAL', 'UNACKNOWLEDGED', 'RAISE', 'system', raised_at FROM alarm");
        run("INSERT INTO alarm_transition (alarm_id, at, from_state, to_state, action, actor, processed_at) SELECT id,"
                + " acknowledged_at, 'UNACKNOWLEDGED', 'ACKNOWLEDGED', 'ACKNOWLEDGE', 'an', raised_at FROM alarm");
        run("INSERT INTO alarm_transition (alarm_id, at, from_state, to_state, action, actor, processed_at) SELECT id,"
                + " returned_at, 'ACKNOWLEDGED', 'NORMAL', 'RETURN', 'system', raised_at FROM alarm");
    }

    /** Ten a day, each about one to three assets; those of the last weeks are open. */
    private void orders() throws SQLException {
        Rows.insert(
                connection,
                "work_order (id, version, number, kind, state, title, opened_from, opened_at, opened_by, due_on,"
                        + " assigned_account, assigned_team, contractor, started_at, finished_at, finished_by, closed_at)",
                1,
                ORDERS + 1L,
                number -> {
                    Instant opened = at(number, ORDERS);
                    boolean isOpen = number > ORDERS - 100;
                    return new Object[] {
                        number,
                        4,
                        "PBT-%05d".formatted(number),
                        number % 3 == 0 ? "CORRECTIVE" : "PLANNED",
                        isOpen ? "ASSIGNED" : "ACCEPTED",
                        "Phiếu số " + number,
                        "",
                        stamp(opened),
                        "an",
                        LocalDate.ofInstant(opened, ZoneOffset.UTC).plusDays(5),
                        "binh",
                        "",
                        "",
                        isOpen ? null : stamp(opened.plus(1, ChronoUnit.DAYS)),
                        isOpen ? null : stamp(opened.plus(2, ChronoUnit.DAYS)),
                        isOpen ? "" : "binh",
                        isOpen ? null : stamp(opened.plus(3, ChronoUnit.DAYS))
                    };
                });
        Rows.insert(connection, "work_order_asset (order_id, asset_id)", 0, ORDERS * 2L, number ->
                new Object[] {1 + number / 2, 1 + (number * 7919) % assets});
    }

    private void incidents() throws SQLException {
        Rows.insert(
                connection,
                "incident (id, title, detected_at, opened_at, opened_by, asset_id, drill)",
                1,
                INCIDENTS + 1L,
                id -> new Object[] {
                    id, "Sự cố " + id, stamp(at(id, INCIDENTS)), stamp(at(id, INCIDENTS)), "an", id * 11, id % 20 == 0
                });
        List<String> questions = List.of("centre-stopped", "operation-affected", "important-device");
        Rows.insert(
                connection,
                "incident_answer (incident_id, question, answer, answered_at, author)",
                0,
                INCIDENTS * 3L,
                number -> new Object[] {
                    1 + number / 3,
                    questions.get((int) (number % 3)),
                    number % 5 == 0 ? "yes" : "no",
                    stamp(at(1 + number / 3, INCIDENTS).plusSeconds(300)),
                    "an"
                });
        List<String> steps = List.of("ACKNOWLEDGED", "NOTE", "CAUSE", "REPAIR_STARTED", "REPAIRED", "LESSON", "CLOSED");
        Rows.insert(
                connection,
                "incident_step (incident_id, kind, happened_at, entered_at, author, text)",
                0,
                INCIDENTS * 7L,
                number -> {
                    Instant at = at(1 + number / 7, INCIDENTS).plusSeconds(600 * (1 + number % 7));
                    return new Object[] {
                        1 + number / 7, steps.get((int) (number % 7)), stamp(at), stamp(at), "an", "Đã xử lý xong"
                    };
                });
        Rows.insert(
                connection,
                "incident_attempt (incident_id, body, attempted_at, entered_at, author, addressee, channel, result, note)",
                0,
                INCIDENTS * 2L,
                number -> {
                    Instant at = at(1 + number / 2, INCIDENTS).plusSeconds(900);
                    return new Object[] {
                        1 + number / 2,
                        number % 2 == 0 ? "managing-agency" : "operator-leadership",
                        stamp(at),
                        stamp(at),
                        "an",
                        "Sở",
                        "telephone",
                        "sent",
                        ""
                    };
                });
    }

    /** Three a day, two people and two rounds each, both sides of the handover signed. */
    private void shifts() throws SQLException {
        Instant first = now.minus(SHIFT.multipliedBy(SHIFTS - 3));
        Rows.insert(
                connection,
                "shift (id, part, title, day, begins_at, ends_at, handover_minutes)",
                1,
                SHIFTS + 1L,
                id -> {
                    Instant begins = first.plus(SHIFT.multipliedBy(id));
                    return new Object[] {
                        id,
                        "part-" + id % 3,
                        "Ca " + id % 3,
                        LocalDate.ofInstant(begins, ZoneOffset.UTC),
                        stamp(begins),
                        stamp(begins.plus(SHIFT)),
                        15
                    };
                });
        Rows.insert(connection, "shift_duty (shift_id, account, is_lead)", 0, SHIFTS * 2L, number ->
                new Object[] {1 + number / 2, number % 2 == 0 ? "an" : "binh", number % 2 == 0});
        Rows.insert(connection, "shift_round (shift_id, due_at, done_at, done_by)", 0, SHIFTS * 2L, number -> {
            Instant due = first.plus(SHIFT.multipliedBy(1 + number / 2)).plusSeconds(3600 * (1 + number % 2 * 4));
            return new Object[] {1 + number / 2, stamp(due), due.isAfter(now) ? null : stamp(due), "an"};
        });
        Rows.insert(
                connection,
                "handover (shift_id, covers_from, covers_to, content, sha256, given_at, given_by, taken_at, taken_by)",
                1,
                SHIFTS - 3L,
                id -> {
                    Instant begins = first.plus(SHIFT.multipliedBy(id));
                    Instant ends = begins.plus(SHIFT);
                    return new Object[] {
                        id, stamp(begins), stamp(ends), new byte[] {1}, "", stamp(ends), "an", stamp(ends), "binh"
                    };
                });
    }

    /** Each night of each plan, to two places; of the copies those of the last weeks are left. */
    private void backups() throws SQLException {
        Rows.insert(
                connection,
                "backup_set (id, revision, name, kind, importance, label, owner, frequency, medium, retention, place, storing,"
                        + " reading, active)",
                1,
                PLANS + 1L,
                id -> new Object[] {
                    id,
                    1,
                    "Dữ liệu " + id,
                    "DATABASE",
                    "HIGH",
                    "DL-" + id,
                    "",
                    "hằng ngày",
                    "đĩa",
                    "35 ngày",
                    "kho",
                    "tủ",
                    "máy chủ",
                    true
                });
        Rows.insert(
                connection,
                "backup_plan (id, revision, set_id, name, runner, settings, cron, window_minutes, keep_days, keep_least,"
                        + " test_months, active, active_since, declared_by)",
                1,
                PLANS + 1L,
                id -> new Object[] {
                    id,
                    1,
                    id,
                    "Sao lưu " + id,
                    "REPORTED",
                    "{}",
                    "0 30 1 * * ?",
                    120,
                    KEPT_COPIES,
                    1,
                    6,
                    true,
                    stamp(at(0, 1)),
                    "an"
                });
        Rows.insert(
                connection,
                "backup_target (id, plan_id, position, address, medium, place, external)",
                0,
                PLANS * 2L,
                number -> new Object[] {
                    1 + number,
                    1 + number / 2,
                    number % 2,
                    "/copies/" + number,
                    "DISK",
                    "kho " + number % 2,
                    number % 2 == 1
                });
        long runs = (long) PLANS * DAYS;
        Rows.insert(
                connection,
                "backup_run (id, plan_id, running_plan, state, origin, started_at, beat_at, ended_at, started_by, bytes, items,"
                        + " hash, verdict, compared, fault, detail)",
                0,
                runs,
                number -> {
                    Instant started = at(number / PLANS, DAYS);
                    return new Object[] {
                        1 + number,
                        1 + number % PLANS,
                        null,
                        "DONE",
                        "REPORTED",
                        stamp(started),
                        stamp(started),
                        stamp(started.plusSeconds(600)),
                        "tool",
                        1_000_000_000L,
                        1000,
                        "a".repeat(64),
                        "EQUAL",
                        "",
                        "",
                        ""
                    };
                });
        Rows.insert(
                connection,
                "backup_copy (run_id, target_id, address, medium, place, external, bytes, hash, made_at, verified_at, gone_at)",
                0,
                runs * 2,
                number -> {
                    long run = number / 2;
                    Instant made = at(run / PLANS, DAYS).plusSeconds(900);
                    boolean isGone = run / PLANS < DAYS - KEPT_COPIES;
                    return new Object[] {
                        1 + run,
                        1 + run % PLANS * 2 + number % 2,
                        "/copies/" + number,
                        "DISK",
                        "kho " + number % 2,
                        number % 2 == 1,
                        1_000_000_000L,
                        "a".repeat(64),
                        stamp(made),
                        stamp(made),
                        isGone ? stamp(made.plus(KEPT_COPIES, ChronoUnit.DAYS)) : null
                    };
                });
        Rows.insert(
                connection,
                "restore_test (plan_id, started_at, ended_at, started_by, state, verdict, scratch, items, compared, fault, detail)",
                0,
                PLANS * 4L,
                number -> new Object[] {
                    1 + number % PLANS,
                    stamp(at(number / PLANS, 4)),
                    stamp(at(number / PLANS, 4).plusSeconds(600)),
                    "tool",
                    "DONE",
                    "EQUAL",
                    "/scratch",
                    1000,
                    "",
                    "",
                    ""
                });
    }

    private void logs() throws SQLException {
        Rows.insert(
                connection,
                "device (id, name, device_class, vendor, model, address, profile, group_name, state, created_at)",
                FIRST_SOURCE,
                FIRST_SOURCE + SOURCES,
                id -> new Object[] {
                    id,
                    "log-" + id,
                    "LOG_SOURCE",
                    "",
                    "",
                    "syslog:10.250.0." + (id - FIRST_SOURCE),
                    "none",
                    "default",
                    "ACTIVE",
                    stamp(at(0, 1))
                });
        List<String> kinds = List.of("NETWORK", "SECURITY", "SERVER", "APPLICATION");
        Rows.insert(connection, "log_source (device_id, kind, retention_months)", 0, SOURCES, number ->
                new Object[] {FIRST_SOURCE + number, kinds.get((int) (number % kinds.size())), 12});
        Rows.insert(
                connection,
                "point (device_id, name, label, quantity, source, poll_class, conversion, retired)",
                0,
                SOURCES,
                number -> new Object[] {
                    FIRST_SOURCE + number, "log.silence", "", "DURATION", "silence", "SLOW", CONVERSION, false
                });
        Rows.insert(connection, "log_tally (source_id, last_at, messages, severe)", 0, SOURCES, number ->
                new Object[] {FIRST_SOURCE + number, now.toEpochMilli(), 10_000_000L, 2000});
    }

    private void accounts() throws SQLException {
        Rows.insert(
                connection,
                "foreign_system (id, name, kind, owner, population, due_days, mapping, added_at, added_by)",
                1,
                SYSTEMS + 1L,
                id -> new Object[] {id, "Hệ thống " + id, "APPLICATION", "Phòng CNTT", "USERS", 30, "", stamp(now), "an"
                });
        Rows.insert(
                connection,
                "foreign_import (id, system_id, imported_at, imported_by, source, file_name, sha256, fields, accounts)",
                0,
                SYSTEMS * 24L,
                number -> new Object[] {
                    1 + number,
                    1 + number % SYSTEMS,
                    stamp(at(number / SYSTEMS, 24)),
                    "an",
                    "FILE",
                    "ds.csv",
                    "",
                    "login,full-name,state,administrator,created,last-used",
                    ACCOUNTS
                });
        Rows.insert(
                connection,
                "foreign_account (id, import_id, login, full_name, unit, state, administrator, machine, responsible,"
                        + " created_at, last_used_at, never_used, never_expires, granted_by, granted_for, grant_document)",
                0,
                (long) SYSTEMS * 24 * ACCOUNTS,
                number -> new Object[] {
                    (1 + number / ACCOUNTS) * 1_000_000 + number % ACCOUNTS,
                    1 + number / ACCOUNTS,
                    "user" + number % ACCOUNTS,
                    "Người " + number % ACCOUNTS,
                    "",
                    "ACTIVE",
                    number % 20 == 0,
                    false,
                    "",
                    stamp(at(0, 1)),
                    stamp(now.minus(number % 120, ChronoUnit.DAYS)),
                    false,
                    false,
                    "",
                    "",
                    ""
                });
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
