package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.State;
import vn.dcim.core.regulation.Verdict;

/** Checks of how what happens is kept and handled. */
@Factory
final class UpkeepChecks {

    /** A rank is compared with so many alarms of it or more. */
    private static final int ENOUGH = 3;

    @Singleton
    @Named("outages-recorded")
    OffenceCheck<UpkeepEvidence.Facts> outagesRecorded() {
        return new OffenceCheck<>(
                "outages-recorded",
                UpkeepEvidence.NAME,
                facts -> facts.devices() > 0,
                UpkeepChecks::outages,
                (facts, _) -> unrecorded(facts));
    }

    @Singleton
    @Named("alarms-ranked")
    OffenceCheck<UpkeepEvidence.Facts> alarmsRanked() {
        return new OffenceCheck<>(
                "alarms-ranked",
                UpkeepEvidence.NAME,
                facts -> known(facts).size() > 1,
                UpkeepChecks::ranks,
                (facts, _) -> slower(facts));
    }

    @Singleton
    @Named("centre-kept-up")
    OffenceCheck<UpkeepEvidence.Facts> centreKeptUp() {
        return new OffenceCheck<>(
                "centre-kept-up",
                UpkeepEvidence.NAME,
                facts -> facts.devices() > 0 && !papers(facts).isEmpty(),
                UpkeepChecks::outages,
                UpkeepChecks::neglected);
    }

    private static List<Offence> neglected(UpkeepEvidence.Facts facts, Question question) {
        List<Offence> wrong = new ArrayList<>(unrecorded(facts));
        facts.unseen()
                .forEach(alarm -> wrong.add(new Offence(
                        "alarm:" + alarm.alarm(),
                        alarm.rule(),
                        Phrase.of("alarm-unseen", alarm.raisedAt()),
                        "/alarms/" + alarm.alarm())));
        Verdict ofPapers = new PaperCheck().judge(facts.papers(), question);
        if (ofPapers.state() == State.NOT_MET) {
            wrong.addAll(ofPapers.offences());
        }
        return wrong;
    }

    private static List<PaperEvidence.Paper> papers(UpkeepEvidence.Facts facts) {
        return facts.papers().papers().stream()
                .filter(paper -> paper.subjects().contains("data-protection"))
                .toList();
    }

    private static List<Offence> unrecorded(UpkeepEvidence.Facts facts) {
        return facts.unrecorded().stream()
                .map(one -> new Offence(
                        "device:" + one.device(),
                        one.name(),
                        Phrase.of("outages-unrecorded", one.outages()),
                        "/devices/" + one.device()))
                .toList();
    }

    private static List<Offence> slower(UpkeepEvidence.Facts facts) {
        List<UpkeepEvidence.Rank> known = known(facts);
        List<Offence> wrong = new ArrayList<>();
        for (int i = 1; i < known.size(); i++) {
            UpkeepEvidence.Rank above = known.get(i - 1);
            UpkeepEvidence.Rank below = known.get(i);
            if (Objects.requireNonNull(above.medianMinutes()) > Objects.requireNonNull(below.medianMinutes())) {
                wrong.add(new Offence(
                        "alarm-priority:" + above.priority(),
                        above.priority(),
                        Phrase.of(
                                "rank-slower-" + above.priority() + "-" + below.priority(),
                                above.medianMinutes(),
                                below.medianMinutes()),
                        "/alarms"));
            }
        }
        return wrong;
    }

    private static List<UpkeepEvidence.Rank> known(UpkeepEvidence.Facts facts) {
        return facts.ranks().stream().filter(rank -> rank.alarms() >= ENOUGH).toList();
    }

    private static List<Proof> outages(UpkeepEvidence.Facts facts) {
        return List.of(Proof.of(Phrase.of("devices-watched", facts.devices()), "/devices"));
    }

    private static List<Proof> ranks(UpkeepEvidence.Facts facts) {
        return facts.ranks().stream()
                .map(rank -> Proof.of(
                        Phrase.of(
                                "alarms-of-" + rank.priority(),
                                rank.alarms(),
                                rank.medianMinutes() == null ? "–" : rank.medianMinutes()),
                        "/alarms"))
                .toList();
    }
}
