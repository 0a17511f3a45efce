package vn.dcim.core.network;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.version.UntilChange;
import vn.dcim.core.version.Versions;

/** Reads the network chain: those alone that are connected, so that a long register costs nothing. */
@Singleton
public class Networks {

    private static final String ASSET = "asset:";

    private final FeedRepository feeds;
    private final NetworkLinkRepository links;
    private final DeviceRepository devices;
    private final PlaceRepository places;
    private final Assets assets;
    private final UntilChange<Standing, Network> newest;

    /** What a chain is made of that changes without an instant of the registry. */
    private record Standing(List<Device> devices, List<Place> places) {}

    Networks(
            FeedRepository feeds,
            NetworkLinkRepository links,
            DeviceRepository devices,
            PlaceRepository places,
            Assets assets,
            Versions versions) {
        this.feeds = feeds;
        this.links = links;
        this.devices = devices;
        this.places = places;
        this.assets = assets;
        newest = new UntilChange<>(versions);
    }

    /** Returns the chain as it is noted now: the same one for all who look. */
    public Network now() {
        Standing standing = new Standing(
                devices.findListed(),
                StreamSupport.stream(places.findAll().spliterator(), false).toList());
        return newest.of(standing, () -> make(standing));
    }

    private Network make(Standing standing) {
        List<Feed> edges = feeds.findByKind(Feed.Kind.NETWORK);
        Set<String> ends = new LinkedHashSet<>();
        edges.forEach(edge -> {
            ends.add(edge.fromNode());
            ends.add(edge.toNode());
        });
        Map<String, Asset> named =
                assets
                        .get(ends.stream()
                                .filter(key -> key.startsWith(ASSET))
                                .map(Feed::id)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(asset -> ASSET + asset.id(), Function.identity()));
        Map<Long, Asset> tied = assets.tied().stream().collect(Collectors.toMap(Asset::deviceId, Function.identity()));
        Map<String, ChainNode> members = new LinkedHashMap<>();
        standing.devices().stream()
                .filter(device -> ends.contains(Feed.device(device.id()))
                        || tied.containsKey(device.id())
                                && ends.contains(ASSET + tied.get(device.id()).id()))
                .forEach(device -> members.put(
                        Feed.device(device.id()),
                        new ChainNode(
                                Feed.device(device.id()),
                                device.name(),
                                null,
                                null,
                                device,
                                tied.get(device.id()),
                                null,
                                null)));
        named.values()
                .forEach(asset -> members.computeIfAbsent(
                        Chains.key(asset),
                        key -> new ChainNode(key, asset.name(), null, null, null, asset, null, null)));
        standing.places().stream()
                .filter(place -> ends.contains(Feed.place(place.id())))
                .map(place -> new ChainNode(Feed.place(place.id()), place.name(), null, null, null, null, place, null))
                .forEach(node -> members.put(node.key(), node));
        Map<String, List<Feed>> into = new HashMap<>();
        for (Feed edge : edges) {
            // why: an asset may have become a device since its cables were noted
            String from = key(edge.fromNode(), named);
            String to = key(edge.toNode(), named);
            into.computeIfAbsent(to, _ -> new ArrayList<>())
                    .add(new Feed(edge.id(), from, to, edge.kind(), edge.path(), edge.priority(), edge.outlet(), ""));
        }
        return new Network(
                new Chain(members.values(), key -> into.getOrDefault(key, List.of())),
                links.findAll().stream().collect(Collectors.toMap(NetworkLink::feedId, Function.identity())));
    }

    private static String key(String node, Map<String, Asset> named) {
        Asset asset = named.get(node);
        return asset == null ? node : Chains.key(asset);
    }
}
