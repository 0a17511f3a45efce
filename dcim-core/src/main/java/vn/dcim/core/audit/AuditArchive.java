package vn.dcim.core.audit;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Whole sealed days of the log in files of their own, signed.
 *
 * @param fromDay the first, in Asia/Ho_Chi_Minh
 * @param untilDay the last, whose seal names the last entry
 * @param first id of the first entry
 * @param last id of the last
 * @param previous the hash that the first entry stands on, hexadecimal
 * @param head the hash of the last entry, hexadecimal
 * @param entries SHA-256 of the file of entries, hexadecimal
 * @param seals SHA-256 of the file of seals, hexadecimal
 * @param madeAt UTC, milliseconds
 * @param signature of {@link #statement}: ECDSA over P-256 with SHA-256, DER in Base64
 */
public record AuditArchive(
        LocalDate fromDay,
        LocalDate untilDay,
        long first,
        long last,
        String previous,
        String head,
        String entries,
        String seals,
        Instant madeAt,
        String signature) {

    /** Returns what is signed, to the byte: lines of ASCII, each with a line feed. */
    public String statement() {
        return """
                dcim audit archive 1
                from %s
                until %s
                first %d
                last %d
                previous %s
                head %s
                entries %s
                seals %s
                made %s
                """.formatted(
                        fromDay, untilDay, first, last, previous, head, entries, seals, AuditChain.instant(madeAt));
    }

    /** Returns the beginning of the names of its files. */
    public String name() {
        return "audit-" + fromDay + "-to-" + untilDay;
    }

    AuditArchive signed(String newSignature) {
        return new AuditArchive(fromDay, untilDay, first, last, previous, head, entries, seals, madeAt, newSignature);
    }

    /** Returns what the first entry behind it stands on. */
    Verification.Start end() {
        return new Verification.Start(last, head);
    }

    /** @param before null for none */
    boolean follows(@Nullable AuditArchive before) {
        return before == null
                ? first == 1 && previous.equals(AuditChain.NOTHING)
                : first == before.last + 1
                        && previous.equals(before.head)
                        && fromDay.equals(before.untilDay.plusDays(1));
    }

    boolean isSealedBy(AuditSeal seal) {
        return seal.day().equals(untilDay) && seal.last() == last && seal.head().equals(head);
    }
}
