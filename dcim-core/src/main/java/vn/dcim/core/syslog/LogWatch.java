package vn.dcim.core.syslog;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.device.Device;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.node.Collector;
import vn.dcim.core.node.DeviceShares;
import vn.dcim.core.node.Ownership;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.RawValue;
import vn.dcim.core.schedule.LoopThread;
import vn.dcim.core.telemetry.Sample;
import vn.dcim.core.telemetry.SampleBatch;

/**
 * Says of each source how long it has been silent, how much it sends and how its clock goes, as readings of its points: so that silence
 * and a flood are alarms, and both can be drawn. One process says it of what all of them received.
 */
@Context
@Requires(property = "datasources.default.url")
@Requires(property = "dcim.syslog.address")
class LogWatch implements Collector {

    private final LogSources sources;
    private final LogTallies tallies;
    private final PointRepository points;
    private final SampleSink sink;
    private final Ownership ownership;
    private final Clock clock;
    private final LoopThread loop;
    private final Map<Long, Counted> before = new HashMap<>();
    private Instant since = Instant.EPOCH;
    private volatile boolean isOurTurn;

    LogWatch(
            LogSources sources,
            LogTallies tallies,
            PointRepository points,
            SampleSink sink,
            Ownership ownership,
            LogConfig config,
            Clock clock) {
        this.sources = sources;
        this.tallies = tallies;
        this.points = points;
        this.sink = sink;
        this.ownership = ownership;
        this.clock = clock;
        this.loop = LoopThread.steady("log-watch", config.every(), this::tick);
    }

    private record Counted(Instant at, LogTallies.Tally tally) {}

    @PostConstruct
    void start() {
        ownership.join(this);
        loop.start();
    }

    @Override
    public String kind() {
        return DeviceShares.SYSLOG;
    }

    @Override
    public synchronized void take(Set<String> leases) {
        before.clear();
        since = clock.instant();
        isOurTurn = true;
    }

    @Override
    public void letGo(Set<String> leases) {
        isOurTurn = false;
    }

    synchronized void tick() {
        if (!isOurTurn) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<Long, LogTallies.Tally> all = tallies.all();
        for (LogSource source : sources.all()) {
            if (source.device().state() == Device.State.ACTIVE) {
                LogTallies.Tally tally = all.getOrDefault(
                        source.id(), new LogTallies.Tally(source.device().createdAt(), 0, 0, null));
                say(source, tally, now);
                before.put(source.id(), new Counted(now, tally));
            }
        }
    }

    private void say(LogSource source, LogTallies.Tally tally, Instant now) {
        Map<String, Double> values = new HashMap<>();
        // why: while nobody listened nobody was silent
        Instant heard = tally.lastAt().isAfter(since) ? tally.lastAt() : since;
        values.put(LogSources.SILENCE, Math.max(0, seconds(heard, now)));
        Counted last = before.get(source.id());
        if (last != null && last.at().isBefore(now)) {
            double minutes = seconds(last.at(), now) / 60;
            values.put(LogSources.RATE, (tally.messages() - last.tally().messages()) / minutes);
            values.put(LogSources.SEVERE_RATE, (tally.severe() - last.tally().severe()) / minutes);
        }
        boolean isNews = last == null || tally.messages() > last.tally().messages();
        if (tally.clockOffset() != null && isNews) {
            values.put(LogSources.CLOCK, tally.clockOffset().toMillis() / 1000.0);
        }
        List<Sample> samples = new ArrayList<>();
        for (Point point : points.findByDeviceIdOrderByName(source.id())) {
            Double value = values.get(point.name());
            if (value != null) {
                samples.add(Sample.live(point.id(), RawValue.of(value)));
            }
        }
        sink.accept(SampleBatch.cycle(source.id(), now, samples));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    @PreDestroy
    void end() throws InterruptedException {
        loop.end();
        loop.await();
    }
}
