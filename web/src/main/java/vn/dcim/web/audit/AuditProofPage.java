package vn.dcim.web.audit;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.audit.AuditArchive;
import vn.dcim.core.audit.AuditArchives;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.core.audit.AuditSeal;
import vn.dcim.core.audit.AuditTerm;
import vn.dcim.core.audit.AuditVerifications;

/**
 * What proves the log.
 *
 * @param seal the newest; null before the first
 * @param hindered whether the last attempt of this node to seal a day failed
 * @param last the entry of the last verification, on whichever node; null where none was made
 * @param state of the verification of this node
 * @param term for how long entries are kept
 * @param due what has reached its term; null where nothing has
 * @param archive the newest whose entries were dropped; null where none were
 */
public record AuditProofPage(
        @Nullable AuditSeal seal,
        boolean hindered,
        @Nullable AuditEntry last,
        AuditVerifications.State state,
        AuditTerm term,
        AuditArchives.@Nullable Due due,
        @Nullable AuditArchive archive) {

    public boolean isClean() {
        return last != null && last.became().equals(AuditVerifications.CLEAN);
    }

    /** Returns how many findings the last verification had. */
    public String findings() {
        return last == null ? "" : last.became().replaceFirst("^findings:", "");
    }

    /** Returns the number of the last entry that was verified. */
    public String verifiedTo() {
        return last == null ? "" : last.subject().replaceFirst("^audit:1-", "");
    }

    /** Tells whether the findings that this node holds are those of the last verification. */
    public boolean hasFindings() {
        return !state.running() && !isClean() && !state.findings().isEmpty();
    }
}
