package vn.dcim.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import vn.dcim.core.text.PlainText;

/**
 * The registry of a large centre with two years behind it: 20 sites, half of the assets in racks, 25 in each. Written straight into
 * the tables, since the desks would take as many minutes as this takes seconds; ids follow from numbers, so that all hangs together.
 */
final class LargeRegister {

    static final int SITES = 20;
    static final int UNITS = 60;
    static final int TITLES = 120;
    static final int DOCUMENTS = 500;
    static final int STOCKTAKES = 4;

    private static final int IN_RACK = 25;
    private static final int MONTHS = 24;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final long FIRST_ROOM = 100;
    private static final int ROOMS = 4;
    private static final long FIRST_RACK = 1000;
    private static final int CONTRACTS = 400;
    /** One rack in five has its power noted, ten machines of each. */
    private static final int POWERED = 5;

    private static final int CORDED = 10;
    private static final int BLOCK = 20;
    private static final List<String> PEOPLE = List.of(
            "Nguyễn Văn Nam", "Trần Thị Lan", "Hoàng Minh Tuấn", "Lý Thị Hoa", "Đàm Quang Huy", "Triệu Thị Mai");
    private static final List<String> SUPPLIERS =
            List.of("Công ty CP FPT IS", "Công ty TNHH HPT Việt Nam", "Viettel Bắc Kạn", "VNPT Bắc Kạn");

    private record Model(String kind, String word, String maker, String name) {}

    private static final List<Model> MOUNTED = List.of(
            new Model("SERVER", "Máy chủ", "Dell", "PowerEdge R750"),
            new Model("SERVER", "Máy chủ", "HPE", "ProLiant DL380 Gen10"),
            new Model("SERVER", "Máy chủ", "Lenovo", "ThinkSystem SR650"),
            new Model("STORAGE", "Tủ đĩa", "NetApp", "FAS2750"),
            new Model("SWITCH", "Chuyển mạch", "Cisco", "Nexus 93180YC-FX"));
    private static final List<Model> IN_OFFICE = List.of(
            new Model("WORKSTATION", "Máy trạm", "Dell", "OptiPlex 7090"),
            new Model("LAPTOP", "Máy xách tay", "Lenovo", "ThinkPad T14"),
            new Model("MONITOR", "Màn hình", "Dell", "P2422H"),
            new Model("PRINTER", "Máy in", "Canon", "LBP226dw"));
    private static final String ASSETS =
            "asset (id, revision, tag, name, kind, maker, model, serial, macs, ips, status,"
                    + " importance, position_place_id, position_unit, position_height, position_face, position_half,"
                    + " holding_unit_id, holding_person, holding_document, holding_since, origin_kind, origin_decision,"
                    + " origin_supplier, origin_contract, origin_price, origin_in_use_on, origin_life, origin_warranty_to,"
                    + " owner_unit_id, device_id, note, found_by, changed_by, changed_for)";
    /** A status two months later: what is repaired comes back, what is broken goes. */
    private static final String NEXT = "CASE status WHEN 'IN_USE' THEN ELT(1 + MOD(id, 5), 'IN_REPAIR', 'STANDBY',"
            + " 'IN_STORE', 'IN_REPAIR', 'BROKEN') WHEN 'BROKEN' THEN 'AWAITING_DISPOSAL' ELSE 'IN_USE' END";

