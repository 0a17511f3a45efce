package vn.dcim.core.testing

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator
import java.time.Duration
import java.time.Instant
import javax.crypto.spec.SecretKeySpec
import org.bouncycastle.util.encoders.Base32

/** The app on a telephone that has read a secret. */
class AuthenticatorApp {

    private final SecretKeySpec secret
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30), 6)

    /** @param text the secret in Base32, as a page shows it, in groups or not */
    AuthenticatorApp(String text) {
        secret = new SecretKeySpec(Base32.decode(text.replaceAll(/\s/, '')), 'HmacSHA1')
    }

    /** @param at by the telephone's clock */
    String code(Instant at) {
        generator.generateOneTimePasswordString(secret, at, Locale.ROOT)
    }
}
