package vn.dcim.web.shift;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.shift.Duty;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.handover.Handovers;

/** The handovers of a month, newest first. */
public record HandoverListPage(YearMonth month, List<Handovers.Listed> handovers, Map<String, String> names) {

    public String name(String account) {
        return names.getOrDefault(account, account);
    }

    public String people(Turn turn) {
        return turn.duties().stream().map(Duty::account).map(this::name).collect(Collectors.joining(", "));
    }

    /** Returns how many are not as they should be. */
    public long findings() {
        return handovers.stream().filter(one -> one.state().isFinding()).count();
    }
}
