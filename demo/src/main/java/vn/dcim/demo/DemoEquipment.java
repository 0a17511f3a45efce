package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatch.Row;
import vn.dcim.core.asset.AssetBatches;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.FieldKey;

/**
 * Enters what guards the rooms of the demo, against fire, lightning and people, and where its lines end; and what the bookkeeper found out
 * about the parts in store that an old list left open.
 */
@Singleton
final class DemoEquipment {

    private static final String ACTOR = "demo";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int MOST = 100;
    private static final String KEEPER = "Trần Thị Lan";
    private static final String FIRST = "TS-0801";
    private static final int FIRST_NUMBER = 801;
    private static final int FIRST_USED_AGO = 700;

    /** name | kind | room | maker | model | price in millions; the generator's room has neither camera nor fire protection. */
    private static final String EQUIPMENT = """
            Hệ thống chữa cháy khí phòng máy|fire|DC|Kidde|ECS-500 FM-200|420
            Hệ thống chữa cháy khí phòng nguồn|fire|POWER|Kidde|ECS-500 FM-200|180
            Hệ thống chữa cháy khí phòng trực|fire|NOC|Kidde|ECS-500 FM-200|95
            Camera C01|camera|DC|Hikvision|DS-2CD2143G2|6
            Camera C03|camera|POWER|Hikvision|DS-2CD2143G2|6
            Camera C04|camera|NOC|Hikvision|DS-2CD2143G2|6
            Hệ thống chống sét, tiếp địa|other|DC|Ingesco|PDC 4.3|145
            Bộ chuyển đổi quang VNPT|other|DC|VNPT Technology|iGate GW040|2
            Bộ chuyển đổi quang Viettel|other|DC|ZTE|F601|2
            Cổng thu thập dữ liệu GW-1|other|NOC|Moxa|UC-8112A|28
            Cảm biến nhiệt ẩm TH-POWER|other|POWER|E+E Elektronik|EE210|7
            Cảm biến nhiệt ẩm TH-NOC|other|NOC|E+E Elektronik|EE210|7
            """;

    private final AssetBatches batches;
    private final Assets assets;
    private final AssetTerms terms;
    private final Clock clock;

    DemoEquipment(AssetBatches batches, Assets assets, AssetTerms terms, Clock clock) {
        this.batches = batches;
        this.assets = assets;
        this.terms = terms;
        this.clock = clock;
    }

    /** Enters it unless an earlier start did; the places of the plant and what the old list held must be there. */
    void enter() {
        if (assets.named(FIRST).isPresent()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        EQUIPMENT.lines().forEach(line -> rows.add(new Row(rows.size() + 1, fields(line.split("\\|"), rows.size()))));
        take(rows, OnKnown.STOP, "Danh mục thiết bị phụ trợ");
        List<Row> known = new ArrayList<>();
        for (Asset asset : flawed(AssetFilter.Flaw.NO_ORIGIN)) {
            known.add(new Row(known.size() + 1, foundOut(known.size()), List.of(), asset.id()));
        }
        if (!known.isEmpty()) {
            take(known, OnKnown.UPDATE, "Đối chiếu sổ kế toán");
        }
        // why: what was handed in lately and not handed out again lies with the keeper of the store
        List<Row> stored = new ArrayList<>();
        for (Asset asset : assets.find(
                        new AssetFilter("", AssetStatus.IN_STORE, null, Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        MOST)
                .assets()) {
            if (asset.holding().person().isEmpty() && asset.holding().unitId() == null) {
                Map<FieldKey, String> kept = Map.of(
                        AssetField.HOLDER,
                        KEEPER,
                        AssetField.HANDOVER,
                        "%d/PNK".formatted(stored.size() + 1),
                        AssetField.HELD_SINCE,
                        DAY.format(today()));
                stored.add(new Row(stored.size() + 1, kept, List.of(), asset.id()));
            }
        }
        if (!stored.isEmpty()) {
            take(stored, OnKnown.UPDATE, "Nhập kho");
        }
    }

    private List<Asset> flawed(AssetFilter.Flaw flaw) {
        return assets.find(
                        new AssetFilter("", null, null, Set.of(), null, null, null, flaw, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        MOST)
                .assets();
    }

    private void take(List<Row> rows, OnKnown onKnown, String reason) {
        var plan = batches.take(rows, onKnown, terms, reason, ACTOR);
        if (plan.isFaulty()) {
            throw new IllegalStateException(plan.lines().stream()
                    .filter(line -> !line.faults().isEmpty())
                    .findFirst()
                    .toString());
        }
    }

    private Map<FieldKey, String> fields(String[] told, int index) {
        Map<FieldKey, String> fields = used(today().minusDays(FIRST_USED_AGO + index), index);
        fields.put(AssetField.TAG, "TS-%04d".formatted(FIRST_NUMBER + index));
        fields.put(AssetField.NAME, told[0]);
        fields.put(AssetField.KIND, told[1]);
        fields.put(AssetField.PLACE, told[2]);
        fields.put(AssetField.MAKER, told[3]);
        fields.put(AssetField.MODEL, told[4]);
        fields.put(AssetField.SERIAL, "PT%06d".formatted(7_310 + 37 * index));
        fields.put(AssetField.PRICE, told[5] + ".000.000");
        fields.put(AssetField.STATUS, "in-use");
        fields.put(AssetField.IMPORTANCE, "high");
        return fields;
    }

    private Map<FieldKey, String> foundOut(int index) {
        return used(today().minusDays(300L + index), 20 + index);
    }

    private static Map<FieldKey, String> used(LocalDate since, int number) {
        Map<FieldKey, String> fields = new HashMap<>();
        fields.put(AssetField.ORIGIN, "purchase");
        fields.put(AssetField.IN_USE_ON, DAY.format(since));
        fields.put(AssetField.HOLDER, "Nguyễn Văn Nam");
        fields.put(AssetField.HANDOVER, "%d/BBBG-PT".formatted(number + 1));
        fields.put(AssetField.HELD_SINCE, DAY.format(since));
        return fields;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
