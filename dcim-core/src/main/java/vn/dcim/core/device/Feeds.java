package vn.dcim.core.device;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.place.Place;

/**
 * What feeds what: the one graph behind alarms, drawings and the question what if. What no edge feeds by itself is fed by what feeds
 * the place it stands in, or the nearest place around that which is fed; nothing is reached over the network only for standing in a
 * place.
 */
public final class Feeds {

    private final Map<Feed.Kind, Map<String, List<Feed>>> byTarget = new EnumMap<>(Feed.Kind.class);
    private final Map<String, Long> standing;
    private final Map<Long, Place> places = new HashMap<>();

    /** @param standing ids of the places in which nodes stand, by node; not of places themselves */
    public Feeds(Iterable<Feed> feeds, Map<String, Long> standing, Iterable<Place> places) {
        for (Feed.Kind kind : Feed.Kind.values()) {
            byTarget.put(kind, new LinkedHashMap<>());
        }
        feeds.forEach(feed -> byTarget.get(feed.kind())
                .computeIfAbsent(feed.toNode(), _ -> new ArrayList<>())
                .add(feed));
        this.standing = standing;
        places.forEach(place -> this.places.put(place.id(), place));
    }

    /** Returns what feeds a node, by an edge of its own or of a place around it. */
    public List<Feed> into(Feed.Kind kind, String node) {
        Map<String, List<Feed>> edges = byTarget.get(kind);
        List<Feed> own = edges.getOrDefault(node, List.of());
        if (!own.isEmpty() || kind == Feed.Kind.NETWORK) {
            return own;
        }
        Long around = Feed.isPlace(node) ? parentOf(Feed.id(node)) : standing.get(node);
        Set<Long> seen = new HashSet<>();
        while (around != null && seen.add(around)) {
            List<Feed> ofPlace = edges.getOrDefault(Feed.place(around), List.of());
            if (!ofPlace.isEmpty()) {
                return ofPlace;
            }
            around = parentOf(around);
        }
        return List.of();
    }

    /** Returns the edges of a kind, together where they feed the same. */
    public Collection<List<Feed>> together(Feed.Kind kind) {
        return byTarget.get(kind).values();
    }

    private Long parentOf(long placeId) {
        Place place = places.get(placeId);
        return place == null ? null : place.parentId();
    }

    /**
     * Returns the edges as they are between devices and places alone: what lies between them, such as a breaker, is left out, and
     * what is fed through it is fed by what feeds it.
     */
    public static List<Feed> ofDevicesAndPlaces(Iterable<Feed> feeds) {
        Map<String, List<Feed>> between = new HashMap<>();
        feeds.forEach(feed -> {
            if (!isEnd(feed.toNode())) {
                between.computeIfAbsent(feed.kind() + feed.toNode(), _ -> new ArrayList<>())
                        .add(feed);
            }
        });
        List<Feed> shortened = new ArrayList<>();
        Set<String> known = new HashSet<>();
        feeds.forEach(feed -> {
            if (isEnd(feed.toNode())) {
                for (String source : sources(feed.kind(), feed.fromNode(), between, new HashSet<>())) {
                    if (known.add(feed.kind() + source + ">" + feed.toNode())) {
                        shortened.add(
                                new Feed(feed.id(), source, feed.toNode(), feed.kind(), feed.path(), feed.priority()));
                    }
                }
            }
        });
        return shortened;
    }

    private static List<String> sources(
            Feed.Kind kind, String node, Map<String, List<Feed>> between, Set<String> path) {
        if (isEnd(node)) {
            return List.of(node);
        }
        List<String> found = new ArrayList<>();
        if (path.add(node)) {
            between.getOrDefault(kind + node, List.of())
                    .forEach(feed -> found.addAll(sources(kind, feed.fromNode(), between, path)));
            path.remove(node);
        }
        return found;
    }

    private static boolean isEnd(String node) {
        return Feed.isDevice(node) || Feed.isPlace(node);
    }
}
