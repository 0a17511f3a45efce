package vn.dcim.core.account.passkey;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.account.passkey.PasskeyChallenges.Purpose;

/** The passkeys of accounts: asked for, taken on, looked at, forgotten. Whether they may be is decided elsewhere. */
@Singleton
public class Passkeys {

    /** So many an account may have. */
    public static final int MOST = 20;

    /** In characters. */
    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_TRANSPORTS = 200;

    private final PasskeyRepository passkeys;
    private final PasskeyOwnerRepository owners;
    private final PasskeyChallenges challenges;
    private final PasskeyOptions options;
    private final PasskeyVerifier verifier;
    private final Clock clock;

    Passkeys(
            PasskeyRepository passkeys,
            PasskeyOwnerRepository owners,
            PasskeyChallenges challenges,
            PasskeyOptions options,
            PasskeyVerifier verifier,
            Clock clock) {
        this.passkeys = passkeys;
        this.owners = owners;
        this.challenges = challenges;
        this.options = options;
        this.verifier = verifier;
        this.clock = clock;
    }

    public boolean has(Account account) {
        return passkeys.existsByAccountId(account.id());
    }

    public long count(Account account) {
        return passkeys.countByAccountId(account.id());
    }

    /** Returns those of an account, oldest first. */
    public List<Passkey> of(Account account) {
        return passkeys.findByAccountIdOrderById(account.id());
    }

    public Optional<Passkey> of(Account account, long id) {
        return passkeys.findByIdAndAccountId(id, account.id());
    }

    /** Returns the ids of all accounts that have one. */
    public Set<Long> owners() {
        Set<Long> ids = new HashSet<>();
        passkeys.findAll().forEach(passkey -> ids.add(passkey.accountId()));
        return ids;
    }

    /**
     * Asks a browser to make a passkey.
     *
     * @param title of this site, as authenticators show it
     * @param browser secret of the session
     * @return JSON, as WebAuthn calls it {@code PublicKeyCredentialCreationOptionsJSON}
     * @throws PasskeyRefused where there are too many
     */
    public String creation(Account account, RelyingParty party, String title, String browser) {
        List<Passkey> known = of(account);
        refuseTooMany(known.size());
        byte[] challenge = challenges.open(Purpose.ADD, browser, account);
        return options.creation(account, owner(account), known, challenge, party, title);
    }

    /**
     * Reads the passkey that a browser made, and uses its challenge up.
     *
     * @param json {@code RegistrationResponseJSON}
     * @throws PasskeyRefused where something about it is wrong, known, or too many
     */
    public Passkey made(Account account, String name, String json, RelyingParty party, String browser) {
        RegistrationData made = verifier.registration(json);
        challenges.take(made.getCollectedClientData().getChallenge().getValue(), Purpose.ADD, browser, account);
        AttestedCredentialData credential = verifier.verified(made, party);
        refuseTooMany(count(account));
        if (passkeys.findByCredentialId(credential.getCredentialId()).isPresent()) {
            throw new PasskeyRefused("already-registered");
        }
        AuthenticatorData<?> data = made.getAttestationObject().getAuthenticatorData();
        return new Passkey(
                null,
                account.id(),
                credential.getCredentialId(),
                verifier.encoded(credential.getCOSEKey()),
                data.getSignCount(),
                name,
                party.id(),
                transports(made),
                data.isFlagBE(),
                data.isFlagBS(),
                now(),
                null,
                "");
    }

    public Passkey add(Passkey made) {
        return passkeys.save(made);
    }

    public void forget(Passkey passkey) {
        passkeys.deleteById(passkey.id());
    }

    /** Forgets all of an account; its authenticators will know it by another handle. */
    public void forgetAll(Account account) {
        passkeys.deleteByAccountId(account.id());
        owners.deleteById(account.id());
    }

    /** Asks a browser whose owner nobody knows yet; its authenticator chooses. Returns {@code PublicKeyCredentialRequestOptionsJSON}. */
    String request(RelyingParty party, String browser) {
        return options.request(List.of(), challenges.open(Purpose.SIGN_IN, browser, null), party);
    }

    /** Asks for one of the passkeys of an account. */
    String request(Account account, RelyingParty party, String browser) {
        List<Passkey> known = of(account).stream()
                .filter(passkey -> passkey.rpId().equals(party.id()))
                .toList();
        if (known.isEmpty()) {
            // why: an empty list would ask for anybody's
            throw new PasskeyRefused("unknown");
        }
        return options.request(known, challenges.open(Purpose.SECOND_STEP, browser, account), party);
    }

    /** Reads what a browser answered and uses up its challenge. */
    AuthenticationData answered(String json, Purpose purpose, String browser, Account account) {
        AuthenticationData shown = verifier.assertion(json);
        challenges.take(shown.getCollectedClientData().getChallenge().getValue(), purpose, browser, account);
        return shown;
    }

    Optional<Passkey> shown(AuthenticationData shown) {
        return passkeys.findByCredentialId(shown.getCredentialId());
    }

    /**
     * Takes an answer as proof that the owner is there, and notes the use.
     *
     * @param place address and browser
     * @throws PasskeyRefused where it proves nothing
     */
    void take(AuthenticationData shown, Passkey passkey, RelyingParty party, String place) {
        byte[] handle = shown.getUserHandle();
        if (handle != null && !isHandle(passkey, handle)) {
            throw new PasskeyRefused("unknown");
        }
        if (!passkey.rpId().equals(party.id())) {
            throw new PasskeyRefused("rp-id");
        }
        verifier.verify(shown, passkey, party);
        AuthenticatorData<?> data = shown.getAuthenticatorData();
        if (passkeys.use(passkey.id(), data.getSignCount(), data.isFlagBS(), now(), place) == 0) {
            throw new PasskeyRefused("counter");
        }
    }

    private boolean isHandle(Passkey passkey, byte[] handle) {
        return owners.findById(passkey.accountId())
                .filter(owner -> Arrays.equals(owner.userHandle(), handle))
                .isPresent();
    }

    private PasskeyOwner owner(Account account) {
        owners.add(account.id(), Secrets.bytes(PasskeyOwner.HANDLE_BYTES));
        return owners.findById(account.id()).orElseThrow();
    }

    private static void refuseTooMany(long known) {
        if (known >= MOST) {
            throw new PasskeyRefused("too-many");
        }
    }

    private static String transports(RegistrationData made) {
        Set<AuthenticatorTransport> named = made.getTransports();
        String text = named == null
                ? ""
                : named.stream()
                        .map(AuthenticatorTransport::getValue)
                        .filter(word -> word.matches("[a-z-]+"))
                        .sorted()
                        .collect(Collectors.joining(","));
        return text.length() <= LONGEST_TRANSPORTS ? text : "";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
