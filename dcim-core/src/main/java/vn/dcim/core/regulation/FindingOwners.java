package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Notes who took a finding over; until somebody does, those answer for it whom the text or the rule names. */
@Singleton
@Requires(property = "datasources.default.url")
public class FindingOwners {

    private final OpenFindings findings;
    private final FindingOwnerRepository owners;
    private final AuditLog audit;
    private final Clock clock;

    FindingOwners(OpenFindings findings, FindingOwnerRepository owners, AuditLog audit, Clock clock) {
        this.findings = findings;
        this.owners = owners;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is not open, or the same person has it already */
    @Transactional
    public FindingOwner take(String about, String actor) {
        Finding finding = findings.get(about);
        Optional<FindingOwner> before = of(finding);
        boolean isOwn = before.filter(owner -> owner.account().equals(actor)).isPresent();
        if (!finding.isOpen() || isOwn) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION, finding.told(), isOwn ? "TAKEN" : "NOT_OPEN", "TAKE_OVER");
        }
        audit.record(
                actor,
                "finding.take-over",
                "finding:" + about,
                before.map(FindingOwner::account).orElse(""),
                actor,
                "");
        return owners.save(new FindingOwner(null, about, actor, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Returns who took a finding over since it is there; empty for nobody. */
    public Optional<FindingOwner> of(Finding finding) {
        return owners.findFirstByAboutOrderByIdDesc(finding.about()).filter(owner -> counts(owner, finding));
    }

    /** Returns the newest takings, by what they are about; {@link #counts} tells whether one still does. */
    public Map<String, FindingOwner> newest() {
        return owners.findNewest().stream().collect(Collectors.toMap(FindingOwner::about, Function.identity()));
    }

    /** Tells whether a taking is of the present time of a finding: one that went and came again is nobody's yet. */
    static boolean counts(@Nullable FindingOwner owner, Finding finding) {
        return owner != null && finding.since() != null && !owner.takenAt().isBefore(finding.since());
    }
}
