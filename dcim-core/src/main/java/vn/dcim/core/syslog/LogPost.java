package vn.dcim.core.syslog;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Stores what receivers hand over: all that waits in one row and one transaction, by one thread, so that a row is the larger the more
 * comes. While the database is away everything waits; who can be held up is, at its own disk.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class LogPost implements LogIntake {

    private static final Logger LOG = LoggerFactory.getLogger(LogPost.class);
    private static final long MOST_AT_ONCE = 4L << 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final LogSources sources;
    private final LogRows rows;
    private final LogTallies tallies;
    private final LogStrangers strangers;
    private final LogQueue outgoing;
    private final LogConfig config;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final LongAdder stored = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Thread thread = Thread.ofPlatform().daemon().name("log-store").unstarted(this::run);
    private long waitingBytes;
    private long talliedAt = System.nanoTime();
    private boolean ending;
    private boolean failing;

    LogPost(
            DataSource dataSource,
            DataSourceResolver resolver,
            LogSources sources,
            LogRows rows,
            LogTallies tallies,
            LogStrangers strangers,
            LogQueue outgoing,
            LogConfig config) {
        this.outgoing = outgoing;
        this.dataSource = resolver.resolve(dataSource);
        this.sources = sources;
        this.rows = rows;
        this.tallies = tallies;
        this.strangers = strangers;
        this.config = config;
    }

    private record Waiting(List<LogMessage> messages, long bytes, CompletableFuture<Void> stage) {}

    @PostConstruct
    void start() {
        thread.start();
    }

    @Override
    public CompletionStage<Void> accept(List<LogMessage> messages) {
        long bytes = messages.stream().mapToLong(LogPost::size).sum();
        var stage = new CompletableFuture<Void>();
        synchronized (queue) {
            if (ending) {
                lost.add(messages.size());
                return CompletableFuture.failedFuture(new DcimException(ErrorCode.SHUTTING_DOWN));
            }
            if (waitingBytes > 0 && waitingBytes + bytes > config.room()) {
                return CompletableFuture.failedFuture(new DcimException(ErrorCode.QUEUE_FULL, waitingBytes));
            }
            waitingBytes += bytes;
            queue.add(new Waiting(List.copyOf(messages), bytes, stage));
            queue.notifyAll();
        }
        return stage;
    }

    private static long size(LogMessage message) {
        return 64 + message.text().length() + message.structuredData().length();
    }

    @Override
    public long waitingBytes() {
        synchronized (queue) {
            return waitingBytes;
        }
    }

    @Override
    public void dropped(int messages) {
        lost.add(messages);
    }

    /** Returns how many messages were stored since the program started. */
    public long stored() {
        return stored.sum();
    }

    /** Returns how many messages came from nobody that is registered. */
    public long unknown() {
        return unknown.sum();
    }

    /** Returns how many messages were lost for want of room, or because the program ended. */
    public long lost() {
        return lost.sum();
    }

    private void run() {
        try {
            List<Waiting> taken = take();
            while (taken != null) {
                store(taken);
                taken = take();
            }
        } catch (InterruptedException e) {
            LOG.debug("No more log messages are stored");
        }
    }

    /** Waits for something, or until counts are due; returns null when the program ends and nothing is left. */
    private @Nullable List<Waiting> take() throws InterruptedException {
        synchronized (queue) {
            if (queue.isEmpty() && !ending) {
                queue.wait(config.tally().toMillis());
            }
            if (queue.isEmpty() && ending) {
                return null;
            }
            List<Waiting> taken = new ArrayList<>();
            long bytes = 0;
            while (!queue.isEmpty() && bytes < MOST_AT_ONCE) {
                Waiting next = queue.poll();
                bytes += next.bytes();
                taken.add(next);
            }
            return taken;
        }
    }

    private void store(List<Waiting> taken) throws InterruptedException {
        List<StoredLog> logs = new ArrayList<>();
        for (Waiting each : taken) {
            for (LogMessage message : each.messages()) {
                Optional<LogSource> source = sources.of(message.sender(), message.host());
                if (source.isPresent()) {
                    logs.add(new StoredLog(source.get().id(), message));
                } else {
                    unknown.increment();
                    strangers.add(message);
                }
            }
        }
        tallies.add(logs);
        while (!write(logs)) {
            synchronized (queue) {
                if (ending) {
                    refuse(taken, logs.size());
                    return;
                }
                queue.wait(PAUSE.toMillis());
            }
        }
        stored.add(logs.size());
        synchronized (queue) {
            taken.forEach(each -> waitingBytes -= each.bytes());
        }
        taken.forEach(each -> each.stage().complete(null));
    }

    /** Returns whether it is done; else it is to be tried again. */
    private boolean write(List<StoredLog> logs) {
        boolean isTime = System.nanoTime() - talliedAt > config.tally().toNanos();
        if (logs.isEmpty() && !isTime) {
            return true;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<LogRows.Arrived> arrived =
                        logs.isEmpty() ? Optional.empty() : Optional.of(rows.arrive(connection, logs));
                if (isTime) {
                    tallies.write(connection);
                    strangers.write(connection);
                }
                if (arrived.isPresent()) {
                    outgoing.add(connection, arrived.get());
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (isTime) {
                talliedAt = System.nanoTime();
                tallies.written();
                strangers.written();
            }
            failing = false;
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!failing) {
                LOG.warn("Log messages wait, {} bytes so far: {}", waitingBytes(), e.toString());
            }
            failing = true;
            return false;
        }
    }

    private void refuse(List<Waiting> taken, int messages) {
        lost.add(messages);
        taken.forEach(each -> each.stage().completeExceptionally(new DcimException(ErrorCode.SHUTTING_DOWN)));
    }

    @PreDestroy
    void end() throws InterruptedException {
        synchronized (queue) {
            ending = true;
            queue.notifyAll();
        }
        thread.join(LEAVING);
        synchronized (queue) {
            queue.forEach(each -> refuse(List.of(each), each.messages().size()));
            queue.clear();
        }
        talliedAt = Long.MIN_VALUE / 2;
        if (!write(List.of())) {
            LOG.warn("What sources sent in the last second is not counted");
        }
    }
}
