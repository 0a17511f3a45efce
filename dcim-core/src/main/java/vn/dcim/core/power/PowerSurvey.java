package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.power.Loads.Basis;
import vn.dcim.core.power.Running.Moment;

/**
 * The chain as it stands: what each part carries and could have to, and where one failure is enough.
 *
 * @param stages parts that give power on, sources first
 * @param singleFed assets with one feed, by name
 * @param shared assets with several feeds that all hang on one part
 * @param draws what takes power, by node
 */
public record PowerSurvey(List<Stage> stages, List<ChainNode> singleFed, List<Shared> shared, Map<String, Draw> draws) {

    /**
     * @param supply what it gets now
     * @param budgeted what is set aside for all that it carries now, in W
     * @param carried what it carries, in W: its own reading, or what those of others make of it
     * @param failover what it would carry if nothing beneath it had another feed, in W
     * @param limit what it may carry for long, in W; null where no rating is noted
     */
    public record Stage(
            ChainNode node,
            Measure measure,
            Supply supply,
            double budgeted,
            double carried,
            double failover,
            @Nullable Double limit) {

        /** Returns a load in % of the full rating; null where none is noted. */
        public @Nullable Double percent(double watts) {
            return node.capacity() == null ? null : 100 * watts / node.capacity();
        }

        public boolean isShort() {
            return limit != null && failover > limit;
        }
    }

    /** @param isBudgeted whether that is set aside for it and not read */
    public record Draw(double watts, boolean isBudgeted) {}

    /** @param point the nearest part on which all its feeds hang */
    public record Shared(ChainNode node, ChainNode point) {}

    static PowerSurvey of(Chain chain, Map<String, Measure> measures, PowerConfig config) {
        Running now = new Running(chain, measures, Set.of(), Moment.THEN);
        Loads loads = Loads.of(chain, measures, now);
        Map<String, Double> carried = loads.carried(now);
        Map<String, Double> budgeted = loads.budgeted(now);
        List<Stage> stages = new ArrayList<>();
        List<ChainNode> single = new ArrayList<>();
        List<Shared> shared = new ArrayList<>();
        Map<String, Draw> draws = new HashMap<>();
        Map<String, List<String>> points = new HashMap<>(chain.singlePoints());
        for (ChainNode node : chain.nodes()) {
            String key = node.key();
            if (!node.isConsumer()) {
                Measure measure = measures.getOrDefault(key, Measure.NONE);
                stages.add(new Stage(
                        node,
                        measure,
                        now.of(key),
                        budgeted.get(key),
                        measure.isUsable() ? measure.watts() : carried.get(key),
                        chain.below(key).stream()
                                .filter(below -> chain.get(below).isConsumer())
                                .mapToDouble(loads::drawn)
                                .sum(),
                        config.limit(node)));
                continue;
            }
            if (!chain.into(key).isEmpty()) {
                draws.put(key, new Draw(loads.drawn(key), loads.basis(key) == Basis.BUDGET));
            }
            if (node.asset() != null && chain.into(key).size() == 1) {
                single.add(node);
            } else if (node.asset() != null && !points.get(key).isEmpty()) {
                shared.add(new Shared(node, chain.get(points.get(key).getLast())));
            }
        }
        single.sort((one, other) -> one.name().compareTo(other.name()));
        shared.sort((one, other) -> one.node().name().compareTo(other.node().name()));
        return new PowerSurvey(stages, single, shared, draws);
    }
}
