package vn.dcim.core.account.passkey;

import com.webauthn4j.data.AuthenticationData;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Client;
import vn.dcim.core.account.FurtherProof;
import vn.dcim.core.account.Passwords;
import vn.dcim.core.account.SignIn;
import vn.dcim.core.account.passkey.PasskeyChallenges.Purpose;
import vn.dcim.core.audit.AuditLog;

/**
 * Signs people in by passkey: beside the password, or alone, since its owner has unlocked it. The rules are those of every sign-in
 * ({@link SignIn}); a passkey that proves nothing counts as a wrong password does.
 */
@Singleton
public class PasskeySignIn {

    /** A passkey was shown with a count that it must have passed already, so there are two of it. */
    public record PasskeyCloned(Account account, String passkey, String address, Instant at) {}

    private final Passkeys passkeys;
    private final SignIn signIn;
    private final Accounts accounts;
    private final Passwords passwords;
    private final AuditLog audit;
    private final ApplicationEventPublisher<PasskeyCloned> cloned;
    private final Clock clock;

    PasskeySignIn(
            Passkeys passkeys,
            SignIn signIn,
            Accounts accounts,
            Passwords passwords,
            AuditLog audit,
            ApplicationEventPublisher<PasskeyCloned> cloned,
            Clock clock) {
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.cloned = cloned;
        this.clock = clock;
    }

    /** Asks a browser for whichever passkey it has; returns {@code PublicKeyCredentialRequestOptionsJSON}. */
    public String ask(RelyingParty party, String browser) {
        return passkeys.request(party, browser);
    }

    /**
     * Asks the browser of somebody whose password was right.
     *
     * @throws PasskeyRefused where the account has none for this site
     */
    public String ask(Account account, RelyingParty party, String browser) {
        return passkeys.request(account, party, browser);
    }

    /**
     * Returns the account whose owner showed a passkey, and that may be used. Takes at least the time of a wrong password whatever
     * the reason is that nobody is let in.
     *
     * @param json {@code AuthenticationResponseJSON}
     * @param browser secret with which it was asked
     */
    public Optional<Account> attempt(String json, RelyingParty party, String browser, Client client) {
        try {
            AuthenticationData shown = passkeys.answered(json, Purpose.SIGN_IN, browser, null);
            Passkey passkey = passkeys.shown(shown)
                    // why: without it nobody knows that the authenticator meant this account (WebAuthn 7.2, step 6)
                    .filter(_ -> shown.getUserHandle() != null)
                    .orElseThrow(() -> new PasskeyRefused("unknown"));
            Account owner = accounts.find(passkey.accountId()).orElseThrow();
            return signIn.attempt(owner, check(shown, party, client), client.address());
        } catch (PasskeyRefused e) {
            passwords.spendTheTimeOfACheck("");
            audit.record("", "sign-in.refused", "", "", "", detail(e));
            return Optional.empty();
        }
    }

    /** Takes the second step of somebody whose password was right; a wrong one counts as a wrong code does. */
    public boolean confirm(Account account, String json, RelyingParty party, String browser, Client client) {
        try {
            AuthenticationData shown = passkeys.answered(json, Purpose.SECOND_STEP, browser, account);
            return signIn.confirm(account.id(), check(shown, party, client), client.address())
                    .isPresent();
        } catch (PasskeyRefused e) {
            audit.record(account.name(), "sign-in.refused", "", "", "", detail(e));
            return false;
        }
    }

    private FurtherProof.Check check(AuthenticationData shown, RelyingParty party, Client client) {
        return new FurtherProof.Check() {

            @Override
            public FurtherProof.Judgement judge(Account account) {
                try {
                    Passkey passkey = passkeys.shown(shown)
                            .filter(found -> found.accountId() == account.id())
                            .orElseThrow(() -> new PasskeyRefused("unknown"));
                    take(passkey, account);
                    return new FurtherProof.Judgement(true, "passkey");
                } catch (PasskeyRefused e) {
                    spendTheTimeOfACheck();
                    return new FurtherProof.Judgement(false, detail(e));
                }
            }

            private void take(Passkey passkey, Account account) {
                try {
                    passkeys.take(shown, passkey, party, client.toString());
                } catch (PasskeyRefused e) {
                    if (e.reason().equals("counter")) {
                        tellOfClone(account, passkey, shown, client);
                    }
                    throw e;
                }
            }

            @Override
            public void spendTheTimeOfACheck() {
                passwords.spendTheTimeOfACheck("");
            }

            @Override
            public SignIn.Refusal refusal() {
                return SignIn.Refusal.WRONG_PASSKEY;
            }
        };
    }

    @Transactional
    void tellOfClone(Account account, Passkey passkey, AuthenticationData shown, Client client) {
        cloned.publishEvent(new PasskeyCloned(account, passkey.name(), client.address(), clock.instant()));
        audit.record(
                account.name(),
                "passkey.cloned",
                "account:" + account.name(),
                Long.toString(passkey.counter()),
                Long.toString(shown.getAuthenticatorData().getSignCount()),
                passkey.name());
    }

    private static String detail(PasskeyRefused refused) {
        return "passkey: " + refused.reason();
    }
}
