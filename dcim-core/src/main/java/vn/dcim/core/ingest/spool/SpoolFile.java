package vn.dcim.core.ingest.spool;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.telemetry.block.DamagedBlock;
import vn.dcim.core.telemetry.block.SpoolCover;

/**
 * The open file of a {@link Spool}: numbered batches, and notes about them. Used by one thread at a time. Every method may throw an
 * {@link org.h2.mvstore.MVStoreException} when the disk fails.
 */
final class SpoolFile {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);

    private static final String KEY = "key";
    private static final int CACHE_MB = 4;

    private final Path path;
    private final MVStore store;
    private final MVMap<Long, byte[]> batches;
    private final MVMap<String, byte[]> notes;
    private final SpoolCover cover;
    private final SpoolCover.Rows rows;
    private long bytes;

    /**
     * Opens a file, or makes it.
     *
     * @throws IllegalStateException when its key was covered under a master key that is not here
     */
    SpoolFile(Path path, SpoolCover cover) {
        this.path = path;
        this.cover = cover;
        this.store = new MVStore.Builder()
                .fileName(path.toString())
                .cacheSize(CACHE_MB)
                .open();
        try {
            // why: nobody reads an older version, and what was taken out makes room at once
            store.setVersionsToKeep(0);
            store.setRetentionTime(0);
            batches = store.openMap("batches");
            notes = store.openMap("notes");
            byte[] key = notes.get(KEY);
            if (key == null) {
                key = cover.newKey();
                notes.put(KEY, key);
            }
            rows = cover.of(key);
            batches.values().forEach(box -> bytes += box.length);
            restrict();
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private void restrict() {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("Permissions of {} stay as they are: {}", path, e.toString());
        }
    }

    int size() {
        return batches.size();
    }

    /** Returns how many bytes the batches take, without what the file needs for itself. */
    long bytes() {
        return bytes;
    }

    long firstNumber() {
        return batches.firstKey();
    }

    long lastNumber() {
        return batches.lastKey();
    }

    /** Returns the lowest number from a number on; null where there is none. */
    @Nullable
    Long next(long from) {
        return batches.ceilingKey(from);
    }

    void put(Spooled waiting) {
        byte[] box = rows.close(SpoolCodec.pack(waiting.batch(), waiting.receivedAt()), waiting.number());
        byte[] before = batches.put(waiting.number(), box);
        bytes += box.length - (before == null ? 0 : before.length);
    }

    /** Returns a batch; empty where it is damaged, which the log tells. */
    Optional<Spooled> get(long number) {
        return opened(number, batches.get(number));
    }

    /** Returns up to {@code max} batches from a number on, in their order, without those that are damaged: they are dropped. */
    List<Spooled> read(long from, int max) {
        List<Spooled> read = new ArrayList<>();
        List<Long> damaged = new ArrayList<>();
        Cursor<Long, byte[]> each = batches.cursor(from);
        while (read.size() < max && each.hasNext()) {
            long number = each.next();
            opened(number, each.getValue()).ifPresentOrElse(read::add, () -> damaged.add(number));
        }
        damaged.forEach(this::drop);
        return read;
    }

    private Optional<Spooled> opened(long number, byte[] box) {
        try {
            return Optional.of(SpoolCodec.unpack(number, rows.open(box, number)));
        } catch (DamagedBlock | RuntimeException e) {
            LOG.error("Batch {} in {} cannot be read and is lost: {}", number, path, e.getMessage());
            return Optional.empty();
        }
    }

    void drop(long number) {
        byte[] box = batches.remove(number);
        bytes -= box == null ? 0 : box.length;
    }

    /** Keeps a note, or forgets it. */
    void note(String name, @Nullable String text) {
        if (text == null) {
            notes.remove(name);
        } else {
            notes.put(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    Optional<String> noted(String name) {
        return Optional.ofNullable(notes.get(name)).map(text -> new String(text, StandardCharsets.UTF_8));
    }

    boolean hasNotes() {
        Iterator<String> names = notes.keyIterator(null);
        while (names.hasNext()) {
            if (!names.next().equals(KEY)) {
                return true;
            }
        }
        return false;
    }

    /** Covers its key anew where that is under an older master key, and returns whether it was. */
    boolean renew() {
        Optional<byte[]> fresh = cover.renewed(notes.get(KEY));
        fresh.ifPresent(key -> {
            notes.put(KEY, key);
            flush();
        });
        return fresh.isPresent();
    }

    boolean isOld() {
        return cover.renewed(notes.get(KEY)).isPresent();
    }

    /** Has all of it written to the disk itself. */
    void flush() {
        store.commit();
        store.sync();
    }

    void close() {
        store.close();
    }

    /** Closes it without writing, after a failure. */
    void abandon() {
        store.closeImmediately();
    }

    void delete() throws IOException {
        store.closeImmediately();
        Files.deleteIfExists(path);
    }
}
