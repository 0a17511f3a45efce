package vn.dcim.web.overview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.web.overview.PowerGraph.Edge;
import vn.dcim.web.overview.PowerGraph.Node;

/**
 * In which row each node stands: sources in the first, everything else below all that feeds it and as near as can be to what it
 * feeds, so that the UPSes of both paths stand side by side. What feeds racks stands in one row, loads beside what else is fed
 * from the same source.
 */
final class Ranks {

    private final PowerGraph graph;
    private final Map<String, Integer> ranks = new HashMap<>();

    private Ranks(PowerGraph graph) {
        this.graph = graph;
    }

    static Map<String, Integer> of(PowerGraph graph) {
        Ranks ranks = new Ranks(graph);
        ranks.longestPaths();
        ranks.alignRackFeeders();
        ranks.pullDown();
        ranks.placeLoads();
        return Map.copyOf(ranks.ranks);
    }

    private void longestPaths() {
        for (Node node : graph.nodes()) {
            ranks.put(
                    node.key(),
                    graph.into(node.key()).stream()
                            .mapToInt(edge -> ranks.get(edge.from()) + 1)
                            .max()
                            .orElse(0));
        }
    }

    private void alignRackFeeders() {
        List<Node> feeders = graph.nodes().stream()
                .filter(node ->
                        graph.feedsRacks(node.key()) && equipmentBelow(node).isEmpty())
                .filter(node -> !graph.into(node.key()).isEmpty())
                .toList();
        int lowest =
                feeders.stream().mapToInt(node -> ranks.get(node.key())).max().orElse(0);
        feeders.forEach(node -> ranks.put(node.key(), lowest));
    }

    private void pullDown() {
        for (Node node : graph.nodes().reversed()) {
            if (!graph.into(node.key()).isEmpty()) {
                equipmentBelow(node).stream()
                        .mapToInt(ranks::get)
                        .min()
                        .ifPresent(nearest -> ranks.merge(node.key(), nearest - 1, Math::max));
            }
        }
    }

    private void placeLoads() {
        for (Node node : graph.nodes()) {
            if (node.isLoads()) {
                int below = 0;
                for (Edge edge : graph.into(node.key())) {
                    below = Math.max(below, ranks.get(edge.from()) + 1);
                }
                int beside = graph.into(node.key()).stream()
                        .flatMap(edge -> equipmentBelow(edge.from()).stream())
                        .mapToInt(ranks::get)
                        .min()
                        .orElse(0);
                ranks.put(node.key(), Math.max(below, beside));
            }
        }
    }

    private List<String> equipmentBelow(Node node) {
        return equipmentBelow(node.key());
    }

    private List<String> equipmentBelow(String key) {
        return graph.outOf(key).stream()
                .map(Edge::to)
                .filter(to -> !to.startsWith("loads:"))
                .toList();
    }
}
