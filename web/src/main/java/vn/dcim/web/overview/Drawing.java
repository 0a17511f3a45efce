package vn.dcim.web.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.dcim.web.overview.PowerGraph.Edge;
import vn.dcim.web.overview.PowerGraph.Node;
import vn.dcim.web.overview.PowerGraph.Rack;
import vn.dcim.web.overview.SingleLine.Bar;
import vn.dcim.web.overview.SingleLine.Box;
import vn.dcim.web.overview.SingleLine.Cell;
import vn.dcim.web.overview.SingleLine.Tap;
import vn.dcim.web.overview.SingleLine.Wire;

/** Draws a {@link PowerGraph}: boxes in rows, wires in lanes between the rows, bars over the racks. */
final class Drawing {

    private static final double MARGIN = 2;
    private static final double ROW_GAP = 36;
    private static final double LANE = 9;
    private static final double CELL = 40;
    private static final double CELL_HEIGHT = 66;

    private final PowerGraph graph;
    private final Map<String, Integer> ranks;
    private final Map<String, Double> middles;
    private final double width;
    private final Map<Integer, Lanes> gaps = new TreeMap<>();
    private final Map<Edge, Integer> turns = new HashMap<>();
    private final Map<String, Box> boxes = new LinkedHashMap<>();

    private Drawing(PowerGraph graph) {
        this.graph = graph;
        this.ranks = Ranks.of(graph);
        Map<String, Double> widths = new HashMap<>();
        graph.nodes().forEach(node -> widths.put(node.key(), size(node)[0]));
        Map<String, Double> columns = Columns.of(graph, ranks, widths);
        double used = graph.nodes().stream()
                .mapToDouble(node -> columns.get(node.key()) + widths.get(node.key()) / 2)
                .max()
                .orElse(0);
        width = Math.max(used, graph.racks().size() * CELL) + 2 * MARGIN;
        double shift = (width - used) / 2;
        middles = new HashMap<>();
        columns.forEach((key, middle) -> middles.put(key, middle + shift));
    }

    static SingleLine of(PowerGraph graph) {
        return new Drawing(graph).draw();
    }

    /** Returns width and height of a node's box. */
    static double[] size(Node node) {
        if (node.isLoads()) {
            return new double[] {146, 50};
        }
        return switch (node.deviceClass()) {
            case UPS -> new double[] {206, 112};
            case PDU -> new double[] {132, 50};
            default -> new double[] {216, 52};
        };
    }

    private SingleLine draw() {
        assignLanes();
        double bottom = placeRows();
        List<Wire> wires =
                graph.edges().stream().map(edge -> new Wire(edge, path(edge))).toList();
        List<Bar> bars = new ArrayList<>();
        List<Cell> cells = racks(bottom, bars);
        double height = cells.isEmpty() ? bottom : cells.getFirst().y() + CELL_HEIGHT;
        return new SingleLine(width, height + MARGIN, boxes, wires, cells, bars);
    }

    private double placeRows() {
        Map<Integer, Double> heights = new TreeMap<>();
        graph.nodes().forEach(node -> heights.merge(ranks.get(node.key()), size(node)[1], Math::max));
        double y = MARGIN;
        double bottom = MARGIN;
        Map<Integer, Double> tops = new HashMap<>();
        for (var row : heights.entrySet()) {
            tops.put(row.getKey(), y);
            bottom = y + row.getValue();
            gaps.computeIfAbsent(row.getKey(), _ -> new Lanes()).top = bottom;
            y = bottom + ROW_GAP + LANE * gaps.get(row.getKey()).count();
        }
        for (Node node : graph.nodes()) {
            double[] size = size(node);
            int rank = ranks.get(node.key());
            boxes.put(
                    node.key(), new Box(middles.get(node.key()) - size[0] / 2, tops.get(rank), size[0], size[1], rank));
        }
        return bottom;
    }

    /** Decides for each edge in which gap it turns sideways, and shares the lanes of each gap out. */
    private void assignLanes() {
        for (Edge edge : graph.edges()) {
            double from = middles.get(edge.from());
            double to = entry(edge);
            int above = ranks.get(edge.from());
            int below = ranks.get(edge.to()) - 1;
            int turn = isFree(from, above, below + 1) || !isFree(to, above, below + 1) ? below : above;
            turns.put(edge, turn);
            if (Math.abs(from - to) > 0.5) {
                gaps.computeIfAbsent(turn, _ -> new Lanes()).add(edge.from(), from, to);
            }
        }
        gaps.values().forEach(Lanes::share);
    }

    private boolean isFree(double x, int above, int below) {
        return graph.nodes().stream()
                .filter(node -> ranks.get(node.key()) > above && ranks.get(node.key()) < below)
                .noneMatch(node -> Math.abs(middles.get(node.key()) - x) < size(node)[0] / 2 + 3);
    }

