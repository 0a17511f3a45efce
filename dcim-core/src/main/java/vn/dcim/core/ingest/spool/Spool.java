package vn.dcim.core.ingest.spool;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.audit.Sealed;
import vn.dcim.core.telemetry.SampleBatch;
import vn.dcim.core.telemetry.block.SpoolCover;

/**
 * Batches that wait on disk while the database is away, in the order they came, compressed and encrypted. The file is there only while
 * something waits. It is written each second, so the program may be killed; a power failure may cost what came since the last
 * {@link #flush}. When it is full, the oldest batches are lost: they are counted as a {@link Gap}.
 */
@Singleton
public class Spool implements Sealed {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    /** The file within the folder. */
    static final String FILE = "readings.spool";

    private static final String GAP = "gap";
    private static final String TELLING = "telling";
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(10);

    private final SpoolConfig config;
    private final SpoolCover cover;
    private final Clock clock;
    private final Path path;

    private @Nullable SpoolFile file;
    private @Nullable String fault;
    private long nextAttempt = System.nanoTime();
    private @Nullable Gap gap;
    private @Nullable Gap telling;

    Spool(
            SpoolConfig config,
            SpoolCover cover,
            Clock clock,
            @Property(name = "dcim.master-key-file", defaultValue = "data/master.key") String masterKeyFile) {
        this.config = config;
        this.cover = cover;
        this.clock = clock;
        this.path = config.folder(Path.of(masterKeyFile)).resolve(FILE);
        if (config.isOff()) {
            LOG.info("Readings wait in memory alone while the database is away: dcim.ingest.spool.folder is off");
        } else if (Files.exists(path)) {
            isOpen();
        } else {
            prepareFolder();
        }
    }

    private void prepareFolder() {
        try {
            Files.createDirectories(path.getParent());
            if (!Files.isWritable(path.getParent())) {
                throw new IOException("it is not writable");
            }
        } catch (IOException e) {
            broken(e);
        }
    }

    /**
     * How it stands.
     *
     * @param batches that wait in it
     * @param bytes they take, of {@code limit}
     * @param oldest when the oldest was handed over; null where nothing waits
     * @param fault why it cannot be used; null while it can
     * @param off whether the site wants none
     */
    public record State(
            int batches,
            long bytes,
            long limit,
            @Nullable Instant oldest,
            @Nullable String fault,
            boolean off) {

        /** Returns how full it is, in percent. */
        public int percent() {
            return (int) (100 * bytes / limit);
        }
    }

    public synchronized State state() {
        Instant oldest = isEmpty()
                ? null
                : file.get(file.firstNumber()).map(Spooled::receivedAt).orElse(null);
        return new State(
                file == null ? 0 : file.size(),
                file == null ? 0 : file.bytes(),
                config.limit(),
                oldest,
                fault,
                config.isOff());
    }

    public synchronized boolean isEmpty() {
        return file == null || file.size() == 0;
    }

    /** Returns the highest number there is; 0 where nothing waits. */
    public synchronized long lastNumber() {
        return isEmpty() ? 0 : file.lastNumber();
    }

    /** Tells whether a batch of this number or a higher one waits. */
    public synchronized boolean has(long from) {
        if (fault != null && Files.exists(path)) {
            // why: what waits in a file that could not be read for a while is still to be stored
            isOpen();
        }
        return lastNumber() >= from;
    }

    /**
     * Takes a batch in, and loses the oldest where there is no more room.
     *
     * @param firstToLose the lowest number that may be lost: what is below is in memory too
     * @return false where there is no spool or it cannot be written
     */
    public synchronized boolean put(Spooled waiting, long firstToLose) {
        if (!isOpen()) {
            return false;
        }
        try {
            file.put(waiting);
            for (Long oldest = file.next(firstToLose);
                    file.bytes() > config.limit() && oldest != null;
                    oldest = file.next(firstToLose)) {
                file.get(oldest).ifPresent(spooled -> lost(spooled.batch()));
                file.drop(oldest);
            }
            return true;
        } catch (MVStoreException e) {
            broken(e);
            return false;
        }
    }

