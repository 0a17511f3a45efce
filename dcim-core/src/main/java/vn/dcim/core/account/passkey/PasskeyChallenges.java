package vn.dcim.core.account.passkey;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Secrets;

/** Challenges: 256 random bits, good for five minutes, once, in the browser that asked. Every node knows them. */
@Singleton
final class PasskeyChallenges {

    static final Duration TERM = Duration.ofMinutes(5);

    private static final int BYTES = 32;

    /** What a signature is wanted for; one for another purpose does not do. */
    enum Purpose {
        ADD,
        SIGN_IN,
        SECOND_STEP
    }

    private final PasskeyChallengeRepository challenges;
    private final Clock clock;

    PasskeyChallenges(PasskeyChallengeRepository challenges, Clock clock) {
        this.challenges = challenges;
        this.clock = clock;
    }

    /**
     * Makes a challenge, and forgets those that are over.
     *
     * @param browser secret that its cookie holds
     * @param account that is to sign; null where nobody knows yet
     */
    byte[] open(Purpose purpose, String browser, @Nullable Account account) {
        challenges.forget(now().minus(TERM));
        byte[] challenge = Secrets.bytes(BYTES);
        challenges.save(new PasskeyChallenge(hash(challenge, purpose, browser, account), now()));
        return challenge;
    }

    /**
     * Uses a challenge up.
     *
     * @throws PasskeyRefused where it is none, over, used, for another purpose, of another browser or for another account
     */
    void take(byte[] challenge, Purpose purpose, String browser, @Nullable Account account) {
        if (challenges.take(hash(challenge, purpose, browser, account), now().minus(TERM)) == 0) {
            throw new PasskeyRefused("challenge");
        }
    }

    private static String hash(byte[] challenge, Purpose purpose, String browser, @Nullable Account account) {
        return Secrets.hash(String.join(
                " ",
                HexFormat.of().formatHex(challenge),
                purpose.name(),
                Secrets.hash(browser),
                account == null ? "" : account.id().toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
