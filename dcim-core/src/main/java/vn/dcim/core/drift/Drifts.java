package vn.dcim.core.drift;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds differences between register and reality, as they were last compared. */
@Singleton
public class Drifts {

    private final DriftLineRepository lines;
    private final DriftChangeRepository changes;
    private final DriftChangeLineRepository changeLines;
    private final JdbcOperations jdbc;
    private final Clock clock;

    Drifts(
            DriftLineRepository lines,
            DriftChangeRepository changes,
            DriftChangeLineRepository changeLines,
            JdbcOperations jdbc,
            Clock clock) {
        this.lines = lines;
        this.changes = changes;
        this.changeLines = changeLines;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param total of all that fit */
    public record Found(List<DriftLine> lines, long total) {}

    /** Returns some of those that fit, in an order. */
    @Transactional(readOnly = true)
    public Found find(DriftFilter filter, DriftOrder order, boolean descending, long offset, int limit) {
        DriftFilter.Condition condition = filter.condition(today());
        List<Object> page = new ArrayList<>(condition.arguments());
        page.add(limit);
        page.add(offset);
        List<DriftLine> found = query(
                "SELECT * FROM drift WHERE " + condition.sql() + " ORDER BY " + order.sql(descending)
                        + " LIMIT ? OFFSET ?",
                page,
                this::lines);
        long total = query(
                "SELECT COUNT(*) FROM drift WHERE " + condition.sql(),
                condition.arguments(),
                rows -> rows.next() ? rows.getLong(1) : 0L);
        return new Found(found, total);
    }

    /** Returns how many there are of each kind, of those that fit but for their kind. */
    @Transactional(readOnly = true)
    public Map<DriftKind, Long> countByKind(DriftFilter filter) {
        DriftFilter.Condition condition = filter.ofAllKinds().condition(today());
        return query(
                "SELECT kind, COUNT(*) FROM drift WHERE " + condition.sql() + " GROUP BY kind",
                condition.arguments(),
                rows -> {
                    Map<DriftKind, Long> counts = new EnumMap<>(DriftKind.class);
                    while (rows.next()) {
                        counts.put(DriftKind.valueOf(rows.getString(1)), rows.getLong(2));
                    }
                    return counts;
                });
    }

    /** Returns how many nobody has settled or wants left as they are. */
    public long open() {
        return countByKind(DriftFilter.OPEN).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Returns those of an asset. */
    public List<DriftLine> of(long assetId) {
        return lines.findByAssetId(assetId);
    }

    /** Returns the proposals of which nothing else is possible. */
    public List<Long> certainTies() {
        return lines.findCertainTies(today());
    }

    /** Returns when register and reality were last compared; empty for never. */
    public Optional<Instant> comparedAt() {
        return lines.findMark();
    }

    /** Returns what was taken over lately, newest first. */
    public List<DriftChange> changes() {
        return changes.findTop20OrderByIdDesc();
    }

    /** @throws DcimException NOT_FOUND */
    public DriftChange change(long id) {
        return changes.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "change", id));
    }

    /** Returns what such a change did, in its order. */
    public List<DriftChangeLine> lines(DriftChange change) {
        return changeLines.findByChangeIdOrderById(change.id());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private List<DriftLine> lines(ResultSet rows) {
        try (Stream<DriftLine> stream = jdbc.entityStream(rows, DriftLine.class)) {
            return stream.toList();
        }
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, List<?> arguments, Reading<T> reading) {
        return jdbc.prepareStatement(sql, statement -> {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        });
    }
}
