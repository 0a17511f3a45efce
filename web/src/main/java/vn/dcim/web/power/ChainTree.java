package vn.dcim.web.power;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Part;
import vn.dcim.core.power.Supply;
import vn.dcim.core.power.WhatIf;

/** The parts of the chain that give power on, each beneath its preferred source, to be looked through and chosen from. */
public final class ChainTree {

    private static final int DEEPEST = 8;

    /**
     * @param depth 0 for a source, at most 8
     * @param isOpened whether the question opens it
     * @param supply what it gets then
     */
    public record Line(ChainNode node, int depth, boolean isOpened, Supply supply) {}

    private final Chain chain;
    private final Set<String> opened;
    private final Map<String, Supply> supplies;
    private final Set<String> seen = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();

    private ChainTree(Chain chain, WhatIf answer) {
        this.chain = chain;
        opened = answer.opened().stream().map(ChainNode::key).collect(Collectors.toSet());
        supplies = new HashMap<>();
        for (Part part : answer.parts()) {
            supplies.put(part.node().key(), part.then());
        }
    }

    static List<Line> of(Chain chain, WhatIf answer) {
        ChainTree tree = new ChainTree(chain, answer);
        for (ChainNode node : chain.nodes()) {
            if (!node.isConsumer() && chain.into(node.key()).isEmpty()) {
                tree.add(node, 0);
            }
        }
        return tree.lines;
    }

    private void add(ChainNode node, int depth) {
        if (!seen.add(node.key())) {
            return;
        }
        lines.add(new Line(
                node,
                Math.min(depth, DEEPEST),
                opened.contains(node.key()),
                supplies.getOrDefault(node.key(), Supply.LIVE)));
        for (Feed feed : chain.outOf(node.key())) {
            ChainNode below = chain.find(feed.toNode()).orElseThrow();
            boolean isHere = chain.into(below.key()).getFirst().fromNode().equals(node.key());
            if (!below.isConsumer() && isHere) {
                add(below, depth + 1);
            }
        }
    }
}
