package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatch.Row;
import vn.dcim.core.asset.AssetBatches;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.version.Versions;

/**
 * Enters what stands in the racks and offices of the demo: some four hundred assets, some of them not noted down as they should be,
 * with two years in which they came and went.
 */
@Singleton
final class DemoAssets {

    private static final String ACTOR = "demo";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int RACKS = 20;
    private static final int IN_RACK = 17;
    private static final int IN_OFFICES = 60;
    private static final int HOSTED_IN_RACK = 8;
    private static final int LOWEST_PRICE = 15;
    private static final int PRICES = 300;
    private static final int LIFE_MONTHS = 60;
    private static final int YEARS = 2;
    /** Which lost its label, and which was handed over without minutes. */
    private static final int UNLABELLED = 210;

    private static final int WITHOUT_MINUTES = 40;
    private static final Set<String> COMPUTERS = Set.of("workstation", "laptop");
    private static final List<String> PEOPLE = List.of(
            "Nguyễn Văn Nam", "Trần Thị Lan", "Hoàng Minh Tuấn", "Lý Thị Hoa", "Đàm Quang Huy", "Triệu Thị Mai");
    private static final List<String> SUPPLIERS =
            List.of("Công ty CP FPT IS", "Công ty TNHH HPT Việt Nam", "Viettel Bắc Kạn");

    /** A model with what it takes of a rack. */
    private record Model(String kind, String maker, String name, int height) {}

    private static final List<Model> IN_RACKS = List.of(
            new Model("server", "Dell", "PowerEdge R750", 2),
            new Model("server", "HPE", "ProLiant DL380 Gen10", 2),
            new Model("server", "Lenovo", "ThinkSystem SR650", 2),
            new Model("server", "Dell", "PowerEdge R650", 1),
            new Model("storage", "NetApp", "FAS2750", 2),
            new Model("switch", "Cisco", "Nexus 93180YC-FX", 1),
            new Model("switch", "Juniper", "QFX5120-48Y", 1),
            new Model("firewall", "Fortinet", "FortiGate 600E", 1),
            new Model("load-balancer", "F5", "BIG-IP i2600", 1),
            new Model("kvm", "ATEN", "KN4140VA", 1));
    private static final List<Model> IN_OFFICE = List.of(
            new Model("workstation", "Dell", "OptiPlex 7090", 0),
            new Model("laptop", "Lenovo", "ThinkPad T14", 0),
            new Model("monitor", "Dell", "P2422H", 0),
            new Model("printer", "Canon", "LBP226dw", 0));

    private final AssetBatches batches;
    private final AssetDesk desk;
    private final Assets assets;
    private final AssetTerms terms;
    private final DemoHistory history;
    private final DemoReviews reviews;
    private final Versions versions;
    private final Clock clock;

    DemoAssets(
            AssetBatches batches,
            AssetDesk desk,
            Assets assets,
            AssetTerms terms,
            DemoHistory history,
            DemoReviews reviews,
            Versions versions,
            Clock clock) {
        this.batches = batches;
        this.desk = desk;
        this.assets = assets;
        this.terms = terms;
        this.history = history;
        this.reviews = reviews;
        this.versions = versions;
        this.clock = clock;
    }

