package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Standing;
import vn.dcim.core.staff.Reviews;

/**
 * The list of accounts.
 *
 * @param standing chosen, or {@link #NOBODY}; empty for all
 * @param q text looked for; empty for none
 * @param counts of all accounts
 * @param ofNobody how many accounts stand without a person, and are in use
 * @param unaccepted how many of those in use nobody has taken responsibility for
 * @param uncovered how many have rights that nothing approved covers
 * @param suppliers how many of those in use are of suppliers
 * @param due when all accounts have to be reviewed again; null for never
 * @param administratorsEnd the first day on which nobody can administer, where that is near; else null
 */
public record AccountListPage(
        List<AccountLine> lines,
        String standing,
        String q,
        Map<Standing, Long> counts,
        long ofNobody,
        long unaccepted,
        long uncovered,
        long suppliers,
        Reviews.@Nullable Due due,
        @Nullable LocalDate administratorsEnd) {

    /** What may stand in the place of a standing: accounts without a person. */
    public static final String NOBODY = "nobody";

    /** The same for accounts that nobody has taken responsibility for. */
    public static final String UNACCEPTED = "unaccepted";

    /** The same for accounts with rights that nothing approved covers. */
    public static final String UNCOVERED = "uncovered";

    /** The same for accounts of suppliers. */
    public static final String SUPPLIERS = "suppliers";

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
