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
 */
public record AccountListPage(
        List<AccountLine> lines, String standing, String q, Map<Standing, Long> counts, long ofNobody) {

    /** What may stand in the place of a standing. */
    public static final String NOBODY = "nobody";

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
