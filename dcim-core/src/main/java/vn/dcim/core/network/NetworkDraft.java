package vn.dcim.core.network;

import io.micronaut.core.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DirectedMultigraph;
import vn.dcim.core.device.Feed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.network.NetworkDesk.End;
import vn.dcim.core.power.ChainNode;

/** The network chain while connections are added: lets no circle arise and no port be used twice. */
final class NetworkDraft {

    private final DirectedMultigraph<String, Feed> graph = new DirectedMultigraph<>(null, null, false);
    private final Map<String, String> names = new HashMap<>();

    NetworkDraft(Network network) {
        for (ChainNode node : network.chain().nodes()) {
            know(new End(node.key(), node.name()));
        }
        for (ChainNode node : network.chain().nodes()) {
            network.chain().into(node.key()).forEach(feed -> graph.addEdge(feed.fromNode(), feed.toNode(), feed));
        }
    }

    private void know(End end) {
        names.put(end.key(), end.name());
        graph.addVertex(end.key());
    }

    void add(Feed feed, End from, End to) {
        know(from);
        know(to);
        graph.addEdge(from.key(), to.key(), feed);
    }

    /** @throws DcimException INVALID_VALUE (to, port); LINK_CIRCLE; ALREADY_EXISTS */
    void check(End from, End to, String port) {
        if (from.key().equals(to.key())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "to", to.name(), "≠ " + from.name());
        }
        know(from);
        know(to);
        var way = BFSShortestPath.findPathBetween(graph, to.key(), from.key());
        if (way != null) {
            List<String> told = way.getVertexList().stream().map(names::get).toList();
            throw new DcimException(ErrorCode.LINK_CIRCLE, from.name(), to.name(), String.join(" → ", told));
        }
        checkPort(from, to, port, null);
    }

    /** @param own edge that is changed; null for a new one */
    void checkPort(End from, End to, String port, @Nullable Long own) {
        know(from);
        for (Feed other : graph.outgoingEdgesOf(from.key())) {
            if (other.id().equals(own)) {
                continue;
            }
            boolean isSame = other.outlet().equalsIgnoreCase(port);
            if (isSame && other.toNode().equals(to.key())) {
                throw new DcimException(ErrorCode.ALREADY_EXISTS, "feed", from.name() + " → " + to.name());
            }
            if (isSame && !port.isEmpty()) {
                throw new DcimException(
                        ErrorCode.INVALID_VALUE, "port", port, "≠ " + port + " → " + names.get(other.toNode()));
            }
        }
    }
}
