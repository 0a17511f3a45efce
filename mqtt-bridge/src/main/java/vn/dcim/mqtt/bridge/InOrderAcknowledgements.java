package vn.dcim.mqtt.bridge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * Acknowledges messages in the order in which they came (MQTT 5.0, 4.6), each when it is durable: so what the broker delivers
 * again is the end of what was taken in, without gaps. What is durable at the same time is acknowledged together.
 */
final class InOrderAcknowledgements {

    private static final int AT_ONCE = 1_000;

    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Line line;

    /** Takes acknowledgements, the first {@code count} of the packet ids. */
    @FunctionalInterface
    interface Line {
        void acknowledge(int[] packetIds, int count);
    }

    InOrderAcknowledgements(Line line) {
        this.line = line;
    }

    /** @param packetId 0 for what needs none */
    synchronized void add(int packetId, CompletableFuture<?> durable) {
        pending.addLast(new Pending(packetId, durable));
    }

    /** Acknowledges what is durable, up to the first that is not; nothing behind one that failed. Called by one thread. */
    void advance() {
        int[] packetIds = new int[AT_ONCE];
        for (int count = take(packetIds); count > 0; count = take(packetIds)) {
            line.acknowledge(packetIds, count);
        }
    }

    private synchronized int take(int[] packetIds) {
        int count = 0;
        while (count < AT_ONCE
                && !pending.isEmpty()
                && pending.getFirst().durable().isDone()
                && !pending.getFirst().durable().isCompletedExceptionally()) {
            int packetId = pending.removeFirst().packetId();
            if (packetId > 0) {
                packetIds[count++] = packetId;
            }
        }
        return count;
    }

    private record Pending(int packetId, CompletableFuture<?> durable) {}
}
