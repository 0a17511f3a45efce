package vn.dcim.core.power;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DevicesAtHand;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.device.Feeds;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.version.UntilChange;
import vn.dcim.core.version.Versions;

/** Reads the chain, in as many queries for a large centre as for a small one. */
@Singleton
public class Chains {

    private static final String ASSET = "asset:";

    private final FeedRepository feeds;
    private final PowerNodeRepository nodes;
    private final AssetLoadRepository loads;
    private final DevicesAtHand devices;
    private final PlaceRepository places;
    private final Assets assets;
    private final AssetsAtHand present;
    private final UntilChange<Standing, Chain> newest;
    private final UntilChange<Standing, Chain> newestFeeding;

    /** What a chain is made of that changes without an instant of the registry. */
    private record Standing(List<Device> devices, List<Place> places) {}

    Chains(
            FeedRepository feeds,
            PowerNodeRepository nodes,
            AssetLoadRepository loads,
            DevicesAtHand devices,
            PlaceRepository places,
            Assets assets,
            AssetsAtHand present,
            Versions versions) {
        this.feeds = feeds;
        this.nodes = nodes;
        this.loads = loads;
        this.devices = devices;
        this.places = places;
        this.assets = assets;
        this.present = present;
        newest = new UntilChange<>(versions);
        newestFeeding = new UntilChange<>(versions);
    }

    /** Returns the node of an asset: that of the device it is, where it is one. */
    public static String key(Asset asset) {
        return asset.deviceId() == null ? ASSET + asset.id() : Feed.device(asset.deviceId());
    }

    /** Returns the power chain as it is noted now: the same one for all who look, so that nobody may add to it. */
    public Chain now() {
        Standing standing = standing();
        return newest.of(standing, () -> new Draft(standing, everything()).chain());
    }

    /**
     * Returns the part of it that feeds others or is watched: without assets that are no devices and feed nothing, of which a large
     * centre has most. What is above a node of it is the same as in the whole.
     */
    public Chain feeding() {
        Standing standing = standing();
        return newestFeeding.of(standing, () -> new Draft(standing, feedingAssets()).chain());
    }

    private List<Asset> everything() {
        return present.present();
    }

    private List<Asset> feedingAssets() {
        Map<Long, Asset> found = new LinkedHashMap<>();
        present.all().stream().filter(asset -> asset.deviceId() != null).forEach(asset -> found.put(asset.id(), asset));
        List<Long> feeders = feeds.findAll().stream()
                .map(Feed::fromNode)
                .filter(node -> node.startsWith(ASSET))
                .map(node -> Long.valueOf(node.substring(ASSET.length())))
                .filter(id -> !found.containsKey(id))
                .distinct()
                .toList();
        assets.get(feeders).forEach(asset -> found.put(asset.id(), asset));
        return List.copyOf(found.values());
    }

    /** Returns the chain as it is noted now, for the caller alone: what may be connected is tried on it. */
    Chain own() {
        return new Draft(standing(), everything()).chain();
    }

    private Standing standing() {
        return new Standing(
                devices.listed(),
                StreamSupport.stream(places.findAll().spliterator(), false).toList());
    }

    private final class Draft {

        private final List<Place> allPlaces;
        private final Map<String, Device> deviceByKey = new HashMap<>();
        private final Map<String, Asset> assetByKey = new LinkedHashMap<>();
        private final Map<String, String> keyOfAsset = new HashMap<>();
        private final Map<String, PowerNode> nodeByKey = new LinkedHashMap<>();
        private final Map<Long, AssetLoad> loadOf;

        Draft(Standing standing, List<Asset> members) {
            allPlaces = standing.places();
            standing.devices().forEach(device -> deviceByKey.put(Feed.device(device.id()), device));
            for (Asset asset : members) {
                assetByKey.put(key(asset), asset);
                keyOfAsset.put(ASSET + asset.id(), key(asset));
            }
            nodes.findAll().forEach(node -> nodeByKey.put(node.key(), node));
            loadOf = loads.findAll().stream().collect(Collectors.toMap(AssetLoad::assetId, Function.identity()));
        }

        Chain chain() {
            // why: an asset may have become a device since its cords were noted
            List<Feed> power = feeds.findAll().stream()
                    .filter(feed -> feed.kind() == Feed.Kind.POWER)
                    .map(feed -> feed.to(keyOfAsset.getOrDefault(feed.toNode(), feed.toNode())))
                    .toList();
            Map<String, Long> standing = new HashMap<>();
            deviceByKey.forEach((key, device) -> standing.put(key, device.placeId()));
            assetByKey.forEach(
                    (key, asset) -> standing.putIfAbsent(key, asset.position().placeId()));
            Feeds graph = new Feeds(power, standing, allPlaces);
            return new Chain(members(power), key -> graph.into(Feed.Kind.POWER, key));
        }

        private List<ChainNode> members(List<Feed> power) {
            List<ChainNode> members = new ArrayList<>();
            Set<String> named = new HashSet<>();
            power.forEach(feed -> {
                named.add(feed.fromNode());
                named.add(feed.toNode());
            });
            allPlaces.stream()
                    .filter(place -> named.contains(Feed.place(place.id())))
                    .map(place ->
                            new ChainNode(Feed.place(place.id()), place.name(), null, null, null, null, place, null))
                    .forEach(members::add);
            nodeByKey.values().stream()
                    .filter(node -> node.deviceId() == null)
                    .map(node -> new ChainNode(node.key(), node.name(), node.kind(), node, null, null, null, null))
                    .forEach(members::add);
            deviceByKey.forEach((key, device) -> {
                PowerNode own = nodeByKey.get(key);
                Asset asset = assetByKey.get(key);
                members.add(new ChainNode(
                        key,
                        device.name(),
                        own == null ? PowerKind.of(device.deviceClass()).orElse(null) : own.kind(),
                        own,
                        device,
                        asset,
                        null,
                        asset == null ? null : loadOf.get(asset.id())));
            });
            assetByKey.forEach((key, asset) -> {
                if (!deviceByKey.containsKey(key)) {
                    members.add(
                            new ChainNode(key, asset.name(), null, null, null, asset, null, loadOf.get(asset.id())));
                }
            });
            return members;
        }
    }
}
