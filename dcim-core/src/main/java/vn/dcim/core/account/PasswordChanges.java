package vn.dcim.core.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.account.PasswordFault.Kind;
import vn.dcim.core.audit.AuditLog;

/** Changes passwords: by the account's owner, and anew by an administrator. */
@Singleton
public class PasswordChanges {

    private final AccountRepository accounts;
    private final PastPasswordRepository past;
    private final PasswordChoiceRepository choices;
    private final AccountSessionRepository sessions;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final AccessRules rules;
    private final ApplicationEventPublisher<OwnerChange> changes;
    private final AuditLog audit;
    private final Clock clock;

    PasswordChanges(
            AccountRepository accounts,
            PastPasswordRepository past,
            PasswordChoiceRepository choices,
            AccountSessionRepository sessions,
            Passwords passwords,
            PasswordCheck check,
            AccessRules rules,
            ApplicationEventPublisher<OwnerChange> changes,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.past = past;
        this.choices = choices;
        this.sessions = sessions;
        this.passwords = passwords;
        this.check = check;
        this.rules = rules;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives an account the password that its owner wants; the owner has proven to be it before.
     *
     * @return what is wrong with it; empty when it was taken
     * @throws vn.dcim.core.error.DcimException DIRECTORY_ACCOUNT where the password is the directory's
     */
    @Transactional
    public List<PasswordFault> change(long id, String wanted) {
        accounts.hold(id);
        Account account = accounts.findById(id).orElseThrow();
        account.source().refuseChangeOf(account);
        List<PasswordFault> faults = faults(account, wanted);
        if (faults.isEmpty()) {
            replace(account, passwords.hash(wanted), false);
            choices.save(PasswordChoice.of(account, rules.passwords(account.role()), now()));
            audit.record(account.name(), "password.change", subject(account), "", "", "");
        }
        return faults;
    }

    /**
     * Issues a new password, for an owner who has lost it; the account's sessions end.
     *
     * @param actor name of the administrator's account
     * @param reason such as who asked for it and how
     * @throws vn.dcim.core.error.DcimException DIRECTORY_ACCOUNT where the password is the directory's
     */
    @Transactional
    public IssuedPassword issueAnew(long id, String actor, String reason) {
        accounts.hold(id);
        Account account = accounts.findById(id).orElseThrow();
        account.source().refuseChangeOf(account);
        String password = Secrets.password();
        replace(account, passwords.hash(password), true);
        sessions.deleteByAccountId(id);
        changes.publishEvent(new OwnerChange(OwnerChange.What.PASSWORD, account, account, actor, now()));
        audit.record(actor, "password.issue", subject(account), "", "", reason);
        return new IssuedPassword(accounts.findById(id).orElseThrow(), password);
    }

    private List<PasswordFault> faults(Account account, String wanted) {
        List<PasswordFault> faults =
                check.faults(wanted, rules.passwords(account.role()), account.name(), account.person());
        return faults.isEmpty() ? repetition(account, wanted).stream().toList() : faults;
    }

    // why: each comparison costs as much as a sign-in, so it comes last
    private Optional<PasswordFault> repetition(Account account, String wanted) {
        if (passwords.matches(wanted, account.passwordHash())) {
            return Optional.of(PasswordFault.of(account.mustChangePassword() ? Kind.AS_ISSUED : Kind.USED_BEFORE));
        }
        boolean used = past.findTop24ByAccountIdOrderByUntilDesc(account.id()).stream()
                .map(PastPassword::hash)
                .anyMatch(hash -> passwords.matches(wanted, hash));
        return Stream.of(Kind.USED_BEFORE)
                .filter(kind -> used)
                .map(PasswordFault::of)
                .findAny();
    }

    private void replace(Account account, String hash, boolean mustChange) {
        Instant now = now();
        past.save(new PastPassword(null, account.id(), account.passwordHash(), now));
        accounts.update(account.id(), hash, mustChange, now);
        // why: deleting what is not there locks its neighbourhood, and two who choose their first password at once
        // would deadlock
        if (choices.existsById(account.id())) {
            choices.deleteById(account.id());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String subject(Account account) {
        return "account:" + account.name();
    }
}
