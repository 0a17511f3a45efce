package vn.dcim.web.shift;

import java.util.List;
import java.util.Map;
import vn.dcim.core.shift.Duty;
import vn.dcim.core.shift.RosterFinding;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.web.api.Typed;

/**
 * One shift of the roster.
 *
 * @param others shifts ahead that may be taken in exchange
 */
public record DutyPage(
        Turn turn,
        List<RosterFinding> findings,
        List<Turn> others,
        Map<String, String> names,
        List<String> people,
        Typed typed,
        String fault) {

    public String name(String account) {
        return names.getOrDefault(account, account);
    }

    /** Returns the accounts on it, as they are typed. */
    public String accounts() {
        return String.join(", ", turn.duties().stream().map(Duty::account).toList());
    }
}
