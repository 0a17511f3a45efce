package vn.dcim.core.work.cost;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds what orders took; changes nothing. */
@Singleton
public class WorkCosts {

    private final WorkCostRepository rows;

    WorkCosts(WorkCostRepository rows) {
        this.rows = rows;
    }

    /** @throws DcimException NOT_FOUND */
    public WorkCost get(long id) {
        return rows.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "work-cost", id));
    }

    /** Returns what an order took, in the order in which it was entered, what was withdrawn too. */
    public List<WorkCost> of(long orderId) {
        return rows.findByOrderIdOrderById(orderId);
    }

    /** Returns what one order took together. */
    public CostSum sum(long orderId) {
        return CostSum.of(
                of(orderId).stream().filter(line -> !line.isWithdrawn()).toList());
    }

    /** Returns what each order took together, by its id; orders that took nothing are not among them. */
    public Map<Long, CostSum> sums() {
        return rows.findCounting().stream().collect(Collectors.toMap(WorkCost::orderId, CostSum::of, CostSum::plus));
    }
}
