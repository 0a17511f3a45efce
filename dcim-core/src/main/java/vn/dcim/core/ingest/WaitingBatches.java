package vn.dcim.core.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.ingest.spool.Spool;
import vn.dcim.core.ingest.spool.Spooled;

/**
 * The batches that wait to be stored, in the order they came. There is room for so many in memory. What nobody else keeps (poll
 * cycles, silences, traps) waits on disk beyond that, and from the moment on when the database fails, until the last of it is stored;
 * without a disk it takes the place of the oldest, since the next cycle tells more than the last. A message is refused when there is
 * no room, since its broker keeps it.
 *
 * <p>Poll cycles wait a little for each other, since a transaction costs the database far more than the rows in it. Whoever sent
 * a message waits for its acknowledgement, and it may tell of a door, and whoever saw a trap waits for what the device answers to the
 * question that follows: these end the waiting, their own and that of the cycles.
 */
final class WaitingBatches {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // why: in two queues the oldest that nobody keeps is found at once, also behind thousands of messages
    private final Deque<Waiting> unkept = new ArrayDeque<>();
    private final Deque<Waiting> kept = new ArrayDeque<>();
    private final Spool spool;
    private final int capacity;
    private final long gatherNanos;
    private final LongSupplier nanoTime;
    private long next;
    /** What waits on disk under this number or a higher one is not in memory; what is below is being stored. */
    private long unread = 1;

    private int urgent;
    private int wanted;
    private boolean closed;

    /**
     * @param spool what waits in it already comes first
     * @param gather how long the oldest poll cycle waits for others
     * @param nanoTime a time that does not jump, as {@link System#nanoTime}
     */
    WaitingBatches(Spool spool, int capacity, Duration gather, LongSupplier nanoTime) {
        this.spool = spool;
        this.capacity = capacity;
        this.gatherNanos = gather.toNanos();
        this.nanoTime = nanoTime;
        next = spool.lastNumber() + 1;
    }

    /**
     * Takes a batch in. One that waits on disk is safe, and its {@link WaitingBatch#stored} completes at once.
     *
     * @return what lost its place; the new one itself when only messages wait
     * @throws DcimException QUEUE_FULL for a message, SHUTTING_DOWN after {@link #close}
     */
    Optional<WaitingBatch> add(WaitingBatch batch) {
        boolean spooled = false;
        lock.lock();
        try {
            if (closed) {
                throw new DcimException(ErrorCode.SHUTTING_DOWN);
            }
            WaitingBatch waiting = batch.numbered(next++);
            Optional<WaitingBatch> dropped = Optional.empty();
            if (waiting.isKept()) {
                if (size() >= capacity) {
                    throw new DcimException(ErrorCode.QUEUE_FULL, capacity);
                }
                kept.addLast(new Waiting(nanoTime.getAsLong(), waiting));
            } else if (isForDisk()) {
                spooled = spill(waiting);
                dropped = spooled ? dropped : remember(waiting);
            } else {
                dropped = remember(waiting);
            }
            // why: whoever waits for the first cycle's time need not be woken by each that joins it
            if (size() == 1 || waitNanos(wanted) <= 0) {
                changed.signal();
            }
            return dropped;
        } finally {
            lock.unlock();
            if (spooled) {
                batch.stored().complete(true);
            }
        }
    }

    /** Tells whether there is no room in memory, or something waits on disk: then all goes there, to stay in order. */
    private boolean isForDisk() {
        return size() >= capacity || !spool.isEmpty();
    }

    private Optional<WaitingBatch> remember(WaitingBatch waiting) {
        Optional<WaitingBatch> dropped = Optional.empty();
        if (size() >= capacity) {
            dropped = Optional.of(unkept.isEmpty() ? waiting : first(unkept));
            spool.lost(dropped.get().batch());
        }
        if (dropped.isEmpty() || dropped.get() != waiting) {
            unkept.addLast(new Waiting(nanoTime.getAsLong(), waiting));
            urgent += waiting.urgent() ? 1 : 0;
        }
        return dropped;
    }

