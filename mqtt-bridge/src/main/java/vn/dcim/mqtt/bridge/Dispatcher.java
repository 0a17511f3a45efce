package vn.dcim.mqtt.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.telemetry.SampleBatch;
import vn.dcim.mqtt.map.Fault;

/**
 * Takes messages from the hand-off in their order, gives each its identity, hands its readings over and has it acknowledged when
 * they are durable. Whatever cannot be made durable ends the connection, and the broker delivers again.
 */
final class Dispatcher implements AutoCloseable {

    /** How many messages may be on their way into the store; more wait in the hand-off. */
    static final int IN_FLIGHT = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int GROUP = 500;
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final HandOff handOff;
    private final Interpreter interpreter;
    private final ReceiptBook receipts;
    private final SampleSink sink;
    private final RejectedMessages rejected;
    private final BackupReports reports;
    private final SilenceWatch silence;
    // why: one more, which is taken while messages are looked at that are not on their way yet
    private final Semaphore room = new Semaphore(IN_FLIGHT + 1);
    private final ExecutorService acknowledging = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("mqtt-acknowledge").daemon().factory());
    private final Thread thread = Thread.ofPlatform().name("mqtt-dispatch").unstarted(this::run);
    private final LongAdder received = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final AtomicReference<InOrderAcknowledgements> advancing = new AtomicReference<>();
    private BrokerConnection current;
    private InOrderAcknowledgements acknowledgements;
    private volatile boolean closed;

    Dispatcher(
            HandOff handOff,
            Interpreter interpreter,
            ReceiptBook receipts,
            SampleSink sink,
            RejectedMessages rejected,
            BackupReports reports,
            SilenceWatch silence) {
        this.handOff = handOff;
        this.interpreter = interpreter;
        this.receipts = receipts;
        this.sink = sink;
        this.rejected = rejected;
        this.reports = reports;
        this.silence = silence;
    }

    void start() {
        thread.start();
    }

    /** Returns true once nothing is on its way into the store or waits for its receipt to be written. */
    boolean awaitIdle(Duration patience) throws InterruptedException {
        if (!room.tryAcquire(IN_FLIGHT + 1, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        room.release(IN_FLIGHT + 1);
        return true;
    }

    long received() {
        return received.sum();
    }

    long stored() {
        return stored.sum();
    }

    long duplicates() {
        return duplicates.sum();
    }

    private void run() {
        while (!closed) {
            List<Arrival> group = List.of();
            try {
                group = handOff.take(GROUP, PATIENCE);
                dispatch(group);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("{} messages are left to the broker: {}", group.size(), e.toString());
                receipts.abandon();
                group.forEach(arrival -> arrival.from().end("a message cannot be taken in: " + e.getMessage()));
            }
        }
    }

    /** A message on its way: its meaning, and the batches that carry it once it has its identity. */
    private record Delivery(Arrival arrival, List<SampleBatch> batches) {}

    private void dispatch(List<Arrival> group) throws InterruptedException {
        room.acquire();
        try {
            interpretAndHandOver(group);
        } finally {
            room.release();
        }
    }

    private void interpretAndHandOver(List<Arrival> group) throws InterruptedException {
        List<Delivery> deliveries = new ArrayList<>();
        for (Arrival arrival : group) {
            if (arrival.from().isOver()) {
                continue;
            }
            received.increment();
            if (current != arrival.from()) {
                // why: what the last connection brought in this group counts only once its receipts are written
                handOver(deliveries);
                turnTo(arrival.from());
            }
            Interpreter.Meaning meaning = interpret(arrival);
            meaning.faults().forEach(fault -> rejected.keep(arrival, fault));
            deliveries.add(new Delivery(arrival, batches(arrival, meaning)));
        }
        handOver(deliveries);
    }

    private void handOver(List<Delivery> deliveries) throws InterruptedException {
        receipts.write();
        for (Delivery delivery : deliveries) {
            room.acquire();
            store(delivery);
        }
        deliveries.clear();
    }

    private void turnTo(BrokerConnection connection) {
        receipts.turnTo(connection);
        interpreter.begin();
        current = connection;
        acknowledgements = new InOrderAcknowledgements(connection::acknowledge);
    }

    private Interpreter.Meaning interpret(Arrival arrival) {
        try {
            if (BackupReports.concerns(arrival.topic())) {
                return new Interpreter.Meaning(
                        List.of(), reports.take(arrival).stream().toList());
            }
            return interpreter.interpret(arrival);
        } catch (DcimException e) {
            throw e;
        } catch (IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | IndexOutOfBoundsException
                | NullPointerException
                | ClassCastException e) {
            // why: one payload that the decoders cannot bear must not keep all others waiting behind it for ever
            LOG.error("The decoders fail on a message of {}", arrival.topic(), e);
            return Interpreter.Meaning.fault(Fault.of(Fault.Detail.EXCEPTION, e));
        }
    }

    private List<SampleBatch> batches(Arrival arrival, Interpreter.Meaning meaning) {
        List<SampleBatch> batches = new ArrayList<>();
        long fingerprint = Fingerprint.of(arrival.topic(), arrival.payload());
        boolean timeless = meaning.statements().stream()
                .anyMatch(statement -> statement.at().isEmpty());
        Instant at = arrival.receivedAt();
        long own = fingerprint;
        if (timeless) {
            ReceiptBook.Entry entry =
                    receipts.enter(arrival.packetId(), arrival.redelivered(), fingerprint, arrival.receivedAt());
            at = entry.receipt().at();
            own = Fingerprint.of(
                    arrival.topic(), arrival.payload(), entry.receipt().number());
        }
        for (Interpreter.Statement statement : meaning.statements()) {
            batches.add(SampleBatch.message(
                    statement.device().id(),
                    statement.at().orElse(at),
                    statement.at().isPresent() ? fingerprint : own,
                    statement.samples()));
            if (statement.present() && !arrival.retained()) {
                silence.heard(statement.device().id());
            }
        }
        return batches;
    }

    private void store(Delivery delivery) {
        CompletableFuture<?>[] stages = delivery.batches().stream()
                .map(batch -> sink.accept(batch)
                        .thenAccept(fresh -> (fresh ? stored : duplicates).increment())
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> durable = new CompletableFuture<>();
        acknowledgements.add(delivery.arrival().packetId(), durable);
        InOrderAcknowledgements order = acknowledgements;
        CompletableFuture.allOf(stages).whenComplete((_, failure) -> {
            if (failure == null) {
                durable.complete(null);
                room.release();
                advance(order);
            } else {
                // why: the pipeline's thread, which completes the stages, must not wait for the database
                acknowledging.execute(() -> settle(delivery.arrival(), failure, durable, order));
            }
        });
    }

    /** Has acknowledged what is durable, without waiting for a socket; what becomes durable until then goes along. */
    private void advance(InOrderAcknowledgements order) {
        if (advancing.compareAndSet(null, order)) {
            acknowledging.execute(() -> {
                advancing.set(null);
                order.advance();
            });
        } else if (advancing.get() != order) {
            acknowledging.execute(order::advance);
        }
    }

    /** Tells what becomes of a message that the pipeline did not take: the broker's again, or rejected for good. */
    private void settle(
            Arrival arrival, Throwable failure, CompletableFuture<Void> durable, InOrderAcknowledgements order) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        try {
            if (isPassing(cause)) {
                throw new CompletionException(cause);
            }
            rejected.keep(arrival, Fault.of(Fault.Detail.REFUSED_BY_STORE, cause.getMessage()));
            durable.complete(null);
            order.advance();
        } catch (RuntimeException e) {
            durable.completeExceptionally(e);
            arrival.from().end("a message was not stored: " + e.getMessage());
        } finally {
            room.release();
        }
    }

    /** Tells whether what could not be stored now can be later, or by another process. */
    static boolean isPassing(Throwable cause) {
        return cause instanceof DcimException domain
                && (domain.code() == ErrorCode.QUEUE_FULL
                        || domain.code() == ErrorCode.SHUTTING_DOWN
                        || domain.code() == ErrorCode.OTHER_NODE
                        || domain.code() == ErrorCode.DATABASE_UNAVAILABLE);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
        acknowledging.shutdown();
    }
}
