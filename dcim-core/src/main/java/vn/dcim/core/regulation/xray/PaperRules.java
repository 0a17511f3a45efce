package vn.dcim.core.regulation.xray;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Role;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/** Rules about papers and plans. */
@Factory
final class PaperRules {

    static final String LAPSED = "rests-on-lapsed-paper";
    static final String UNAPPROVED = "plan-not-approved";

    @Singleton
    @Named(LAPSED)
    XrayRule<PaperEvidence.Facts> lapsed() {
        return new ConsistencyRule<>(LAPSED, PaperEvidence.NAME, Role.HEAD, PaperRules::lapsed);
    }

    /** Something that counts today rests on a paper that is past its last day, or does not count yet. */
    static XrayRule.Look lapsed(PaperEvidence.Facts facts, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        return new XrayRule.Look(
                facts.papers().stream()
                        .flatMap(paper -> wrong(paper, today)
                                .map(what -> new Offence(paper.subject(), paper.restName(), what, paper.restPath()))
                                .stream())
                        .toList(),
                facts.documents() == 0 && facts.papers().isEmpty()
                        ? List.of(Phrase.of("xray-no-documents"))
                        : List.of());
    }

    private static Optional<Phrase> wrong(PaperEvidence.Paper paper, LocalDate today) {
        if (paper.validTo() != null && paper.validTo().isBefore(today)) {
            return Optional.of(Phrase.of("xray-paper-over-" + paper.rest(), paper.title(), paper.validTo()));
        }
        return paper.validFrom() != null && paper.validFrom().isAfter(today)
                ? Optional.of(Phrase.of("xray-paper-early", paper.title(), paper.validFrom()))
                : Optional.empty();
    }

    @Singleton
    @Named(UNAPPROVED)
    XrayRule<PaperEvidence.Facts> unapproved() {
        return new ConsistencyRule<>(UNAPPROVED, PaperEvidence.NAME, Role.HEAD, PaperRules::unapproved);
    }

    /** A line of a plan is due or being worked on, and nobody approved it. */
    static XrayRule.Look unapproved(PaperEvidence.Facts facts, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        List<Offence> found = new ArrayList<>();
        for (PaperEvidence.Plan plan : facts.plans()) {
            for (PaperEvidence.Line line : plan.lines()) {
                boolean begun = line.startedAt() != null;
                if (!line.isApproved() && (begun || !line.dueOn().isAfter(today))) {
                    found.add(new Offence(
                            "maintenance-line:" + line.id(),
                            plan.year() + " " + line.manual(),
                            begun
                                    ? Phrase.of("xray-plan-begun", line.order(), line.startedAt())
                                    : Phrase.of("xray-plan-due", line.dueOn()),
                            "/maintenance?year=" + plan.year()));
                }
            }
        }
        return new XrayRule.Look(found, facts.plans().isEmpty() ? List.of(Phrase.of("xray-no-plan")) : List.of());
    }
}
