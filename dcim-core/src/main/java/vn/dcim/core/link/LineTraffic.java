package vn.dcim.core.link;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;

/** What lines carry now, as their router counts it. */
@Singleton
final class LineTraffic {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final PointRepository points;
    private final LatestReadings latest;
    private final Clock clock;

    LineTraffic(PointRepository points, LatestReadings latest, Clock clock) {
        this.points = points;
        this.latest = latest;
        this.clock = clock;
    }

    /** What a line carries. @param inBps bit/s */
    record Rate(double inBps, double outBps) {

        double both() {
            return inBps + outBps;
        }
    }

    /** Returns the points that count a line's traffic, in and out; empty where there are none. */
    List<Point> counters(InternetLine line) {
        if (line.routerId() == null || line.routerPort() == null) {
            return List.of();
        }
        List<Point> both = List.of("in", "out").stream()
                .map(way ->
                        points.findByDeviceIdAndName(line.routerId(), "if." + line.routerPort() + "." + way + ".rate"))
                .flatMap(Optional::stream)
                .toList();
        return both.size() == 2 ? both : List.of();
    }

    /** Returns what lines carry, by their ids; of a line that nobody counts, or counted lately, nothing. */
    Map<Long, Rate> now(Collection<InternetLine> lines) {
        Map<Long, Rate> rates = new HashMap<>();
        for (InternetLine line : lines) {
            List<Reading> read =
                    latest.of(counters(line).stream().map(Point::id).toList());
            if (read.size() == 2 && read.stream().allMatch(this::isUsable)) {
                rates.put(
                        line.id(),
                        new Rate(read.getFirst().value(), read.getLast().value()));
            }
        }
        return rates;
    }

    private boolean isUsable(Reading reading) {
        Instant oldest = clock.instant().minus(FRESH);
        return (reading.quality() == Quality.GOOD || reading.quality() == Quality.UNCERTAIN)
                && reading.at().isAfter(oldest);
    }

    /**
     * Returns the share of each line, in %; a line that is dead carries nothing, whatever its router said last.
     *
     * @return nothing where nothing is carried
     */
    static Map<Long, Double> shares(Map<Long, Rate> rates, Map<Long, LineState> states) {
        Map<Long, Double> carried = new HashMap<>();
        rates.forEach((line, rate) ->
                carried.put(line, states.getOrDefault(line, LineState.UNKNOWN).isDead() ? 0 : rate.both()));
        double all = carried.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<Long, Double> shares = new HashMap<>();
        if (all > 0) {
            carried.forEach((line, one) -> shares.put(line, 100 * one / all));
        }
        return shares;
    }
}
