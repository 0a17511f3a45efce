package vn.dcim.mqtt.bridge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * Acknowledges messages in the order in which they came (MQTT 5.0, 4.6), each when it is durable: so what the broker delivers
 * again is the end of what was taken in, without gaps.
 */
final class InOrderAcknowledgements {

    private final Deque<Pending> pending = new ArrayDeque<>();
    private final IntConsumer acknowledge;

    InOrderAcknowledgements(IntConsumer acknowledge) {
        this.acknowledge = acknowledge;
    }

    /** @param packetId 0 for what needs none */
    synchronized void add(int packetId, CompletableFuture<?> durable) {
        pending.addLast(new Pending(packetId, durable));
    }

    /** Acknowledges what is durable, up to the first that is not; nothing behind one that failed. */
    synchronized void advance() {
        while (!pending.isEmpty() && pending.getFirst().durable().isDone()) {
            if (pending.getFirst().durable().isCompletedExceptionally()) {
                return;
            }
            int packetId = pending.removeFirst().packetId();
            if (packetId > 0) {
                acknowledge.accept(packetId);
            }
        }
    }

    private record Pending(int packetId, CompletableFuture<?> durable) {}
}
