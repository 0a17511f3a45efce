package vn.dcim.web.overview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.Feed;
import vn.dcim.core.place.Place;

/**
 * The power path as the registry's feeds tell it. Other devices that hang on it are gathered by what feeds them; a feed that would
 * close a circle is left out.
 *
 * @param nodes power equipment and gathered loads, sources before what they feed
 * @param edges between nodes, in the order of their sources
 * @param racks places that are fed, by name
 * @param apart power equipment that no feed names, by name
 */
public record PowerGraph(List<Node> nodes, List<Edge> edges, List<Rack> racks, List<Device> apart) {

    private static final Set<DeviceClass> EQUIPMENT = Set.of(
            DeviceClass.METER,
            DeviceClass.GENERATOR,
            DeviceClass.ATS,
            DeviceClass.UPS,
            DeviceClass.DC_POWER,
            DeviceClass.BATTERY,
            DeviceClass.PDU);

    /** Power equipment, or the loads that the same equipment feeds. */
    public record Node(String key, List<Device> devices) {

        public boolean isLoads() {
            return key.startsWith("loads:");
        }

        Device device() {
            return devices.getFirst();
        }

        DeviceClass deviceClass() {
            return isLoads() ? null : device().deviceClass();
        }
    }

    /**
     * @param path A, B or empty
     * @param priority 0 is the preferred source of what takes one at a time
     */
    public record Edge(String from, String to, String path, int priority) {}

    /**
     * @param feeds from equipment to it, path A first
     */
    public record Rack(String key, long placeId, String name, List<Edge> feeds) {}

    static PowerGraph of(Collection<Feed> feeds, Collection<Device> devices, Collection<Place> places) {
        Map<String, Device> byKey = new HashMap<>();
        devices.forEach(device -> byKey.put(Feed.device(device.id()), device));
        Map<String, Place> placeByKey = new HashMap<>();
        places.forEach(place -> placeByKey.put(Feed.place(place.id()), place));

        List<Edge> edges = new ArrayList<>();
        Map<String, List<Edge>> ofLoad = new TreeMap<>();
        Map<String, List<Edge>> ofPlace = new HashMap<>();
        for (Feed feed : feeds) {
            Device target = byKey.get(feed.toNode());
            if (feed.kind() != Feed.Kind.POWER || !isEquipment(byKey.get(feed.fromNode()))) {
                continue;
            }
            Edge edge = new Edge(feed.fromNode(), feed.toNode(), feed.path(), feed.priority());
            if (isEquipment(target)) {
                edges.add(edge);
            } else if (target != null) {
                ofLoad.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
            } else if (placeByKey.containsKey(edge.to())) {
                ofPlace.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
            }
        }
        List<Node> loads = gather(ofLoad, byKey, edges);
        List<Rack> racks = racks(ofPlace, placeByKey);
        Set<String> fed = new HashSet<>();
        edges.forEach(edge -> fed.addAll(List.of(edge.from(), edge.to())));
        racks.forEach(rack -> rack.feeds().forEach(edge -> fed.add(edge.from())));
        List<Node> equipment = byKey.entrySet().stream()
                .filter(entry -> fed.contains(entry.getKey()) && isEquipment(entry.getValue()))
                .sorted(Comparator.comparing(entry -> entry.getValue().name()))
                .map(entry -> new Node(entry.getKey(), List.of(entry.getValue())))
                .collect(Collectors.toCollection(ArrayList::new));
        equipment.addAll(loads);
        return ordered(equipment, edges, racks, apart(byKey, fed));
    }

    private static boolean isEquipment(Device device) {
        return device != null && EQUIPMENT.contains(device.deviceClass());
    }

    private static List<Device> apart(Map<String, Device> byKey, Set<String> fed) {
        return byKey.entrySet().stream()
                .filter(entry -> isEquipment(entry.getValue()) && !fed.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Device::name))
                .toList();
    }

    private static List<Node> gather(Map<String, List<Edge>> ofLoad, Map<String, Device> byKey, List<Edge> edges) {
        Map<Set<String>, List<String>> bySources = new LinkedHashMap<>();
        ofLoad.forEach((load, fedBy) -> bySources
                .computeIfAbsent(
                        fedBy.stream().map(Edge::from).collect(Collectors.toCollection(TreeSet::new)),
                        _ -> new ArrayList<>())
                .add(load));
        List<Node> loads = new ArrayList<>();
        bySources.forEach((sources, members) -> {
            String key = "loads:" + String.join("+", sources);
            Set<String> drawn = new HashSet<>();
            ofLoad.get(members.getFirst()).stream()
                    .filter(edge -> drawn.add(edge.from()))
                    .forEach(edge -> edges.add(new Edge(edge.from(), key, edge.path(), edge.priority())));
            loads.add(new Node(
                    key,
                    members.stream()
                            .map(byKey::get)
                            .sorted(Comparator.comparing(Device::name))
                            .toList()));
        });
        loads.sort(Comparator.comparing(node -> node.device().name()));
        return loads;
    }

    private static List<Rack> racks(Map<String, List<Edge>> ofPlace, Map<String, Place> places) {
        return ofPlace.entrySet().stream()
                .map(entry -> new Rack(
                        entry.getKey(),
                        places.get(entry.getKey()).id(),
                        places.get(entry.getKey()).name(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparing(Edge::path).thenComparing(Edge::from))
                                .toList()))
                .sorted(Comparator.comparing(Rack::name))
                .toList();
    }

    /** Puts sources before what they feed, and leaves out the edges that run back. */
    private static PowerGraph ordered(List<Node> nodes, List<Edge> edges, List<Rack> racks, List<Device> apart) {
        Map<String, Node> byKey = new LinkedHashMap<>();
        nodes.forEach(node -> byKey.put(node.key(), node));
        Map<String, List<Edge>> into = edges.stream().distinct().collect(Collectors.groupingBy(Edge::to));
        Map<String, Node> done = new LinkedHashMap<>();
        List<Edge> kept = new ArrayList<>();
        nodes.forEach(node -> visit(node.key(), byKey, into, new HashSet<>(), done, kept));
        List<String> order = List.copyOf(done.keySet());
        kept.sort(Comparator.<Edge>comparingInt(edge -> order.indexOf(edge.from()))
                .thenComparingInt(edge -> order.indexOf(edge.to())));
        return new PowerGraph(List.copyOf(done.values()), List.copyOf(kept), racks, apart);
    }

    private static void visit(
            String key,
            Map<String, Node> nodes,
            Map<String, List<Edge>> into,
            Set<String> path,
            Map<String, Node> done,
            List<Edge> kept) {
        if (done.containsKey(key)) {
            return;
        }
        path.add(key);
        for (Edge edge : into.getOrDefault(key, List.of())) {
            if (!path.contains(edge.from())) {
                visit(edge.from(), nodes, into, path, done, kept);
                kept.add(edge);
            }
        }
        path.remove(key);
        done.put(key, nodes.get(key));
    }

    /** Returns the edges into a node, the preferred source first. */
    List<Edge> into(String key) {
        return edges.stream()
                .filter(edge -> edge.to().equals(key))
                .sorted(Comparator.comparingInt(Edge::priority)
                        .thenComparing(Edge::path)
                        .thenComparing(Edge::from))
                .toList();
    }

    List<Edge> outOf(String key) {
        return edges.stream().filter(edge -> edge.from().equals(key)).toList();
    }

    boolean feedsRacks(String key) {
        return racks.stream().flatMap(rack -> rack.feeds().stream()).anyMatch(edge -> edge.from()
                .equals(key));
    }
}
