package vn.dcim.web.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.dcim.web.overview.PowerGraph.Edge;
import vn.dcim.web.overview.PowerGraph.Node;

/**
 * Where each node stands from left to right. Each node hangs beneath its preferred source; trees are pushed together as close as
 * their rows allow, path A left of path B, and the chain that carries most stands in one line. Sources of a switch that feed
 * nothing else stand side by side above it.
 */
final class Columns {

    static final double GAP = 14;

    private final PowerGraph graph;
    private final Map<String, Integer> ranks;
    private final Map<String, Double> widths;
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, List<String>> crowns = new HashMap<>();
    private final Map<String, Integer> weights = new HashMap<>();

    private Columns(PowerGraph graph, Map<String, Integer> ranks, Map<String, Double> widths) {
        this.graph = graph;
        this.ranks = ranks;
        this.widths = widths;
    }

    /** A tree placed around its top, which stands at 0: middles of its nodes, and how far each row reaches. */
    private record Placed(Map<String, Double> middles, Map<Integer, double[]> reach) {

        static Placed empty() {
            return new Placed(new HashMap<>(), new TreeMap<>());
        }

        void cover(int rank, double from, double to) {
            reach.merge(
                    rank, new double[] {from, to}, (a, b) -> new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
        }

        void take(Placed other, double shift) {
            other.middles.forEach((key, middle) -> middles.put(key, middle + shift));
            other.reach.forEach((rank, span) -> cover(rank, span[0] + shift, span[1] + shift));
        }

        /** Returns by how much another tree must be shifted to stand to the right of this one. */
        double room(Placed other) {
            return reach.entrySet().stream()
                    .filter(row -> other.reach.containsKey(row.getKey()))
                    .mapToDouble(row -> row.getValue()[1] + GAP - other.reach.get(row.getKey())[0])
                    .max()
                    .orElse(0);
        }
    }

    /** Returns the middle of each node; the leftmost side is at 0. */
    static Map<String, Double> of(PowerGraph graph, Map<String, Integer> ranks, Map<String, Double> widths) {
        Columns columns = new Columns(graph, ranks, widths);
        List<String> tops = columns.hang();
        Placed all = Placed.empty();
        for (String top : tops) {
            Placed tree = columns.place(top);
            all.take(tree, all.middles.isEmpty() ? 0 : all.room(tree));
        }
        double left =
                all.reach.values().stream().mapToDouble(span -> span[0]).min().orElse(0);
        all.middles.replaceAll((_, middle) -> middle - left);
        return Map.copyOf(all.middles);
    }

    private List<String> hang() {
        Set<String> crowning = new HashSet<>();
        for (Node node : graph.nodes()) {
            List<String> sources =
                    graph.into(node.key()).stream().map(Edge::from).distinct().toList();
            if (sources.size() > 1
                    && sources.stream()
                            .allMatch(source -> graph.into(source).isEmpty()
                                    && graph.outOf(source).size() == 1
                                    && !graph.feedsRacks(source))) {
                crowns.put(node.key(), sources);
                crowning.addAll(sources);
            }
        }
        List<String> tops = new ArrayList<>();
        for (Node node : graph.nodes()) {
            List<Edge> into = graph.into(node.key());
            if (into.isEmpty() || crowns.containsKey(node.key())) {
                if (!crowning.contains(node.key())) {
                    tops.add(node.key());
                }
            } else {
                children.computeIfAbsent(into.getFirst().from(), _ -> new ArrayList<>())
                        .add(node.key());
            }
        }
        for (Node node : graph.nodes().reversed()) {
            weights.put(
                    node.key(),
                    1
                            + children.getOrDefault(node.key(), List.of()).stream()
                                    .mapToInt(weights::get)
                                    .sum());
        }
        tops.sort(Comparator.comparingInt(this::side));
        for (int i = 0; i < tops.size(); i++) {
            sort(tops.get(i), side(tops.get(i)) > 0 || side(tops.get(i)) == 0 && 2 * i > tops.size());
        }
        return tops;
    }

    /** Returns -1 for a tree of path A, 1 for one of path B. */
    private int side(String top) {
        int a = 0;
        int b = 0;
        List<String> open = new ArrayList<>(List.of(top));
        while (!open.isEmpty()) {
            String key = open.removeLast();
            for (Edge edge : graph.outOf(key)) {
                a += edge.path().equals("A") ? 1 : 0;
                b += edge.path().equals("B") ? 1 : 0;
            }
            for (PowerGraph.Rack rack : graph.racks()) {
                for (Edge edge : rack.feeds()) {
                    a += edge.from().equals(key) && edge.path().equals("A") ? 1 : 0;
                    b += edge.from().equals(key) && edge.path().equals("B") ? 1 : 0;
                }
            }
            open.addAll(children.getOrDefault(key, List.of()));
        }
        return Integer.compare(b, a);
    }

    /** Puts what hangs on both sides to the middle of the drawing and loads of one side to its edge. */
    private void sort(String top, boolean right) {
        Comparator<String> inward =
                Comparator.comparingInt(key -> graph.into(key).size() > 1 ? 2 : key.startsWith("loads:") ? 0 : 1);
        List<String> below = children.computeIfAbsent(top, _ -> new ArrayList<>());
        below.sort(right ? inward.reversed() : inward);
        below.forEach(child -> sort(child, right));
    }

    private Placed place(String key) {
        Placed tree = Placed.empty();
        List<String> below = children.getOrDefault(key, List.of());
        for (String child : below) {
            Placed placed = place(child);
            tree.take(placed, tree.middles.isEmpty() ? 0 : tree.room(placed));
        }
        Placed centred = Placed.empty();
        centred.take(tree, -axis(below, tree));
        double half = widths.get(key) / 2;
        int rank = ranks.get(key);
        centred.middles.put(key, 0.0);
        centred.cover(rank, -half, half);
        for (String child : below) {
            for (int row = rank + 1; row < ranks.get(child); row++) {
                centred.cover(row, centred.middles.get(child) - GAP / 2, centred.middles.get(child) + GAP / 2);
            }
        }
        crown(key, centred);
        return centred;
    }

    /** Returns where the top of a tree belongs: over the child that carries most, or over the middle of equal ones. */
    private double axis(List<String> below, Placed tree) {
        if (below.isEmpty()) {
            return 0;
        }
        int heaviest = below.stream().mapToInt(weights::get).max().orElseThrow();
        List<String> main =
                below.stream().filter(child -> weights.get(child) == heaviest).toList();
        List<String> span = heaviest == 1 ? below : main;
        return (tree.middles.get(span.getFirst()) + tree.middles.get(span.getLast())) / 2;
    }

    private void crown(String key, Placed tree) {
        List<String> sources = crowns.getOrDefault(key, List.of());
        double width = sources.stream().mapToDouble(widths::get).sum() + GAP * (sources.size() - 1);
        double x = -width / 2;
        for (String source : sources) {
            tree.middles.put(source, x + widths.get(source) / 2);
            tree.cover(ranks.get(source), x, x + widths.get(source));
            x += widths.get(source) + GAP;
        }
    }
}
