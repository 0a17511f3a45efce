package vn.dcim.core.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * The batches that wait to be stored, in the order they came, up to a limit. When it is full, a poll cycle takes the place of the
 * oldest one, since the next cycle tells more than the last; a message is refused, since its broker keeps it.
 *
 * <p>Poll cycles wait a little for each other, since a transaction costs the database far more than the rows in it. Whoever sent
 * a message waits for its acknowledgement, and it may tell of a door: it ends the waiting, its own and that of the cycles.
 */
final class WaitingBatches {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // why: in two queues the oldest cycle is found at once, also behind thousands of messages
    private final Deque<Numbered> cycles = new ArrayDeque<>();
    private final Deque<Numbered> messages = new ArrayDeque<>();
    private final int capacity;
    private final long gatherNanos;
    private final LongSupplier nanoTime;
    private long next;
    private int wanted;
    private boolean closed;

    /**
     * @param gather how long the oldest poll cycle waits for others
     * @param nanoTime a time that does not jump, as {@link System#nanoTime}
     */
    WaitingBatches(int capacity, Duration gather, LongSupplier nanoTime) {
        this.capacity = capacity;
        this.gatherNanos = gather.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a batch in.
     *
     * @return the poll cycle that lost its place; the new one itself when only messages wait
     * @throws DcimException QUEUE_FULL for a message, SHUTTING_DOWN after {@link #close}
     */
    Optional<WaitingBatch> add(WaitingBatch batch) {
        lock.lock();
        try {
            if (closed) {
                throw new DcimException(ErrorCode.SHUTTING_DOWN);
            }
            Optional<WaitingBatch> dropped = Optional.empty();
            if (size() >= capacity) {
                if (batch.isMessage()) {
                    throw new DcimException(ErrorCode.QUEUE_FULL, capacity);
                }
                if (cycles.isEmpty()) {
                    return Optional.of(batch);
                }
                dropped = Optional.of(cycles.removeFirst().batch());
            }
            (batch.isMessage() ? messages : cycles).addLast(new Numbered(next++, nanoTime.getAsLong(), batch));
            // why: whoever waits for the first cycle's time need not be woken by each that joins it
            if (size() == 1 || waitNanos(wanted) <= 0) {
                changed.signal();
            }
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns up to {@code max} batches, oldest first, as soon as there is a message, {@code max} batches, a full queue, a poll
     * cycle that has waited long enough, or an end; none after the patience has run out.
     */
    List<WaitingBatch> take(int max, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            wanted = max;
            long end = nanoTime.getAsLong() + patience.toNanos();
            long wait = waitNanos(max);
            while (wait > 0) {
                long left = end - nanoTime.getAsLong();
                if (left <= 0) {
                    return List.of();
                }
                changed.awaitNanos(Math.min(left, wait));
                wait = waitNanos(max);
            }
            List<WaitingBatch> taken = new ArrayList<>(Math.min(max, size()));
            while (taken.size() < max && size() > 0) {
                taken.add(oldest().removeFirst().batch());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Returns for how long nothing needs to be stored, if nothing more comes. */
    private long waitNanos(int max) {
        if (closed || !messages.isEmpty() || size() >= Math.min(max, capacity)) {
            return 0;
        }
        return cycles.isEmpty() ? Long.MAX_VALUE : cycles.getFirst().since() + gatherNanos - nanoTime.getAsLong();
    }

    List<WaitingBatch> removeAll() {
        lock.lock();
        try {
            List<WaitingBatch> removed = new ArrayList<>();
            while (size() > 0) {
                removed.add(oldest().removeFirst().batch());
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    private Deque<Numbered> oldest() {
        if (cycles.isEmpty() || messages.isEmpty()) {
            return cycles.isEmpty() ? messages : cycles;
        }
        return cycles.getFirst().number() < messages.getFirst().number() ? cycles : messages;
    }

    /** Takes nothing more in; what waits can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isExhausted() {
        lock.lock();
        try {
            return closed && size() == 0;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return cycles.size() + messages.size();
        } finally {
            lock.unlock();
        }
    }

    private record Numbered(long number, long since, WaitingBatch batch) {}
}
