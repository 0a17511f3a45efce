package vn.dcim.core.shift.log;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds what was written into the log book, what is watched, and what is not finished. */
@Singleton
public class LogBook {

    private final LogEntryRepository entries;
    private final LogWatchRepository watches;
    private final ShiftPointRepository points;
    private final LogFileRepository files;
    private final FiledFiles filed;
    private final JdbcOperations jdbc;

    LogBook(
            LogEntryRepository entries,
            LogWatchRepository watches,
            ShiftPointRepository points,
            LogFileRepository files,
            FiledFiles filed,
            JdbcOperations jdbc) {
        this.entries = entries;
        this.watches = watches;
        this.points = points;
        this.files = files;
        this.filed = filed;
        this.jdbc = jdbc;
    }

    /**
     * An entry with what hangs on it.
     *
     * @param watch null where it was never watched
     * @param correctedBy ids of the entries that correct it, oldest first
     * @param device name of the device; empty for none, like that of the asset
     */
    public record Line(
            LogEntry entry,
            @Nullable LogWatch watch,
            List<Long> correctedBy,
            List<LogFile> files,
            String device,
            String asset) {

        public boolean isWatched() {
            return watch != null && !watch.isClosed();
        }
    }

    /** @param total of all that fit */
    public record Found(List<Line> lines, long total) {}

    /** Returns entries, what happened last first. */
    @Transactional(readOnly = true)
    public Found find(LogFilter filter, long offset, int limit) {
        LogFilter.Condition condition = filter.condition();
        List<Object> arguments = new ArrayList<>(condition.arguments());
        arguments.add(limit);
        arguments.add(offset);
        List<LogEntry> found = query(
                "SELECT e.* FROM log_entry e WHERE " + condition.sql()
                        + " ORDER BY e.happened_at DESC, e.id DESC LIMIT ? OFFSET ?",
                arguments,
                this::entries);
        long total = query(
                "SELECT COUNT(*) FROM log_entry e WHERE " + condition.sql(),
                condition.arguments(),
                rows -> rows.next() ? rows.getLong(1) : 0L);
        return new Found(lines(found), total);
    }

    /** Returns what was written down from one instant up to but without another, oldest first. */
    @Transactional(readOnly = true)
    public List<Line> entered(Instant from, Instant to) {
        return lines(query(
                "SELECT e.* FROM log_entry e WHERE e.entered_at >= ? AND e.entered_at < ? ORDER BY e.entered_at, e.id",
                List.of(from, to),
                this::entries));
    }

    /** Returns what is watched, oldest first. */
    @Transactional(readOnly = true)
    public List<Line> watched() {
        List<Long> ids = watches.findByClosedAtIsNullOrderByEntryId().stream()
                .map(LogWatch::entryId)
                .toList();
        return ids.isEmpty() ? List.of() : lines(entries.findByIdInOrderByHappenedAt(ids));
    }

    /** @throws DcimException NOT_FOUND */
    public LogEntry get(long id) {
        return entries.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "log entry", id));
    }

    /** Returns an entry with what hangs on it. @throws DcimException NOT_FOUND */
    @Transactional(readOnly = true)
    public Line line(long id) {
        return lines(List.of(get(id))).getFirst();
    }

    /** Returns a file of an entry. @throws DcimException NOT_FOUND */
    public LogFile file(long entryId, long id) {
        return files.findById(id)
                .filter(file -> file.entryId() == entryId)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "file", id));
    }

    public byte[] content(LogFile file) {
        return filed.content(file.sha256());
    }

    /** Returns the points that are open, oldest first. */
    public List<ShiftPoint> openPoints() {
        return points.findByClosedAtIsNullOrderByOpenedAt();
    }

    /** Returns the points that were closed from one instant up to but without another. */
    public List<ShiftPoint> closedPoints(Instant from, Instant to) {
        return points.findByClosedAtGreaterThanEqualsAndClosedAtLessThanOrderByClosedAt(from, to);
    }

    private List<Line> lines(List<LogEntry> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Long> ids = found.stream().map(LogEntry::id).toList();
        Map<Long, LogWatch> watched =
                watches.findByEntryIdIn(ids).stream().collect(Collectors.toMap(LogWatch::entryId, Function.identity()));
        Map<Long, List<LogFile>> attached =
                files.findByEntryIdInOrderById(ids).stream().collect(Collectors.groupingBy(LogFile::entryId));
        Map<Long, List<Long>> corrections = corrections(ids);
        Map<Long, String> devices = names("device", found.stream().map(LogEntry::deviceId));
        Map<Long, String> assets = names("asset", found.stream().map(LogEntry::assetId));
        return found.stream()
                .map(entry -> new Line(
                        entry,
                        watched.get(entry.id()),
                        corrections.getOrDefault(entry.id(), List.of()),
                        attached.getOrDefault(entry.id(), List.of()),
                        entry.deviceId() == null ? "" : devices.getOrDefault(entry.deviceId(), ""),
                        entry.assetId() == null ? "" : assets.getOrDefault(entry.assetId(), "")))
                .toList();
    }

    private Map<Long, List<Long>> corrections(Collection<Long> ids) {
        return query(
                "SELECT corrects_id, id FROM log_entry WHERE corrects_id IN (" + marks(ids.size()) + ") ORDER BY id",
                ids,
                rows -> {
                    Map<Long, List<Long>> found = new HashMap<>();
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>())
                                .add(rows.getLong(2));
                    }
                    return found;
                });
    }

    private Map<Long, String> names(String table, Stream<Long> wanted) {
        List<Long> ids = wanted.filter(id -> id != null).distinct().toList();
        return ids.isEmpty()
                ? Map.of()
                : query("SELECT id, name FROM " + table + " WHERE id IN (" + marks(ids.size()) + ")", ids, rows -> {
                    Map<Long, String> found = new HashMap<>();
                    while (rows.next()) {
                        found.put(rows.getLong(1), rows.getString(2));
                    }
                    return found;
                });
    }

    private static String marks(int count) {
        return String.join(",", java.util.Collections.nCopies(count, "?"));
    }

    private List<LogEntry> entries(ResultSet rows) {
        try (Stream<LogEntry> stream = jdbc.entityStream(rows, LogEntry.class)) {
            return stream.toList();
        }
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, Collection<?> arguments, Reader<T> reader) {
        return jdbc.prepareStatement(sql, statement -> {
            int index = 1;
            for (Object argument : arguments) {
                statement.setObject(
                        index++,
                        argument instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : argument);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        });
    }
}
