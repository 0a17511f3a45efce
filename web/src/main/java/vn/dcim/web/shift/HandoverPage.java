package vn.dcim.web.shift;

import java.util.List;
import java.util.Map;
import vn.dcim.core.shift.handover.HandoverDesk.Side;
import vn.dcim.core.shift.handover.Handovers;
import vn.dcim.web.api.Typed;

/**
 * A handover.
 *
 * @param proved whether it still has the hashes that it was signed with; true for a draft
 * @param sides which the reader may sign now
 */
public record HandoverPage(
        Handovers.Sheet sheet,
        boolean proved,
        List<Side> sides,
        boolean isEarly,
        Map<String, String> names,
        Typed typed,
        String fault) {

    public String name(String account) {
        return names.getOrDefault(account, account);
    }
}
