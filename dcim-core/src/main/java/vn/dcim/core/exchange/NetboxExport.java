package vn.dcim.core.exchange;

import static vn.dcim.core.exchange.NetboxKind.ours;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetTexts;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.network.Networks;
import vn.dcim.core.place.Place;
import vn.dcim.core.power.AssetLoad;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.PowerDesk;
import vn.dcim.core.power.PowerNode;

/** Tells the registry as NetBox would: places, racks, devices, what feeds them, and their network. */
@Singleton
public class NetboxExport {

    private static final int MOST_ASSETS = 200_000;
    private static final int LONGEST_DEVICE = 64;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SERIAL = 50;
    private static final int USUAL_RACK = 42;
    private static final String GROUP = "DCIM";

    private final Assets assets;
    private final Chains chains;
    private final PowerDesk power;
    private final FeedRepository feeds;
    private final Networks networks;
    private final NetworkCableRepository cables;

    NetboxExport(
            Assets assets,
            Chains chains,
            PowerDesk power,
            FeedRepository feeds,
            Networks networks,
            NetworkCableRepository cables) {
        this.assets = assets;
        this.chains = chains;
        this.power = power;
        this.feeds = feeds;
        this.networks = networks;
        this.cables = cables;
    }

    /** Returns the registry as it stands; what NetBox cannot be told is noted in it. */
    public NetboxSet now() {
        return new Draft().set();
    }

    private final class Draft {

        private final NetboxSet set = new NetboxSet();
        private final AssetNames names = assets.names();
        private final Map<Long, Place> places =
                names.places().stream().collect(Collectors.toMap(Place::id, place -> place));
        private final List<ChainNode> nodes = chains.now().nodes();
        private final List<Asset> present =
                assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, MOST_ASSETS).assets().stream()
                        .filter(asset -> asset.status().isPresent())
                        .sorted(Comparator.comparing(Asset::id))
                        .toList();
        private final Map<Long, AssetLoad> loads =
                power.loads().stream().collect(Collectors.toMap(AssetLoad::assetId, load -> load));
        private final List<Feed> all =
                feeds.findAll().stream().sorted(Comparator.comparing(Feed::id)).toList();
        private final List<Feed> edges = of(Feed.Kind.POWER);
        private final List<Feed> wires = of(Feed.Kind.NETWORK);
        /** Rows by the nodes of the graph that they are. */
        private final Map<String, Map<String, String>> rows = new HashMap<>();

        private final Map<String, NetboxKind> kinds = new HashMap<>();
        private final NetboxPower chain = new NetboxPower(set, nodes, edges, rows, kinds);
        private final NetboxNames deviceNames = new NetboxNames(LONGEST_DEVICE);
        private final Map<String, Map<String, String>> roles = new TreeMap<>();
        private final Map<String, Map<String, String>> makers = new TreeMap<>();
        private final Map<String, Map<String, String>> types = new LinkedHashMap<>();
        private final NetboxNames makerSlugs = new NetboxNames(LONGEST_NAME);
        private final NetboxNames typeSlugs = new NetboxNames(LONGEST_NAME);
        private boolean isOutside;

        private List<Feed> of(Feed.Kind kind) {
            return all.stream().filter(feed -> feed.kind() == kind).toList();
        }

        NetboxSet set() {
            tenants();
            places();
            devices();
            chain.panelsAndFeeds(this::siteOfPanels);
            chain.connections();
            new NetboxNetwork(set, rows).cables(wires, networks.now()::link, cables.findAll());
            if (isOutside) {
                // why: NetBox has nothing that is on no site
                place(set.add(NetboxKind.SITE), NetboxTerms.NOTHING, "outside");
            }
            customFields();
            disposed();
            return set;
        }

        private void tenants() {
            var slugs = new NetboxNames(LONGEST_NAME);
            present.stream()
                    .map(asset -> names.unit(asset.ownerUnitId()))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .sorted()
                    .forEach(name -> {
                        Map<String, String> row = set.add(NetboxKind.TENANT);
                        row.put("name", name);
                        row.put("slug", slugs.slug(name));
                    });
        }

