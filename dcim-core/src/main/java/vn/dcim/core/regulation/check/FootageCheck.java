package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/**
 * The oldest footage of each camera that can be fetched is old enough, whatever the recorder is set to; of a camera that is known for
 * less, it reaches back to its first day. Within that time nothing is missing.
 */
@Singleton
final class FootageCheck implements Check<CameraEvidence.Facts> {

    /** A pause as long as a change of files takes. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "footage-kept";
    }

    @Override
    public String evidence() {
        return CameraEvidence.NAME;
    }

    @Override
    public Verdict judge(CameraEvidence.Facts facts, Question question) {
        int limit = question.limits().whole("camera_retention_days");
        Instant from = question.at().minus(Duration.ofDays(limit));
        List<Offence> wrong = new ArrayList<>();
        List<String> unheard = new ArrayList<>();
        int cameras = 0;
        for (Plant.Unit unit : facts.plant().units()) {
            boolean isProven = true;
            for (Plant.Told told : unit.told()) {
                if (!told.point().endsWith(".footage-age")) {
                    continue;
                }
                cameras++;
                if (!told.isFresh(question.at()) || told.least() == null) {
                    isProven = false;
                    continue;
                }
                long days = Math.round(told.least() / Duration.ofDays(1).toSeconds());
                if (days < limit && !reachesBack(facts, unit, told, days, question.day())) {
                    wrong.add(unit.wrong(told, Phrase.of("footage-short", days, limit)));
                }
            }
            if (!isProven) {
                unheard.add(unit.name());
            }
            for (CameraEvidence.Gap gap : facts.gaps()) {
                Instant end = gap.until() == null ? question.at() : gap.until();
                if (gap.device() == unit.device()
                        && end.isAfter(from)
                        && Duration.between(gap.from(), end).compareTo(SHORT) > 0) {
                    wrong.add(unit.wrong(
                            gap.point(),
                            gap.until() == null
                                    ? Phrase.of("recording-gap-open", gap.from())
                                    : Phrase.of("recording-gap", gap.from(), gap.until())));
                }
            }
        }
        List<Proof> proofs = List.of(new Proof(Phrase.of("cameras-footage", cameras), from, question.at(), "/devices"));
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        if (cameras == 0) {
            return Verdict.noEvidence(Phrase.of("no-device"), proofs);
        }
        return unheard.isEmpty()
                ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                : Verdict.noEvidence(Phrase.of("not-heard", unheard.size(), unheard.getFirst()), proofs);
    }

    /** Tells whether there is footage since a camera is known: the day on which it came need not be whole. */
    private static boolean reachesBack(
            CameraEvidence.Facts facts, Plant.Unit unit, Plant.Told told, long days, LocalDate today) {
        Optional<LocalDate> since = facts.footage().stream()
                .filter(one -> one.device() == unit.device() && one.point().equals(told.point()))
                .map(CameraEvidence.Footage::since)
                .filter(Objects::nonNull)
                .findFirst();
        return since.map(day -> ChronoUnit.DAYS.between(day, today) - 1 <= days).orElse(false);
    }
}