    /** Enters them unless an earlier start did; the places of the plant must be there. */
    void enter() {
        if (assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, 1).total() > 0) {
            return;
        }
        List<Row> rows = rows();
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        LocalDate quarter = today.minusYears(YEARS).with(IsoFields.DAY_OF_QUARTER, 1);
        LocalDate entered = LocalDate.MIN;
        while (quarter.isBefore(today)) {
            take(rows, entered, quarter, quarter);
            history.happen(quarter);
            entered = quarter;
            quarter = quarter.plusMonths(3);
        }
        take(rows, entered, today, today.minusDays(1));
        reviews.enter();
        versions.enterAt(clock.instant().minusSeconds(1), this::giveSerialsTwice);
    }

    /** As in the lists that the registry was taken over from: two servers bear the serial number of their neighbour. */
    private void giveSerialsTwice() {
        Map<String, List<Asset>> servers = assets
                .find(
                        new AssetFilter("", null, AssetKind.SERVER, Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        IN_RACK * RACKS)
                .assets()
                .stream()
                .collect(Collectors.groupingBy(Asset::maker, TreeMap::new, Collectors.toList()));
        servers.values().stream().limit(2).forEach(same -> {
            Asset asset = same.getLast();
            Map<AssetField, String> typed =
                    Map.of(AssetField.SERIAL, same.getFirst().serial());
            desk.change(asset.id(), asset.revision(), typed, terms, "", ACTOR);
        });
    }

    /** Enters those that were put into use from one day to another, on a day. */
    private void take(List<Row> rows, LocalDate from, LocalDate until, LocalDate on) {
        List<Row> newest = rows.stream()
                .filter(row -> {
                    LocalDate day = LocalDate.parse(row.typed().get(AssetField.IN_USE_ON), DAY);
                    return !day.isBefore(from) && day.isBefore(until);
                })
                .toList();
        Instant at = on.atStartOfDay(CentreTime.ZONE).toInstant();
        if (!newest.isEmpty()) {
            versions.enterAt(at, () -> take(newest));
        }
    }

    private void take(List<Row> rows) {
        var plan = batches.take(rows, OnKnown.STOP, terms, "", ACTOR);
        if (plan.isFaulty()) {
            throw new IllegalStateException(plan.lines().stream()
                    .filter(line -> !line.faults().isEmpty())
                    .findFirst()
                    .toString());
        }
    }

    private List<Row> rows() {
        // why: the same in every demo, so that its pages can be talked about
        var chance = new Random(2711);
        List<Row> rows = new ArrayList<>();
        IntStream.rangeClosed(1, RACKS).forEach(rack -> {
            int unit = 1;
            for (int i = 0; i < IN_RACK; i++) {
                Model model = IN_RACKS.get(chance.nextInt(IN_RACKS.size()));
                Map<AssetField, String> fields = fields(model, rows.size() + 1, chance);
                fields.put(AssetField.PLACE, "R%02d".formatted(rack));
                fields.put(AssetField.UNIT, Integer.toString(unit));
                fields.put(AssetField.HEIGHT, Integer.toString(model.height()));
                fields.put(AssetField.STATUS, chance.nextInt(20) == 0 ? "standby" : "in-use");
                if (i < HOSTED_IN_RACK) {
                    fields.put(AssetField.OWNER, DemoAgency.hostedIn(rack));
                }
                rows.add(new Row(rows.size() + 1, fields));
                unit += model.height();
            }
        });
        for (int i = 0; i < IN_OFFICES; i++) {
            Model model = IN_OFFICE.get(i % IN_OFFICE.size());
            Map<AssetField, String> fields = fields(model, rows.size() + 1, chance);
            String status =
                    List.of("in-use", "in-use", "in-use", "in-store", "broken").get(i % 5);
            // why: a broken screen or printer goes to the store, a broken computer waits for its repair
            boolean isPut = status.equals("broken") && !COMPUTERS.contains(model.kind());
            fields.put(AssetField.STATUS, isPut ? "in-store" : status);
            rows.add(new Row(rows.size() + 1, fields));
        }
        return rows;
    }

    private Map<AssetField, String> fields(Model model, int number, Random chance) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        LocalDate inUse = today.minusDays(30L + chance.nextInt(6 * 365));
        Map<AssetField, String> fields = new EnumMap<>(AssetField.class);
        fields.put(AssetField.TAG, number == UNLABELLED ? "" : "TS-%04d".formatted(number));
        fields.put(AssetField.NAME, "%s-%03d".formatted(model.kind().toUpperCase(java.util.Locale.ROOT), number));
        fields.put(AssetField.KIND, model.kind());
        fields.put(AssetField.MAKER, model.maker());
        fields.put(AssetField.MODEL, model.name());
        fields.put(AssetField.SERIAL, "%08X".formatted(chance.nextInt() & Integer.MAX_VALUE));
        fields.put(
                AssetField.IMPORTANCE,
                List.of("low", "medium", "medium", "high", "critical").get(chance.nextInt(5)));
        fields.put(AssetField.HOLDER, PEOPLE.get(chance.nextInt(PEOPLE.size())));
        fields.put(AssetField.HANDOVER, number == WITHOUT_MINUTES ? "" : "%d/BBBG".formatted(number));
        fields.put(AssetField.HELD_SINCE, DAY.format(inUse));
        fields.put(AssetField.ORIGIN, chance.nextInt(8) == 0 ? "transfer" : "purchase");
        fields.put(AssetField.SUPPLIER, SUPPLIERS.get(chance.nextInt(SUPPLIERS.size())));
        fields.put(AssetField.CONTRACT, "%02d/%d/HĐMB".formatted(1 + chance.nextInt(40), inUse.getYear()));
        fields.put(AssetField.PRICE, (LOWEST_PRICE + chance.nextInt(PRICES)) + ".000.000");
        fields.put(AssetField.IN_USE_ON, DAY.format(inUse));
        fields.put(AssetField.LIFE, Integer.toString(LIFE_MONTHS));
        fields.put(AssetField.WARRANTY_TO, DAY.format(inUse.plusYears(3)));
        return fields;
    }
}
