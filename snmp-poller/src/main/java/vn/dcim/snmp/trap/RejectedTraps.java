package vn.dcim.snmp.trap;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.ingest.RejectedDetail;
import vn.dcim.core.ingest.RejectedMessage;
import vn.dcim.core.ingest.RejectedMessageRepository;

/** Keeps notifications that nobody can use, so many a minute of each source; the rest is counted. */
final class RejectedTraps implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedTraps.class);

    private static final int MAX_WAITING = 200;
    private static final int MAX_SOURCES = 1_000;
    private static final long WINDOW_SECONDS = 60;

    private final RejectedMessageRepository repository;
    private final Clock clock;
    private final int perMinute;
    private final LongAdder total = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final ExecutorService writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("snmp-rejected").factory());
    private final Map<InetAddress, Window> sources = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Window> eldest) {
            return size() > MAX_SOURCES;
        }
    };

    private record Window(long minute, int count) {}

    RejectedTraps(RejectedMessageRepository repository, Clock clock, int perMinute) {
        this.repository = repository;
        this.clock = clock;
        this.perMinute = perMinute;
    }

    void keep(
            InetAddress source, String what, String payload, long size, TrapFault.Detail detail, Object... arguments) {
        total.increment();
        if (!isWithinLimit(source)) {
            dropped.increment();
            return;
        }
        RejectedMessage message = new RejectedMessage(
                null,
                clock.instant(),
                RejectedMessage.Kind.TRAP,
                what.isEmpty() ? source.getHostAddress() : source.getHostAddress() + " " + what,
                capped(payload),
                size,
                detail.fault().code(),
                RejectedDetail.of(detail.code(), arguments));
        try {
            writer.execute(() -> save(message));
        } catch (RejectedExecutionException e) {
            dropped.increment();
        }
    }

    private void save(RejectedMessage message) {
        try {
            repository.save(message);
        } catch (RuntimeException e) {
            dropped.increment();
            LOG.warn("A rejected trap of {} was not kept: {}", message.source(), e.toString());
        }
    }

    /** Returns how many there were, kept or not. */
    long total() {
        return total.sum();
    }

    /** Returns how many were not kept: too many of one source, or the database did not take them. */
    long dropped() {
        return dropped.sum();
    }

    private synchronized boolean isWithinLimit(InetAddress source) {
        long minute = clock.instant().getEpochSecond() / WINDOW_SECONDS;
        Window window = sources.get(source);
        int count = window == null || window.minute() != minute ? 1 : window.count() + 1;
        sources.put(source, new Window(minute, count));
        return count <= perMinute;
    }

    private static String capped(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= RejectedMessage.KEPT_BYTES
                ? payload
                : new String(bytes, 0, RejectedMessage.KEPT_BYTES, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
