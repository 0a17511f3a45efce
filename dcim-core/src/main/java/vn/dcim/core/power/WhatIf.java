package vn.dcim.core.power;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Hit.Fate;
import vn.dcim.core.power.Loads.Basis;
import vn.dcim.core.power.Running.Moment;

/**
 * What becomes of the chain when some parts are opened, or sources lost.
 *
 * @param opened in the order of the chain
 * @param hits worst first, the most important of them first
 * @param parts that carry more, less or nothing, sources first
 * @param batteries that carry
 */
public record WhatIf(List<ChainNode> opened, List<Hit> hits, List<Part> parts, List<Battery> batteries) {

    /**
     * @param open nodes that are opened; those that there are not count for nothing
     * @param measures what devices say, by node
     */
    public static WhatIf of(Chain chain, Map<String, Measure> measures, Set<String> open, PowerConfig config) {
        Running before = new Running(chain, measures, Set.of(), Moment.THEN);
        Running atOnce = new Running(chain, measures, open, Moment.AT_ONCE);
        Running then = new Running(chain, measures, open, Moment.THEN);
        Running last = new Running(chain, measures, open, Moment.AT_LAST);
        Running bridged = new Running(chain, measures, Set.of(), Moment.AT_ONCE);
        Loads loads = Loads.of(chain, measures, before);

        List<Hit> hits = new ArrayList<>();
        for (ChainNode node : chain.nodes()) {
            String key = node.key();
            if (!node.isConsumer() || chain.into(key).isEmpty() || before.isDark(key)) {
                continue;
            }
            Fate fate = then.isDark(key)
                    ? Fate.DARK
                    : last.isDark(key) && then.of(key) == Supply.BATTERY
                            ? Fate.DARK_LATER
                            : atOnce.isDark(key) && !bridged.isDark(key)
                                    ? Fate.INTERRUPTED
                                    : last.energised(key).size()
                                                    < before.energised(key).size()
                                            ? Fate.FEED_LOST
                                            : null;
            if (fate != null) {
                List<Feed> by = last.carrying(key);
                hits.add(new Hit(
                        node,
                        fate,
                        loads.drawn(key),
                        loads.basis(key) == Basis.BUDGET,
                        by.size() == 1 ? chain.get(by.getFirst().fromNode()) : null));
            }
        }
        hits.sort(Comparator.comparing(Hit::fate)
                .thenComparing(hit -> hit.node().importance(), Comparator.reverseOrder())
                .thenComparing(hit -> hit.node().name()));
        List<Part> parts = parts(chain, measures, config, loads, List.of(before, then, last));
        List<Part> touched = parts.stream().filter(Part::isTouched).toList();
        return new WhatIf(
                chain.nodes().stream().filter(node -> open.contains(node.key())).toList(),
                hits,
                touched,
                touched.stream()
                        .filter(part -> part.node().kind() == PowerKind.UPS && part.then() == Supply.BATTERY)
                        .map(part -> new Battery(part, part.measure().runtime()))
                        .toList());
    }

    /** @param runs before, then and at last */
    private static List<Part> parts(
            Chain chain, Map<String, Measure> measures, PowerConfig config, Loads loads, List<Running> runs) {
        List<Map<String, Double>> carried = runs.stream().map(loads::carried).toList();
        List<Part> parts = new ArrayList<>();
        for (ChainNode node : chain.nodes()) {
            if (node.isConsumer()) {
                continue;
            }
            String key = node.key();
            Measure measure = measures.getOrDefault(key, Measure.NONE);
            double reckoned = carried.getFirst().get(key);
            double before = measure.isUsable() ? measure.watts() : reckoned;
            List<Double> after = List.of(1, 2).stream()
                    .map(i -> runs.get(i).isDark(key)
                            ? 0.0
                            : Math.max(0, before + carried.get(i).get(key) - reckoned))
                    .toList();
            boolean isBudgeted = chain.below(key).stream()
                    .anyMatch(below -> loads.basis(below) == Basis.BUDGET
                            && chain.get(below).isConsumer());
            parts.add(new Part(
                    node,
                    measure,
                    runs.get(0).of(key),
                    runs.get(1).of(key),
                    runs.get(2).of(key),
                    before,
                    after.get(0),
                    after.get(1),
                    isBudgeted,
                    config.limit(node)));
        }
        return parts;
    }

    /** Returns what is dark, at once or when batteries are flat, where some nodes are opened; by the chain alone, without loads. */
    public static List<ChainNode> darkened(Chain chain, Set<String> open, PowerConfig config) {
        return of(chain, Map.of(), open, config).hits().stream()
                .filter(hit -> hit.fate() == Fate.DARK || hit.fate() == Fate.DARK_LATER)
                .map(Hit::node)
                .toList();
    }

    /** Returns what becomes so of what takes power, the most important first. */
    public List<Hit> hits(Fate fate) {
        return hits.stream().filter(hit -> hit.fate() == fate).toList();
    }

    public List<Part> overloads() {
        return parts.stream().filter(Part::isOverloaded).toList();
    }
}
