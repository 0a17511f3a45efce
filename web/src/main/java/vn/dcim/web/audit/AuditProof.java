package vn.dcim.web.audit;

import jakarta.inject.Singleton;
import vn.dcim.core.audit.AuditArchives;
import vn.dcim.core.audit.AuditSeals;
import vn.dcim.core.audit.AuditTrail;
import vn.dcim.core.audit.AuditVerifications;

/** Gathers what proves the log. */
@Singleton
final class AuditProof {

    private final AuditSeals seals;
    private final AuditTrail trail;
    private final AuditVerifications verifications;
    private final AuditArchives archives;

    AuditProof(AuditSeals seals, AuditTrail trail, AuditVerifications verifications, AuditArchives archives) {
        this.seals = seals;
        this.trail = trail;
        this.verifications = verifications;
        this.archives = archives;
    }

    AuditProofPage page() {
        // why: the state before the entry, so that one that ends between the two looks is seen as running, and asked
        // for again
        AuditVerifications.State state = verifications.state();
        return new AuditProofPage(
                seals.latest().orElse(null),
                seals.hindrance().isPresent(),
                trail.last(AuditVerifications.ACTION).orElse(null),
                state,
                archives.term(),
                archives.due().orElse(null),
                archives.latest().orElse(null));
    }
}
