package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.dcim.core.CentreTime;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Limits;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** As many generators as have to be stand ready: automatic, fuelled, able to crank, tried not long ago. */
@Singleton
final class GeneratorCheck implements Check<GeneratorEvidence.Facts> {

    private static final Pattern MODE = Pattern.compile("generator\\.mode");
    private static final Pattern STATE = Pattern.compile("generator\\.state");
    private static final Pattern FUEL = Pattern.compile("generator\\.fuel");
    private static final Pattern CRANK = Pattern.compile("generator\\.start-battery\\.voltage");
    private static final Set<String> LOCKED = Set.of("failed", "shutdown", "not-ready");

    @Override
    public String name() {
        return "generator-ready";
    }

    @Override
    public String evidence() {
        return GeneratorEvidence.NAME;
    }

    @Override
    public Verdict judge(GeneratorEvidence.Facts facts, Question question) {
        int needed = question.limits().whole("generators");
        List<Offence> wrong = new ArrayList<>();
        int ready = 0;
        int unproven = 0;
        for (Plant.Unit unit : facts.plant().units()) {
            Instant ran = facts.ran().stream()
                    .filter(one -> one.device() == unit.device())
                    .map(GeneratorEvidence.Ran::at)
                    .filter(at -> at != null)
                    .findFirst()
                    .orElse(null);
            List<Offence> ofThis = wrong(unit, ran, question);
            wrong.addAll(ofThis);
            boolean isProven = ran != null
                    && List.of(MODE, FUEL, CRANK).stream()
                            .allMatch(points -> heard(unit, points, question).isPresent());
            if (ofThis.isEmpty()) {
                ready += isProven ? 1 : 0;
                unproven += isProven ? 0 : 1;
            }
        }
        List<Proof> proofs = List.of(Proof.of(
                Phrase.of(
                        "devices-heard",
                        facts.plant().units().size(),
                        facts.plant().units().size() - unproven),
                "/devices"));
        if (ready >= needed) {
            return Verdict.met(Phrase.of("generators-ready", ready), proofs);
        }
        if (facts.plant().units().isEmpty()) {
            return Verdict.noEvidence(Phrase.of("no-device"), proofs);
        }
        // why: one of which nothing is heard might be ready
        return wrong.isEmpty() || ready + unproven >= needed
                ? Verdict.noEvidence(Phrase.of("generators-not-proven", unproven), proofs)
                : Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
    }

    private static List<Offence> wrong(Plant.Unit unit, Instant ran, Question question) {
        Limits limits = question.limits();
        String mode = limits.word("mode");
        double fuel = limits.number("fuel_pct");
        double crank = limits.number("start_battery_v");
        int interval = limits.whole("test_interval_days");
        List<Offence> wrong = new ArrayList<>();
        heard(unit, MODE, question)
                .filter(told -> !told.word().equals(mode))
                .ifPresent(_ -> wrong.add(unit.wrong(Phrase.of("generator-not-automatic"))));
        heard(unit, STATE, question)
                .filter(told -> LOCKED.contains(told.word()))
                .ifPresent(_ -> wrong.add(unit.wrong(Phrase.of("generator-locked-out"))));
        heard(unit, FUEL, question)
                .filter(told -> told.least() < fuel)
                .ifPresent(told -> wrong.add(
                        unit.wrong(Phrase.of("fuel-low", Math.round(told.least()), PlantChecks.plain(fuel)))));
        heard(unit, CRANK, question)
                .filter(told -> told.least() < crank)
                .ifPresent(told ->
                        wrong.add(unit.wrong(Phrase.of("start-battery-low", told.least(), PlantChecks.plain(crank)))));
        if (ran != null) {
            LocalDate day = LocalDate.ofInstant(ran, CentreTime.ZONE);
            if (ChronoUnit.DAYS.between(day, question.day()) > interval) {
                wrong.add(unit.wrong(Phrase.of("generator-not-tried", day, interval)));
            }
        }
        return wrong;
    }

    private static Optional<Plant.Told> heard(Plant.Unit unit, Pattern points, Question question) {
        return unit.of(points)
                .filter(told -> told.isFresh(question.at()))
                .filter(told -> !told.word().equals("unknown"))
                .filter(told -> !told.word().isEmpty() || told.least() != null)
                .findFirst();
    }
}
