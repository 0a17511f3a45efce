package vn.dcim.core.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A list against the one before, by login name.
 *
 * @param gone of the list before, that are in it no more
 */
public record ListChanges(List<ForeignAccount> added, List<Change> changed, List<ForeignAccount> gone) {

    /** What is told otherwise of an account. */
    public record Change(ForeignAccount was, ForeignAccount became, Set<ForeignField> fields) {}

    static ListChanges between(List<ForeignAccount> before, List<ForeignAccount> now) {
        Map<String, ForeignAccount> left = new HashMap<>();
        before.forEach(account -> left.put(account.login(), account));
        List<ForeignAccount> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (ForeignAccount account : now) {
            ForeignAccount was = left.remove(account.login());
            if (was == null) {
                added.add(account);
            } else if (!account.differences(was).isEmpty()) {
                changed.add(new Change(was, account, account.differences(was)));
            }
        }
        return new ListChanges(
                added,
                changed,
                before.stream()
                        .filter(account -> left.containsKey(account.login()))
                        .toList());
    }
}
