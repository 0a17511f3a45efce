package vn.dcim.core.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** SHA-256 over texts, each as a netstring ({@code <bytes>:<UTF-8>,}), so that no two lists of texts are hashed as one. */
public final class HashedTexts {

    private static final HexFormat HEX = HexFormat.of();

    private HashedTexts() {}

    /** Returns the hash of texts in their order, hexadecimal. */
    public static String of(Stream<String> texts) {
        return after("", texts);
    }

    /** @param previous a hash that comes before the texts, hexadecimal */
    static String after(String previous, Stream<String> texts) {
        MessageDigest digest = sha256();
        digest.update(HEX.parseHex(previous));
        texts.forEach(text -> add(digest, text));
        return HEX.formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) ',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }
}