    private final Connection connection;
    private final int assets;
    private final Instant now = Instant.now();
    private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);

    LargeRegister(Connection connection, int assets) {
        this.connection = connection;
        this.assets = assets;
    }

    int racks() {
        return Math.max(1, assets / 2 / IN_RACK);
    }

    /** Returns the id of a room by any number. */
    static long room(long number) {
        return FIRST_ROOM + number % ((long) SITES * ROOMS);
    }

    static long rack(long number) {
        return FIRST_RACK + number;
    }

    void fill() throws SQLException {
        connection.setAutoCommit(false);
        run("SET time_zone = '+00:00'");
        run("SET foreign_key_checks = 0");
        at(instant(0));
        places();
        for (int month = 0; month < MONTHS; month++) {
            at(instant(month));
            Rows.insert(connection, ASSETS, entered(month), entered(month + 1), this::asset);
            at(instant(month).plus(Duration.ofDays(1)));
            move(month);
            connection.commit();
        }
        at(instant(MONTHS));
        power();
        software();
        others();
        run("UPDATE version_mark SET at = FROM_UNIXTIME(" + instant(MONTHS).getEpochSecond() + ")");
        connection.commit();
        run("SET @@timestamp = DEFAULT");
        run("ANALYZE TABLE asset, asset_movement, feed, installation, register_entry, stocktake_item, place");
    }

    /** Returns the instant of a month's changes; that of the last is some minutes past. */
    private Instant instant(int month) {
        return now.minus(MONTH.multipliedBy(MONTHS - month)).minus(Duration.ofMinutes(10));
    }

    private void at(Instant instant) throws SQLException {
        run("SET @@timestamp = " + instant.getEpochSecond());
    }

    /** Returns the number of the first asset of a month: three fifths came at the beginning. */
    private long entered(int month) {
        return 1 + (month == 0 ? 0 : assets * 3L / 5 + assets * 2L / 5 * (month - 1) / (MONTHS - 1));
    }

    private void places() throws SQLException {
        String place = "place (id, name, kind, parent_id, units)";
        Rows.insert(connection, place, 1, SITES + 1L, id ->
                new Object[] {id, "Điểm %02d".formatted(id), "SITE", null, null});
        Rows.insert(connection, place, 0, (long) SITES * ROOMS, room -> new Object[] {
            FIRST_ROOM + room,
            "Phòng %02d-%d".formatted(1 + room / ROOMS, 1 + room % ROOMS),
            "ROOM",
            1 + room / ROOMS,
            null
        });
        Rows.insert(connection, place, 0, racks(), rack -> new Object[] {
            rack(rack), "R%04d".formatted(rack), "RACK", FIRST_ROOM + rack * SITES / racks() * ROOMS, 42
        });
        Rows.insert(connection, "unit (id, name, short_name)", 1, UNITS + 1L, id ->
                new Object[] {id, "Sở ban ngành số %02d".formatted(id), "SBN%02d".formatted(id)});
    }

    private Object[] asset(long number) {
        // why: the same register in every run
        var chance = new Random(number);
        boolean isMounted = number <= (long) racks() * IN_RACK;
        Model model = isMounted
                ? MOUNTED.get(chance.nextInt(MOUNTED.size()))
                : IN_OFFICE.get(chance.nextInt(IN_OFFICE.size()));
        long rack = (number - 1) / IN_RACK;
        long place = isMounted ? rack(rack) : FIRST_ROOM + number % (SITES * ROOMS);
        String placeName = isMounted
                ? "R%04d".formatted(rack)
                : "Phòng %02d-%d".formatted(1 + number % (SITES * ROOMS) / ROOMS, 1 + number % ROOMS);
        String tag = number % 30 == 0 ? "" : "TS-%05d".formatted(number);
        String name = "%s %05d".formatted(model.word(), number);
        String serial = number % 500 == 0 ? "SN-500" : "%08X".formatted(chance.nextInt());
        String mac = "0c:c4:%02x:%02x:%02x:%02x".formatted(number >> 16, number >> 8 & 255, number & 255, 1);
        String ip = "10.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255);
        int contract = chance.nextInt(CONTRACTS);
        LocalDate inUse = today.minusDays(30 + contract * 6L);
        String person = PEOPLE.get(chance.nextInt(PEOPLE.size()));
        long unit = 1 + number % UNITS;
        String supplier = SUPPLIERS.get(contract % SUPPLIERS.size());
        String order = "%03d/%d/HĐMB".formatted(contract, inUse.getYear());
        String found = PlainText.of(String.join(
                " ",
                tag,
                name,
                model.maker(),
                model.name(),
                serial,
                mac,
                ip,
                placeName,
                person,
                "Sở ban ngành số %02d".formatted(unit),
                supplier,
                order));
        return new Object[] {
            number,
            1,
            tag,
            name,
            model.kind(),
            model.maker(),
            model.name(),
            serial,
            mac,
            ip,
            chance.nextInt(10) == 0 ? "IN_STORE" : "IN_USE",
            List.of("LOW", "MEDIUM", "MEDIUM", "HIGH", "CRITICAL").get(chance.nextInt(5)),
            place,
            isMounted ? 1 + (number - 1) % IN_RACK : null,
            isMounted ? 1 : null,
            isMounted ? "BOTH" : null,
            null,
            unit,
            person,
            number % 40 == 0 ? "" : number + "/BBBG",
            inUse,
            "PURCHASE",
            "",
            supplier,
            order,
            1_000_000L * (15 + chance.nextInt(300)),
            inUse,
            60,
            inUse.plusYears(3),
            number % 3 == 0 ? unit : null,
            null,
            "",
            found.strip(),
            "bench",
            ""
        };
    }

    /** Twice a year each asset changes its status, once in the month of its number; a few in the end are gone. */
    private void move(int month) throws SQLException {
        String those = " WHERE MOD(id, 12) = " + month % 12 + " AND status NOT IN ('DISPOSED', 'AWAITING_DISPOSAL')";
        run("INSERT INTO asset_movement (asset_id, at, actor, was, became, paper, document, signed_on, unit_id, person,"
                + " reason) SELECT id, NOW(6), 'bench', status, " + NEXT + ", 'HANDOVER', CONCAT(id, '/BB'), CURDATE(),"
                + " holding_unit_id, holding_person, '' FROM asset" + those);
        run("UPDATE asset SET revision = revision + 1, changed_for = 'chuyển trạng thái', status = " + NEXT + those);
        if (month == MONTHS - 1) {
            run("INSERT INTO asset_movement (asset_id, at, actor, was, became, paper, document, signed_on, unit_id,"
                    + " person, reason) SELECT id, NOW(6), 'bench', status, 'DISPOSED', 'DISPOSAL', CONCAT(id, '/TL'),"
                    + " CURDATE(), NULL, '', '' FROM asset WHERE status = 'AWAITING_DISPOSAL' AND MOD(id, 2) = 0");
            at(instant(MONTHS));
            run("UPDATE asset SET revision = revision + 1, status = 'DISPOSED' WHERE status = 'AWAITING_DISPOSAL'"
                    + " AND MOD(id, 2) = 0");
        }
    }

    /** From a source over ATS, two UPS and two panels to two strips in each rack that has its power noted. */
    private void power() throws SQLException {
        long powered = Math.max(1, racks() / POWERED);
        long heads = 1 + (powered - 1) / BLOCK;
        List<String> kinds = List.of("SOURCE", "ATS", "UPS", "UPS", "PANEL", "PANEL");
        int each = kinds.size();
        String node =
                "power_node (id, revision, name, kind, device_id, rated_amps, phases, rated_watts, derating, open,"
                        + " note, changed_by)";
        Rows.insert(connection, node, 0, heads * each, number -> new Object[] {
            1 + number,
            1,
            "%s-%02d-%d".formatted(kinds.get((int) (number % each)), number / each, number % 2),
            kinds.get((int) (number % each)),
            null,
            400,
            3,
            null,
            null,
            false,
            "",
            "bench"
        });
        long strips = 1 + heads * each;
        Rows.insert(connection, node, 0, powered * 4, number -> new Object[] {
            strips + number,
            1,
            "%s-R%04d-%s".formatted(number % 4 < 2 ? "Q" : "PDU", number / 4, number % 2 == 0 ? "A" : "B"),
            number % 4 < 2 ? "BREAKER" : "PDU",
            null,
            16,
            1,
            null,
            null,
            false,
            "",
            "bench"
        });
        String feed = "feed (from_node, to_node, kind, path, priority, outlet, phases)";
        // why: number of the part above within its block; the ATS hangs on the source, both UPS on the ATS, each panel
        // on its UPS
        int[] above = {-1, 0, 1, 1, 2, 3};
        for (int part = 1; part < each; part++) {
            int below = part;
            Rows.insert(connection, feed, 0, heads, block -> new Object[] {
                "node:" + (1 + block * each + above[below]),
                "node:" + (1 + block * each + below),
                "POWER",
                "A",
                0,
                "",
                ""
            });
        }
        Rows.insert(connection, feed, 0, powered * 4, number -> new Object[] {
            "node:" + (number % 4 < 2 ? 1 + number / 4 / BLOCK * each + 4 + number % 2 : strips + number - 2),
            "node:" + (strips + number),
            "POWER",
            number % 2 == 0 ? "A" : "B",
            0,
            "",
            ""
        });
        Rows.insert(connection, feed, 0, powered * CORDED * 2, cord -> new Object[] {
            "node:" + (strips + cord / 2 / CORDED * 4 + 2 + (cord / 2 % 25 == 7 ? 0 : cord % 2)),
            "asset:" + (1 + cord / 2 / CORDED * IN_RACK + cord / 2 % CORDED),
            "POWER",
            cord % 2 == 0 ? "A" : "B",
            0,
            Long.toString(1 + cord % (CORDED * 2)),
            "L1"
        });
        Rows.insert(
                connection,
                "asset_load (asset_id, inputs, needed, budget_watts, nameplate_watts, weight_kg, changed_by)",
                0,
                powered * CORDED,
                cord -> new Object[] {1 + cord / CORDED * IN_RACK + cord % CORDED, 2, 1, 350, 1100, 24, "bench"});
    }

    /** Each machine has a system, most an anti-malware, one in five something else. */
    private void software() throws SQLException {
        Rows.insert(
                connection,
                "software_title (id, revision, name, value, importance, purpose, scope, managed_by, licence_info, version,"
                        + " kept_at, maker, kind, ground, permit, permit_decision, recommended_by,"
                        + " rating_confidentiality, rating_integrity, rating_availability, rating_rated_by,"
                        + " rating_rated_on, rating_measures, rating_reopened, retired_on, note, found_by, changed_by,"
                        + " changed_for)",
                1,
                TITLES + 1L,
                id -> new Object[] {
                    id,
                    1,
                    "Phần mềm %03d".formatted(id),
                    1_000_000L * id,
                    "MEDIUM",
                    "Xử lý hồ sơ",
                    "Toàn tỉnh",
                    "Phòng hạ tầng",
                    "",
                    "1." + id,
                    "Kho phần mềm",
                    "Nhà sản xuất %d".formatted(id % 20),
                    id <= 6 ? "OPERATING_SYSTEM" : id <= 10 ? "ANTI_MALWARE" : "APPLICATION",
                    id % 4 == 3 ? "OPEN_SOURCE" : "PROPRIETARY",
                    "PERMITTED",
                    "12/QĐ-TTDL",
                    "34/STTTT",
                    "HIGH",
                    "MEDIUM",
                    "LOW",
                    "Trưởng phòng",
                    today.minusDays(90),
                    "",
                    false,
                    null,
                    "",
                    "phan mem %03d nha san xuat %d".formatted(id, id % 20),
                    "bench",
                    ""
                });
        Rows.insert(
                connection,
                "licence (revision, title_id, metric, term, seats, starts_on, ends_on, number, contract, supplier, decision,"
                        + " price, budget_year, key_kept_at, renews_id, renewal_person, renewal_until, renewal_done_on,"
                        + " renewal_document, note, changed_by, changed_for)",
                0,
                TITLES * 2L,
                number -> new Object[] {
                    1,
                    1 + number / 2,
                    "DEVICE",
                    "LIMITED",
                    assets / 20,
                    today.minusDays(400 + number),
                    today.plusDays(number * 7 - 300),
                    "BQ-" + number,
                    number + "/HĐ",
                    SUPPLIERS.get((int) (number % SUPPLIERS.size())),
                    "",
                    90_000_000L,
                    today.getYear(),
                    "Két P.101",
                    null,
                    "",
                    null,
                    null,
                    "",
                    "",
                    "bench",
                    ""
                });
        installed("1 + MOD(id, 6)", "");
        installed("7 + MOD(id, 4)", " AND MOD(id, 10) < 7");
        installed("11 + MOD(id, " + (TITLES - 10) + ")", " AND MOD(id, 5) = 0");
        run("INSERT INTO console_report (id, console, taken_at, taken_by, hosts) VALUES (1, 'EDR', NOW(3), 'bench', 0),"
                + " (2, 'WSUS', NOW(3), 'bench', 0)");
        run("INSERT INTO console_host (report_id, host, product, version, updated_at, scanned_at, missing_patches)"
                + " SELECT 1 + MOD(id, 2), tag, 'EDR', '7', NOW(3), NOW(3), MOD(id, 3) FROM asset"
                + " WHERE kind IN ('SERVER', 'WORKSTATION') AND MOD(id, 4) > 0 AND tag <> ''");
    }

    private void installed(String title, String those) throws SQLException {
        run("INSERT INTO installation (revision, title_id, asset_id, person, version, cores, since, consent_by,"
                + " consent_document, changed_by, changed_for) SELECT 1, " + title + ", id, '', '', NULL, CURDATE(),"
                + " 'Trưởng phòng', '12/QĐ', 'bench', '' FROM asset"
                + " WHERE kind IN ('SERVER', 'WORKSTATION', 'LAPTOP')" + those);
    }

    private void others() throws SQLException {
        entries(
                "ports",
                number -> "{\"name\": \"Cổng %d\", \"use\": \"service\", \"target\": \"%d\", \"port\": \"%d\","
                                .formatted(number, 1 + number, 1 + number % 60_000)
                        + " \"protocol\": \"https\", \"permit\": \"%d/QĐ\"}".formatted(number));
        entries(
                "terminals",
                number -> "{\"name\": \"Máy %d\", \"kind\": \"workstation\", \"mac\": \"%s\","
                                .formatted(number, "0c:c4:00:%02x:%02x:01".formatted(number >> 8, number & 255))
                        + " \"ip\": \"10.0.%d.%d\", \"asset\": \"%d\"}"
                                .formatted(number >> 8, number & 255, 1 + number));
        Rows.insert(
                connection, "document (id, kind, title, revision, found_by)", 1, DOCUMENTS + 1L, id -> new Object[] {
                    id,
                    List.of("A", "B", "C", "D", "DD", "E", "G", "H", "I", "K").get((int) (id % 10)),
                    "Hồ sơ kỹ thuật số %d".formatted(id),
                    1,
                    "ho so ky thuat so %d ".formatted(id) + "thiet ke he thong dien lanh mang ".repeat(300)
                });
        Rows.insert(
                connection,
                "document_version (document_id, revision, number, dated_on, valid_from, valid_to, scope, owner,"
                        + " paper_place, form, confirmed, reason, filed_at, filed_by, file_name, file_type, file_size, sha256)",
                1,
                DOCUMENTS + 1L,
                id -> new Object[] {
                    id,
                    1,
                    id + "/HS",
                    today,
                    null,
                    null,
                    "",
                    "Phòng hạ tầng",
                    "Tủ 3",
                    "PAPER",
                    false,
                    "",
                    now,
                    "bench",
                    "",
                    "",
                    0,
                    ""
                });
        for (int stocktake = 1; stocktake <= STOCKTAKES; stocktake++) {
            run(
                    "INSERT INTO stocktake (id, name, place_id, unit_id, scope, document, signed_on, as_of, begun_by, closed_at,"
                            + " closed_by) VALUES (" + stocktake + ", 'Kiểm kê " + stocktake
                            + "', NULL, NULL, '', '1/QĐ', CURDATE(), NOW(6), 'bench', NULL, '')");
            run(
                    "INSERT INTO stocktake_item (stocktake_id, asset_id, expected, tag, name, model, serial, status, holder,"
                            + " place_id, place, finding, scan_id, decision, reason, decided_at, decided_by) SELECT "
                            + stocktake
                            + ", id, TRUE, tag, name, model, serial, status, holding_person, position_place_id, '',"
                            + " IF(MOD(id, 9) = 0, 'MISSING', 'SEEN'), IF(MOD(id, 9) = 0, NULL, id), NULL, '', NULL, '' FROM asset"
                            + " WHERE status <> 'DISPOSED' AND MOD(id, " + STOCKTAKES + ") = " + (stocktake - 1));
        }
    }

    private interface Text {
        String of(long number);
    }

    private void entries(String register, Text content) throws SQLException {
        Rows.insert(
                connection,
                "register_entry (revision, register, name, content, owner, active, valid_from, valid_to, ending_from,"
                        + " wanting_from, found_by, changed_by, changed_for)",
                0,
                assets / 10,
                number -> new Object[] {
                    1,
                    register,
                    register + " %05d".formatted(number),
                    content.of(number),
                    "",
                    true,
                    null,
                    null,
                    null,
                    number % 3 == 0 ? today : null,
                    "%s %05d tu 10.0.0.0/8".formatted(register, number),
                    "bench",
                    ""
                });
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
