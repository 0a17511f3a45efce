package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.power.PowerDesk;
import vn.dcim.core.version.Versions;
import vn.dcim.plant.PlantDevice;
import vn.dcim.plant.model.Breaker;

/** What feeds what in the plant: power along two paths, cold air into the room of the racks, the switch's ports. */
@Singleton
final class PlantFeeds {

    // why: the plant tells who feeds whom with power; who is plugged into the switch stands in the names of its ports
    private static final Map<String, String> PLUGGED_INTO =
            Map.of("RT-1", "SW-1", "NVR-1", "SW-1", "TH-POWER", "GW-1", "TH-NOC", "GW-1");

    private final FeedRepository feeds;
    private final DeviceRepository devices;
    private final PlaceRepository places;
    private final PowerDesk power;
    private final Versions versions;

    PlantFeeds(
            FeedRepository feeds,
            DeviceRepository devices,
            PlaceRepository places,
            PowerDesk power,
            Versions versions) {
        this.feeds = feeds;
        this.devices = devices;
        this.places = places;
        this.power = power;
        this.versions = versions;
    }

    /** Adds the breakers, and the feeds between what is entered so far, that are not there yet. */
    void enter(Collection<PlantDevice> plant, Collection<Breaker> breakers) {
        Set<Edge> known = new HashSet<>();
        feeds.findAll().forEach(feed -> known.add(Edge.of(feed)));
        if (power.nodes().isEmpty()) {
            if (!known.isEmpty()) {
                // why: a start before there were breakers has entered the feeds as they were then
                return;
            }
            power.addAll(breakers.stream().map(PlantFeeds::typed).toList(), "", "demo");
        }
        Map<String, String> nodes = nodes();
        List<Feed> missing = new ArrayList<>();
        for (Feed feed : feeds(plant, breakers)) {
            String from = nodes.get(feed.fromNode());
            String to = nodes.get(feed.toNode());
            if (from != null && to != null && known.add(new Edge(from, to, feed.kind()))) {
                missing.add(new Feed(null, from, to, feed.kind(), feed.path(), feed.priority()));
            }
        }
        if (!missing.isEmpty()) {
            versions.write(_ -> feeds.saveAll(missing));
        }
    }

    private static Map<String, String> typed(Breaker breaker) {
        boolean isRack = breaker.to().startsWith("R");
        String amps = isRack
                ? "16"
                : breaker.to().startsWith("PDU") ? "32" : breaker.to().startsWith("CRAC") ? "25" : "100";
        return Map.of("name", breaker.name(), "kind", "breaker", "amps", amps, "phases", isRack ? "1" : "3");
    }

    private Map<String, String> nodes() {
        Map<String, String> nodes = new HashMap<>();
        places.findAll().forEach(place -> nodes.put(place.name(), Feed.place(place.id())));
        devices.findListed().forEach(device -> nodes.put(device.name(), Feed.device(device.id())));
        power.nodes().forEach(node -> nodes.put(node.name(), node.key()));
        return nodes;
    }

    /** Returns all feeds of the plant, with names in place of nodes. */
    static List<Feed> feeds(Collection<PlantDevice> plant, Collection<Breaker> breakers) {
        Map<String, PlantDevice> byKey =
                plant.stream().collect(Collectors.toMap(PlantDevice::key, Function.identity()));
        List<Feed> feeds = new ArrayList<>();
        for (PlantDevice device : plant) {
            // why: a transfer switch takes one source at a time; what has two supplies takes half of each
            boolean takesOne = device.deviceClass().equals("ats");
            for (int i = 0; i < device.fedBy().size(); i++) {
                String source = device.fedBy().get(i);
                String path = pathOf(source, byKey);
                Optional<String> between = breakers.stream()
                        .filter(breaker ->
                                breaker.from().equals(source) && breaker.to().equals(device.key()))
                        .map(Breaker::name)
                        .findFirst();
                between.ifPresent(breaker -> feeds.add(new Feed(null, source, breaker, Feed.Kind.POWER, path, 0)));
                feeds.add(
                        new Feed(null, between.orElse(source), device.key(), Feed.Kind.POWER, path, takesOne ? i : 0));
            }
            if (device.deviceClass().equals("cooling")) {
                feeds.add(new Feed(null, device.key(), PlantPlaces.roomOf(device), Feed.Kind.COOLING, "", 0));
            }
            String plug = PLUGGED_INTO.get(device.key());
            if (plug != null) {
                feeds.add(new Feed(null, plug, device.key(), Feed.Kind.NETWORK, "", 0));
            }
        }
        return feeds;
    }

    /** Path B is what hangs on the second grid feed alone. */
    private static String pathOf(String key, Map<String, PlantDevice> byKey) {
        List<String> fedBy = byKey.get(key).fedBy();
        if (!fedBy.isEmpty()) {
            return pathOf(fedBy.getFirst(), byKey);
        }
        return key.equals("GRID-2") ? "B" : "A";
    }

    /** What makes a feed the same as another. */
    private record Edge(String from, String to, Feed.Kind kind) {

        static Edge of(Feed feed) {
            return new Edge(feed.fromNode(), feed.toNode(), feed.kind());
        }
    }
}
