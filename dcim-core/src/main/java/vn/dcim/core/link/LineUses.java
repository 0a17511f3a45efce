package vn.dcim.core.link;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.point.Point;
import vn.dcim.core.telemetry.History;

/** Keeps the traffic of lines in steps of five minutes, by which providers charge; the history is read once, in the background. */
@Singleton
@Requires(property = "datasources.default.url")
class LineUses {

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration BACK = Duration.ofDays(31);
    private static final Duration AT_ONCE = Duration.ofDays(1);
    private static final int CHARGED = 95;

    private final InternetLineRepository lines;
    private final LineUseRepository repository;
    private final LineRoundRepository rounds;
    private final LineTraffic traffic;
    private final History history;
    private final LineConfig config;
    private final Clock clock;

    LineUses(
            InternetLineRepository lines,
            LineUseRepository repository,
            LineRoundRepository rounds,
            LineTraffic traffic,
            History history,
            LineConfig config,
            Clock clock) {
        this.lines = lines;
        this.repository = repository;
        this.rounds = rounds;
        this.traffic = traffic;
        this.history = history;
        this.config = config;
        this.clock = clock;
    }

    /** What a line carried in a time. @param p95Bps the greater of both ways */
    record Use(long p95Bps, BigDecimal sharePercent) {}

    /** Adds the steps that are over. */
    void keepUp() {
        Instant now = clock.instant();
        Instant until = now.minusMillis(now.toEpochMilli() % STEP.toMillis()).truncatedTo(ChronoUnit.MILLIS);
        for (InternetLine line : lines.findAllOrderByName()) {
            List<Point> counters = line.isUsed() ? traffic.counters(line) : List.of();
            if (!counters.isEmpty()) {
                LocalDateTime newest = repository.newest(line.id());
                Instant earliest = until.minus(BACK);
                Instant from =
                        newest == null || newest.toInstant(ZoneOffset.UTC).isBefore(earliest)
                                ? earliest
                                : newest.toInstant(ZoneOffset.UTC).plus(STEP);
                while (from.isBefore(until)) {
                    Instant to = from.plus(AT_ONCE).isBefore(until) ? from.plus(AT_ONCE) : until;
                    repository.saveAll(steps(line.id(), counters, from, to));
                    from = to;
                }
            }
        }
    }

    private List<LineUse> steps(long line, List<Point> counters, Instant from, Instant to) {
        var buckets = history.buckets(counters.stream().map(Point::id).toList(), from, to, STEP);
        Map<Instant, History.Bucket> out = buckets.get(counters.getLast().id()).stream()
                .filter(bucket -> bucket.average() != null)
                .collect(Collectors.toMap(History.Bucket::start, Function.identity()));
        return buckets.get(counters.getFirst().id()).stream()
                .filter(bucket -> bucket.average() != null && out.containsKey(bucket.start()))
                .map(bucket -> new LineUse(
                        null,
                        line,
                        bucket.start(),
                        bucket.average().longValue(),
                        out.get(bucket.start()).average().longValue()))
                .toList();
    }

    /** Forgets rounds that are older than is asked for. */
    void forget() {
        Instant before = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusMonths(config.keepMonths())
                .toInstant(ZoneOffset.UTC);
        rounds.forget(before);
    }

    /** Returns what each line carried in a time; of one that nobody counted, nothing. */
    Map<Long, Use> within(Availability.Interval time) {
        return uses(repository.findWithin(time.from(), time.to()));
    }

    static Map<Long, Use> uses(List<LineUse> steps) {
        Map<Long, List<LineUse>> byLine = steps.stream().collect(Collectors.groupingBy(LineUse::lineId));
        double all = steps.stream().mapToDouble(LineUses::both).sum();
        Map<Long, Use> uses = new HashMap<>();
        byLine.forEach((line, own) -> {
            double[] greater = own.stream()
                    .mapToDouble(step -> Math.max(step.inBps(), step.outBps()))
                    .toArray();
            double carried = own.stream().mapToDouble(LineUses::both).sum();
            BigDecimal share =
                    BigDecimal.valueOf(all == 0 ? 0 : 100 * carried / all).setScale(2, RoundingMode.HALF_EVEN);
            uses.put(line, new Use((long) LineJudge.rank(greater, CHARGED), share));
        });
        return uses;
    }

    private static double both(LineUse step) {
        return (double) step.inBps() + step.outBps();
    }
}
