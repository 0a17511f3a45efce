package vn.dcim.core.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets of 256 bits, and the form in which the database may know them. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String EASY_TO_READ = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private Secrets() {}

    /** Returns 43 characters that fit into a URL and a cookie. */
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns a password of 16 characters (93 bits) that a person can copy from a screen: no O and 0, no l and 1. */
    static String password() {
        return RANDOM.ints(16, 0, EASY_TO_READ.length())
                .collect(StringBuilder::new, (text, i) -> text.append(EASY_TO_READ.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** Returns the SHA-256 of a secret in hexadecimal. */
    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }
}