        private static void place(Map<String, String> row, String name, String slug) {
            row.put("name", name);
            row.put("slug", slug);
            row.put("status", "active");
        }

        private void places() {
            var slugs = new NetboxNames(LONGEST_NAME);
            List<Place> left = new ArrayList<>(names.places());
            Set<Long> done = new HashSet<>();
            // why: NetBox takes them in from above only
            while (!left.isEmpty()) {
                List<Place> next = left.stream()
                        .filter(place -> place.parentId() == null
                                || done.contains(place.parentId())
                                || !places.containsKey(place.parentId()))
                        .toList();
                if (next.isEmpty()) {
                    left.forEach(place -> set.leave("place " + place.name()));
                    return;
                }
                for (Place place : next) {
                    add(place, slugs);
                    done.add(place.id());
                }
                left.removeAll(next);
            }
        }

        private void add(Place place, NetboxNames slugs) {
            NetboxKind kind =
                    switch (place.kind()) {
                        case SITE -> NetboxKind.SITE;
                        case RACK -> NetboxKind.RACK;
                        case ROOM, ZONE, ROW -> NetboxKind.LOCATION;
                    };
            Map<String, String> row = set.add(kind);
            place(row, place.name(), slugs.slug(place.name()));
            if (kind != NetboxKind.SITE) {
                row.put("site", site(place.id()));
                Place parent = parent(place);
                if (parent != null && parent.kind() != Place.Kind.SITE) {
                    row.put(kind == NetboxKind.RACK ? "location" : "parent", parent.name());
                }
            }
            if (kind == NetboxKind.LOCATION) {
                row.put(ours("kind"), place.kind().name().toLowerCase(Locale.ROOT));
            }
            if (kind == NetboxKind.RACK) {
                row.put("width", "19");
                row.put("u_height", Integer.toString(place.units() == null ? USUAL_RACK : place.units()));
                row.put(ours("units"), NetboxTerms.told(place.units()));
            }
            rows.put(Feed.place(place.id()), row);
            kinds.put(Feed.place(place.id()), kind);
        }

        private @Nullable Place parent(Place place) {
            return place.parentId() == null ? null : places.get(place.parentId());
        }

        /** Returns the site on which a place lies. */
        private String site(@Nullable Long placeId) {
            Place place = placeId == null ? null : places.get(placeId);
            while (place != null && place.kind() != Place.Kind.SITE) {
                place = parent(place);
            }
            if (place == null) {
                isOutside = true;
                return NetboxTerms.NOTHING;
            }
            return place.name();
        }

        private void standing(Map<String, String> row, @Nullable Long placeId) {
            Place place = placeId == null ? null : places.get(placeId);
            row.put("site", site(placeId));
            if (place == null) {
                return;
            }
            switch (place.kind()) {
                case SITE -> {}
                case ROOM, ZONE, ROW -> row.put("location", place.name());
                case RACK -> {
                    row.put("rack", place.name());
                    Place parent = parent(place);
                    if (parent != null && parent.kind() != Place.Kind.SITE) {
                        row.put("location", parent.name());
                    }
                }
            }
        }

        /** The only site that there is; nobody says where panels stand. */
        private String siteOfPanels() {
            List<Place> sites = places.values().stream()
                    .filter(place -> place.kind() == Place.Kind.SITE)
                    .toList();
            return sites.size() == 1 ? sites.getFirst().name() : site(null);
        }

