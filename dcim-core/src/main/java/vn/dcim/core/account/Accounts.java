package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Makes accounts and finds them. */
@Singleton
public final class Accounts {

    private static final Duration USE_GRAIN = Duration.ofMinutes(1);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,100}");

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Acceptances acceptances;
    private final Clock clock;

    Accounts(AccountRepository accounts, Passwords passwords, Acceptances acceptances, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.acceptances = acceptances;
        this.clock = clock;
    }

    /** Makes an account of nobody in particular and without an end, as below. */
    public IssuedPassword issue(String name, Role role) {
        return issue(name, role, Person.UNKNOWN, null);
    }

    /**
     * Makes an account with a random password, which exists in clear text in the answer alone.
     *
     * @param expiresOn the last day; null for no end
     * @throws DcimException ALREADY_EXISTS for a name in use, INVALID_VALUE for one that is none
     */
    public IssuedPassword issue(String name, Role role, Person person, @Nullable LocalDate expiresOn) {
        refuseName(name);
        String password = Secrets.password();
        Instant now = now();
        Account account = accounts.save(new Account(
                null,
                name,
                person,
                role,
                AccountSource.LOCAL,
                passwords.hash(password),
                true,
                now,
                now,
                now,
                null,
                expiresOn,
                null,
                null,
                null));
        return new IssuedPassword(account, password);
    }

    /**
     * Makes an account whose password a provider checks; it has none of its own that anybody knows.
     *
     * @throws DcimException as {@link #issue}
     */
    Account provide(AccountSource source, String name, Role role, Person person) {
        refuseName(name);
        Instant now = now();
        return accounts.save(new Account(
                null,
                name,
                person,
                role,
                source,
                passwords.hash(Secrets.random()),
                false,
                now,
                now,
                now,
                null,
                null,
                null,
                null,
                null));
    }

    /** Tells whether an account may be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Lets an issued password stay, for an account that no person has, such as a demo's; there, nobody has to accept anything. */
    public void keepIssuedPassword(Account account) {
        accounts.updateMustChangePassword(account.id(), false);
        acceptances.excuse(account);
    }

    /**
     * Asks for no second factor here: of an account that no person has, such as a demo's, and of one whose provider has asked for its
     * own. No page does this: people have no excuse.
     *
     * @param reason stands beside the account wherever its second factor would; null to ask for one again
     */
    public void excuseFromSecondFactor(Account account, @Nullable String reason) {
        accounts.updateSecondFactorExcuse(account.id(), reason);
    }

    public Optional<Account> find(String name) {
        return accounts.findByName(name);
    }

    public Optional<Account> find(long id) {
        return accounts.findById(id);
    }

    /** Returns every account, also those whose time is over, by name. */
    public List<Account> all() {
        return accounts.findAllOrderByName();
    }

    /** Returns, by the id of each account that is not deactivated and whose person has others of that kind, the names of those. */
    public Map<Long, List<String>> ofSamePerson() {
        List<Account> present = all().stream()
                .filter(account -> account.deactivatedAt() == null)
                .toList();
        Map<Long, List<String>> others = new HashMap<>();
        for (Account one : present) {
            List<String> same = present.stream()
                    .filter(other -> other != one && one.person().isSameAs(other.person()))
                    .map(Account::name)
                    .toList();
            if (!same.isEmpty()) {
                others.put(one.id(), same);
            }
        }
        return others;
    }

    /** Returns the accounts that wrong passwords have locked; whether the lock still holds {@link Standings} knows. */
    public List<Account> everLocked() {
        return accounts.findByLockedAtIsNotNull();
    }

    /** Notes that a person uses the account, to the minute. */
    public void noteUse(Account account) {
        if (account.lastUsedAt() == null || account.lastUsedAt().plus(USE_GRAIN).isBefore(now())) {
            accounts.updateLastUsedAt(account.id(), now());
        }
    }

    private void refuseName(String name) {
        if (!isName(name)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "name", name, "1–100: a–z 0–9 . _ -");
        }
        if (accounts.findByName(name).isPresent()) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "account", name);
        }
    }

    boolean anyAdministrator() {
        return accounts.countByRole(Role.ADMINISTRATOR) > 0;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
