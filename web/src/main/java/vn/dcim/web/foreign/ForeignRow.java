package vn.dcim.web.foreign;

import java.util.List;
import vn.dcim.core.foreign.AccountCheck;
import vn.dcim.core.foreign.Finding;
import vn.dcim.core.foreign.MatchedAccount;

/**
 * An account of a list with what speaks against it.
 *
 * @param remarks breaches first
 */
public record ForeignRow(MatchedAccount matched, List<Remark> remarks) {

    /** What speaks against it, or is not known of it. */
    public record Remark(AccountCheck check, Finding finding) {}

    boolean isUnder(String check) {
        return check.isEmpty()
                || remarks.stream().anyMatch(remark -> remark.check().code().equals(check));
    }

    /** Returns how many checks it breaches. */
    public long breaches() {
        return remarks.stream().filter(remark -> !remark.finding().isUnknown()).count();
    }
}
