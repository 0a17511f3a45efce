package vn.dcim.core.account.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.util.encoders.Base32;
import vn.dcim.core.account.Account;
import vn.dcim.core.audit.KeyCover;

/**
 * A secret on its way into an app.
 *
 * @param text in Base32, to be typed where no camera is
 * @param uri for a QR code: the key URI that authenticator apps read
 */
public record FactorSecret(String text, String uri) {

    // why: digits, period and algorithm are what apps take for granted, and some take nothing else
    private static final String KEY_URI = "otpauth://totp/%s:%s?secret=%s&issuer=%s";

    static FactorSecret of(byte[] secret, Account account, String issuer) {
        String text = Base32.toBase32String(secret);
        return new FactorSecret(
                text, KEY_URI.formatted(encoded(issuer), encoded(account.name()), text, encoded(issuer)));
    }

    /** Seals a secret for the database, bound to the account. */
    static byte[] seal(KeyCover cover, long accountId, byte[] secret) {
        return cover.cover(purpose(accountId), secret);
    }

    static byte[] open(KeyCover cover, long accountId, byte[] box) {
        return cover.uncover(purpose(accountId), box);
    }

    /** Seals anew what is sealed under an older version of the master key; empty for what is not. */
    static Optional<byte[]> renewed(KeyCover cover, long accountId, byte[] box) {
        return cover.renewed(purpose(accountId), box);
    }

    private static String purpose(long accountId) {
        return "second-factor:" + accountId;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "FactorSecret[]";
    }
}