        private void devices() {
            Map<String, List<Asset>> byName = present.stream()
                    .collect(Collectors.groupingBy(asset -> asset.name().toLowerCase(Locale.ROOT)));
            Set<String> fed = edges.stream().map(Feed::toNode).collect(Collectors.toSet());
            Set<String> wired = wires.stream()
                    .flatMap(wire -> Stream.of(wire.fromNode(), wire.toNode()))
                    .collect(Collectors.toSet());
            Map<Long, PowerNode> partOfAsset = new HashMap<>();
            Map<Long, ChainNode> deviceOfAsset = new HashMap<>();
            Set<String> told = new HashSet<>();
            for (ChainNode node : nodes) {
                if (node.asset() != null && node.device() != null) {
                    deviceOfAsset.put(node.asset().id(), node);
                    told.add(node.key());
                } else if (node.own() != null && chain.isDevice(node.own())) {
                    List<Asset> same = byName.getOrDefault(node.name().toLowerCase(Locale.ROOT), List.of());
                    // why: what is an asset and feeds others is one device there
                    if (same.size() == 1
                            && same.getFirst().deviceId() == null
                            && !fed.contains("asset:" + same.getFirst().id())) {
                        partOfAsset.put(same.getFirst().id(), node.own());
                        told.add(node.key());
                    }
                }
            }
            for (Asset asset : present) {
                ChainNode device = deviceOfAsset.get(asset.id());
                Map<String, String> row = add(asset, device == null ? null : device.device());
                rows.put("asset:" + asset.id(), row);
                if (device != null) {
                    NetboxPower.part(row, device.kind(), device.own());
                    rows.put(device.key(), row);
                } else if (partOfAsset.containsKey(asset.id())) {
                    PowerNode part = partOfAsset.get(asset.id());
                    NetboxPower.part(row, part.kind(), part);
                    rows.put(part.key(), row);
                }
            }
            for (ChainNode node : nodes) {
                boolean isAlone = node.asset() == null && node.place() == null && !told.contains(node.key());
                boolean isPart =
                        node.own() != null ? node.device() != null || chain.isDevice(node.own()) : node.kind() != null;
                boolean isFed = node.own() == null && (fed.contains(node.key()) || wired.contains(node.key()));
                if (isAlone && (isPart || isFed)) {
                    alone(node);
                }
            }
        }

        private Map<String, String> add(Asset asset, @Nullable Device device) {
            Map<AssetField, String> texts = AssetTexts.of(asset, names);
            Map<String, String> row = set.add(NetboxKind.DEVICE);
            name(row, asset.name());
            row.put("role", role(asset.kind().code()));
            row.put("tenant", texts.get(AssetField.OWNER));
            type(row, asset.maker(), asset.model(), asset.position().height());
            row.put("serial", cut(asset.serial()));
            if (!cut(asset.serial()).equals(asset.serial())) {
                row.put(ours("serial"), asset.serial());
            }
            row.put("asset_tag", asset.tag());
            row.put("status", NetboxTerms.status(asset.status()));
            row.put(ours("status"), asset.status().code());
            standing(row, asset.position().placeId());
            if (asset.position().isMounted()) {
                if (asset.position().half() == null) {
                    row.put("position", texts.get(AssetField.UNIT));
                    row.put("face", texts.get(AssetField.FACE));
                } else {
                    // why: NetBox lets nothing stand beside another thing in a unit
                    row.put("face", texts.get(AssetField.FACE));
                    row.put(ours("unit"), texts.get(AssetField.UNIT));
                    row.put(ours("half"), texts.get(AssetField.HALF));
                }
                row.put(ours("height"), texts.get(AssetField.HEIGHT));
            }
            row.put("comments", asset.note());
            DeviceFields.CARRIED.forEach(field -> row.put(ours(DeviceFields.column(field)), texts.get(field)));
            if (device != null && !device.name().equals(asset.name())) {
                row.put(ours("device"), device.name());
            }
            load(row, loads.get(asset.id()));
            return row;
        }

        private void load(Map<String, String> row, @Nullable AssetLoad load) {
            if (load == null) {
                return;
            }
            String device = row.get("name");
            chain.declare(device, load.inputs());
            for (int port = 0; port < load.inputs(); port++) {
                Map<String, String> added = set.add(NetboxKind.POWER_PORT);
                added.put("device", device);
                added.put("name", "PSU" + (port + 1));
                added.put("maximum_draw", share(load.nameplateWatts(), load.inputs(), port));
                added.put("allocated_draw", share(load.budgetWatts(), load.inputs(), port));
            }
            row.put(ours("needed"), Integer.toString(load.needed()));
            row.put(
                    ours("weight"),
                    load.weightKg() == null ? "" : load.weightKg().toString());
        }

