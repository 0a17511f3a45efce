package vn.dcim.web.telemetry;

import io.micronaut.context.annotation.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import vn.dcim.core.ingest.PipelineStatistics;

/**
 * How many readings a second come in and are stored: between this look and one some seconds ago, or the program's start, where the
 * counts begin; so it is made then, and not when somebody looks first.
 */
@Context
public final class ReadingRates {

    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Look> looks = new ArrayDeque<>();

    ReadingRates(Clock clock) {
        this.clock = clock;
        looks.add(new Look(clock.instant(), 0, 0));
    }

    private record Look(Instant at, long received, long stored) {}

    /** @param since the instant of the look before */
    public record Rate(double received, double stored, Instant since) {}

    synchronized Rate look(PipelineStatistics now) {
        var look = new Look(clock.instant(), now.receivedReadings(), now.storedReadings());
        // why: of several who look at once, each is told of the same stretch
        while (looks.size() > 1
                && Duration.between(second(), look.at()).compareTo(LEAST) >= 0
                && Duration.between(looks.getFirst().at(), look.at()).compareTo(MOST) > 0) {
            looks.removeFirst();
        }
        Look before = looks.getFirst();
        if (Duration.between(looks.getLast().at(), look.at()).compareTo(LEAST) >= 0) {
            looks.addLast(look);
        }
        double seconds = Math.max(1, Duration.between(before.at(), look.at()).toMillis() / 1e3);
        return new Rate(
                (look.received() - before.received()) / seconds,
                (look.stored() - before.stored()) / seconds,
                before.at());
    }

    private Instant second() {
        var each = looks.iterator();
        each.next();
        return each.next().at();
    }
}
