package vn.dcim.core.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import vn.dcim.core.audit.AuditLog;

/**
 * Checks who signs in. Wrong passwords and codes in a row lock an account, counted over all nodes: an attempt takes its place in
 * the count before what was typed is looked at, so that no number of attempts at once gets more of it checked than the rules allow.
 */
@Singleton
public class SignIn {

    /** Why nobody was let in: for the audit log and the administrator, never for whoever tried. */
    public enum Refusal {
        UNKNOWN_NAME,
        WRONG_PASSWORD,
        WRONG_CODE,
        WRONG_PASSKEY,
        LOCKED,
        UNUSED,
        EXPIRED,
        DEACTIVATED,
        /** The account has no password here; its person signs in with the identity provider. */
        NO_PASSWORD,
        /** The directory knows the name, but none of the groups that have a role here. */
        NO_GROUP,
        /** The directory or provider knows the name, which another account has already. */
        NAME_CLASH,
        /** The directory has two people of that name; or the name is one that no account can have. */
        UNSUITED_NAME,
        /** The directory says that the password has to be changed there first. */
        PASSWORD_OUTDATED,
        /** The directory does not answer. */
        DIRECTORY_AWAY;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Wrong passwords lock an account: published within the transaction of the lock. */
    public record AccountLocked(Account account, String address, Instant at) {}

    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_NAME = 100;

    private record Place(Account account, Optional<SignInAttempt> attempt, Optional<Refusal> refusal) {}

    private final AccountRepository accounts;
    private final SignInAttemptRepository attempts;
    private final Identities identities;
    private final Passwords passwords;
    private final FurtherProof furtherProof;
    private final Standings standings;
    private final SignInPolicy policy;
    private final AuditLog audit;
    private final ApplicationEventPublisher<AccountLocked> locked;
    private final Clock clock;

    SignIn(
            AccountRepository accounts,
            SignInAttemptRepository attempts,
            Identities identities,
            Passwords passwords,
            FurtherProof furtherProof,
            Standings standings,
            AccessRules rules,
            AuditLog audit,
            ApplicationEventPublisher<AccountLocked> locked,
            Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.identities = identities;
        this.passwords = passwords;
        this.furtherProof = furtherProof;
        this.standings = standings;
        this.policy = rules.signIn();
        this.audit = audit;
        this.locked = locked;
        this.clock = clock;
    }

    /**
     * Returns the account when name and password fit and it may be used. Takes the same time whatever the reason is that it does
     * not. Where the account has a second factor, this is the first step of two, and failures before it go on to count.
     *
     * @param address of the client, for the administrator who looks after a lock
     */
    public Optional<Account> attempt(String name, String password, String address) {
        Identity identity = identities.of(name);
        if (identity.account().isEmpty()) {
            passwords.spendTheTimeOfACheck(password);
            return refused(name, identity.refusal());
        }
        Place place = takePlace(identity.account().get().id(), address);
        if (place.refusal().isPresent()) {
            passwords.spendTheTimeOfACheck(password);
            return refused(name, place.refusal().get());
        }
        Optional<Refusal> refusal = identities.check(place.account(), password);
        if (refusal.isPresent()) {
            if (refusal.get() == Refusal.WRONG_PASSWORD) {
                fail(place, address, Refusal.WRONG_PASSWORD);
            } else {
                attempts.deleteById(place.attempt().orElseThrow().id());
            }
            return refused(name, refusal.get());
        }
        if (furtherProof.isSetUp(place.account())) {
            // why: else whoever knows the password could begin the count of wrong codes anew
            attempts.deleteById(place.attempt().orElseThrow().id());
        } else {
            pass(place);
        }
        return Optional.of(place.account());
    }

    /**
     * Returns the account when its owner has proven to be there by something that does for both steps, and it may be used.
     *
     * @param owner whose proof it claims to be
     */
    public Optional<Account> attempt(Account owner, FurtherProof.Check check, String address) {
        Identity identity = identities.of(owner.name());
        if (identity.account().filter(known -> known.id().equals(owner.id())).isEmpty()) {
            check.spendTheTimeOfACheck();
            return refused(owner.name(), identity.account().isEmpty() ? identity.refusal() : Refusal.NAME_CLASH);
        }
        return confirm(owner.id(), check, address).flatMap(_ -> accounts.findById(owner.id()));
    }

    /**
     * Takes the second step: returns what kind of code it was when it fits and the account may be used. A wrong one counts as a
     * wrong password does.
     *
     * @param id of an account whose password was right
     */
    public Optional<String> confirm(long id, String code, String address) {
        return confirm(id, new Code(code), address);
    }

