package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.unit.Units;

/** Finds assets, as they are and as they were. */
@Singleton
public class Assets {

    private final AssetRepository repository;
    private final AssetMovementRepository movements;
    private final PlaceRepository places;
    private final Units units;
    private final JdbcOperations jdbc;

    Assets(
            AssetRepository repository,
            AssetMovementRepository movements,
            PlaceRepository places,
            Units units,
            JdbcOperations jdbc) {
        this.repository = repository;
        this.movements = movements;
        this.places = places;
        this.units = units;
        this.jdbc = jdbc;
    }

    /** @throws DcimException NOT_FOUND */
    public Asset get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "asset", id));
    }

    /** Returns the names of places and units as they are now. */
    public AssetNames names() {
        return new AssetNames(places.findAll(), units.all());
    }

    /** @param total of all that fit */
    public record Found(List<Asset> assets, long total) {}

    /** Returns some of the assets that fit, in an order. */
    @Transactional(readOnly = true)
    public Found find(AssetFilter filter, AssetOrder order, boolean descending, long offset, int limit) {
        String table = table(filter.asOf());
        AssetFilter.Condition condition = filter.condition(table);
        List<Object> page = new ArrayList<>(condition.arguments());
        page.add(limit);
        page.add(offset);
        List<Asset> assets = query(
                "SELECT * FROM " + table + " WHERE " + condition.sql() + " ORDER BY " + order.sql(descending)
                        + " LIMIT ? OFFSET ?",
                page,
                this::assets);
        long total = query(
                "SELECT COUNT(*) FROM " + table + " WHERE " + condition.sql(),
                condition.arguments(),
                rows -> rows.next() ? rows.getLong(1) : 0L);
        return new Found(assets, total);
    }

    /** Returns how many assets stand in each status, of those that fit but for their status. */
    @Transactional(readOnly = true)
    public Map<AssetStatus, Long> countByStatus(AssetFilter filter) {
        String table = table(filter.asOf());
        AssetFilter.Condition condition = filter.conditionButForStatus(table);
        return query(
                "SELECT status, COUNT(*) FROM " + table + " WHERE " + condition.sql() + " GROUP BY status",
                condition.arguments(),
                rows -> {
                    Map<AssetStatus, Long> counts = new EnumMap<>(AssetStatus.class);
                    while (rows.next()) {
                        counts.put(AssetStatus.valueOf(rows.getString(1)), rows.getLong(2));
                    }
                    return counts;
                });
    }

    /**
     * One state of an asset.
     *
     * @param from when it began
     * @param to when the next one began; null for what it is now
     */
    public record Version(
            Asset asset, Instant from, @Nullable Instant to) {}

    /** Returns all that an asset ever was, newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(long id) {
        return query(
                "SELECT asset.*, row_start, row_end FROM asset FOR SYSTEM_TIME ALL WHERE id = ?"
                        + " ORDER BY row_start DESC",
                List.of(id),
                rows -> {
                    List<Version> versions = new ArrayList<>();
                    Instant next = null;
                    while (rows.next()) {
                        Instant from = rows.getObject("row_start", java.time.LocalDateTime.class)
                                .toInstant(java.time.ZoneOffset.UTC);
                        versions.add(new Version(jdbc.readEntity(rows, Asset.class), from, next));
                        next = from;
                    }
                    return versions;
                });
    }

    /** Returns the changes of status of an asset, newest first. */
    public List<AssetMovement> movements(long id) {
        return movements.findByAssetIdOrderByIdDesc(id);
    }

    private static String table(@Nullable Instant asOf) {
        return asOf == null
                ? "asset"
                : "asset FOR SYSTEM_TIME AS OF FROM_UNIXTIME(%d.%06d)"
                        .formatted(asOf.getEpochSecond(), asOf.getNano() / 1000);
    }

    private List<Asset> assets(ResultSet rows) {
        try (Stream<Asset> stream = jdbc.entityStream(rows, Asset.class)) {
            return stream.toList();
        }
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, List<?> arguments, Reading<T> reading) {
        return jdbc.prepareStatement(sql, statement -> {
            set(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        });
    }

    private static void set(PreparedStatement statement, List<?> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
    }
}