    /** Returns where an edge comes in: the sources of a node side by side, in their order from left to right. */
    private double entry(Edge edge) {
        List<Edge> into = graph.into(edge.to()).stream()
                .sorted(Comparator.comparing(other -> middles.get(other.from())))
                .toList();
        double step = Math.min(48, size(node(edge.to()))[0] / (into.size() + 1));
        return middles.get(edge.to()) + (into.indexOf(edge) - (into.size() - 1) / 2.0) * step;
    }

    private Node node(String key) {
        return graph.nodes().stream()
                .filter(node -> node.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String path(Edge edge) {
        Box from = boxes.get(edge.from());
        Box to = boxes.get(edge.to());
        double entry = entry(edge);
        String start = "M" + n(from.middle()) + " " + n(from.bottom());
        if (Math.abs(from.middle() - entry) <= 0.5) {
            return start + "V" + n(to.y());
        }
        return start + "V" + n(gaps.get(turns.get(edge)).y(edge.from())) + "H" + n(entry) + "V" + n(to.y());
    }

    private List<Cell> racks(double bottom, List<Bar> bars) {
        if (graph.racks().isEmpty()) {
            return List.of();
        }
        double cell = (width - 2 * MARGIN) / graph.racks().size();
        Map<String, double[]> spans = new LinkedHashMap<>();
        for (int i = 0; i < graph.racks().size(); i++) {
            Rack rack = graph.racks().get(i);
            for (int slot = 0; slot < rack.feeds().size(); slot++) {
                double x = tap(i * cell, cell, rack, slot);
                spans.merge(rack.feeds().get(slot).from(), new double[] {x, x}, (a, b) ->
                        new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
            }
        }
        Lanes ways = new Lanes();
        Lanes rails = new Lanes();
        spans.forEach((from, span) -> {
            double x = middles.get(from);
            rails.add(from, span[0], span[1]);
            if (x < span[0] || x > span[1]) {
                ways.add(from, x, Math.clamp(x, span[0], span[1]));
            }
        });
        ways.share();
        rails.share();
        ways.top = bottom;
        rails.top = bottom + 6 + LANE * ways.count();
        double top = rails.top + 20 + LANE * rails.count();
        spans.forEach((from, span) -> {
            double x = middles.get(from);
            double to = Math.clamp(x, span[0], span[1]);
            String way = "M" + n(x) + " " + n(boxes.get(from).bottom())
                    + (to == x ? "" : "V" + n(ways.y(from)) + "H" + n(to));
            bars.add(new Bar(
                    from, way + "V" + n(rails.y(from)) + "M" + n(span[0]) + " " + n(rails.y(from)) + "H" + n(span[1])));
        });
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < graph.racks().size(); i++) {
            Rack rack = graph.racks().get(i);
            List<Tap> taps = new ArrayList<>();
            for (int slot = 0; slot < rack.feeds().size(); slot++) {
                Edge edge = rack.feeds().get(slot);
                taps.add(new Tap(edge, tap(i * cell, cell, rack, slot), rails.y(edge.from()), top));
            }
            cells.add(new Cell(rack, MARGIN + i * cell + 2, top, cell - 4, CELL_HEIGHT, taps));
        }
        return cells;
    }

    /** Returns where a feed comes into a rack: path A left of the middle, path B right of it. */
    private double tap(double left, double cell, Rack rack, int slot) {
        String path = rack.feeds().get(slot).path();
        double share = path.equals("A")
                ? 0.35
                : path.equals("B") ? 0.65 : (slot + 1.0) / (rack.feeds().size() + 1);
        return MARGIN + left + cell * share;
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** The sideways runs between two rows: runs of one source share a lane, and runs of two that would touch do not. */
    private static final class Lanes {

        private final Map<String, double[]> runs = new LinkedHashMap<>();
        private final Map<String, Integer> lanes = new HashMap<>();
        private double top;

        void add(String source, double from, double to) {
            runs.merge(source, new double[] {Math.min(from, to), Math.max(from, to)}, (a, b) ->
                    new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
        }

        void share() {
            List<Map.Entry<String, double[]>> sorted = new ArrayList<>(runs.entrySet());
            sorted.sort(Comparator.comparingDouble(run -> run.getValue()[0]));
            List<Double> ends = new ArrayList<>();
            for (var run : sorted) {
                int lane = 0;
                while (lane < ends.size() && ends.get(lane) + 5 > run.getValue()[0]) {
                    lane++;
                }
                if (lane == ends.size()) {
                    ends.add(0.0);
                }
                ends.set(lane, run.getValue()[1]);
                lanes.put(run.getKey(), lane);
            }
        }

        int count() {
            return lanes.values().stream().mapToInt(lane -> lane + 1).max().orElse(0);
        }

        double y(String source) {
            return top + ROW_GAP / 2 + LANE * lanes.get(source);
        }
    }
}
