package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Limits;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Enough sources that hang on nothing in common are under voltage, within the limits. */
@Singleton
final class SourceCheck implements Check<SourceEvidence.Facts> {

    /** Between phase and neutral, as the limit is; line to line is not judged. */
    private static final Pattern VOLTAGE = Pattern.compile("input(\\.(L[123](-N)?|\\d+))*\\.voltage");

    private static final Pattern FREQUENCY = Pattern.compile("input(\\.[^.]+)*\\.frequency");

    @Override
    public String name() {
        return "power-sources";
    }

    @Override
    public String evidence() {
        return SourceEvidence.NAME;
    }

    @Override
    public Verdict judge(SourceEvidence.Facts facts, Question question) {
        int needed = question.limits().whole("power_sources");
        Limits.Range volts = question.limits().range("voltage_v");
        Limits.Range hertz = question.limits().range("frequency_hz");
        List<Offence> wrong = new ArrayList<>();
        List<SourceEvidence.Source> sound = new ArrayList<>();
        List<SourceEvidence.Source> maybe = new ArrayList<>();
        for (SourceEvidence.Source source : facts.sources()) {
            List<Offence> ofThis = new ArrayList<>();
            out(source, VOLTAGE, volts, "voltage-out", question, ofThis);
            out(source, FREQUENCY, hertz, "frequency-out", question, ofThis);
            wrong.addAll(ofThis);
            if (ofThis.isEmpty()) {
                maybe.add(source);
                if (isHeard(source, VOLTAGE, question) && isHeard(source, FREQUENCY, question)) {
                    sound.add(source);
                }
            }
        }
        List<Proof> proofs =
                List.of(Proof.of(Phrase.of("power-sources", facts.sources().size(), independent(sound)), "/power"));
        if (independent(sound) >= needed) {
            return Verdict.met(Phrase.of("sources-live", independent(sound)), proofs);
        }
        if (facts.sources().isEmpty()) {
            return Verdict.noEvidence(Phrase.of("no-source"), proofs);
        }
        if (independent(maybe) >= needed) {
            return Verdict.noEvidence(Phrase.of("sources-not-measured", maybe.size() - sound.size()), proofs);
        }
        for (SourceEvidence.Source source : facts.sources()) {
            facts.sources().stream()
                    .filter(other -> other != source && source.shares(other))
                    .findFirst()
                    .ifPresent(other -> wrong.add(new Offence(
                            source.key(), source.name(), Phrase.of("source-shared", other.name()), "/power")));
        }
        if (wrong.isEmpty()) {
            wrong.add(new Offence(
                    "power", "", Phrase.of("sources-too-few", facts.sources().size(), needed), "/power"));
        }
        return Verdict.notMet(Phrase.of("sources-too-few", independent(maybe), needed), wrong, proofs);
    }

    /** Returns how many there are of which no two hang on one thing; by their names in order, which is exact for trees. */
    private static int independent(List<SourceEvidence.Source> sources) {
        List<SourceEvidence.Source> taken = new ArrayList<>();
        for (SourceEvidence.Source source : sources) {
            if (taken.stream().noneMatch(source::shares)) {
                taken.add(source);
            }
        }
        return taken.size();
    }

    private static void out(
            SourceEvidence.Source source,
            Pattern points,
            Limits.Range range,
            String key,
            Question question,
            List<Offence> wrong) {
        if (source.meter() == null) {
            return;
        }
        source.meter()
                .of(points)
                .filter(told -> told.isFresh(question.at()) && told.least() != null)
                .filter(told -> !range.holds(told.least()) || !range.holds(told.greatest()))
                .forEach(told -> wrong.add(source.meter()
                        .wrong(
                                told,
                                Phrase.of(
                                        key,
                                        told.greatest() > range.greatest() ? told.greatest() : told.least(),
                                        PlantChecks.plain(range.least()),
                                        PlantChecks.plain(range.greatest())))));
    }

    private static boolean isHeard(SourceEvidence.Source source, Pattern points, Question question) {
        return source.meter() != null
                && source.meter().of(points).findAny().isPresent()
                && source.meter().of(points).allMatch(told -> told.isFresh(question.at()));
    }
}
