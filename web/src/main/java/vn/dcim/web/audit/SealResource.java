package vn.dcim.web.audit;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import vn.dcim.core.audit.AuditSeal;

/**
 * The seal of a day.
 *
 * @param last id of the last entry up to the end of the day
 * @param head its hash, hexadecimal
 * @param entries since the seal before
 * @param statement what is signed, to the byte
 * @param signature ECDSA P-256 with SHA-256, DER in Base64
 */
@Serdeable
record SealResource(LocalDate day, long last, String head, long entries, String statement, String signature) {

    static SealResource of(AuditSeal seal) {
        return new SealResource(
                seal.day(), seal.last(), seal.head(), seal.entries(), seal.statement(), seal.signature());
    }
}
