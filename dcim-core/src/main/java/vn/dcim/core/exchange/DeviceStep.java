package vn.dcim.core.exchange;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetBatch;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.Plan;
import vn.dcim.core.asset.AssetBatches;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.CustomKey;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.exchange.ExchangeLine.Change;
import vn.dcim.core.exchange.ExchangeLine.Fault;
import vn.dcim.core.place.Place;
import vn.dcim.core.power.AssetLoad;
import vn.dcim.core.power.PowerDesk;
import vn.dcim.core.text.PlainText;

/** Takes over devices as assets, and what their power ports ask of the chain. */
final class DeviceStep {

    private static final int MOST_ASSETS = 200_000;
    private static final int MOST_INPUTS = 8;
    private static final int HEAVIEST_KG = 5000;
    private static final int MOST_WATTS = 100_000_000;

    /** The columns of devices that come from fields of ours, for faults. */
    private static final Map<AssetField, String> COLUMNS = columns();

    private final Step step;
    private final PlaceStep places;
    private final AssetBatches batches;
    private final AssetNames names;
    private final List<Asset> present;
    private final Map<String, NetboxRow> types = new HashMap<>();
    private final List<NetboxRow> rows;
    private final Map<NetboxRow, Asset> taken = new LinkedHashMap<>();
    private @Nullable Plan plan;
    private @Nullable Instant at;