    /**
     * The database is away: what nobody keeps goes to disk, what is being stored as well. May be called again, and is to be, so that
     * what came since is safe from a power failure too.
     *
     * @param group that cannot be stored now, and will be tried again
     */
    void spill(Collection<WaitingBatch> group) {
        List<WaitingBatch> safe = new ArrayList<>();
        lock.lock();
        try {
            // why: from the next number on, so that what is being stored counts as read
            unread = spool.has(unread) ? unread : next;
            for (WaitingBatch batch : group) {
                // why: what came from the disk is there until it is stored
                if (!batch.isKept() && !batch.stored().isDone() && spool.put(batch.spooled(), unread)) {
                    safe.add(batch);
                }
            }
            while (!unkept.isEmpty() && spill(unkept.getFirst().batch())) {
                safe.add(first(unkept));
            }
        } finally {
            lock.unlock();
        }
        spool.flush();
        safe.forEach(batch -> batch.stored().complete(true));
    }

    private boolean spill(WaitingBatch waiting) {
        long before = unread;
        unread = spool.has(unread) ? Math.min(unread, waiting.number()) : waiting.number();
        if (spool.put(waiting.spooled(), unread)) {
            return true;
        }
        unread = before;
        return false;
    }

    /** What was taken is stored, or will never be. */
    void settle(Collection<WaitingBatch> group) {
        if (spool.isEmpty()) {
            return;
        }
        spool.remove(group.stream()
                .filter(batch -> !batch.isKept())
                .map(WaitingBatch::number)
                .toList());
    }

    /**
     * Returns up to {@code max} batches, oldest first, as soon as there is something urgent, {@code max} batches, a full queue, a poll
     * cycle that has waited long enough, something on disk, or an end; none after the patience has run out. Of what waited on disk
     * and messages, each gets half.
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
            boolean behind = !closed && spool.has(unread);
            // why: twice as many, since the first that is left says how far behind the database is
            read(2 * max);
            int messages = behind ? max / 2 : 0;
            List<WaitingBatch> taken = new ArrayList<>(Math.min(max, size()));
            while (taken.size() < max && size() > 0) {
                taken.add(first(messages-- > 0 && !kept.isEmpty() ? kept : oldest()));
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Reads from the disk until so many wait in memory. */
    private void read(int count) {
        if (closed || unkept.size() >= count || !spool.has(unread)) {
            return;
        }
        long now = nanoTime.getAsLong();
        for (Spooled spooled : spool.read(unread, count - unkept.size())) {
            WaitingBatch waiting = WaitingBatch.of(spooled);
            unkept.addLast(new Waiting(now, waiting));
            urgent += waiting.urgent() ? 1 : 0;
            unread = spooled.number() + 1;
        }
    }

    /** Returns for how long nothing needs to be stored, if nothing more comes. */
    private long waitNanos(int max) {
        if (closed || !kept.isEmpty() || urgent > 0 || size() >= Math.min(max, capacity) || spool.has(unread)) {
            return 0;
        }
        return unkept.isEmpty() ? Long.MAX_VALUE : unkept.getFirst().since() + gatherNanos - nanoTime.getAsLong();
    }

    /** Returns until when everything that was handed over and that nobody keeps has been taken: now, if nothing waits. */
    Instant takenUntil(Instant now) {
        lock.lock();
        try {
            read(1);
            Instant oldest = unkept.isEmpty() ? now : unkept.getFirst().batch().receivedAt();
            return oldest.isBefore(now) ? oldest : now;
        } finally {
            lock.unlock();
        }
    }

    /** Returns all that waits in memory, after what nobody keeps went to disk. */
    List<WaitingBatch> removeAll() {
        spill(List.of());
        lock.lock();
        try {
            List<WaitingBatch> removed = new ArrayList<>();
            while (size() > 0) {
                removed.add(first(oldest()));
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    private Deque<Waiting> oldest() {
        if (unkept.isEmpty() || kept.isEmpty()) {
            return unkept.isEmpty() ? kept : unkept;
        }
        return unkept.getFirst().batch().number() < kept.getFirst().batch().number() ? unkept : kept;
    }

    private WaitingBatch first(Deque<Waiting> queue) {
        WaitingBatch batch = queue.removeFirst().batch();
        urgent -= !batch.isKept() && batch.urgent() ? 1 : 0;
        return batch;
    }

    /** Takes nothing more in; what waits in memory can still be taken. */
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

    /** Returns how many wait in memory. */
    int size() {
        lock.lock();
        try {
            return unkept.size() + kept.size();
        } finally {
            lock.unlock();
        }
    }

    private record Waiting(long since, WaitingBatch batch) {}
}
