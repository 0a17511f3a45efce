package vn.dcim.core.power;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.device.Feed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.Place;

/** The chain while connections are added: knows names, outlets and power supplies that are taken, and lets no circle arise. */
final class ChainDraft {

    private static final int LONGEST = 100;
    private static final int LONGEST_OUTLET = 20;

    private final Chain chain;
    private final Map<String, Set<String>> byName = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, List<Feed>> own = new HashMap<>();
    private final Map<String, Feed> outlets = new HashMap<>();
    private final List<Feed> added = new ArrayList<>();

    /** @param feeds of power, as they are stored */
    ChainDraft(Chain chain, Iterable<Feed> feeds, Iterable<Place> places) {
        this.chain = chain;
        for (ChainNode node : chain.nodes()) {
            names.put(node.key(), node.name());
            Stream.of(
                            node.name(),
                            node.asset() == null ? "" : node.asset().tag(),
                            node.asset() == null ? "" : node.asset().name())
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> know(name, node.key()));
        }
        places.forEach(place -> {
            names.put(Feed.place(place.id()), place.name());
            know(place.name(), Feed.place(place.id()));
        });
        feeds.forEach(this::note);
    }

    private void know(String name, String key) {
        byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new HashSet<>())
                .add(key);
    }

    private void note(Feed feed) {
        own.computeIfAbsent(feed.toNode(), _ -> new ArrayList<>()).add(feed);
        if (!feed.outlet().isEmpty()) {
            outlets.put(feed.fromNode() + " " + feed.outlet(), feed);
        }
    }

    /**
     * Checks a connection, and counts on it from here on.
     *
     * @throws DcimException INVALID_VALUE (from, to, path, outlet, phases, priority), FEEDS_ITSELF, FEED_CIRCLE, OUTLET_TAKEN,
     *     INPUTS_TAKEN, ALREADY_EXISTS
     */
    Feed connect(Cable wanted) {
        String from = key("from", wanted.from());
        String to = key("to", wanted.to());
        String outlet = PowerText.line("outlet", wanted.outlet(), 0, LONGEST_OUTLET);
        Integer priority = PowerText.number("priority", wanted.priority(), 0, 1);
        Feed feed = new Feed(
                null,
                from,
                to,
                Feed.Kind.POWER,
                PowerText.word("path", wanted.path(), "[AB]?", "A, B"),
                priority == null ? 0 : priority,
                outlet,
                PowerText.word("phases", wanted.phases(), "(L1)?(L2)?(L3)?", "L1, L2, L3, L1L2L3"));
        if (Feed.isPlace(from) || from.startsWith("asset:")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "from", wanted.from(), someSources());
        }
        if (from.equals(to)) {
            throw new DcimException(ErrorCode.FEEDS_ITSELF, names.get(from));
        }
        List<String> way = chain.find(to).isPresent() ? chain.way(to, from) : List.of();
        if (!way.isEmpty()) {
            throw new DcimException(ErrorCode.FEED_CIRCLE, names.get(from), names.get(to), String.join(" → ", way));
        }
        Feed taken = outlets.get(from + " " + outlet);
        if (taken != null) {
            throw new DcimException(ErrorCode.OUTLET_TAKEN, outlet, names.get(from), names.get(taken.toNode()));
        }
        List<Feed> cords = own.getOrDefault(to, List.of());
        if (cords.stream()
                .anyMatch(cord -> cord.fromNode().equals(from) && cord.outlet().equals(outlet))) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "feed", names.get(from) + " → " + names.get(to));
        }
        AssetLoad load = chain.find(to).map(ChainNode::load).orElse(null);
        if (load != null && cords.size() >= load.inputs()) {
            throw new DcimException(ErrorCode.INPUTS_TAKEN, names.get(to), load.inputs());
        }
        note(feed);
        added.add(feed);
        if (chain.find(to).isPresent()) {
            chain.add(feed);
        }
        return feed;
    }

    List<Feed> added() {
        return added;
    }

    /** Returns the audit log's words for an edge. */
    String told(Feed feed) {
        return Stream.of(
                        name(feed.fromNode()) + (feed.outlet().isEmpty() ? "" : "/" + feed.outlet()) + " → "
                                + name(feed.toNode()),
                        feed.path(),
                        feed.phases(),
                        feed.priority() == 0 ? "" : "alternate")
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
    }

    private String name(String key) {
        return names.getOrDefault(key, key);
    }

    private String key(String field, String typed) {
        if (names.containsKey(typed)) {
            // why: a part and an asset may have one name, and programs know which they mean
            return typed;
        }
        String name = PowerText.line(field, typed, 1, LONGEST);
        Set<String> found = byName.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of());
        if (found.size() > 1) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, name, "≠ " + String.join(", ", found));
        }
        if (found.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, name, someSources());
        }
        return found.iterator().next();
    }

    private String someSources() {
        List<String> some = chain.nodes().stream()
                .filter(node -> !node.isConsumer())
                .map(ChainNode::name)
                .sorted()
                .toList();
        return some.size() <= 5 ? String.join(", ", some) : String.join(", ", some.subList(0, 5)) + ", …";
    }
}
