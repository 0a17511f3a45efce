package vn.dcim.core.shift.round;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.ShiftRoundRepository;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;

/** Finds rounds, what they ask, and what was seen on them. */
@Singleton
public class Rounds {

    private final ShiftRoundRepository rounds;
    private final RoundAnswerRepository answers;
    private final RoundChecks checks;
    private final DeviceRepository devices;
    private final PointRepository points;
    private final LatestReadings latest;

    Rounds(
            ShiftRoundRepository rounds,
            RoundAnswerRepository answers,
            RoundChecks checks,
            DeviceRepository devices,
            PointRepository points,
            LatestReadings latest) {
        this.rounds = rounds;
        this.answers = answers;
        this.checks = checks;
        this.devices = devices;
        this.points = points;
        this.latest = latest;
    }

    /**
     * Something to look at, with what the device says of it.
     *
     * @param point null where no device says anything, like {@code reading}
     */
    public record Question(
            RoundCheck check,
            @Nullable Point point,
            @Nullable Reading reading) {

        /** Tells whether the reading may be offered as the answer: good, and of now. */
        public boolean isOffered() {
            return reading != null && reading.quality() == Quality.GOOD && !Double.isNaN(reading.value());
        }

        /** Returns how old the reading is. */
        public Duration age(Instant now) {
            return Duration.between(reading.at(), now);
        }
    }

    /** @throws DcimException NOT_FOUND */
    public ShiftRound get(long id) {
        return rounds.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "round", id));
    }

    /** Returns those of a shift, by the time at which they are due. */
    public List<ShiftRound> of(long shiftId) {
        return rounds.findByShiftIdOrderByDueAt(shiftId);
    }

    /** Returns those that are due from one instant up to but without another. */
    public List<ShiftRound> due(Instant from, Instant to) {
        return rounds.findByDueAtGreaterThanEqualsAndDueAtLessThanOrderByDueAt(from, to);
    }

    /** Returns what a round asks now. */
    public List<Question> questions() {
        return checks.all().stream().map(this::question).toList();
    }

    private Question question(RoundCheck check) {
        Optional<Point> point = check.device().isEmpty()
                ? Optional.empty()
                : devices.findByName(check.device())
                        .flatMap(device -> points.findByDeviceIdAndName(device.id(), check.point()));
        return new Question(
                check,
                point.orElse(null),
                point.flatMap(found -> latest.of(found.id())).orElse(null));
    }

    /** Returns what was seen, by round. */
    public Map<Long, List<RoundAnswer>> answers(Collection<ShiftRound> of) {
        return of.isEmpty()
                ? Map.of()
                : answers
                        .findByRoundIdInOrderById(
                                of.stream().map(ShiftRound::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(RoundAnswer::roundId));
    }
}
