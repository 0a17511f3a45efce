package vn.dcim.bench;

import io.micronaut.context.ApplicationContext;
import io.micronaut.jdbc.DataSourceResolver;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.ingest.ReadingPipeline;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.RawValue;
import vn.dcim.core.telemetry.History;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.telemetry.Sample;
import vn.dcim.core.telemetry.SampleBatch;
import vn.dcim.demo.SteppableClock;

/**
 * Readings made up inside the program, without SNMP: of 20 points, 9 are constant, 7 change by a step every half hour or so, 4
 * wander; as devices send them, in their own tenths or whole numbers.
 */
final class WriteLoad {

    private static final Duration CYCLE = Duration.ofSeconds(10);
    private static final Duration BEFORE = Duration.ofHours(23);
    private static final int IN_FLIGHT = 4_000;
    private static final int ROWS_A_COMMIT = 1_000;
    private static final int LATEST_MS = 30;
    private static final long SEED = 7;

    private final ApplicationContext context;
    private final List<Source> sources = new ArrayList<>();
    private final Random random = new Random(SEED);
    private static final AtomicLong CYCLES = new AtomicLong();

    WriteLoad(ApplicationContext context, DeviceReading like) {
        this.context = context;
        Map<String, Double> values = new HashMap<>();
        like.values().forEach(value -> values.put(value.name(), value.value()));
        PointRepository points = context.getBean(PointRepository.class);
        for (Device device : context.getBean(DeviceRepository.class).findAll()) {
            List<Wandering> wandering = new ArrayList<>();
            for (Point point : points.findByDeviceIdOrderByName(device.id())) {
                if (Character.isDigit(point.source().charAt(0))) {
                    wandering.add(new Wandering(point, raw(point, values.get(point.name())), wandering.size() % 20));
                }
            }
            sources.add(new Source(device.id(), wandering));
        }
    }

    private record Source(long deviceId, List<Wandering> points) {}

    /** One point that moves in its manner. */
    private final class Wandering {

        private static final int CONSTANT = 9;
        private static final int SLOW = 16;
        private static final int SLOW_CYCLES = 180;

        private final Point point;
        private final int manner;
        private long raw;

        private Wandering(Point point, long raw, int manner) {
            this.point = point;
            this.raw = raw;
            this.manner = point.quantity() == Quantity.STATE ? 0 : manner;
        }

        private long next() {
            if (manner >= SLOW || manner >= CONSTANT && random.nextInt(SLOW_CYCLES) == 0) {
                raw += random.nextInt(3) - 1;
            }
            return raw;
        }
    }

    private static long raw(Point point, double value) {
        Conversion conversion = point.conversion();
        if (conversion.states().isEmpty()) {
            return Math.round((value - conversion.offset()) / conversion.factor());
        }
        return conversion.states().entrySet().stream()
                .filter(state -> state.getValue() == (int) value)
                .mapToLong(state -> Long.parseLong(state.getKey()))
                .findFirst()
                .orElseThrow();
    }

    /** Leads cycles of all devices through the pipeline, as fast as it takes them; returns when all are stored. */
    Object write(Duration load, int mostCycles) throws InterruptedException {
        ReadingPipeline pipeline = context.getBean(ReadingPipeline.class);
        Semaphore room = new Semaphore(IN_FLIGHT);
        AtomicLong failed = new AtomicLong();
        Instant first = Instant.now().minus(BEFORE);
        long started = System.nanoTime();
        long rows = 0;
        long readings = 0;
        for (int cycle = 0; cycle < mostCycles && System.nanoTime() - started < load.toNanos(); cycle++) {
            Instant at = first.plus(CYCLE.multipliedBy(CYCLES.getAndIncrement()));
            for (Source source : sources) {
                List<Sample> samples = source.points().stream()
                        .map(point -> Sample.live(point.point.id(), RawValue.of(point.next())))
                        .toList();
                room.acquire();
                pipeline.accept(SampleBatch.cycle(source.deviceId(), at, samples))
                        .whenComplete((stored, failure) -> {
                            failed.addAndGet(Boolean.TRUE.equals(stored) ? 0 : 1);
                            room.release();
                        });
                rows++;
                readings += samples.size();
            }
        }
        room.acquire(IN_FLIGHT);
        return Map.of(
                "seconds", (System.nanoTime() - started) / 1e9, "rows", rows, "readings", readings, "failed", failed);
    }

    /**
     * Leads the cycles of a period that lies behind through the pipeline, the program's clock with them. Each answer is up to 29 ms late.
     */
    Object past(Instant from, Duration period, Duration cycle, SteppableClock clock) throws InterruptedException {
        ReadingPipeline pipeline = context.getBean(ReadingPipeline.class);
        Semaphore room = new Semaphore(IN_FLIGHT);
        AtomicLong failed = new AtomicLong();
        long readings = 0;
        for (Instant turn = from; turn.isBefore(from.plus(period)); turn = turn.plus(cycle)) {
            Duration step = Duration.between(clock.instant(), turn.plusMillis(LATEST_MS));
            if (step.isPositive()) {
                clock.advance(step);
            }
            for (Source source : sources) {
                List<Sample> samples = source.points().stream()
                        .map(point -> Sample.live(point.point.id(), RawValue.of(point.next())))
                        .toList();
                room.acquire();
                pipeline.accept(SampleBatch.cycle(
                                source.deviceId(), turn.plusMillis(random.nextInt(LATEST_MS)), samples))
                        .whenComplete((stored, failure) -> {
                            failed.addAndGet(Boolean.TRUE.equals(stored) ? 0 : 1);
                            room.release();
                        });
                readings += samples.size();
            }
        }
        room.acquire(IN_FLIGHT);
        return Map.of("readings", readings, "failed", failed);
    }

    /** Stores the past of the first device, without pipeline. */
    Object fill(Instant from, Duration period, Duration step) throws Exception {
        Source source = sources.getFirst();
        History history = context.getBean(History.class);
        DataSource dataSource = context.getBean(DataSourceResolver.class).resolve(context.getBean(DataSource.class));
        long rows = period.dividedBy(step);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            List<History.Entry> entries = new ArrayList<>();
            for (long row = 0; row < rows; row++) {
                Instant at = from.plus(step.multipliedBy(row));
                entries.add(new History.Entry(source.deviceId(), at, 0, readings(source, at)));
                if (entries.size() == ROWS_A_COMMIT || row == rows - 1) {
                    history.append(connection, entries);
                    connection.commit();
                    entries.clear();
                }
            }
        }
        return Map.of("rows", rows);
    }

    private static List<Reading> readings(Source source, Instant at) {
        return source.points().stream()
                .map(point -> new Reading(
                        point.point.id(),
                        at,
                        point.point
                                .conversion()
                                .apply(RawValue.of(point.next()))
                                .value(),
                        Quality.GOOD))
                .toList();
    }
}
