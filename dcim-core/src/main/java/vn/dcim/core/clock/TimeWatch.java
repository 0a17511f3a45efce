package vn.dcim.core.clock;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.DeviceCollector;
import vn.dcim.core.device.DeviceNetworks;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
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

/** Asks all sources of time in their rhythm, all at once; one process asks them for all. */
@Context
@Requires(property = "datasources.default.url")
@Requires(condition = TimeRole.class)
final class TimeWatch implements Collector, DeviceCollector {

    private static final Logger LOG = LoggerFactory.getLogger(TimeWatch.class);

    private static final ThreadFactory QUESTIONS =
            Thread.ofPlatform().daemon().name("clock-question-", 0).factory();

    private final DeviceRepository devices;
    private final PointRepository points;
    private final SampleSink sink;
    private final Ownership ownership;
    private final TimeServer server;
    private final Clock clock;
    private final LoopThread loop;
    private final Map<Long, Asked> asked = new ConcurrentHashMap<>();
    private volatile boolean isOurTurn;

    /**
     * @param every the rhythm; a source is asked once in it, as RFC 5905 has clients do when they are settled
     * @param patience how long each answer is waited for
     */
    TimeWatch(
            DeviceRepository devices,
            PointRepository points,
            SampleSink sink,
            Ownership ownership,
            DeviceNetworks networks,
            @Property(name = "dcim.clock.every", defaultValue = "64s") Duration every,
            @Property(name = "dcim.clock.patience", defaultValue = "2s") Duration patience,
            Clock clock) {
        this.devices = devices;
        this.points = points;
        this.sink = sink;
        this.ownership = ownership;
        this.server = new TimeServer(networks, patience, clock);
        this.clock = clock;
        this.loop = LoopThread.steady("clock-watch", every, this::tick);
    }

    /** How asking a source goes. @param failure empty where the last question was answered */
    private record Asked(@Nullable Instant lastAnswer, Duration roundTrip, long cycles, long missed, String failure) {

        static final Asked NEVER = new Asked(null, Duration.ZERO, 0, 0, "");

        Asked answered(ToldTime told) {
            return new Asked(told.at(), told.roundTrip(), cycles + 1, missed, "");
        }

        Asked missed(String why) {
            return new Asked(lastAnswer, roundTrip, cycles, missed + 1, why);
        }
    }

    @PostConstruct
    void start() {
        ownership.join(this);
        loop.start();
    }

    @Override
    public String kind() {
        return DeviceShares.NTP;
    }

    @Override
    public void take(Set<String> leases) {
        isOurTurn = true;
        loop.wake();
    }

    @Override
    public void letGo(Set<String> leases) {
        isOurTurn = false;
        asked.clear();
    }

    @EventListener
    void changed(DeviceChanged event) {
        if (event.device().isNtp()) {
            loop.wake();
        }
    }

    synchronized void tick() {
        if (!isOurTurn) {
            return;
        }
        List<Device> sources = devices.findByState(Device.State.ACTIVE).stream()
                .filter(Device::isNtp)
                .toList();
        asked.keySet().retainAll(sources.stream().map(Device::id).toList());
        Map<Device, Future<ToldTime>> questions = new LinkedHashMap<>();
        // why: one that is silent must not delay the others
        try (ExecutorService all = Executors.newThreadPerTaskExecutor(QUESTIONS)) {
            sources.forEach(source -> questions.put(source, all.submit(() -> ask(NtpAddress.parse(source.address())))));
        }
        questions.forEach(this::settle);
    }

    /** Asks, and where that is in vain once more: a lost packet is no silence. */
    private ToldTime ask(NtpAddress where) {
        try {
            return server.ask(where);
        } catch (DcimException e) {
            LOG.debug("{} is asked once more: {}", where, e.getMessage());
            return server.ask(where);
        }
    }

    private void settle(Device source, Future<ToldTime> question) {
        Asked before = asked.getOrDefault(source.id(), Asked.NEVER);
        if (question.state() == Future.State.SUCCESS) {
            ToldTime told = question.resultNow();
            asked.put(source.id(), before.answered(told));
            sink.accept(
                    SampleBatch.cycle(source.id(), told.at().truncatedTo(ChronoUnit.MILLIS), samples(source, told)));
            return;
        }
        Throwable failure = question.exceptionNow();
        if (!(failure instanceof DcimException)) {
            LOG.error("The source of time {} cannot be asked", source.name(), failure);
        } else if (before.failure().isEmpty()) {
            LOG.info("The source of time {} does not answer: {}", source.name(), failure.getMessage());
        }
        asked.put(source.id(), before.missed(String.valueOf(failure.getMessage())));
        sink.accept(SampleBatch.silence(source.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private List<Sample> samples(Device source, ToldTime told) {
        List<Sample> samples = new ArrayList<>();
        for (Point point : points.findByDeviceIdOrderByName(source.id())) {
            if (point.name().equals(TimeReading.OFFSET) && told.ahead() != null) {
                samples.add(Sample.live(point.id(), RawValue.of(TimeReading.seconds(told.ahead()))));
            } else if (point.name().equals(TimeReading.STRATUM)) {
                samples.add(Sample.live(point.id(), RawValue.of(told.stratum())));
            }
        }
        return samples;
    }

    @Override
    public void refresh(long deviceId) {
        if (asked.containsKey(deviceId)) {
            loop.wake();
        }
    }

    @Override
    public void rediscover(long deviceId) {
        refresh(deviceId);
    }

    @Override
    public Optional<Statistics> statistics(long deviceId) {
        return Optional.ofNullable(asked.get(deviceId))
                .map(one -> new Statistics(
                        one.failure().isEmpty() ? State.ANSWERING : State.SILENT,
                        one.lastAnswer(),
                        one.roundTrip(),
                        one.cycles(),
                        one.missed(),
                        0,
                        0,
                        one.missed(),
                        1,
                        one.roundTrip(),
                        one.failure()));
    }

    @PreDestroy
    void end() throws InterruptedException {
        loop.end();
        loop.await();
    }
}
