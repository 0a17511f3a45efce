package vn.dcim.core.alarm;

import java.util.ArrayDeque;
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
import vn.dcim.core.device.Feeds;
import vn.dcim.core.place.Place;

/** What feeds what, seen from below and among devices alone: breakers between them have no alarms. */
final class FeedGraph {

    private final Feeds feeds;
    private final Map<Long, Device> devices = new HashMap<>();

    FeedGraph(Iterable<Feed> feeds, Iterable<Device> devices, Iterable<Place> places) {
        Map<String, Long> standing = new HashMap<>();
        devices.forEach(device -> {
            this.devices.put(device.id(), device);
            standing.put(Feed.device(device.id()), device.placeId());
        });
        this.feeds = new Feeds(Feeds.ofDevicesAndPlaces(feeds), standing, places);
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
            for (Feed feed : feeds.into(kind, node.getKey())) {
                String source = feed.fromNode();
                if (seen.add(source)) {
                    boolean stop = false;
                    if (Feed.isDevice(source)) {
                        found.put(Feed.id(source), node.getValue() + 1);
                        stop = barrier.test(Feed.id(source));
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
        for (List<Feed> together : feeds.together(kind)) {
            List<String> feeding = together.stream().map(Feed::fromNode).toList();
            if (feeding.contains(node)) {
                feeding.stream()
                        .filter(source -> Feed.isDevice(source) && !source.equals(node))
                        .forEach(source -> found.add(Feed.id(source)));
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
        List<String> feeding =
                feeds.into(kind, node).stream().map(Feed::fromNode).toList();
        if (feeding.isEmpty() || !path.add(node)) {
            return false;
        }
        boolean cutOff = feeding.stream().allMatch(source -> {
            if (!Feed.isDevice(source)) {
                return isCutOff(kind, source, failed, barrier, path);
            }
            long id = Feed.id(source);
            return failed.test(id) || !barrier.test(id) && isCutOff(kind, source, failed, barrier, path);
        });
        path.remove(node);
        return cutOff;
    }

    Device device(long id) {
        return devices.get(id);
    }
}
