package vn.dcim.core.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Makes accounts and checks their passwords. */
@Singleton
public final class Accounts {

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Clock clock;

    Accounts(AccountRepository accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Makes an account with a random password, which exists in clear text in the answer alone.
     *
     * @throws DcimException ALREADY_EXISTS for a name in use, INVALID_VALUE for a blank one
     */
    public IssuedPassword issue(String name, Role role) {
        if (name.isBlank() || name.length() > 100) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "name", name, "1–100");
        }
        if (accounts.findByName(name).isPresent()) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "account", name);
        }
        String password = Secrets.password();
        Account account = accounts.save(new Account(
                null,
                name,
                role,
                passwords.hash(password),
                true,
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return new IssuedPassword(account, password);
    }

    /** Returns the account when name and password fit. Takes the same time whether or not the account exists. */
    public Optional<Account> authenticate(String name, String password) {
        Optional<Account> account = accounts.findByName(name);
        if (account.isEmpty()) {
            passwords.spendTheTimeOfACheck(password);
            return Optional.empty();
        }
        return account.filter(found -> passwords.matches(password, found.passwordHash()));
    }

    public Optional<Account> find(String name) {
        return accounts.findByName(name);
    }

    Optional<Account> find(long id) {
        return accounts.findById(id);
    }

    boolean anyAdministrator() {
        return accounts.countByRole(Role.ADMINISTRATOR) > 0;
    }
}
