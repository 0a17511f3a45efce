package vn.dcim.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what passes. */
final class Hashed {

    private Hashed() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Copies all, and returns the hash of it. */
    static String copy(InputStream from, OutputStream to) throws IOException {
        MessageDigest digest = sha256();
        new DigestInputStream(from, digest).transferTo(to);
        return hex(digest);
    }

    static DigestOutputStream writing(OutputStream to, MessageDigest digest) {
        return new DigestOutputStream(to, digest);
    }
}
