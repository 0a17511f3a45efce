package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.work.plan.MaintenanceFinding;
import vn.dcim.core.work.plan.MaintenancePlans;
import vn.dcim.core.work.plan.MaintenanceReview;

/** Manuals, the plans of the years, and what became of their lines. */
@Singleton
@Requires(property = "datasources.default.url")
final class MaintenanceEvidence extends NamedEvidence<Findings> {

    static final String NAME = "maintenance";

    private final MaintenanceReview review;
    private final MaintenancePlans plans;

    MaintenanceEvidence(MaintenanceReview review, MaintenancePlans plans) {
        super(NAME, Findings.class);
        this.review = review;
        this.plans = plans;
    }

    @Override
    public Findings gather(Instant now) {
        int kept = plans.all().size();
        return new Findings(
                kept > 0,
                review.now().stream()
                        .filter(finding -> finding.kind().isRed())
                        .map(MaintenanceEvidence::found)
                        .toList(),
                List.of(Proof.of(Phrase.of("maintenance-plans", kept), "/maintenance")));
    }

    private static Findings.Found found(MaintenanceFinding finding) {
        return new Findings.Found(
                finding.kind().obligations(),
                new Offence(
                        "maintenance:" + finding.subject(),
                        finding.subject(),
                        Phrase.of(
                                "finding",
                                "maintenance.finding." + finding.kind().code(),
                                finding.detail()),
                        finding.path()));
    }
}
