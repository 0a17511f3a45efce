package vn.dcim.core.account;

import jakarta.inject.Singleton;
import java.util.Optional;
import vn.dcim.core.audit.AuditLog;

/** What the first start makes: one administrator, so that somebody can sign in. */
@Singleton
public final class AccountSetup {

    private static final String NAME = "admin";

    private final Accounts accounts;
    private final AuditLog audit;

    AccountSetup(Accounts accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Makes the account {@code admin} unless there is an administrator, and returns its password for the one time it is shown. */
    public Optional<IssuedPassword> ensureAdministrator() {
        if (accounts.anyAdministrator()) {
            return Optional.empty();
        }
        IssuedPassword issued = accounts.issue(NAME, Role.ADMINISTRATOR);
        audit.record("system", "account.add", "account:" + NAME, "", Role.ADMINISTRATOR.code(), "");
        return Optional.of(issued);
    }
}
