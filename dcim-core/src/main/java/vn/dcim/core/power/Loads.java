package vn.dcim.core.power;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.device.Feed;

/**
 * What each consumer draws and each part of the chain carries, in W.
 *
 * <p>A consumer that measures itself draws that. What the nearest meter above its cord shows is shared out to all that hangs beneath
 * it and has no meter of its own, in proportion to what is budgeted for it, or in like parts where nothing is. Without such a reading
 * it draws its budget. Losses of UPS and cables are left out.
 */
final class Loads {

    /** Where a figure comes from. */
    enum Basis {
        /** From readings. */
        READING,
        /** From what was set aside for it. */
        BUDGET
    }

    /** What counts for a consumer without a budget when a meter's reading is shared out: next to nothing, unless none has one. */
    private static final double UNBUDGETED = 1e-6;

    private final Chain chain;
    private final Map<String, Double> drawn = new HashMap<>();
    private final Map<Feed, Double> drawnThrough = new HashMap<>();
    private final Set<String> budgeted = new HashSet<>();

    private Loads(Chain chain) {
        this.chain = chain;
    }

    /** The flow of one cord, with the meter above it. */
    private record Cord(Feed feed, double watts, String meter) {}

    static Loads of(Chain chain, Map<String, Measure> measures, Running before) {
        Loads loads = new Loads(chain);
        Map<String, Double> weights = new HashMap<>();
        Map<String, Double> taken = new HashMap<>();
        for (ChainNode node : chain.nodes()) {
            if (!node.isConsumer() || chain.into(node.key()).isEmpty()) {
                continue;
            }
            Measure own = measures.getOrDefault(node.key(), Measure.NONE);
            if (own.isUsable()) {
                loads.drawn.put(node.key(), own.watts());
                for (Feed feed : before.carrying(node.key())) {
                    take(
                            taken,
                            loads.meter(feed.fromNode(), measures, before),
                            own.watts() / before.carrying(node.key()).size());
                }
            } else {
                weights.put(node.key(), Math.max(node.budget(), UNBUDGETED));
            }
        }
        for (ChainNode node : chain.nodes()) {
            if (isMeter(node, measures)) {
                for (Feed feed : before.carrying(node.key())) {
                    take(
                            taken,
                            loads.meter(feed.fromNode(), measures, before),
                            measures.get(node.key()).watts()
                                    / before.carrying(node.key()).size());
                }
            }
        }
        loads.share(weights, taken, measures, before);
        return loads;
    }

    private static void take(Map<String, Double> taken, String meter, double watts) {
        if (meter != null) {
            taken.merge(meter, watts, Double::sum);
        }
    }

    private void share(
            Map<String, Double> weights, Map<String, Double> taken, Map<String, Measure> measures, Running before) {
        List<Cord> cords = new ArrayList<>();
        Map<String, Double> under = new HashMap<>();
        weights.forEach((key, weight) -> {
            List<Feed> carrying = before.carrying(key);
            for (Feed feed : carrying) {
                Cord cord = new Cord(feed, weight / carrying.size(), meter(feed.fromNode(), measures, before));
                cords.add(cord);
                take(under, cord.meter(), cord.watts());
            }
            if (carrying.isEmpty()) {
                // why: it is dark now; were it not, this is all that is known of it
                drawn.put(key, weight);
                budgeted.add(key);
            }
        });
        for (Cord cord : cords) {
            double watts = cord.watts();
            if (cord.meter() == null) {
                budgeted.add(cord.feed().toNode());
            } else {
                double left = Math.max(0, measures.get(cord.meter()).watts() - taken.getOrDefault(cord.meter(), 0.0));
                watts *= left / under.get(cord.meter());
            }
            drawnThrough.put(cord.feed(), watts);
            drawn.merge(cord.feed().toNode(), watts, Double::sum);
        }
    }

    private static boolean isMeter(ChainNode node, Map<String, Measure> measures) {
        // why: what a switch or a source measures holds losses of the UPS beneath it, which nobody beneath draws
        return node.kind() != null
                && Set.of(PowerKind.PDU, PowerKind.PANEL, PowerKind.BREAKER, PowerKind.UPS)
                        .contains(node.kind())
                && measures.getOrDefault(node.key(), Measure.NONE).isUsable();
    }

    /** Returns the nearest meter at or above a node; null where there is none, or where the ways part before it. */
    private String meter(String key, Map<String, Measure> measures, Running before) {
        String at = key;
        while (!isMeter(chain.get(at), measures)) {
            List<Feed> carrying = before.carrying(at);
            if (carrying.size() != 1) {
                return null;
            }
            at = carrying.getFirst().fromNode();
        }
        return at;
    }

    double drawn(String consumer) {
        return drawn.getOrDefault(consumer, 0.0);
    }

    Basis basis(String consumer) {
        return budgeted.contains(consumer) ? Basis.BUDGET : Basis.READING;
    }

    /** Returns what each part carries while the chain runs in some way. */
    Map<String, Double> carried(Running running) {
        return carried(running, drawn);
    }

    /** Returns what each part would carry in that way if all drew what is budgeted for it. */
    Map<String, Double> budgeted(Running running) {
        Map<String, Double> budgets = new HashMap<>();
        chain.nodes().stream()
                .filter(ChainNode::isConsumer)
                .forEach(node -> budgets.put(node.key(), (double) node.budget()));
        return carried(running, budgets);
    }

    private Map<String, Double> carried(Running running, Map<String, Double> draws) {
        List<ChainNode> upwards = new ArrayList<>(chain.nodes());
        Collections.reverse(upwards);
        Map<String, Double> carried = new HashMap<>();
        for (ChainNode node : upwards) {
            String key = node.key();
            if (running.isDark(key)) {
                carried.put(key, 0.0);
                continue;
            }
            double watts = carried.merge(key, draws.getOrDefault(key, 0.0), Double::sum);
            // why: what a battery gives, nothing above it gives
            List<Feed> feeds = running.of(key) == Supply.BATTERY && node.kind() == PowerKind.UPS
                    ? List.of()
                    : running.carrying(key);
            double through = feeds.stream()
                    .mapToDouble(feed -> drawnThrough.getOrDefault(feed, 0.0))
                    .sum();
            for (Feed feed : feeds) {
                // why: readings may tell that one supply takes more than the other; what is lost parts as the rest does
                double share = through > 0 ? drawnThrough.getOrDefault(feed, 0.0) / through : 1.0 / feeds.size();
                carried.merge(feed.fromNode(), watts * share, Double::sum);
            }
        }
        return carried;
    }
}
