package vn.dcim.core.alarm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.Feed;
import vn.dcim.core.place.Place;

/**
 * What feeds what, seen from below. A device that no edge feeds by itself is fed by what feeds the place it stands in, or the
 * nearest place around that which is fed; nothing reaches a device over the network only for standing in a place.
 */
final class FeedGraph {

    private static final String DEVICE = Feed.device(0).replace("0", "");

    private final Map<Feed.Kind, Map<String, List<String>>> sources = new HashMap<>();
    private final Map<Long, Device> devices = new HashMap<>();
    private final Map<Long, Place> places = new HashMap<>();

    FeedGraph(Iterable<Feed> feeds, Iterable<Device> devices, Iterable<Place> places) {
        for (Feed.Kind kind : Feed.Kind.values()) {
            sources.put(kind, new HashMap<>());
        }
        feeds.forEach(feed -> sources.get(feed.kind())
                .computeIfAbsent(feed.toNode(), _ -> new ArrayList<>())
                .add(feed.fromNode()));
        devices.forEach(device -> this.devices.put(device.id(), device));
        places.forEach(place -> this.places.put(place.id(), place));
    }

    /**
     * Returns the devices from which a device is fed, nearest first, each with its distance in edges; not the device itself.
     *
     * @param barrier devices behind which nothing is looked for
     */
    Map<Long, Integer> upstream(Feed.Kind kind, long deviceId, LongPredicate barrier) {
        Map<Long, Integer> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>(Set.of(Feed.device(deviceId)));
        Deque<Map.Entry<String, Integer>> open = new ArrayDeque<>();
        open.add(Map.entry(Feed.device(deviceId), 0));
        while (!open.isEmpty()) {
            Map.Entry<String, Integer> node = open.remove();
            for (String source : sourcesOf(kind, node.getKey())) {
                if (seen.add(source)) {
                    boolean stop = false;
                    if (source.startsWith(DEVICE)) {
                        found.put(idOf(source), node.getValue() + 1);
                        stop = barrier.test(idOf(source));
                    }
                    if (!stop) {
                        open.add(Map.entry(source, node.getValue() + 1));
                    }
                }
            }
        }
        return found;
    }

    /** Returns the other devices that feed the same as a device does. */
    Set<Long> besides(Feed.Kind kind, long deviceId) {
        String node = Feed.device(deviceId);
        Set<Long> found = new HashSet<>();
        for (List<String> feeding : sources.get(kind).values()) {
            if (feeding.contains(node)) {
                feeding.stream()
                        .filter(source -> source.startsWith(DEVICE) && !source.equals(node))
                        .forEach(source -> found.add(idOf(source)));
            }
        }
        return found;
    }

    /**
     * Tells whether everything that feeds a device has failed.
     *
     * @param failed devices that have
     * @param barrier devices that go on although what feeds them has failed
     */
    boolean isCutOff(Feed.Kind kind, long deviceId, LongPredicate failed, LongPredicate barrier) {
        return isCutOff(kind, Feed.device(deviceId), failed, barrier, new HashSet<>());
    }

    private boolean isCutOff(
            Feed.Kind kind, String node, LongPredicate failed, LongPredicate barrier, Set<String> path) {
        List<String> feeding = sourcesOf(kind, node);
        if (feeding.isEmpty() || !path.add(node)) {
            return false;
        }
        boolean cutOff = feeding.stream().allMatch(source -> {
            if (!source.startsWith(DEVICE)) {
                return isCutOff(kind, source, failed, barrier, path);
            }
            long id = idOf(source);
            return failed.test(id) || !barrier.test(id) && isCutOff(kind, source, failed, barrier, path);
        });
        path.remove(node);
        return cutOff;
    }

    private List<String> sourcesOf(Feed.Kind kind, String node) {
        List<String> own = sources.get(kind).getOrDefault(node, List.of());
        if (!own.isEmpty() || kind == Feed.Kind.NETWORK) {
            return own;
        }
        Long around;
        if (node.startsWith(DEVICE)) {
            Device device = devices.get(idOf(node));
            around = device == null ? null : device.placeId();
        } else {
            Place place = places.get(idOf(node));
            around = place == null ? null : place.parentId();
        }
        Set<Long> seen = new HashSet<>();
        while (around != null && seen.add(around)) {
            List<String> ofPlace = sources.get(kind).getOrDefault(Feed.place(around), List.of());
            if (!ofPlace.isEmpty()) {
                return ofPlace;
            }
            Place place = places.get(around);
            around = place == null ? null : place.parentId();
        }
        return List.of();
    }

    Device device(long id) {
        return devices.get(id);
    }

    private static long idOf(String node) {
        return Long.parseLong(node.substring(node.indexOf(':') + 1));
    }
}