    DeviceStep(Step step, PlaceStep places, AssetBatches batches, Assets assets) {
        this.step = step;
        this.places = places;
        this.batches = batches;
        names = assets.names();
        present = assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, MOST_ASSETS)
                .assets();
        step.set
                .of(NetboxKind.DEVICE_TYPE)
                .forEach(type -> types.put(typeKey(type.of("manufacturer"), type.of("model")), type));
        rows = step.rows(NetboxKind.DEVICE).stream()
                .filter(row -> !row.ours("asset").equals("no"))
                .toList();
    }

    private static Map<AssetField, String> columns() {
        Map<AssetField, String> columns = new EnumMap<>(AssetField.class);
        columns.putAll(Map.of(
                AssetField.NAME, "name",
                AssetField.TAG, "asset_tag",
                AssetField.KIND, "role",
                AssetField.MAKER, "manufacturer",
                AssetField.MODEL, "device_type",
                AssetField.PLACE, "rack",
                AssetField.UNIT, "position",
                AssetField.HEIGHT, "u_height",
                AssetField.OWNER, "tenant",
                AssetField.NOTE, "comments"));
        return columns;
    }

    private static String typeKey(String maker, String model) {
        return (maker + "\n" + model).toLowerCase(Locale.ROOT);
    }

    /** Writes the assets; what is faulty is left out and told. @param progress of assets */
    void take(AssetBatch.Taking progress) {
        List<AssetBatch.Row> wanted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            wanted.add(row(i));
        }
        plan = batches.take(wanted, step.onKnown, step.terms, step.reason, step.actor, new AssetBatch.Taking() {
            @Override
            public boolean accepts(Plan all) {
                return true;
            }

            @Override
            public void written(int done, int all) {
                progress.written(done, all);
            }

            @Override
            public void kept(Plan all, Instant instant) {
                at = instant;
            }
        });
        for (AssetBatch.Line line : plan.lines()) {
            if (line.fate() != Fate.FAULTY) {
                taken.put(rows.get(line.number() - 1), line.asset());
            }
        }
    }

    Plan plan() {
        return Objects.requireNonNull(plan);
    }

    @Nullable
    Instant at() {
        return at;
    }

    /** Returns the assets that were taken or are known, by their devices. */
    Map<NetboxRow, Asset> taken() {
        return taken;
    }

    /** Tells what became of the devices. @param more what is wrong with them besides */
    void tell(Map<NetboxRow, List<Fault>> more, Map<NetboxRow, List<Change>> besides) {
        for (AssetBatch.Line line : plan().lines()) {
            NetboxRow row = rows.get(line.number() - 1);
            List<Fault> faults = new ArrayList<>(
                    line.faults().stream().map(fault -> fault(row, fault)).toList());
            faults.addAll(more.getOrDefault(row, List.of()));
            List<Change> changes = new ArrayList<>(line.differences().stream()
                    .map(one -> new Change("asset.field." + one.field().code(), one.was(), one.became()))
                    .toList());
            changes.addAll(besides.getOrDefault(row, List.of()));
            Fate fate = !faults.isEmpty()
                    ? Fate.FAULTY
                    : line.fate() == Fate.SAME && !changes.isEmpty() ? Fate.CHANGED : line.fate();
            step.tell(row, nameOf(row), fate, faults, changes);
        }
    }

    private static Fault fault(NetboxRow row, AssetFault fault) {
        String custom = NetboxKind.ours(DeviceFields.column(fault.field()));
        String column = fault.field() instanceof CustomKey
                ? NetboxKind.CUSTOM + DeviceFields.column(fault.field())
                : COLUMNS.getOrDefault(fault.field(), DeviceFields.column(fault.field()));
        return new Fault(
                row.tells(custom) && !row.of(custom).isEmpty() ? custom : column,
                fault.value(),
                fault.kind().code(),
                fault.accepted());
    }

    static String nameOf(NetboxRow row) {
        return row.ours("name").isEmpty() ? row.of("name") : row.ours("name");
    }

    private AssetBatch.Row row(int index) {
        NetboxRow row = rows.get(index);
        Map<AssetField, String> typed = new EnumMap<>(AssetField.class);
        List<AssetFault> faults = new ArrayList<>();
        NetboxRow type = types.get(typeKey(row.of("manufacturer"), row.of("device_type")));
        String model = NetboxTerms.known(row.of("device_type"));
        put(typed, AssetField.NAME, nameOf(row).isEmpty() ? model + " " + row.handle() : nameOf(row));
        put(typed, AssetField.KIND, kind(row));
        put(typed, AssetField.MAKER, NetboxTerms.known(row.of("manufacturer")));
        put(typed, AssetField.MODEL, model);
        put(typed, AssetField.SERIAL, row.ours("serial").isEmpty() ? row.of("serial") : row.ours("serial"));
        put(typed, AssetField.TAG, row.of("asset_tag"));
        put(
                typed,
                AssetField.STATUS,
                row.ours("status").isEmpty() ? NetboxTerms.status(row.of("status")) : row.ours("status"));
        put(typed, AssetField.NOTE, note(row));
        put(typed, AssetField.OWNER, owner(row));
        DeviceFields.CARRIED.forEach(field -> put(typed, field, row.ours(DeviceFields.column(field))));
        if (!typed.containsKey(AssetField.IP)) {
            put(typed, AssetField.IP, addresses(row));
        }
        position(row, type, typed, faults);
        Map<FieldKey, String> all = new HashMap<>(typed);
        // why: names of custom fields have no hyphens there
        names.custom().open().stream()
                .filter(field -> !row.of(custom(field)).isEmpty())
                .forEach(field -> all.put(field.key(), row.of(custom(field))));
        return new AssetBatch.Row(index + 1, all, faults, byName(row, typed));
    }

    private static String custom(CustomField field) {
        return NetboxKind.CUSTOM + field.code().replace('-', '_');
    }

    private static void put(Map<AssetField, String> typed, AssetField field, String value) {
        if (!value.isEmpty()) {
            typed.put(field, value);
        }
    }

    private static String note(NetboxRow row) {
        return (row.of("description") + "\n" + row.of("comments")).strip();
    }

    /** Returns the unit that a tenant is; empty, and told, for one that nobody knows here. */
    private String owner(NetboxRow row) {
        String tenant = row.of("tenant");
        boolean isKnown = names.units().stream()
                .anyMatch(unit -> PlainText.of(unit.name()).equals(PlainText.of(tenant))
                        || !unit.shortName().isEmpty()
                                && PlainText.of(unit.shortName()).equals(PlainText.of(tenant)));
        if (!tenant.isEmpty() && !isKnown) {
            step.set.leave("tenant " + tenant);
        }
        return isKnown ? tenant : "";
    }

    private static String addresses(NetboxRow row) {
        List<String> found = new ArrayList<>();
        for (String column : List.of("primary_ip4", "primary_ip6", "oob_ip")) {
            if (!row.of(column).isEmpty()) {
                found.add(row.of(column).replaceAll("/\\d+$", ""));
            }
        }
        if (found.isEmpty() && !row.of("primary_ip").isEmpty()) {
            found.add(row.of("primary_ip").replaceAll("/\\d+$", ""));
        }
        return String.join(" ", found);
    }

    /** Returns the code of the kind that a role is; the role itself where nobody knows it. */
    String kind(NetboxRow row) {
        String role = row.of("role");
        String kept = step.roles.get(PlainText.of(role));
        if (kept != null) {
            return kept;
        }
        Optional<AssetKind> whole = step.terms.kind(role);
        if (whole.isPresent()) {
            return whole.get().code();
        }
        // why: a core switch is a switch
        String[] words = role.split("[\\s_/-]+");
        Optional<AssetKind> last = words.length == 0 ? Optional.empty() : step.terms.kind(words[words.length - 1]);
        if (last.isEmpty() && !role.isEmpty()) {
            step.unknownRoles.add(role);
        }
        return last.map(AssetKind::code).orElse(role);
    }

    private void position(
            NetboxRow row, @Nullable NetboxRow type, Map<AssetField, String> typed, List<AssetFault> faults) {
        Optional<Place> place = places.find(row.of("site"), row.of("location"), row.of("rack"));
        String told = !row.of("rack").isEmpty()
                ? row.of("rack")
                : !row.of("location").isEmpty() ? row.of("location") : row.of("site");
        if (place.isPresent()) {
            typed.put(AssetField.PLACE, place.get().name());
        } else if (!told.isEmpty() && !told.equals(NetboxTerms.NOTHING)) {
            faults.add(new AssetFault(AssetField.PLACE, told, AssetFault.Kind.UNKNOWN, ""));
            return;
        }
        String unit = row.ours("unit").isEmpty() ? row.of("position").replaceFirst("[.,]0+$", "") : row.ours("unit");
        if (unit.isEmpty()) {
            if (place.isPresent() && row.tells("position")) {
                // why: what moved to another rack lies not in the unit of before
                typed.put(AssetField.UNIT, "");
            }
            return;
        }
        typed.put(AssetField.UNIT, unit);
        put(typed, AssetField.FACE, row.of("face"));
        put(typed, AssetField.HALF, row.ours("half"));
        String height = row.ours("height").isEmpty() ? height(row, type) : row.ours("height");
        put(typed, AssetField.HEIGHT, height);
    }

    /** Returns the height of its type, in whole units. */
    private static String height(NetboxRow row, @Nullable NetboxRow type) {
        String told = row.of("u_height").isEmpty() && type != null ? type.of("u_height") : row.of("u_height");
        return told.matches("\\d{1,3}([.,]\\d+)?")
                ? Integer.toString((int) Math.max(1, Math.ceil(Double.parseDouble(told.replace(',', '.')))))
                : "";
    }

    /** Returns the asset of that name, where nothing else tells which one it is: of several, the one in that place. */
    private @Nullable Long byName(NetboxRow row, Map<AssetField, String> typed) {
        if (typed.containsKey(AssetField.TAG) || typed.containsKey(AssetField.SERIAL)) {
            return null;
        }
        String name = typed.getOrDefault(AssetField.NAME, "");
        List<Asset> same = present.stream()
                .filter(asset -> asset.name().equalsIgnoreCase(name))
                .filter(asset -> asset.serial().isEmpty() && asset.tag().isEmpty())
                .toList();
        boolean isOneHere = rows.stream()
                        .filter(other -> nameOf(other).equalsIgnoreCase(nameOf(row)))
                        .count()
                == 1;
        if (same.size() == 1 && isOneHere && !nameOf(row).isEmpty()) {
            return same.getFirst().id();
        }
        List<Asset> there = same.stream().filter(asset -> isThere(asset, typed)).toList();
        return there.size() == 1 ? there.getFirst().id() : null;
    }

    private boolean isThere(Asset asset, Map<AssetField, String> typed) {
        return PlainText.of(names.place(asset.position().placeId()))
                        .equals(PlainText.of(typed.getOrDefault(AssetField.PLACE, "")))
                && Objects.toString(asset.position().unit(), "").equals(typed.getOrDefault(AssetField.UNIT, ""));
    }

    /**
     * Notes what devices ask of the chain.
     *
     * @param isPart whether a device gives power on
     * @return what is wrong with it
     */
    Map<NetboxRow, List<Fault>> loads(
            PowerDesk power, Function<NetboxRow, Boolean> isPart, Map<NetboxRow, List<Change>> changes) {
        Map<String, List<NetboxRow>> ports = step.rows(NetboxKind.POWER_PORT).stream()
                .filter(port -> !NetboxTerms.isMadeUp(port.of("name")))
                .collect(Collectors.groupingBy(port -> port.of("device").toLowerCase(Locale.ROOT)));
        Map<Long, AssetLoad> known = power.loads().stream().collect(Collectors.toMap(AssetLoad::assetId, load -> load));
        Set<Long> fresh = new HashSet<>();
        plan().lines().stream()
                .filter(line -> line.fate() == Fate.NEW)
                .forEach(line -> fresh.add(line.asset().id()));
        Map<NetboxRow, List<Fault>> faults = new HashMap<>();
        Map<Long, Map<String, String>> added = new LinkedHashMap<>();
        taken.forEach((row, asset) -> {
            List<NetboxRow> own = ports.getOrDefault(row.handle().toLowerCase(Locale.ROOT), List.of());
            boolean asks = !row.ours("needed").isEmpty() || !own.isEmpty() && !isPart.apply(row);
            boolean stays = step.onKnown == AssetBatch.OnKnown.SKIP && !fresh.contains(asset.id());
            if (!asks || stays) {
                return;
            }
            AssetLoad before = known.get(asset.id());
            List<Fault> wrong = new ArrayList<>();
            Map<String, String> typed = load(row, own, before, wrong);
            if (!wrong.isEmpty()) {
                faults.put(row, wrong);
            } else if (before == null) {
                added.put(asset.id(), typed);
                if (!fresh.contains(asset.id())) {
                    changes.computeIfAbsent(row, _ -> new ArrayList<>())
                            .add(new Change("exchange.field.load", "", told(typed)));
                }
            } else if (!told(typed).equals(told(typed(before)))) {
                changeLoad(power, row, asset, before, typed, changes, faults);
            }
        });
        if (!added.isEmpty()) {
            power.setLoads(added, step.reason, step.actor);
        }
        return faults;
    }

    private void changeLoad(
            PowerDesk power,
            NetboxRow row,
            Asset asset,
            AssetLoad before,
            Map<String, String> typed,
            Map<NetboxRow, List<Change>> changes,
            Map<NetboxRow, List<Fault>> faults) {
        switch (step.onKnown) {
            case UPDATE -> {
                power.setLoad(asset.id(), typed, step.actor);
                changes.computeIfAbsent(row, _ -> new ArrayList<>())
                        .add(new Change("exchange.field.load", told(typed(before)), told(typed)));
            }
            case SKIP -> {}
            case STOP -> faults.put(row, List.of(new Fault("name", asset.name(), "known", asset.name())));
        }
    }

    private static Map<String, String> load(
            NetboxRow row, List<NetboxRow> ports, @Nullable AssetLoad before, List<Fault> wrong) {
        Map<String, String> typed = before == null ? new HashMap<>() : new HashMap<>(typed(before));
        if (!ports.isEmpty()) {
            typed.put("inputs", Integer.toString(ports.size()));
            if (ports.size() > MOST_INPUTS) {
                wrong.add(new Fault("power ports", Integer.toString(ports.size()), "not-read", "1–" + MOST_INPUTS));
            }
        }
        sum(ports, "maximum_draw", typed, "nameplate", wrong);
        sum(ports, "allocated_draw", typed, "budget", wrong);
        int inputs = Integer.parseInt(typed.getOrDefault("inputs", "1"));
        number(row, "needed", typed, inputs, wrong);
        number(row, "weight", typed, HEAVIEST_KG, wrong);
        return typed;
    }

    private static void number(NetboxRow row, String name, Map<String, String> typed, int most, List<Fault> wrong) {
        String told = row.ours(name);
        if (told.isEmpty()) {
            return;
        }
        typed.put(name, told);
        if (!told.matches("\\d{1,9}") || Integer.parseInt(told) < 1 || Integer.parseInt(told) > most) {
            wrong.add(new Fault(NetboxKind.ours(name), told, "not-read", "1–" + most));
        }
    }

    private static void sum(
            List<NetboxRow> ports, String column, Map<String, String> typed, String field, List<Fault> wrong) {
        long sum = 0;
        for (NetboxRow port : ports) {
            String told = port.of(column);
            if (!told.isEmpty() && !told.matches("\\d{1,9}")) {
                wrong.add(new Fault(column, told, "not-read", "1–" + MOST_WATTS));
                return;
            }
            sum += told.isEmpty() ? 0 : Integer.parseInt(told);
        }
        if (sum > MOST_WATTS) {
            wrong.add(new Fault(column, Long.toString(sum), "not-read", "1–" + MOST_WATTS));
        } else if (sum > 0) {
            typed.put(field, Long.toString(sum));
        }
    }

    private static Map<String, String> typed(AssetLoad load) {
        Map<String, String> typed = new HashMap<>();
        typed.put("inputs", Integer.toString(load.inputs()));
        typed.put("needed", Integer.toString(load.needed()));
        typed.put("budget", Objects.toString(load.budgetWatts(), ""));
        typed.put("nameplate", Objects.toString(load.nameplateWatts(), ""));
        typed.put("weight", Objects.toString(load.weightKg(), ""));
        return typed;
    }

    private static String told(Map<String, String> typed) {
        return "%s/%s, %s W, %s W, %s kg"
                .formatted(
                        typed.getOrDefault("needed", "1"),
                        typed.getOrDefault("inputs", "1"),
                        typed.getOrDefault("budget", ""),
                        typed.getOrDefault("nameplate", ""),
                        typed.getOrDefault("weight", ""));
    }
}
