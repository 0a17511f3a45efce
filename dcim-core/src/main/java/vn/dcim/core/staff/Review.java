package vn.dcim.core.staff;

import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.audit.HashedTexts;

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
        return HashedTexts.of(Stream.concat(
                Stream.of(Long.toString(review.id())),
                lines.stream()
                        .flatMap(line -> Stream.of(
                                line.accountName(),
                                line.fullName(),
                                line.unit(),
                                line.role().code(),
                                line.outcome() == null ? "" : line.outcome().code(),
                                line.newRole() == null ? "" : line.newRole().code(),
                                line.remark(),
                                line.decidedBy() == null ? "" : line.decidedBy()))));
    }
}
