package vn.dcim.web.work.fault;

import java.util.List;
import java.util.Map;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.fault.FaultReport;

/**
 * What was reported.
 *
 * @param assets names by id
 * @param open orders that a report may be joined to, by the id of its asset
 * @param names full names by account
 */
public record FaultListPage(
        List<FaultReport> fresh,
        List<FaultReport> decided,
        Map<Long, String> assets,
        Map<Long, List<WorkOrder>> open,
        Map<String, String> names,
        String fault) {

    public List<WorkOrder> open(FaultReport report) {
        return open.getOrDefault(report.assetId(), List.of());
    }
}
