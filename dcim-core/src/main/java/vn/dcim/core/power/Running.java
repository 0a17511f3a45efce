package vn.dcim.core.power;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Measure.State;

/** What each part of the chain gets while some parts are open. */
final class Running {

    /** How long after something happened. */
    enum Moment {
        /** Generators have not started yet, batteries carry. */
        AT_ONCE,
        /** Generators carry what they can, batteries the rest. */
        THEN,
        /** Batteries are flat. */
        AT_LAST
    }

    private final Chain chain;
    private final Map<String, Measure> measures;
    private final Set<String> open;
    private final Moment moment;
    private final Map<String, Supply> supplies = new HashMap<>();

    /** @param measures by node; nodes without count as sound */
    Running(Chain chain, Map<String, Measure> measures, Set<String> open, Moment moment) {
        this.chain = chain;
        this.measures = measures;
        this.open = open;
        this.moment = moment;
        for (ChainNode node : chain.nodes()) {
            boolean isOpen = open.contains(node.key()) || node.standsOpen();
            supplies.put(node.key(), isOpen ? Supply.DARK : output(node));
        }
    }

    private Supply output(ChainNode node) {
        State state = measures.getOrDefault(node.key(), Measure.NONE).state();
        List<Feed> into = chain.into(node.key());
        if (node.kind() == PowerKind.GENERATOR) {
            boolean runs = state == State.LIVE || moment != Moment.AT_ONCE && state != State.DEAD;
            return runs ? Supply.LIVE : Supply.DARK;
        }
        if (into.isEmpty()) {
            // why: what nothing is noted above is a source of its own, dead only where it says so
            return state == State.DEAD ? Supply.DARK : Supply.LIVE;
        }
        long fed = energised(node.key()).size();
        Supply best = into.stream()
                .map(feed -> of(feed.fromNode()))
                .max(Comparator.naturalOrder())
                .orElse(Supply.DARK);
        if (node.kind() == PowerKind.UPS) {
            return ups(state, best);
        }
        return fed < node.needed() ? Supply.DARK : best;
    }

    private Supply ups(State state, Supply best) {
        if (state == State.DEAD) {
            return Supply.DARK;
        }
        if (best == Supply.LIVE && state != State.BATTERY) {
            return Supply.LIVE;
        }
        return moment == Moment.AT_LAST ? Supply.DARK : Supply.BATTERY;
    }

    Supply of(String key) {
        return supplies.get(key);
    }

    boolean isDark(String key) {
        return of(key) == Supply.DARK;
    }

    /** Returns the edges into a node that are under voltage. */
    List<Feed> energised(String key) {
        return chain.into(key).stream().filter(feed -> !isDark(feed.fromNode())).toList();
    }

    /** Returns the edges through which a node takes its load, in like parts: of unlike rank the preferred one alone. */
    List<Feed> carrying(String key) {
        if (isDark(key)) {
            return List.of();
        }
        List<Feed> energised = energised(key);
        int best = energised.stream().mapToInt(Feed::priority).min().orElse(0);
        return energised.stream().filter(feed -> feed.priority() == best).toList();
    }
}
