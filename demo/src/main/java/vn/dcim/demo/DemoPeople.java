package vn.dcim.demo;

import jakarta.inject.Singleton;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;

/** Who has the accounts that the demo made: they come to work every day, also on those that its clock leaps over. */
@Singleton
final class DemoPeople {

    private final Accounts accounts;

    DemoPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Notes a use of each account that belongs to no person; those that people add are suspended when nobody uses them. */
    void areAtWork() {
        accounts.all().stream().filter(DemoPeople::isOfTheDemo).forEach(accounts::noteUse);
    }

    private static boolean isOfTheDemo(Account account) {
        return account.person().fullName().isEmpty();
    }
}
