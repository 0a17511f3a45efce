package vn.dcim.core.ingest;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.alarm.AlarmEvaluator;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.ingest.spool.Spool;
import vn.dcim.core.node.Ownership;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.telemetry.SampleBatch;

/**
 * The one way of a reading. Batches wait in a bounded queue, where poll cycles gather for a moment; one thread takes what waits as a
 * group and leads it through the stages that {@link #store} lists in order. The readings of a group and the alarm transitions that
 * follow from them are committed together, and only then shown and acknowledged. Stages that are completed call their dependents
 * on this thread: they must return at once.
 *
 * <p>While the database is away, what nobody else keeps waits on disk ({@link Spool}) and is stored afterwards in the order it came: the
 * pipeline then lives through the outage in its time, so that alarms come and go as they would have.
 */
@Context
@Requires(property = "datasources.default.url")
public class ReadingPipeline implements SampleSink {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingPipeline.class);

    /** So far behind the present, that nothing is heard of a device says nothing about the device. */
    private static final Duration BEHIND = Duration.ofSeconds(5);

    private final IngestConfig config;
    private final Clock clock;
    private final Spool spool;
    private final ReadingGaps gaps;
    private final WaitingBatches waiting;
    private final Normaliser normaliser;
    private final InstantCheck instants;
    private final Staleness staleness = new Staleness();
    private final StoreStage history;
    private final AlarmStage alarms;
    private final LatestReadings latest;
    private final Checkpoints checkpoints;
    private final Ownership ownership;
    private final GroupTransaction transaction;
    private final PipelineCounters counters;
    private final Thread writer = new Thread(this::run, "ingest");
    private long nextTick = System.nanoTime();

    ReadingPipeline(
            IngestConfig config,
            Clock clock,
            Spool spool,
            ReadingGaps gaps,
            Normaliser normaliser,
            StoreStage history,
            AlarmStage alarms,
            LatestReadings latest,
            Checkpoints checkpoints,
            Ownership ownership,
            GroupTransaction transaction,
            PipelineCounters counters) {
        this.config = config;
        this.clock = clock;
        this.spool = spool;
        this.gaps = gaps;
        this.waiting = new WaitingBatches(spool, config.queue(), config.gather(), System::nanoTime);
        this.normaliser = normaliser;
        this.instants = new InstantCheck(config.maxAhead(), config.maxBehind());
        this.history = history;
        this.alarms = alarms;
        this.latest = latest;
        this.checkpoints = checkpoints;
        this.ownership = ownership;
        this.transaction = transaction;
        this.counters = counters;
    }

    @PostConstruct
    void start() throws SQLException {
        latest.update(checkpoints.read());
        ownership.join(this::succeed);
        transaction.begin(clock.instant());
        writer.start();
    }

    /** Brings what is known of devices up to what their last owner has written. */
    private void succeed(Set<Long> devices) throws SQLException {
        latest.update(checkpoints.read(devices));
        alarms.succeed(devices);
    }

    @Override
    public CompletionStage<Boolean> accept(SampleBatch batch) {
        return accept(WaitingBatch.of(batch, clock.instant()));
    }

    @Override
    public CompletionStage<Boolean> acceptAtOnce(SampleBatch batch) {
        return accept(WaitingBatch.urgent(batch, clock.instant()));
    }

    private CompletionStage<Boolean> accept(WaitingBatch taken) {
        counters.receivedReadings.add(taken.batch().samples().size());
        try {
            waiting.add(taken).ifPresent(dropped -> {
                counters.droppedCycles.increment();
                dropped.stored().completeExceptionally(new DcimException(ErrorCode.QUEUE_FULL, config.queue()));
            });
        } catch (DcimException e) {
            counters.refusedMessages.add(e.code() == ErrorCode.QUEUE_FULL ? 1 : 0);
            taken.stored().completeExceptionally(e);
        }
        return taken.stored();
    }

    public PipelineStatistics statistics() {
        return counters.read(waiting.size(), config.queue());
    }

    /** Returns what waits on disk. */
    public Spool.State spool() {
        return spool.state();
    }

    /** Takes nothing more in, stores what waits and writes down what is known; gives up after the configured time. */
    @PreDestroy
    void end() throws InterruptedException {
        waiting.close();
        transaction.endWithin(config.drain());
        writer.join();
        spool.end();
    }

    private void run() {
        while (!waiting.isExhausted() && !transaction.isOver()) {
            try {
                lead(waiting.take(config.group(), Duration.ofNanos(nextTick - System.nanoTime())));
            } catch (InterruptedException e) {
                LOG.warn("The thread that stores readings was interrupted; it goes on", e);
            }
        }
        waiting.removeAll()
                .forEach(batch -> batch.stored().completeExceptionally(new DcimException(ErrorCode.SHUTTING_DOWN)));
        transaction.end(connection -> {
            checkpoints.forgetUnless(ownership::isOurs);
            checkpoints.writeAll(connection, known(clock.instant()));
        });
    }

    /** Stores a group; where it fails, its halves, and so on, so that a batch which cannot be stored fails alone. */
    private void lead(List<WaitingBatch> group) {
        try {
            process(group);
        } catch (RuntimeException | Error e) {
            if (group.size() > 1 && !transaction.isOver()) {
                LOG.warn("{} batches cannot be stored together, halving: {}", group.size(), e.toString());
                int half = group.size() / 2;
                lead(group.subList(0, half));
                lead(group.subList(half, group.size()));
            } else {
                LOG.error("A group of {} batches cannot be stored", group.size(), e);
                group.forEach(batch -> batch.stored().completeExceptionally(e));
                if (!transaction.isOver()) {
                    waiting.settle(group);
                }
            }
        }
    }

    private void process(List<WaitingBatch> group) {
        long started = System.nanoTime();
        boolean tick = started >= nextTick;
        Time time = Time.of(clock.instant(), waiting);
        if (tick) {
            nextTick = started + config.tick().toNanos();
            counters.ticks.increment();
            staleness.forgetUnless(ownership::isOurs);
            checkpoints.forgetUnless(ownership::isOurs);
        }
        if (tick && !time.isBehind()) {
            staleness.tick(time.now());
        }
        if (group.isEmpty() && (!tick || isQuiet(time))) {
            return;
        }
        GroupOutcome outcome = transaction.commit(
                group.size() <= 1,
                (connection, withAlarms) -> store(connection, group, tick, withAlarms),
                () -> waiting.spill(group));
        counters.committed(clock.instant(), Duration.ofNanos(System.nanoTime() - started));
        publish(outcome);
        waiting.settle(group);
        gaps.committed();
    }

    /** Tells whether time alone changes nothing: a look at the clock then costs no transaction. */
    private boolean isQuiet(Time time) {
        return (time.isBehind()
                        || staleness.overdue(time.now(), known(time.now())).isEmpty())
                && alarms.isQuiet(time)
                && !gaps.isDue();
    }

    /** The stages, within one transaction. Changes nothing in memory, so that it can be done again when the database fails. */
    private GroupOutcome store(Connection connection, List<WaitingBatch> group, boolean tick, boolean withAlarms)
            throws SQLException {
        Time time = Time.of(clock.instant(), waiting);
        Instant now = time.now();
        List<Understood> batches = new ArrayList<>();
        KnownReadings expected = known(now);
        for (WaitingBatch batch : group) {
            Understood normalised = normaliser.normalise(batch, expected);
            Understood checked = instants.check(normalised);
            Understood followed = owned(staleness.follow(checked, expected), batch.receivedAt());
            if (ownership.isOurs(followed.deviceId()) && !followed.isPast()) {
                expected.take(followed.readings());
            }
            batches.add(followed);
        }
        if (tick && !time.isBehind()) {
            staleness.overdue(now, expected).stream()
                    .filter(batch -> ownership.isOurs(batch.deviceId()))
                    .forEach(batches::add);
        }
        List<Boolean> stored = history.store(connection, batches);
        KnownReadings known = known(now);
        List<Optional<List<Reading>>> current = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            Understood batch = batches.get(i);
            List<Reading> latestOnes =
                    ownership.isOurs(batch.deviceId()) && !batch.isPast() ? batch.readings() : List.of();
            current.add(stored.get(i) ? Optional.of(known.take(latestOnes)) : Optional.empty());
        }
        List<Reading> readings = GroupOutcome.flat(current);
        AlarmEvaluator.Evaluation evaluation = withAlarms ? alarms.write(connection, readings, time) : AlarmStage.NONE;
        gaps.write(connection);
        return new GroupOutcome(batches, current, evaluation, checkpoints.write(connection, batches, known, now));
    }

    /**
     * Refuses what was handed over after another process had taken the device. What came before belongs into history, but it is the
     * other that says what it means for alarms.
     */
    private Understood owned(Understood batch, Instant receivedAt) {
        return ownership
                .ownerElsewhere(batch.deviceId())
                .filter(lease -> !receivedAt.isBefore(lease.takenAt()))
                .map(lease -> batch.refused(new DcimException(ErrorCode.OTHER_NODE, lease.name())))
                .orElse(batch);
    }

    /** The last stage: what is committed is seen. */
    private void publish(GroupOutcome outcome) {
        alarms.apply(outcome.evaluation());
        checkpoints.committed(outcome.checkpoints());
        for (int i = 0; i < outcome.batches().size(); i++) {
            Understood batch = outcome.batches().get(i);
            outcome.current().get(i).ifPresent(readings -> staleness.heard(batch, readings));
            counters.count(batch, outcome.current().get(i));
        }
        latest.update(outcome.allCurrent());
        for (int i = 0; i < outcome.batches().size(); i++) {
            complete(outcome.batches().get(i), outcome.current().get(i).isPresent());
        }
    }

    /**
     * When a group is stored.
     *
     * @param now the program's clock
     * @param judged until when all that was handed over, and that nobody keeps, has been judged with this group; now, but while what
     *     waited on disk is stored
     */
    record Time(Instant now, Instant judged) {

        static Time of(Instant now, WaitingBatches waiting) {
            return new Time(now, waiting.takenUntil(now));
        }

        boolean isBehind() {
            return Duration.between(judged, now).compareTo(BEHIND) > 0;
        }
    }

    private KnownReadings known(Instant now) {
        return new KnownReadings(latest, now, config.maxAhead());
    }

    private static void complete(Understood batch, boolean stored) {
        batch.from().map(WaitingBatch::stored).ifPresent(future -> {
            if (batch.refusal().isPresent()) {
                future.completeExceptionally(batch.refusal().get());
            } else {
                future.complete(stored);
            }
        });
    }
}
