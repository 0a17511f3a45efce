package vn.dcim.web.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkChange;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.cost.CostSum;
import vn.dcim.web.api.Typed;

/**
 * One order.
 *
 * @param cost what it took together
 * @param actions what is legal next and the reader may do
 * @param overlapping other open orders at the same assets in the same time
 * @param names full names by account
 * @param accounts whom it can be assigned to
 * @param typed what was refused
 * @param fault empty for none
 */
public record WorkPage(
        WorkOrder order,
        List<Asset> assets,
        List<WorkItem> items,
        List<WorkChange> changes,
        List<WorkOrder> overlapping,
        CostSum cost,
        List<WorkAction> actions,
        Map<String, String> names,
        List<String> accounts,
        LocalDate today,
        Typed typed,
        String fault) {

    public boolean may(WorkAction action) {
        return actions.contains(action);
    }

    public String name(String account) {
        return names.getOrDefault(account, account);
    }

    public String asset(Long id) {
        return assets.stream()
                .filter(asset -> asset.id().equals(id))
                .map(Asset::name)
                .findFirst()
                .orElse("");
    }
}
