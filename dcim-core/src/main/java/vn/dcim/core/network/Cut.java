package vn.dcim.core.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;

/**
 * What is reached no more when some of the chain fail, and what has one way less. What nothing leads to is a line of its own.
 *
 * @param failed in the order of the chain
 * @param lost the most important first, like those that follow
 * @param lessened reached still, over fewer connections
 * @param overloads connections that are left and are to carry more than they may
 */
public record Cut(List<ChainNode> failed, List<ChainNode> lost, List<ChainNode> lessened, List<Overload> overloads) {

    /** @param carries in Mbit/s, then */
    public record Overload(Edge edge, double carries) {}

    /** @param failing keys; those that there are not count for nothing */
    public static Cut of(Network network, NetworkSurvey survey, Set<String> failing) {
        Chain chain = network.chain();
        Set<String> reached = new HashSet<>();
        List<ChainNode> failed = new ArrayList<>();
        List<ChainNode> lost = new ArrayList<>();
        List<ChainNode> lessened = new ArrayList<>();
        for (ChainNode node : chain.nodes()) {
            List<Feed> into = chain.into(node.key());
            long live = into.stream()
                    .filter(feed -> reached.contains(feed.fromNode()))
                    .count();
            if (failing.contains(node.key())) {
                failed.add(node);
            } else if (into.isEmpty() || live > 0) {
                reached.add(node.key());
                if (live < into.size()) {
                    lessened.add(node);
                }
            } else {
                lost.add(node);
            }
        }
        Comparator<ChainNode> important = Comparator.comparing(ChainNode::importance, Comparator.reverseOrder())
                .thenComparing(ChainNode::name);
        lost.sort(important);
        lessened.sort(important);
        return new Cut(failed, lost, lessened, overloads(survey, reached));
    }

    private static List<Overload> overloads(NetworkSurvey survey, Set<String> reached) {
        List<Overload> found = new ArrayList<>();
        survey.edges().stream()
                .collect(Collectors.groupingBy(edge -> edge.to().key()))
                .values()
                .forEach(together -> {
                    List<Edge> live = together.stream()
                            .filter(edge -> reached.contains(edge.from().key())
                                    && reached.contains(edge.to().key()))
                            .toList();
                    if (live.size() < together.size()) {
                        live.forEach(edge -> {
                            double carries = edge.alone() / live.size();
                            if (edge.rated() != null && carries > edge.rated()) {
                                found.add(new Overload(edge, carries));
                            }
                        });
                    }
                });
        found.sort(Comparator.comparing(overload -> overload.edge().to().name()));
        return found;
    }
}
