package vn.dcim.core.node;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many shares each process is to have; every process finds the same. */
final class Quota {

    private Quota() {}

    /**
     * Divides shares in proportion to capacity; what is left over by rounding goes one each to those who lack most, then by id. Where
     * no process has any capacity, all count alike.
     *
     * @param nodes those that collect what is shared
     * @return by id; empty where there are no processes
     */
    static Map<String, Integer> of(int shares, Collection<LivingNode> nodes) {
        boolean allIdle = nodes.stream().allMatch(node -> node.capacity() == 0);
        double total = nodes.stream().mapToInt(node -> weight(node, allIdle)).sum();
        Map<String, Integer> quota = new HashMap<>();
        Map<String, Double> lacking = new HashMap<>();
        int given = 0;
        for (LivingNode node : nodes) {
            double exact = shares * weight(node, allIdle) / total;
            int whole = (int) exact;
            quota.put(node.id(), whole);
            lacking.put(node.id(), exact - whole);
            given += whole;
        }
        List<String> inNeed = nodes.stream()
                .map(LivingNode::id)
                .sorted(Comparator.comparingDouble((String id) -> -lacking.get(id))
                        .thenComparing(id -> id))
                .toList();
        for (int i = 0; given < shares && i < inNeed.size(); i++, given++) {
            quota.merge(inNeed.get(i), 1, Integer::sum);
        }
        return quota;
    }

    private static int weight(LivingNode node, boolean allIdle) {
        return allIdle ? 1 : node.capacity();
    }
}
