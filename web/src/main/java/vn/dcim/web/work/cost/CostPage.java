package vn.dcim.web.work.cost;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.cost.CostSum;
import vn.dcim.core.work.cost.WorkCost;
import vn.dcim.web.api.Typed;

/**
 * What an order took, and the form of another line.
 *
 * @param worked hours from its start to its end; null while it is not over
 * @param parts that its manual names
 * @param names full names by account
 * @param typed what the form holds
 * @param fault empty for none
 */
public record CostPage(
        WorkOrder order,
        List<WorkCost> lines,
        CostSum sum,
        @Nullable BigDecimal worked,
        List<String> parts,
        Map<String, String> names,
        String reader,
        boolean mayEnter,
        boolean mayLead,
        Typed typed,
        String fault) {

    public String name(String account) {
        return names.getOrDefault(account, account);
    }

    /** Tells whether the reader may withdraw a line. */
    public boolean mayWithdraw(WorkCost line) {
        return !line.isWithdrawn() && mayEnter && (mayLead || reader.equals(line.enteredBy()));
    }
}
