package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.asset.custom.CustomFields;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.unit.Units;

/** Finds assets, as they are and as they were. */
@Singleton
public class Assets {

    private static final int MOST_NAMED = 100;

    private static final String BY_STATUS_NO = " IGNORE INDEX (asset_by_status)";

    private final AssetRepository repository;
    private final AssetMovementRepository movements;
    private final PlaceRepository places;
    private final Units units;
    private final CustomFields customFields;
    private final JdbcOperations jdbc;

    Assets(
            AssetRepository repository,
            AssetMovementRepository movements,
            PlaceRepository places,
            Units units,
            CustomFields customFields,
            JdbcOperations jdbc) {
        this.repository = repository;
        this.movements = movements;
        this.places = places;
        this.units = units;
        this.customFields = customFields;
        this.jdbc = jdbc;
    }

    /** @throws DcimException NOT_FOUND */
    public Asset get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "asset", id));
    }

    /** Returns those of some ids that there are, by name. */
    public List<Asset> get(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : repository.findByIdInOrderByName(ids);
    }

    /** Returns the asset that a device is; empty where it is none. */
    public Optional<Asset> ofDevice(long deviceId) {
        return repository.findByDeviceId(deviceId);
    }

    /** Returns those that are devices. */
    public List<Asset> tied() {
        return repository.findByDeviceIdIsNotNull();
    }

    /** Returns the devices that are assets. */
    @Transactional(readOnly = true)
    public Set<Long> tiedDevices() {
        return query("SELECT device_id FROM asset WHERE device_id IS NOT NULL", List.of(), rows -> {
            Set<Long> devices = new HashSet<>();
            while (rows.next()) {
                devices.add(rows.getLong(1));
            }
            return devices;
        });
    }

    /** Returns all that are there and no device. */
    @Transactional(readOnly = true)
    public List<AssetIdentity> untied() {
        return identities("TRUE", List.of());
    }

    /**
     * Returns those that are there and no device, and bear a serial number, a name, or an address among theirs.
     *
     * @param serials ways to write one; case does not matter
     * @param addresses whole ones; none to leave them out
     */
    @Transactional(readOnly = true)
    public List<AssetIdentity> untied(List<String> serials, String name, List<String> addresses) {
        List<String> arguments = new ArrayList<>(serials);
        arguments.add(name);
        String condition = "(serial <> '' AND serial IN (" + String.join(",", Collections.nCopies(serials.size(), "?"))
                + ") OR name = ?";
        addresses.forEach(address -> arguments.add("% " + address + " %"));
        return identities(
                condition + " OR CONCAT(' ', ips, ' ', macs, ' ') LIKE ?".repeat(addresses.size()) + ")", arguments);
    }

    /** Returns those of some ids that are there and no device. */
    @Transactional(readOnly = true)
    public List<AssetIdentity> untied(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : identities("id IN (" + String.join(",", Collections.nCopies(ids.size(), "?")) + ")", ids);
    }

    /** Returns which assets were added, changed or taken out after an instant of the registry. */
    @Transactional(readOnly = true)
    public List<Long> touchedAfter(Instant at) {
        return query(
                "SELECT id FROM asset_touched WHERE at > ? ORDER BY id",
                List.of(LocalDateTime.ofInstant(at, ZoneOffset.UTC)),
                rows -> {
                    List<Long> ids = new ArrayList<>();
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                    }
                    return ids;
                });
    }

    /** Returns all that there are, those disposed of too, by name. */
    @Transactional(readOnly = true)
    List<Asset> everything() {
        return query("SELECT * FROM asset ORDER BY name, id", List.of(), this::assets);
    }

    /** Returns the ids of {@link #everything}, in the same order. */
    @Transactional(readOnly = true)
    List<Long> idsByName() {
        return query("SELECT id FROM asset_now ORDER BY name, id", List.of(), rows -> {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        });
    }

    /** Returns the kinds of some assets by id; of what is not there, none. */
    @Transactional(readOnly = true)
    public Map<Long, AssetKind> kinds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : query(
                        "SELECT id, kind FROM asset WHERE id IN ("
                                + String.join(",", Collections.nCopies(ids.size(), "?")) + ")",
                        List.copyOf(ids),
                        rows -> {
                            Map<Long, AssetKind> found = new HashMap<>();
                            while (rows.next()) {
                                found.put(rows.getLong(1), AssetKind.valueOf(rows.getString(2)));
                            }
                            return found;
                        });
    }

    private List<AssetIdentity> identities(String condition, List<?> arguments) {
        return query(
                "SELECT id, name, kind, maker, model, serial, macs, ips, status FROM asset"
                        + " WHERE device_id IS NULL AND status <> 'DISPOSED' AND " + condition + " ORDER BY id",
                arguments,
                rows -> {
                    List<AssetIdentity> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(new AssetIdentity(
                                rows.getLong(1),
                                rows.getString(2),
                                AssetKind.valueOf(rows.getString(3)),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getString(6),
                                rows.getString(7),
                                rows.getString(8),
                                AssetStatus.valueOf(rows.getString(9))));
                    }
                    return found;
                });
    }

    /** Returns the asset that a text names by its tag or its whole name, in whatever case; the first of several of one name. */
    public Optional<Asset> named(String text) {
        var filter = new AssetFilter(text, null, null, Set.of(), null, null, null, null, null);
        return find(filter, AssetOrder.NAME, false, 0, MOST_NAMED).assets().stream()
                .filter(asset ->
                        asset.name().equalsIgnoreCase(text) || asset.tag().equalsIgnoreCase(text))
                .findFirst();
    }

    /** Returns the names of places and units, and the centre's own fields, as they are now. */
    public AssetNames names() {
        return new AssetNames(places.findAll(), units.all(), customFields.now());
    }

    /**
     * Some of the assets that fit.
     *
     * @param total of all that fit
     * @param byStatus how many stand in each status, of those that fit but for their status
     */
    public record Found(List<Asset> assets, long total, Map<AssetStatus, Long> byStatus) {}

    /** Returns some of the assets that fit, in an order. */
    @Transactional(readOnly = true)
    public Found find(AssetFilter filter, AssetSort order, boolean descending, long offset, int limit) {
        String table = table(filter.asOf());
        AssetFilter.Condition condition = filter.condition(table);
        List<Object> page = new ArrayList<>(condition.arguments());
        page.add(limit);
        page.add(offset);
        String rest = " WHERE " + condition.sql() + " ORDER BY " + order.sql(descending) + " LIMIT ? OFFSET ?";
        List<Asset> assets = query(
                filter.asOf() == null
                        ? whole(table + hint(filter) + rest, order, descending)
                        : "SELECT * FROM " + table + earlierHint(filter) + rest,
                page,
                this::assets);
        Map<AssetStatus, Long> counts = countByStatus(filter, table);
        return new Found(assets, total(counts, filter), counts);
    }

    /** Finds by the narrow table and takes what is shown, and no more, from the wide one. */
    private static String whole(String found, AssetSort order, boolean descending) {
        return "SELECT asset.* FROM (SELECT id AS asset_id FROM " + found
                + ") AS page STRAIGHT_JOIN asset ON asset.id = page.asset_id ORDER BY " + order.sql(descending);
    }

    /** A word may be in few: to look for those in the order of an index would read the table row by row. */
    private static String hint(AssetFilter filter) {
        return filter.text().isBlank() ? "" : " IGNORE INDEX FOR ORDER BY (asset_now_by_name)";
    }

    /** Nearly all versions are of a status that is asked for: by its index they would be read one by one. */
    private static String earlierHint(AssetFilter filter) {
        return (filter.status() == null ? BY_STATUS_NO : "")
                + (filter.text().isBlank() ? "" : " IGNORE INDEX FOR ORDER BY (asset_by_name)");
    }

    private static long total(Map<AssetStatus, Long> counts, AssetFilter filter) {
        return counts.entrySet().stream()
                .filter(entry ->
                        filter.status() == null ? entry.getKey().isPresent() : entry.getKey() == filter.status())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Map<AssetStatus, Long> countByStatus(AssetFilter filter, String table) {
        AssetFilter.Condition condition = filter.conditionButForStatus(table);
        return query(
                "SELECT status, COUNT(*) FROM " + table + (filter.asOf() == null ? "" : BY_STATUS_NO) + " WHERE "
                        + condition.sql() + " GROUP BY status",
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
                        Instant from =
                                rows.getObject("row_start", LocalDateTime.class).toInstant(ZoneOffset.UTC);
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

    /** Returns the changes of status of some assets, in no order. */
    public List<AssetMovement> movements(Collection<Long> ids) {
        return movements.findByAssetIdIn(ids);
    }

    /** Returns which were ever disposed of by a decision whose number is noted. */
    @Transactional(readOnly = true)
    public Set<Long> disposedByPaper() {
        return query(
                "SELECT asset_id FROM asset_movement WHERE became = 'DISPOSED' AND paper = 'DISPOSAL' AND document <> ''",
                List.of(),
                rows -> {
                    Set<Long> ids = new HashSet<>();
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                    }
                    return ids;
                });
    }

    private static String table(@Nullable Instant asOf) {
        return asOf == null
                ? "asset_now"
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
