package vn.dcim.core.work.cost;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * What several lines come to.
 *
 * @param hours of people
 * @param labour what the hours cost, in đồng as the two after it
 * @param unpriced lines of which nobody said what they cost
 */
public record CostSum(BigDecimal hours, long labour, long parts, long services, int unpriced) {

    public static final CostSum NOTHING = new CostSum(BigDecimal.ZERO, 0, 0, 0, 0);

    static CostSum of(Collection<WorkCost> lines) {
        return lines.stream().map(CostSum::of).reduce(NOTHING, CostSum::plus);
    }

    static CostSum of(WorkCost line) {
        Long known = line.amount();
        long amount = known == null ? 0 : known;
        return new CostSum(
                line.kind() == CostKind.TIME ? line.quantity() : BigDecimal.ZERO,
                line.kind() == CostKind.TIME ? amount : 0,
                line.kind() == CostKind.PART ? amount : 0,
                line.kind() == CostKind.SERVICE ? amount : 0,
                known == null ? 1 : 0);
    }

    /** Returns both together. */
    public CostSum plus(CostSum more) {
        return new CostSum(
                hours.add(more.hours),
                labour + more.labour,
                parts + more.parts,
                services + more.services,
                unpriced + more.unpriced);
    }

    /** Returns what all of it costs, in đồng. */
    public long total() {
        return labour + parts + services;
    }

    public boolean isNothing() {
        return hours.signum() == 0 && total() == 0 && unpriced == 0;
    }
}