    /** Returns up to {@code max} batches from a number on, in their order. */
    public synchronized List<Spooled> read(long from, int max) {
        try {
            return isEmpty() ? List.of() : file.read(from, max);
        } catch (MVStoreException e) {
            broken(e);
            return List.of();
        }
    }

    /** Takes batches out that are stored. */
    public synchronized void remove(Collection<Long> numbers) {
        if (file == null) {
            return;
        }
        try {
            numbers.forEach(file::drop);
            closeIfEmpty();
        } catch (MVStoreException e) {
            broken(e);
        }
    }

    /** Has all that waits written to the disk itself. */
    public synchronized void flush() {
        if (file == null) {
            return;
        }
        try {
            file.flush();
        } catch (MVStoreException e) {
            broken(e);
        }
    }

    /** Counts a batch that is lost. */
    public synchronized void lost(SampleBatch batch) {
        gap = gap == null ? Gap.of(batch) : gap.with(batch);
        remember(GAP, gap);
    }

    /** Returns what is lost and not written down yet, the same until it is {@link #told}. */
    public synchronized Optional<Gap> untold() {
        if (telling == null && gap != null) {
            telling = gap;
            gap = null;
            remember(TELLING, telling);
            remember(GAP, null);
        }
        return Optional.ofNullable(telling);
    }

    /** What was {@link #untold} is written down. */
    public synchronized void told() {
        telling = null;
        remember(TELLING, null);
    }

    /** Keeps what is lost in the file too, where there is one: the program may end before the database is back. */
    private void remember(String name, @Nullable Gap lost) {
        if (file == null) {
            return;
        }
        try {
            file.note(name, lost == null ? null : lost.text());
            closeIfEmpty();
        } catch (MVStoreException e) {
            broken(e);
        }
    }

    private void closeIfEmpty() {
        if (file.size() > 0 || file.hasNotes()) {
            return;
        }
        try {
            file.delete();
        } catch (IOException e) {
            LOG.warn("{} is empty and cannot be removed: {}", path, e.toString());
        }
        file = null;
    }

    /** Tells whether the file can be used, opening it where need be. */
    private boolean isOpen() {
        if (file != null) {
            return true;
        }
        if (config.isOff() || System.nanoTime() - nextAttempt < 0) {
            return false;
        }
        try {
            Files.createDirectories(path.getParent());
            file = new SpoolFile(path, cover);
            telling = file.noted(TELLING).map(Gap::parse).orElse(telling);
            gap = file.noted(GAP).map(Gap::parse).orElse(gap);
            fault = null;
            if (file.size() > 0) {
                LOG.info("{} batches wait in {} since before the start", file.size(), path);
            }
            return true;
        } catch (IOException e) {
            broken(e);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT) {
                setAside();
            }
            broken(e);
        } catch (IllegalStateException e) {
            // why: what an older master key has sealed cannot be read now, but what comes from now on can wait
            setAside();
            broken(e);
        }
        return false;
    }

    private void setAside() {
        Path aside = path.resolveSibling(FILE + ".unreadable-" + clock.millis());
        try {
            Files.move(path, aside);
            LOG.error("{} cannot be read; it is kept as {}", path, aside);
        } catch (IOException e) {
            LOG.error("{} cannot be read, nor be put aside", path, e);
        }
    }

    private void broken(Exception e) {
        if (fault == null) {
            LOG.error(
                    "Readings cannot wait in {}, but in memory alone while the database is away: {}. "
                            + "Make room or give the folder to this program; another program must not use it",
                    path,
                    e.getMessage());
        }
        fault = path + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        nextAttempt = System.nanoTime() + NEXT_ATTEMPT.toNanos();
        if (file != null) {
            file.abandon();
            file = null;
        }
    }

    @Override
    public String what() {
        return "spool-key";
    }

    @Override
    public synchronized int old() {
        return file != null && file.isOld() ? 1 : 0;
    }

    @Override
    public synchronized int renew() {
        return file != null && file.renew() ? 1 : 0;
    }

    /** Writes what waits and lets the file go. */
    @PreDestroy
    public synchronized void end() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
