package vn.dcim.core.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A review with its lines, by account.
 *
 * @param lines one for each account
 */
public record Review(AccountReview review, List<ReviewLine> lines) {

    /** Returns how many accounts somebody has decided on. */
    public long decided() {
        return lines.stream().filter(line -> line.outcome() != null).count();
    }

    public boolean isDecided() {
        return decided() == lines.size();
    }

    /** Tells whether the result is the one that was signed. */
    public boolean isIntact() {
        return hash().equals(review.hash());
    }

    /**
     * Returns SHA-256, hexadecimal, over the number of the review and then, for each account in the order of the names: name, full
     * name, unit, role, outcome, new role, remark, who decided; each as a netstring ({@code <bytes>:<UTF-8>,}).
     */
    String hash() {
        MessageDigest digest = sha256();
        add(digest, Long.toString(review.id()));
        lines.forEach(line -> Stream.of(
                        line.accountName(),
                        line.fullName(),
                        line.unit(),
                        line.role().code(),
                        line.outcome() == null ? "" : line.outcome().code(),
                        line.newRole() == null ? "" : line.newRole().code(),
                        line.remark(),
                        line.decidedBy() == null ? "" : line.decidedBy())
                .forEach(text -> add(digest, text)));
        return HexFormat.of().formatHex(digest.digest());
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
