package vn.dcim.core.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Random secrets of 256 bits, and the form in which the database may know them. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String EASY_TO_READ = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789#%+=?@-_";
    private static final String LOWER_AND_DIGITS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final Pattern FOUR_KINDS = Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^a-zA-Z0-9]).*");

    private Secrets() {}

    /** Returns 43 characters that fit into a URL and a cookie. */
    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** Returns random bytes. */
    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * Returns a password of 16 characters (over 90 bits) of all four kinds that a person can copy from a screen: no O and 0, no
     * l and 1.
     */
    static String password() {
        while (true) {
            String password = RANDOM.ints(16, 0, EASY_TO_READ.length())
                    .collect(
                            StringBuilder::new, (text, i) -> text.append(EASY_TO_READ.charAt(i)), StringBuilder::append)
                    .toString();
            if (FOUR_KINDS.matcher(password).matches()) {
                return password;
            }
        }
    }

    /**
     * Returns a code that a person can copy from paper: lower case and digits without l and 1, o and 0, which is five bits for each
     * character.
     */
    public static String code(int length) {
        return RANDOM.ints(length, 0, LOWER_AND_DIGITS.length())
                .collect(
                        StringBuilder::new, (text, i) -> text.append(LOWER_AND_DIGITS.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** Returns the SHA-256 of a secret in hexadecimal. */
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }
}