        /** Returns what one power supply has of a sum: the first has what does not divide. */
        private static String share(@Nullable Integer sum, int among, int port) {
            if (sum == null) {
                return "";
            }
            int share = sum / among + (port == 0 ? sum % among : 0);
            return share == 0 ? "" : Integer.toString(share);
        }

        private void alone(ChainNode node) {
            Map<String, String> row = set.add(NetboxKind.DEVICE);
            Device device = node.device();
            name(row, node.name());
            row.put("role", role(node.kind() == null ? "other" : node.kind().code()));
            type(row, device == null ? "" : device.vendor(), device == null ? "" : cutModel(device.model()), null);
            row.put("status", node.own() != null && node.own().open() ? "offline" : "active");
            standing(row, device == null ? null : device.placeId());
            row.put(ours("asset"), "no");
            NetboxPower.part(row, node.kind(), node.own());
            rows.put(node.key(), row);
            kinds.put(node.key(), NetboxKind.DEVICE);
        }

        private void name(Map<String, String> row, String name) {
            String there = deviceNames.of(name);
            row.put("name", there);
            if (!there.equals(name)) {
                row.put(ours("name"), name);
            }
        }

        private String role(String name) {
            roles.computeIfAbsent(name, _ -> {
                Map<String, String> row = set.add(NetboxKind.DEVICE_ROLE);
                row.put("name", name);
                row.put("slug", name);
                row.put("color", "9e9e9e");
                row.put("vm_role", "false");
                return row;
            });
            return name;
        }

        private void type(Map<String, String> row, String maker, String model, @Nullable Integer height) {
            String by = maker.isEmpty() ? NetboxTerms.NOTHING : maker;
            String what = model.isEmpty() ? NetboxTerms.NOTHING : model;
            row.put("manufacturer", by);
            row.put("device_type", what);
            makers.computeIfAbsent(by, _ -> {
                Map<String, String> added = set.add(NetboxKind.MANUFACTURER);
                added.put("name", by);
                added.put("slug", makerSlugs.slug(by));
                return added;
            });
            Map<String, String> type = types.computeIfAbsent(by + "\n" + what, _ -> {
                Map<String, String> added = set.add(NetboxKind.DEVICE_TYPE);
                added.put("manufacturer", by);
                added.put("model", what);
                added.put("slug", typeSlugs.slug(by + " " + what));
                added.put("u_height", "0");
                added.put("is_full_depth", "false");
                return added;
            });
            // why: NetBox has one height for all of a type; the least leaves no two in each other's way
            int known = Integer.parseInt(type.get("u_height"));
            if (height != null && (known == 0 || height < known)) {
                type.put("u_height", height.toString());
            }
        }

        private static String cut(String serial) {
            return serial.length() <= LONGEST_SERIAL ? serial : serial.substring(0, LONGEST_SERIAL);
        }

        private static String cutModel(String model) {
            return model.length() <= LONGEST_NAME ? model : model.substring(0, LONGEST_NAME);
        }

        /** Has NetBox make our fields before it takes in what fills them. */
        private void customFields() {
            Map<String, List<String>> types = new TreeMap<>();
            for (NetboxKind kind : NetboxKind.values()) {
                kind.custom().stream()
                        .filter(name -> set.of(kind).stream().anyMatch(row -> !row.of(NetboxKind.CUSTOM + name)
                                .isEmpty()))
                        .forEach(name -> types.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(kind.contentType()));
            }
            types.forEach((name, kinds) -> {
                Map<String, String> row = set.add(NetboxKind.CUSTOM_FIELD);
                row.put("name", name);
                row.put("label", name);
                row.put("type", "text");
                row.put("object_types", String.join(",", kinds));
                row.put("group_name", GROUP);
            });
        }

        private void disposed() {
            long gone = assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, 1)
                    .byStatus()
                    .getOrDefault(AssetStatus.DISPOSED, 0L);
            for (long i = 0; i < gone; i++) {
                set.leave("disposed");
            }
        }
    }
}
