package vn.dcim.core.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The end of the chain at the end of a day, signed.
 *
 * @param day in Asia/Ho_Chi_Minh
 * @param last id of the last entry up to the end of the day; 0 before the first
 * @param head the hash of that entry, hexadecimal
 * @param entries how many there are since the seal before
 * @param madeAt UTC, milliseconds
 * @param signature of {@link #statement}: ECDSA over P-256 with SHA-256, DER in Base64
 */
public record AuditSeal(LocalDate day, long last, String head, long entries, Instant madeAt, String signature) {

    /** Returns what is signed, to the byte: lines of ASCII, each with a line feed. */
    public String statement() {
        return """
                dcim audit seal 1
                day %s
                entries %d
                last %d
                head %s
                made %s
                """.formatted(day, entries, last, head, AuditChain.instant(madeAt));
    }

    AuditSeal signed(String newSignature) {
        return new AuditSeal(day, last, head, entries, madeAt, newSignature);
    }
}
