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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.alarm.AlarmEvaluator;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.telemetry.SampleBatch;

/**
 * The one way of a reading. Batches wait in a bounded queue, where poll cycles gather for a moment; one thread takes what waits as a
 * group and leads it through the stages that {@link #store} lists in order. The readings of a group and the alarm transitions that
 * follow from them are committed together, and only then shown and acknowledged. Stages that are completed call their dependents
 * on this thread: they must return at once.
 */
@Context
@Requires(property = "datasources.default.url")
public class ReadingPipeline implements SampleSink {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingPipeline.class);

    private final IngestConfig config;
    private final Clock clock;
    private final WaitingBatches waiting;
    private final Normaliser normaliser;
    private final InstantCheck instants;
    private final Staleness staleness = new Staleness();
    private final StoreStage history;
    private final AlarmStage alarms;
    private final LatestReadings latest;
    private final Checkpoints checkpoints;
    private final GroupTransaction transaction;
    private final PipelineCounters counters;
    private final Thread writer = new Thread(this::run, "ingest");
    private long nextTick = System.nanoTime();

    ReadingPipeline(
            IngestConfig config,
            Clock clock,
            Normaliser normaliser,
            StoreStage history,
            AlarmStage alarms,
            LatestReadings latest,
            Checkpoints checkpoints,
            GroupTransaction transaction,
            PipelineCounters counters) {
        this.config = config;
        this.clock = clock;
        this.waiting = new WaitingBatches(config.queue(), config.gather(), System::nanoTime);
        this.normaliser = normaliser;
        this.instants = new InstantCheck(config.maxAhead(), config.maxBehind());
        this.history = history;
        this.alarms = alarms;
        this.latest = latest;
        this.checkpoints = checkpoints;
        this.transaction = transaction;
        this.counters = counters;
    }

    @PostConstruct
    void start() throws SQLException {
        latest.update(checkpoints.read());
        transaction.begin(clock.instant());
        writer.start();
    }

    @Override
    public CompletionStage<Boolean> accept(SampleBatch batch) {
        var taken = new WaitingBatch(batch, clock.instant(), new CompletableFuture<>());
        counters.receivedReadings.add(batch.samples().size());
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

    /** Takes nothing more in, stores what waits and writes down what is known; gives up after the configured time. */
    @PreDestroy
    void end() throws InterruptedException {
        waiting.close();
        transaction.endWithin(config.drain());
        writer.join();
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
        transaction.end(connection -> checkpoints.writeAll(connection, known(clock.instant())));
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
            }
        }
    }

    private void process(List<WaitingBatch> group) {
        long started = System.nanoTime();
        boolean tick = started >= nextTick;
        if (tick) {
            nextTick = started + config.tick().toNanos();
            staleness.tick(clock.instant());
            counters.ticks.increment();
        }
        if (group.isEmpty() && (!tick || isQuiet(clock.instant()))) {
            return;
        }
        GroupOutcome outcome = transaction.commit(
                group.size() <= 1, (connection, withAlarms) -> store(connection, group, tick, withAlarms));
        counters.committed(clock.instant(), Duration.ofNanos(System.nanoTime() - started));
        publish(outcome);
    }

    /** Tells whether time alone changes nothing: a look at the clock then costs no transaction. */
    private boolean isQuiet(Instant now) {
        return staleness.overdue(now, known(now)).isEmpty() && alarms.isQuiet(now);
    }

    /** The stages, within one transaction. Changes nothing in memory, so that it can be done again when the database fails. */
    private GroupOutcome store(Connection connection, List<WaitingBatch> group, boolean tick, boolean withAlarms)
            throws SQLException {
        Instant now = clock.instant();
        List<Understood> batches = new ArrayList<>();
        KnownReadings expected = known(now);
        for (WaitingBatch batch : group) {
            Understood normalised = normaliser.normalise(batch, expected);
            Understood checked = instants.check(normalised);
            Understood followed = staleness.follow(checked, expected);
            expected.take(followed.readings());
            batches.add(followed);
        }
        if (tick) {
            batches.addAll(staleness.overdue(now, expected));
        }
        List<Boolean> stored = history.store(connection, batches);
        KnownReadings known = known(now);
        List<Optional<List<Reading>>> current = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            current.add(stored.get(i) ? Optional.of(known.take(batches.get(i).readings())) : Optional.empty());
        }
        List<Reading> readings =
                current.stream().flatMap(Optional::stream).flatMap(List::stream).toList();
        AlarmEvaluator.Evaluation evaluation = withAlarms ? alarms.write(connection, readings, now) : AlarmStage.NONE;
        return new GroupOutcome(batches, current, evaluation, checkpoints.write(connection, batches, known, now));
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
