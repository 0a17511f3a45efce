package vn.dcim.web.account;

import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Standing;

/**
 * The list of accounts.
 *
 * @param standing chosen; empty for all
 * @param q text looked for; empty for none
 * @param counts of all accounts
 */
public record AccountListPage(List<AccountLine> lines, String standing, String q, Map<Standing, Long> counts) {

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
