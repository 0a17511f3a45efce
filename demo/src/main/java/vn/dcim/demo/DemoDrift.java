package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetAlignment;
import vn.dcim.core.asset.AssetAlignment.Step;
import vn.dcim.core.asset.AssetAlignment.Tie;
import vn.dcim.core.asset.AssetBatch.Line;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatch.Row;
import vn.dcim.core.asset.AssetBatches;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.drift.DriftDesk;
import vn.dcim.core.drift.DriftFilter;
import vn.dcim.core.drift.DriftFilter.Show;
import vn.dcim.core.drift.DriftKind;
import vn.dcim.core.drift.DriftLine;
import vn.dcim.core.drift.DriftOrder;
import vn.dcim.core.drift.DriftWatch;
import vn.dcim.core.drift.Drifts;

/**
 * Enters what the devices of the plant are in the register, some of it as it should not be: two serial numbers swapped, a UPS that was
 * replaced, firmware that was updated, one that should lie in store, some that nobody tied.
 */
@Singleton
final class DemoDrift {

    private static final String ACTOR = "demo";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int MOST = 1000;

    private static final Set<DeviceClass> EQUIPMENT = EnumSet.of(
            DeviceClass.UPS,
            DeviceClass.PDU,
            DeviceClass.ATS,
            DeviceClass.GENERATOR,
            DeviceClass.COOLING,
            DeviceClass.CHILLER,
            DeviceClass.NVR,
            DeviceClass.SWITCH,
            DeviceClass.ROUTER,
            DeviceClass.FIREWALL);
    private static final Map<String, String> SWAPPED = Map.of("PDU-A1", "PDU-A2", "PDU-A2", "PDU-A1");
    private static final Set<String> NOT_TIED = Set.of("PDU-B1", "PDU-B2");
    private static final String REPLACED = "UPS-A";
    private static final String UPDATED = "UPS-B";
    private static final String IN_STORE = "NVR-1";
    private static final String FORGOTTEN = "ATS-1";

    private final AssetBatches batches;
    private final AssetAlignment alignment;
    private final Assets assets;
    private final DeviceRepository devices;
    private final DriftWatch watch;
    private final DriftDesk desk;
    private final Drifts drifts;
    private final AssetTerms terms;
    private final Clock clock;

    DemoDrift(
            AssetBatches batches,
            AssetAlignment alignment,
            Assets assets,
            DeviceRepository devices,
            DriftWatch watch,
            DriftDesk desk,
            Drifts drifts,
            AssetTerms terms,
            Clock clock) {
        this.batches = batches;
        this.alignment = alignment;
        this.assets = assets;
        this.devices = devices;
        this.watch = watch;
        this.desk = desk;
        this.drifts = drifts;
        this.terms = terms;
        this.clock = clock;
    }

    /** Enters it unless an earlier start did; the devices of the plant must be there. */
    void enter() {
        if (assets.tiedDevices().isEmpty()) {
            List<Device> noted = devices.findListed().stream()
                    .filter(device -> EQUIPMENT.contains(device.deviceClass()))
                    .filter(device -> !device.name().equals(FORGOTTEN))
                    .toList();
            tie(noted, note(noted));
            watch.compare();
            leaveSensors();
        }
    }

    private Map<String, Asset> note(List<Device> noted) {
        // why: the same in every demo, so that its pages can be talked about
        var chance = new Random(174);
        Map<String, String> serials = new HashMap<>();
        noted.forEach(device -> serials.put(
                device.name(),
                device.serial().isEmpty() ? "%08X".formatted(chance.nextInt() & Integer.MAX_VALUE) : device.serial()));
        AssetNames names = assets.names();
        List<Row> rows = new ArrayList<>();
        for (Device device : noted) {
            rows.add(new Row(rows.size() + 1, fields(device, serials, names, rows.size() + 1)));
        }
        var plan = batches.take(rows, OnKnown.STOP, terms, "Danh mục thiết bị hạ tầng", ACTOR);
        if (plan.isFaulty()) {
            throw new IllegalStateException(plan.lines().stream()
                    .filter(line -> !line.faults().isEmpty())
                    .findFirst()
                    .toString());
        }
        Map<String, Asset> added = new HashMap<>();
        for (Line line : plan.lines()) {
            added.put(noted.get(line.number() - 1).name(), line.asset());
        }
        return added;
    }

    private Map<AssetField, String> fields(Device device, Map<String, String> serials, AssetNames names, int number) {
        LocalDate inUse = today().minusDays(400L + 11L * number);
        String name = device.name();
        Map<AssetField, String> fields = new EnumMap<>(AssetField.class);
        fields.put(AssetField.TAG, "TS-9%03d".formatted(number));
        // why: two ends of that name would leave the power chain in doubt which is meant
        fields.put(AssetField.NAME, NOT_TIED.contains(name) ? "Thanh phân phối nguồn " + name : name);
        fields.put(AssetField.KIND, device.deviceClass().code());
        fields.put(AssetField.MAKER, device.vendor().equals("APC") ? "Schneider Electric" : device.vendor());
        fields.put(AssetField.MODEL, name.equals(REPLACED) ? "Smart-UPS VT 30" : device.model());
        fields.put(
                AssetField.SERIAL,
                name.equals(REPLACED) ? "PS0712240118" : serials.get(SWAPPED.getOrDefault(name, name)));
        fields.put(AssetField.FIRMWARE, name.equals(UPDATED) ? "UPS 01.2" : device.firmware());
        fields.put(AssetField.PLACE, names.place(device.placeId()));
        fields.put(AssetField.STATUS, name.equals(IN_STORE) ? "in-store" : "in-use");
        fields.put(AssetField.IMPORTANCE, "high");
        fields.put(AssetField.HOLDER, "Nguyễn Văn Nam");
        fields.put(AssetField.HANDOVER, "%d/BBBG-HT".formatted(number));
        fields.put(AssetField.HELD_SINCE, DAY.format(inUse));
        fields.put(AssetField.ORIGIN, "purchase");
        fields.put(AssetField.PRICE, (40 + 35 * number) + ".000.000");
        fields.put(AssetField.IN_USE_ON, DAY.format(inUse));
        return fields;
    }

    private void tie(List<Device> noted, Map<String, Asset> added) {
        List<Step> steps = noted.stream()
                .filter(device -> !NOT_TIED.contains(device.name()))
                .map(device -> {
                    Asset asset = added.get(device.name());
                    return new Step(
                            asset.id(), asset.revision(), Map.of(), new Tie(device.id(), "", device.name()), "");
                })
                .toList();
        Optional<AssetAlignment.Line> refused =
                alignment.align(steps, terms, "Gắn theo danh mục thiết bị hạ tầng", ACTOR, (_, _) -> {}).stream()
                        .filter(line -> !line.isDone())
                        .findFirst();
        if (refused.isPresent()) {
            throw new IllegalStateException(refused.get().toString());
        }
    }

    private void leaveSensors() {
        List<Long> sensors = drifts
                .find(new DriftFilter("", DriftKind.NO_ASSET, Show.OPEN), DriftOrder.NAME, false, 0, MOST)
                .lines()
                .stream()
                .filter(line -> !line.name().equals(FORGOTTEN))
                .map(DriftLine::id)
                .toList();
        if (!sensors.isEmpty()) {
            desk.silence(sensors, null, "Cảm biến, bộ điều khiển đi kèm hệ thống, không ghi sổ riêng", ACTOR);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
