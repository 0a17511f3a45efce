package vn.dcim.core.drill;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.incident.IncidentAnswer;
import vn.dcim.core.incident.IncidentAttempt;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.IncidentStep;
import vn.dcim.core.incident.NoticeClock;
import vn.dcim.core.incident.Scale;
import vn.dcim.core.incident.StepKind;

/**
 * How fast a drill was handled. Counts when something was entered, not the time that people say it had: in a drill the clock is the
 * program's.
 *
 * @param acknowledgedAt null while it did not happen, like levelledAt and toldAt
 * @param toldAt when the last body was told; null while one is not
 */
public record DrillScore(
        Instant startedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant levelledAt,
        @Nullable Instant toldAt,
        int toTell,
        int toldInTime,
        Duration acknowledgeLimit,
        Duration levelLimit) {

    private static final int ACKNOWLEDGE = 25;
    private static final int LEVEL = 25;
    private static final int TELL = 50;

    /** @param alarm when somebody first acknowledged an alarm that came in the drill; null for never */
    static DrillScore of(IncidentFile file, @Nullable Instant alarm, DrillConfig config) {
        Instant started = file.incident().detectedAt();
        Optional<Instant> taken = Stream.concat(
                        Stream.ofNullable(alarm),
                        file.steps().stream()
                                .filter(step -> step.kind() == StepKind.ACKNOWLEDGED)
                                .map(IncidentStep::enteredAt))
                .min(Instant::compareTo);
        Map<String, Instant> told = new HashMap<>();
        file.attempts().stream()
                .filter(attempt -> attempt.result() != IncidentAttempt.Result.FAILED)
                .forEach(attempt -> told.merge(attempt.body(), attempt.enteredAt(), DrillScore::earlier));
        long inTime = file.notices().stream()
                .filter(notice -> told.containsKey(notice.body())
                        && !told.get(notice.body()).isAfter(notice.dueAt()))
                .count();
        boolean allTold = file.notices().stream().map(NoticeClock::body).allMatch(told::containsKey);
        return new DrillScore(
                started,
                taken.orElse(null),
                levelled(file),
                allTold
                        ? file.notices().stream()
                                .map(notice -> told.get(notice.body()))
                                .max(Instant::compareTo)
                                .orElse(null)
                        : null,
                file.notices().size(),
                (int) inTime,
                config.acknowledge(),
                config.level());
    }

    /** Returns when both levels were first known. */
    private static @Nullable Instant levelled(IncidentFile file) {
        Map<String, Boolean> held = new HashMap<>();
        for (IncidentAnswer answer : file.answers()) {
            held.put(answer.question(), answer.answer().equals("yes"));
            if (Stream.of(Scale.values()).allMatch(scale -> scale.rate(held).isKnown())) {
                return answer.answeredAt();
            }
        }
        return null;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Returns how long something took; null where it did not happen. */
    public @Nullable Duration took(@Nullable Instant at) {
        return at == null ? null : Duration.between(startedAt, at);
    }

    public boolean acknowledgedInTime() {
        return acknowledgedAt != null && took(acknowledgedAt).compareTo(acknowledgeLimit) <= 0;
    }

    public boolean levelledInTime() {
        return levelledAt != null && took(levelledAt).compareTo(levelLimit) <= 0;
    }

    /** Returns percent: 25 for taking it in time, 25 for the levels in time, 50 by the share of the bodies told in time. */
    public int percent() {
        int tell = toTell == 0 ? TELL : TELL * toldInTime / toTell;
        return (acknowledgedInTime() ? ACKNOWLEDGE : 0) + (levelledInTime() ? LEVEL : 0) + tell;
    }
}
