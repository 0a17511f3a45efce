package vn.dcim.web.account;

import jakarta.inject.Singleton;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Standing;
import vn.dcim.core.account.Standings;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.page.LiveCount;

/** How many accounts are locked, beside the line of the accounts: administrators are warned also where no mail is set up. */
@Singleton
final class LockedCount implements LiveCount {

    private final Accounts accounts;
    private final Standings standings;

    LockedCount(Accounts accounts, Standings standings) {
        this.accounts = accounts;
        this.standings = standings;
    }

    @Override
    public String name() {
        return "accounts";
    }

    /** @param scope without meaning: accounts are for who sees everything alone */
    @Override
    public int count(Scope scope) {
        return (int) accounts.everLocked().stream()
                .filter(account -> standings.of(account) == Standing.LOCKED)
                .count();
    }
}
