package vn.dcim.core.regulation.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Devices of some classes could be reached for the share of the month that is asked, and each outage is an incident. */
final class AvailabilityCheck implements Check<OutageEvidence.Facts> {

    private final String name;
    private final Set<String> classes;

    /** @param classes codes of device classes */
    AvailabilityCheck(String name, Set<String> classes) {
        this.name = name;
        this.classes = Set.copyOf(classes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String evidence() {
        return OutageEvidence.NAME;
    }

    @Override
    public Verdict judge(OutageEvidence.Facts facts, Question question) {
        double least = question.limits().number("availability_pct");
        // why: 0.1 % of a month has no exact double
        BigDecimal allowed = BigDecimal.valueOf(100).subtract(BigDecimal.valueOf(least));
        List<OutageEvidence.Line> lines = facts.lines().stream()
                .filter(line -> classes.contains(line.unit().deviceClass()))
                .toList();
        List<Offence> wrong = new ArrayList<>();
        List<String> unheard = new ArrayList<>();
        Instant from = question.at();
        for (OutageEvidence.Line line : lines) {
            from = line.since().isBefore(from) ? line.since() : from;
            long watched = Duration.between(line.since(), question.at()).toSeconds();
            if (BigDecimal.valueOf(100L * line.downSeconds()).compareTo(allowed.multiply(BigDecimal.valueOf(watched)))
                    > 0) {
                wrong.add(line.unit()
                        .wrong(Phrase.of(
                                "availability-low",
                                Math.ceilDiv(line.downSeconds(), 60),
                                line.outages(),
                                PlantChecks.plain(least))));
            }
            if (line.unrecorded() > 0) {
                wrong.add(line.unit().wrong(Phrase.of("outage-without-incident", line.unrecorded())));
            }
            boolean isHeard = watched > 0
                    && !line.unit().told().isEmpty()
                    && line.unit().told().stream()
                            .allMatch(told ->
                                    told.isFresh(question.at()) && !told.word().isEmpty());
            if (!isHeard) {
                unheard.add(line.unit().name());
            }
        }
        List<Proof> proofs = List.of(new Proof(
                Phrase.of("devices-heard", lines.size(), lines.size() - unheard.size()),
                from,
                question.at(),
                "/devices"));
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        if (lines.isEmpty()) {
            return Verdict.noEvidence(Phrase.of("no-device"), proofs);
        }
        return unheard.isEmpty()
                ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                : Verdict.noEvidence(Phrase.of("not-heard", unheard.size(), unheard.getFirst()), proofs);
    }
}
