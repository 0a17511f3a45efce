package vn.dcim.syslog;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What {@link ReceiverStatistics} tells, as it is counted by the threads of the receiver. */
final class Counts {

    private final Map<Transport, LongAdder> messages = new EnumMap<>(Transport.class);
    private final LongAdder bytes = new LongAdder();
    private final AtomicInteger connections = new AtomicInteger();
    private final LongAdder cut = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder refused = new LongAdder();

    Counts() {
        for (Transport transport : Transport.values()) {
            messages.put(transport, new LongAdder());
        }
    }

    void received(Transport transport, int length) {
        messages.get(transport).increment();
        bytes.add(length);
    }

    void cut() {
        cut.increment();
    }

    void broken() {
        broken.increment();
    }

    /** Counts a connection that wants to be opened; returns false, and counts it as refused, when there is no room for it. */
    boolean opened(int most) {
        if (connections.incrementAndGet() <= most) {
            return true;
        }
        connections.decrementAndGet();
        refused.increment();
        return false;
    }

    void closed() {
        connections.decrementAndGet();
    }

    ReceiverStatistics statistics() {
        return new ReceiverStatistics(
                messages.get(Transport.UDP).sum(),
                messages.get(Transport.TCP).sum(),
                messages.get(Transport.TLS).sum(),
                bytes.sum(),
                connections.get(),
                cut.sum(),
                broken.sum(),
                refused.sum());
    }
}
