package vn.dcim.core.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;

/**
 * The network chain with what its connections are to carry and carry.
 *
 * @param edges in the order of the chain, those of one end together
 * @param single what one connected device alone leads to
 * @param shared what several lead to that have a device in common
 */
public record NetworkSurvey(List<Edge> edges, List<ChainNode> single, List<Shared> shared) {

    /** @param points that lie on all ways to it, lines first */
    public record Shared(ChainNode node, List<ChainNode> points) {}

    /** @param traffic by the id of the edge */
    public static NetworkSurvey of(Network network, Map<Long, Traffic> traffic) {
        Chain chain = network.chain();
        Map<String, Double> demands = new HashMap<>();
        Map<String, Integer> unknowns = new HashMap<>();
        for (ChainNode node : chain.nodes().reversed()) {
            double demand = 0;
            int unknown = 0;
            for (Feed feed : chain.outOf(node.key())) {
                demand += budget(network, feed, demands);
                unknown += unknown(network, feed, unknowns);
            }
            demands.put(node.key(), demand);
            unknowns.put(node.key(), unknown);
        }
        List<Edge> edges = new ArrayList<>();
        List<ChainNode> single = new ArrayList<>();
        List<Shared> shared = new ArrayList<>();
        for (ChainNode node : chain.nodes()) {
            List<Feed> into = chain.into(node.key());
            double all = into.stream()
                    .mapToDouble(feed -> budget(network, feed, demands))
                    .sum();
            for (Feed feed : into) {
                NetworkLink link = network.link(feed);
                edges.add(new Edge(
                        feed,
                        chain.find(feed.fromNode()).orElseThrow(),
                        node,
                        link,
                        budget(network, feed, demands),
                        link.budgetMbps() == null,
                        all,
                        unknown(network, feed, unknowns),
                        into.size(),
                        traffic.getOrDefault(feed.id(), Traffic.NONE)));
            }
            long parents = into.stream().map(Feed::fromNode).distinct().count();
            List<ChainNode> points = chain.singlePoints().get(node.key()).stream()
                    .map(key -> chain.find(key).orElseThrow())
                    .toList();
            if (parents == 1) {
                single.add(node);
            } else if (parents > 1 && !points.isEmpty()) {
                shared.add(new Shared(node, points));
            }
        }
        Map<String, Integer> order = new HashMap<>();
        chain.nodes().forEach(node -> order.put(node.key(), order.size()));
        edges.sort(Comparator.comparing((Edge edge) -> order.get(edge.from().key()))
                .thenComparing(edge -> edge.to().name()));
        return new NetworkSurvey(edges, single, shared);
    }

    private static double budget(Network network, Feed feed, Map<String, Double> demands) {
        Integer noted = network.link(feed).budgetMbps();
        return noted != null
                ? noted
                : demands.get(feed.toNode())
                        / network.chain().into(feed.toNode()).size();
    }

    private static int unknown(Network network, Feed feed, Map<String, Integer> unknowns) {
        if (network.link(feed).budgetMbps() != null) {
            return 0;
        }
        return network.chain().outOf(feed.toNode()).isEmpty() ? 1 : unknowns.get(feed.toNode());
    }

    public List<Edge> overSubscribed() {
        return edges.stream().filter(Edge::isOverSubscribed).toList();
    }

    public List<Edge> shortAlone() {
        return edges.stream().filter(Edge::isShortAlone).toList();
    }

    public long unrated() {
        return edges.stream().filter(edge -> edge.rated() == null).count();
    }
}
