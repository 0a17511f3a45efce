package vn.dcim.web.staff;

import java.util.List;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Permission;
import vn.dcim.core.staff.Delegation;

/**
 * Delegations: all for who may see accounts, else those from and to the reader.
 *
 * @param accounts to choose from
 * @param from name of the giver's account: the reader's own, unless an administrator records it
 * @param choosable what may be given
 * @param field that is wrong; empty for none
 * @param fault why
 */
public record DelegationPage(
        List<Row> rows,
        List<Account> accounts,
        String from,
        List<Permission> choosable,
        DelegationForm typed,
        String field,
        String fault) {

    /**
     * A delegation as it stands now.
     *
     * @param revocable by the reader
     */
    public record Row(
            Delegation delegation, Account giver, Account deputy, Delegation.State state, boolean revocable) {}

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
