package vn.dcim.core.account.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/** Codes of RFC 6238: six digits for each time step of 30 s, by HMAC-SHA-1, which is what every authenticator app can do. */
final class TimeCodes {

    static final int DIGITS = 6;
    static final int SECRET_BYTES = 20;
    static final Duration STEP = Duration.ofSeconds(30);

    private static final String ALGORITHM = TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1;

    private final TimeBasedOneTimePasswordGenerator generator =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS, ALGORITHM);
    private final SecretKeySpec secret;

    TimeCodes(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    /** Returns the step nearest to {@code step} and at most {@code apart} from it whose code is {@code typed}. */
    OptionalLong near(long step, long apart, String typed) {
        return LongStream.iterate(0, distance -> distance <= apart, distance -> distance + 1)
                .flatMap(distance ->
                        distance == 0 ? LongStream.of(step) : LongStream.of(step - distance, step + distance))
                .filter(candidate -> code(candidate).equals(typed))
                .findFirst();
    }

    private String code(long step) {
        try {
            return generator.generateOneTimePasswordString(
                    secret, Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA1 takes a secret of any length", e);
        }
    }
}