    /** As above, for whatever else is shown beside the password. */
    public Optional<String> confirm(long id, FurtherProof.Check check, String address) {
        Place place = takePlace(id, address);
        String name = place.account().name();
        if (place.refusal().isPresent()) {
            check.spendTheTimeOfACheck();
            refused(name, place.refusal().get());
            return Optional.empty();
        }
        FurtherProof.Judgement judgement = check.judge(place.account());
        if (!judgement.isRight()) {
            fail(place, address, check.refusal());
            audit.record(actor(name), "sign-in.refused", "", "", "", judgement.detail());
            return Optional.empty();
        }
        pass(place);
        return Optional.of(judgement.detail());
    }

    /**
     * Lets in whom an identity provider has recognised, unless the account may not be used; as the right password does.
     *
     * @param isFurtherProofDue whether a code is still asked for; failures before it go on to count
     * @return why not; empty for whoever is let in
     */
    public Optional<Refusal> recognise(Account account, boolean isFurtherProofDue, String address) {
        Place place = takePlace(account.id(), address);
        if (place.refusal().isPresent()) {
            refused(account.name(), place.refusal().get());
        } else if (isFurtherProofDue) {
            attempts.deleteById(place.attempt().orElseThrow().id());
        } else {
            pass(place);
        }
        return place.refusal();
    }

    /** A code of the second factor. */
    private final class Code implements FurtherProof.Check {

        private final String typed;

        private Code(String typed) {
            this.typed = typed;
        }

        @Override
        public FurtherProof.Judgement judge(Account account) {
            return furtherProof.judge(account, typed);
        }

        @Override
        public void spendTheTimeOfACheck() {
            furtherProof.spendTheTimeOfACheck(typed);
        }

        @Override
        public Refusal refusal() {
            return Refusal.WRONG_CODE;
        }
    }

    @Transactional
    Place takePlace(long id, String address) {
        accounts.hold(id);
        Account account = accounts.findById(id).orElseThrow();
        Optional<Refusal> refusal =
                switch (standings.of(account)) {
                    case ACTIVE -> Optional.empty();
                    case LOCKED -> Optional.of(Refusal.LOCKED);
                    case UNUSED -> Optional.of(Refusal.UNUSED);
                    case EXPIRED -> Optional.of(Refusal.EXPIRED);
                    case DEACTIVATED -> Optional.of(Refusal.DEACTIVATED);
                };
        if (refusal.isEmpty()
                && attempts.countByAccountIdAndAtGreaterThanEquals(id, windowBefore(now()))
                        >= policy.failures().value()) {
            refusal = Optional.of(Refusal.LOCKED);
        }
        return refusal.isPresent()
                ? new Place(account, Optional.empty(), refusal)
                : new Place(
                        account,
                        Optional.of(attempts.save(new SignInAttempt(null, id, now(), cut(address), false))),
                        refusal);
    }

    @Transactional
    void pass(Place place) {
        Account account = place.account();
        accounts.hold(account.id());
        attempts.deleteByAccountIdAndIdLessThanEquals(
                account.id(), place.attempt().orElseThrow().id());
        accounts.updateLastUsedAt(account.id(), now());
    }

    /** Notes the failure, and locks the account when it is the one too many. */
    @Transactional
    void fail(Place place, String address, Refusal last) {
        Account account = place.account();
        SignInAttempt attempt = place.attempt().orElseThrow();
        accounts.hold(account.id());
        attempts.update(attempt.id(), true);
        long failed =
                attempts.countByAccountIdAndFailedTrueAndAtGreaterThanEquals(account.id(), windowBefore(attempt.at()));
        if (failed < policy.failures().value()) {
            return;
        }
        accounts.updateLockedAt(account.id(), now());
        attempts.deleteByAccountId(account.id());
        locked.publishEvent(new AccountLocked(account, address, now()));
        audit.record(
                "system",
                "account.lock",
                "account:" + account.name(),
                Standing.ACTIVE.code(),
                Standing.LOCKED.code(),
                failed + " in a row, the last: " + last.code());
    }

    private Optional<Account> refused(String name, Refusal refusal) {
        audit.record(actor(name), "sign-in.refused", "", "", "", refusal.code());
        return Optional.empty();
    }

    private Instant windowBefore(Instant at) {
        return policy.window().map(window -> at.minus(window.value())).orElse(Instant.EPOCH);
    }

    private static String cut(String address) {
        return address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
    }

    /** What was typed may be longer than any name. */
    private static String actor(String typed) {
        return typed.length() <= LONGEST_NAME ? typed : typed.substring(0, LONGEST_NAME);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
