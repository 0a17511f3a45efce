package vn.dcim.mqtt.bridge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Between the client's thread and the one that understands and stores: bounded in messages and bytes. */
final class HandOff {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private final int capacity;
    private final long capacityBytes;
    private long bytes;

    HandOff(int capacity, long capacityBytes) {
        this.capacity = capacity;
        this.capacityBytes = capacityBytes;
    }

    /**
     * Takes a message in; waits for room, and returns false, without it, when there is none in time. One message always has
     * room.
     */
    boolean offer(Arrival arrival, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!waiting.isEmpty()
                    && (waiting.size() >= capacity || bytes + arrival.payload().length > capacityBytes)) {
                if (left <= 0) {
                    return false;
                }
                left = drained.awaitNanos(left);
            }
            waiting.addLast(arrival);
            bytes += arrival.payload().length;
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns up to {@code max} messages in their order, as soon as there is one; none after the patience has run out. */
    List<Arrival> take(int max, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && left > 0) {
                left = filled.awaitNanos(left);
            }
            List<Arrival> taken = new ArrayList<>(Math.min(max, waiting.size()));
            while (taken.size() < max && !waiting.isEmpty()) {
                Arrival arrival = waiting.removeFirst();
                bytes -= arrival.payload().length;
                taken.add(arrival);
            }
            drained.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what came over a connection that is over; the broker still has it. */
    void forget(BrokerConnection connection) {
        lock.lock();
        try {
            waiting.removeIf(arrival -> arrival.from() == connection);
            bytes = waiting.stream()
                    .mapToLong(arrival -> arrival.payload().length)
                    .sum();
        } finally {
            lock.unlock();
        }
    }
}
