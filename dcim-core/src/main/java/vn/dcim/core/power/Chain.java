package vn.dcim.core.power;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DirectedAcyclicGraph;
import vn.dcim.core.device.Feed;

/**
 * The power chain at one moment, sources before what they feed. What stands in a place that is fed, and has no feed of its own, is
 * fed as the place is.
 */
public final class Chain {

    private final Map<String, ChainNode> nodes = new LinkedHashMap<>();
    private final DirectedAcyclicGraph<String, Feed> graph = new DirectedAcyclicGraph<>(null, null, false, true);
    private final List<Feed> closing = new ArrayList<>();
    /** In their order, until an edge is added; many pages may look at one chain. */
    private volatile List<ChainNode> ordered;

    private volatile Map<String, List<String>> points;

    /** @param into tells what feeds a node; edges from nodes that there are not count for nothing */
    public Chain(Collection<ChainNode> known, Function<String, List<Feed>> into) {
        known.forEach(node -> nodes.put(node.key(), node));
        nodes.keySet().forEach(graph::addVertex);
        for (String key : nodes.keySet()) {
            for (Feed feed : into.apply(key)) {
                if (nodes.containsKey(feed.fromNode())) {
                    add(new Feed(
                            feed.id(),
                            feed.fromNode(),
                            key,
                            feed.kind(),
                            feed.path(),
                            feed.priority(),
                            feed.outlet(),
                            feed.phases()));
                }
            }
        }
    }

    void add(Feed feed) {
        ordered = null;
        points = null;
        try {
            graph.addEdge(feed.fromNode(), feed.toNode(), feed);
        } catch (IllegalArgumentException _) {
            // why: whoever added it knew of no chain; nothing can be fed by itself, so the edge is told and left out
            closing.add(feed);
        }
    }

    /** Returns all nodes, sources before what they feed. */
    public List<ChainNode> nodes() {
        List<ChainNode> known = ordered;
        if (known == null) {
            List<ChainNode> found = new ArrayList<>();
            graph.iterator().forEachRemaining(key -> found.add(nodes.get(key)));
            known = List.copyOf(found);
            ordered = known;
        }
        return known;
    }

    public Optional<ChainNode> find(String key) {
        return Optional.ofNullable(nodes.get(key));
    }

    ChainNode get(String key) {
        return nodes.get(key);
    }

    /** Returns what feeds a node, path A first. */
    public List<Feed> into(String key) {
        return graph.incomingEdgesOf(key).stream().sorted(Chain::compare).toList();
    }

    /** Returns what a node feeds, in the order of outlets and names. */
    public List<Feed> outOf(String key) {
        return graph.outgoingEdgesOf(key).stream()
                .sorted((a, b) -> {
                    int byOutlet = a.outlet().length() != b.outlet().length()
                            ? Integer.compare(a.outlet().length(), b.outlet().length())
                            : a.outlet().compareTo(b.outlet());
                    return byOutlet != 0
                            ? byOutlet
                            : nodes.get(a.toNode())
                                    .name()
                                    .compareTo(nodes.get(b.toNode()).name());
                })
                .toList();
    }

    private static int compare(Feed a, Feed b) {
        int byPriority = Integer.compare(a.priority(), b.priority());
        int byPath = a.path().compareTo(b.path());
        return byPriority != 0 ? byPriority : byPath != 0 ? byPath : a.outlet().compareTo(b.outlet());
    }

    /** Returns edges that would close a circle and are left out. */
    public List<Feed> closing() {
        return List.copyOf(closing);
    }

    /** Returns what hangs on a node, near and far. */
    public Set<String> below(String key) {
        return graph.getDescendants(key);
    }

    /** Returns the names along the way from one node down to another; empty where there is none. */
    public List<String> way(String from, String to) {
        var path = BFSShortestPath.findPathBetween(graph, from, to);
        return path == null
                ? List.of()
                : path.getVertexList().stream()
                        .map(key -> nodes.get(key).name())
                        .toList();
    }

    /** Returns for each node those that lie on every way to it, sources first, without itself: the loss of one is its own. */
    public Map<String, List<String>> singlePoints() {
        Map<String, List<String>> known = points;
        if (known == null) {
            known = Collections.unmodifiableMap(findSinglePoints());
            points = known;
        }
        return known;
    }

    private Map<String, List<String>> findSinglePoints() {
        Map<String, Set<String>> dominators = new HashMap<>();
        Map<String, Integer> order = new HashMap<>();
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (ChainNode node : nodes()) {
            Set<String> common = null;
            for (Feed feed : graph.incomingEdgesOf(node.key())) {
                Set<String> above = dominators.get(feed.fromNode());
                if (common == null) {
                    common = new HashSet<>(above);
                } else {
                    common.retainAll(above);
                }
            }
            Set<String> own = common == null ? new HashSet<>() : common;
            order.put(node.key(), order.size());
            found.put(
                    node.key(),
                    own.stream()
                            .sorted((a, b) -> Integer.compare(order.get(a), order.get(b)))
                            .toList());
            own.add(node.key());
            dominators.put(node.key(), own);
        }
        return found;
    }
}
