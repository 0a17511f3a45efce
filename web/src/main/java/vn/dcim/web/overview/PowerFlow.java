package vn.dcim.web.overview;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.web.overview.PowerGraph.Edge;
import vn.dcim.web.overview.PowerGraph.Node;
import vn.dcim.web.overview.PowerGraph.Rack;

/** Which parts of the power path are energised, found by walking from the sources with what the devices say. */
final class PowerFlow {

    private final PowerGraph graph;
    private final Map<String, Flow> outputs = new HashMap<>();
    private final Map<String, DeviceClass> classes = new HashMap<>();
    private final Set<Edge> idle = new HashSet<>();

    private PowerFlow(PowerGraph graph) {
        this.graph = graph;
    }

    static PowerFlow of(PowerGraph graph, Function<Node, Testimony> testimonies) {
        PowerFlow flow = new PowerFlow(graph);
        graph.nodes().forEach(node -> flow.classes.put(node.key(), node.deviceClass()));
        graph.nodes().forEach(node -> flow.outputs.put(node.key(), flow.output(node, testimonies.apply(node))));
        return flow;
    }

    private Flow output(Node node, Testimony testimony) {
        List<Edge> into = graph.into(node.key());
        if (testimony.choice() != null && into.size() > 1) {
            Edge chosen = chosen(into, testimony.choice());
            into.stream().filter(edge -> !edge.equals(chosen)).forEach(idle::add);
            return chosen == null ? Flow.DEAD : of(chosen);
        }
        return testimony.output() != null ? testimony.output() : best(into);
    }

    private Edge chosen(List<Edge> into, Testimony.Choice choice) {
        return switch (choice) {
            case NOTHING -> null;
            case PREFERRED -> into.getFirst();
            case ALTERNATE -> into.get(1);
            case UTILITY -> from(into, false);
            case GENERATOR -> from(into, true);
        };
    }

    private Edge from(List<Edge> into, boolean generator) {
        return into.stream()
                .filter(edge -> (classes.get(edge.from()) == DeviceClass.GENERATOR) == generator)
                .findFirst()
                .orElse(into.getFirst());
    }

    private Flow best(List<Edge> into) {
        return into.isEmpty() ? Flow.UNKNOWN : into.stream().map(this::of).reduce(Flow.DEAD, Flow::better);
    }

    /** Returns what leaves a node. */
    Flow of(Node node) {
        return outputs.get(node.key());
    }

    /** Returns what an edge carries, or could if it were chosen. */
    Flow of(Edge edge) {
        return outputs.get(edge.from());
    }

    /** Tells whether an edge ends at a switch that has chosen another source. */
    boolean isIdle(Edge edge) {
        return idle.contains(edge);
    }

    /** Returns the best that arrives at a rack. */
    Flow of(Rack rack) {
        return best(rack.feeds());
    }

    long energisedFeeds(Rack rack) {
        return rack.feeds().stream().filter(edge -> of(edge).isEnergised()).count();
    }
}
