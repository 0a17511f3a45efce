package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Each room that holds equipment has a camera, and each camera streams and was recorded without a pause of the last day. */
@Singleton
final class RecordingCheck implements Check<CameraEvidence.Facts> {

    private static final Pattern STATUS = Pattern.compile("(camera(\\.[^.]+)?|nvr)\\.status");
    private static final Pattern RECORDING = Pattern.compile("camera(\\.[^.]+)?\\.recording");

    @Override
    public String name() {
        return "cameras-record";
    }

    @Override
    public String evidence() {
        return CameraEvidence.NAME;
    }

    @Override
    public Verdict judge(CameraEvidence.Facts facts, Question question) {
        Duration longest = Duration.ofSeconds(Math.round(question.limits().number("recording_gap_min") * 60));
        Instant from = question.at().minus(Duration.ofHours(question.limits().whole("hours_per_day")));
        List<Offence> wrong = new ArrayList<>();
        List<String> unheard = new ArrayList<>();
        int recorded = 0;
        for (Plant.Unit unit : facts.plant().units()) {
            boolean isProven = true;
            for (Plant.Told told : unit.told()) {
                boolean isOfRecording = RECORDING.matcher(told.point()).matches();
                if (!isOfRecording && !STATUS.matcher(told.point()).matches()) {
                    continue;
                }
                recorded += isOfRecording ? 1 : 0;
                if (!told.isFresh(question.at())
                        || told.word().isEmpty()
                        || told.word().equals("unknown")) {
                    isProven = false;
                } else if (isOfRecording && !told.word().equals("recording")) {
                    wrong.add(unit.wrong(told, Phrase.of("camera-not-recording")));
                } else if (told.word().equals("offline")) {
                    wrong.add(unit.wrong(told, Phrase.of("camera-lost")));
                }
            }
            if (!isProven) {
                unheard.add(unit.name());
            }
            for (CameraEvidence.Gap gap : facts.gaps()) {
                boolean isOfToday = gap.until() == null || gap.until().isAfter(from);
                Instant end = gap.until() == null ? question.at() : gap.until();
                if (gap.device() == unit.device()
                        && isOfToday
                        && Duration.between(gap.from(), end).compareTo(longest) > 0) {
                    wrong.add(unit.wrong(
                            gap.point(),
                            gap.until() == null
                                    ? Phrase.of("recording-gap-open", gap.from())
                                    : Phrase.of("recording-gap", gap.from(), gap.until())));
                }
            }
        }
        facts.uncovered()
                .forEach(room ->
                        wrong.add(new Offence("room:" + room, room, Phrase.of("room-without-camera"), "/equipment")));
        List<Proof> proofs = List.of(
                new Proof(Phrase.of("cameras-recorded", recorded, facts.covered()), from, question.at(), "/devices"));
        if (!wrong.isEmpty()) {
            return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
        }
        if (recorded == 0) {
            return Verdict.noEvidence(Phrase.of("no-device"), proofs);
        }
        if (facts.covered() == 0) {
            return Verdict.noEvidence(Phrase.of("no-room"), proofs);
        }
        return unheard.isEmpty()
                ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                : Verdict.noEvidence(Phrase.of("not-heard", unheard.size(), unheard.getFirst()), proofs);
    }
}
