package vn.dcim.web.account;

import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Standing;

/**
 * The list of accounts.
 *
 * @param standing chosen, or {@link #NOBODY}; empty for all
 * @param q text looked for; empty for none
 * @param counts of all accounts
 * @param ofNobody how many accounts stand without a person, and are in use
 * @param unaccepted how many of those in use nobody has taken responsibility for
 */
public record AccountListPage(
        List<AccountLine> lines,
        String standing,
        String q,
        Map<Standing, Long> counts,
        long ofNobody,
        long unaccepted) {

    /** What may stand in the place of a standing: accounts without a person. */
    public static final String NOBODY = "nobody";

    /** The same for accounts that nobody has taken responsibility for. */
    public static final String UNACCEPTED = "unaccepted";

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
