package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.time.Duration;
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

/** Each room with equipment has a sensor of either kind that lives, and what sensors tell is within the limits. */
@Singleton
final class ClimateCheck implements Check<ClimateEvidence.Facts> {

    @Override
    public String name() {
        return "climate";
    }

    @Override
    public String evidence() {
        return ClimateEvidence.NAME;
    }

    @Override
    public Verdict judge(ClimateEvidence.Facts facts, Question question) {
        Limits.Range temperature = question.limits().range("temp_c");
        Limits.Range humidity = question.limits().range("rh_pct");
        Duration stale = Duration.ofSeconds(question.limits().whole("stale_after_s"));
        List<Offence> wrong = new ArrayList<>();
        List<String> unheard = new ArrayList<>();
        for (ClimateEvidence.Room room : facts.rooms()) {
            List<Plant.Unit> sensors = facts.sensors().units().stream()
                    .filter(unit ->
                            unit.room().equals(room.name()) && !unit.told().isEmpty())
                    .toList();
            if (sensors.isEmpty()) {
                wrong.add(new Offence(
                        "place:" + room.place(), room.name(), Phrase.of("room-without-sensor"), "/equipment"));
                continue;
            }
            boolean isProven = true;
            for (Plant.Unit sensor : sensors) {
                isProven &= !facts.standing().contains(sensor.device());
                isProven &= sensor.told().stream().allMatch(told -> told.isFresh(question.at(), stale));
            }
            isProven &= has(sensors, ClimateEvidence.TEMPERATURES) && has(sensors, ClimateEvidence.HUMIDITIES);
            if (!isProven) {
                unheard.add(room.name());
            }
        }
        for (Plant.Unit sensor : facts.sensors().units()) {
            if (!facts.standing().contains(sensor.device())) {
                out(sensor, ClimateEvidence.TEMPERATURES, temperature, "temperature-out", question, stale, wrong);
                out(sensor, ClimateEvidence.HUMIDITIES, humidity, "humidity-out", question, stale, wrong);
            }
        }
        List<Proof> proofs = List.of(Proof.of(
                Phrase.of("rooms", facts.rooms().size(), facts.sensors().units().size()), "/devices"));
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        if (facts.rooms().isEmpty()) {
            return Verdict.noEvidence(Phrase.of("no-room"), proofs);
        }
        return unheard.isEmpty()
                ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                : Verdict.noEvidence(Phrase.of("not-heard", unheard.size(), unheard.getFirst()), proofs);
    }

    private static boolean has(List<Plant.Unit> sensors, Pattern points) {
        return sensors.stream().anyMatch(sensor -> sensor.of(points).findAny().isPresent());
    }

    private static void out(
            Plant.Unit sensor,
            Pattern points,
            Limits.Range range,
            String key,
            Question question,
            Duration stale,
            List<Offence> wrong) {
        sensor.of(points)
                .filter(told -> told.isFresh(question.at(), stale))
                .filter(told -> !range.holds(told.least()) || !range.holds(told.greatest()))
                .forEach(told -> wrong.add(sensor.wrong(
                        told,
                        Phrase.of(
                                key,
                                Math.round(told.greatest() > range.greatest() ? told.greatest() : told.least()),
                                PlantChecks.plain(range.least()),
                                PlantChecks.plain(range.greatest())))));
    }
}
