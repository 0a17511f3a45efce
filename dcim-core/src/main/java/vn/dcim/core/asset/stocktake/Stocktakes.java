package vn.dcim.core.asset.stocktake;

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
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Finds stocktakes and what came of them. */
@Singleton
public class Stocktakes {

    private static final StocktakeCount NOTHING = new StocktakeCount(
            0, 0, Arrays.stream(Finding.values()).collect(Collectors.toMap(Function.identity(), _ -> 0L)), 0, 0);
    private static final String ITEMS =
            "SELECT i.stocktake_id, i.finding, COUNT(*) AS found, SUM(i.expected) AS expected,"
                    + " SUM(i.expected AND i.scan_id IS NOT NULL) AS seen,"
                    + " SUM(i.decision IS NULL AND (i.finding <> 'SEEN' OR COALESCE(s.broken, FALSE))) AS undecided"
                    + " FROM stocktake_item i LEFT JOIN stocktake_scan s ON s.id = i.scan_id WHERE ";
    private static final String UNKNOWN = "SELECT i.stocktake_id, COUNT(*) AS unknown_codes FROM stocktake_scan i"
            + " WHERE i.item_id IS NULL AND NOT i.undone AND ";
    private static final String LAST_LOOKS = "SELECT i.asset_id, s.scanned_at FROM stocktake_item i"
            + " JOIN (SELECT j.asset_id, MAX(j.stocktake_id) AS newest FROM stocktake_item j"
            + " JOIN stocktake t ON t.id = j.stocktake_id WHERE t.closed_at IS NOT NULL OR j.scan_id IS NOT NULL"
            + " GROUP BY j.asset_id) n ON n.asset_id = i.asset_id AND n.newest = i.stocktake_id"
            + " LEFT JOIN stocktake_scan s ON s.id = i.scan_id";
    private static final String EACH = " GROUP BY i.stocktake_id";

    private final StocktakeRepository stocktakes;
    private final StocktakeMemberRepository members;
    private final StocktakeItemRepository items;
    private final StocktakeScanRepository scans;
    private final JdbcOperations jdbc;
    private final UntilOther<List<Looked>, Map<Long, LastLook>> lastLooks;

    Stocktakes(
            StocktakeRepository stocktakes,
            StocktakeMemberRepository members,
            StocktakeItemRepository items,
            StocktakeScanRepository scans,
            JdbcOperations jdbc,
            Versions versions) {
        this.stocktakes = stocktakes;
        this.members = members;
        this.items = items;
        this.scans = scans;
        this.jdbc = jdbc;
        this.lastLooks = new UntilOther<>(versions, _ -> readLastLooks());
    }

    /** Returns all, newest first. */
    public List<Stocktake> all() {
        return stocktakes.findAllOrderByIdDesc();
    }

    /** @throws DcimException NOT_FOUND */
    public Stocktake get(long id) {
        return stocktakes.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "stocktake", id));
    }

    /** Returns the committee, in the order in which it was named. */
    public List<StocktakeMember> members(long id) {
        return members.findByStocktakeIdOrderById(id);
    }

    /** Returns how far each of some is, by its id. */
    @Transactional(readOnly = true)
    public Map<Long, StocktakeCount> counts(Collection<Stocktake> some) {
        Tally tally = new Tally();
        read(ITEMS + "TRUE" + EACH + ", i.finding", tally::addItems);
        read(UNKNOWN + "TRUE" + EACH, tally::addUnknown);
        return some.stream().map(Stocktake::id).collect(Collectors.toMap(Function.identity(), tally::of));
    }

    @Transactional(readOnly = true)
    public StocktakeCount count(long id) {
        Tally tally = new Tally();
        read(ITEMS + "i.stocktake_id = " + id + EACH + ", i.finding", tally::addItems);
        read(UNKNOWN + "i.stocktake_id = " + id + EACH, tally::addUnknown);
        return tally.of(id);
    }

    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    private void read(String sql, Reading reading) {
        jdbc.prepareStatement(sql, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reading.of(rows);
                }
            }
            return null;
        });
    }

    /** What was counted, by stocktake. */
    private static final class Tally {

        private final Map<Long, StocktakeCount> counts = new HashMap<>();

        void addItems(ResultSet row) throws SQLException {
            StocktakeCount known = of(row.getLong("stocktake_id"));
            Map<Finding, Long> findings = new EnumMap<>(known.findings());
            findings.put(Finding.valueOf(row.getString("finding")), row.getLong("found"));
            counts.put(
                    row.getLong("stocktake_id"),
                    new StocktakeCount(
                            known.expected() + row.getLong("expected"),
                            known.seen() + row.getLong("seen"),
                            findings,
                            known.unknown(),
                            known.undecided() + row.getLong("undecided")));
        }

        void addUnknown(ResultSet row) throws SQLException {
            StocktakeCount known = of(row.getLong("stocktake_id"));
            counts.put(
                    row.getLong("stocktake_id"),
                    new StocktakeCount(
                            known.expected(),
                            known.seen(),
                            known.findings(),
                            row.getLong("unknown_codes"),
                            known.undecided()));
        }

        StocktakeCount of(long stocktake) {
            return counts.getOrDefault(stocktake, NOTHING);
        }
    }

    /** Returns some of what was found so, by place and name. */
    public List<StocktakeItem> items(long id, Finding finding, int size, long offset) {
        return items.page(id, finding, size, offset);
    }

    /** Returns what stands in its place, but broken. */
    public List<StocktakeItem> broken(long id, int size) {
        return items.broken(id, size);
    }

    /** Returns all assets of a stocktake, by place and name. */
    public List<StocktakeItem> items(long id) {
        return items.findByStocktakeIdOrderByPlaceAndName(id);
    }

    /**
     * How an asset was found at a stocktake.
     *
     * @param scan that this stands on; null where it was not seen
     */
    public record Sighting(
            Stocktake stocktake,
            StocktakeItem item,
            @Nullable StocktakeScan scan) {}

    /** Returns how an asset was found at each stocktake that looked for it or came upon it, newest first. */
    public List<Sighting> sightings(long assetId) {
        List<StocktakeItem> found = items.findByAssetIdOrderByIdDesc(assetId);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, StocktakeScan> seen = scans(found);
        Map<Long, Stocktake> of =
                stocktakes
                        .findByIdIn(
                                found.stream().map(StocktakeItem::stocktakeId).toList())
                        .stream()
                        .collect(Collectors.toMap(Stocktake::id, stocktake -> stocktake));
        return found.stream()
                .map(item -> new Sighting(
                        of.get(item.stocktakeId()), item, item.scanId() == null ? null : seen.get(item.scanId())))
                .toList();
    }

    /** How an asset was found last. @param seenAt when it was scanned; null where it was looked for and not found */
    public record LastLook(@Nullable Instant seenAt) {}

    /**
     * Returns how each asset was found at the newest stocktake that is over and looked for it, or at one under way that has seen it already,
     * by its id; assets that no stocktake ever looked for are not among them.
     */
    @Transactional(readOnly = true)
    public Map<Long, LastLook> lastLooks() {
        List<Looked> looked = new ArrayList<>();
        read(
                "SELECT id, looks, closed_at IS NOT NULL FROM stocktake ORDER BY id",
                row -> looked.add(new Looked(row.getLong(1), row.getLong(2), row.getBoolean(3))));
        return lastLooks.of(looked);
    }

    /** All that last looks are made of, as the database counts it. @param looks how often another scan came to count */
    private record Looked(long stocktake, long looks, boolean isClosed) {}

    private Map<Long, LastLook> readLastLooks() {
        Map<Long, LastLook> looks = new HashMap<>();
        read(LAST_LOOKS, row -> looks.put(row.getLong("asset_id"), new LastLook(instant(row))));
        return Collections.unmodifiableMap(looks);
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        LocalDateTime at = row.getObject("scanned_at", LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    /** Returns the stocktakes under way that look for some assets or came upon them, by the id of the asset, newest first. */
    Map<Long, List<Stocktake>> open(Collection<Long> assetIds) {
        List<StocktakeItem> found = assetIds.isEmpty() ? List.of() : items.findByAssetIdInOrderByIdDesc(assetIds);
        if (found.isEmpty()) {
            return Map.of();
        }
        Map<Long, Stocktake> under =
                stocktakes
                        .findByIdIn(found.stream()
                                .map(StocktakeItem::stocktakeId)
                                .distinct()
                                .toList())
                        .stream()
                        .filter(stocktake -> !stocktake.isClosed())
                        .collect(Collectors.toMap(Stocktake::id, stocktake -> stocktake));
        Map<Long, List<Stocktake>> open = new HashMap<>();
        found.stream().filter(item -> under.containsKey(item.stocktakeId())).forEach(item -> open.computeIfAbsent(
                        item.assetId(), _ -> new ArrayList<>())
                .add(under.get(item.stocktakeId())));
        return open;
    }

    /** Returns the codes that no asset has, first scanned first. */
    public List<StocktakeScan> unknown(long id) {
        return scans.unknown(id);
    }

    /** Returns the newest scans, those that were undone too. */
    public List<StocktakeScan> newest(long id, int size) {
        return scans.newest(id, size);
    }

    /** Returns the scans that the findings of some items stand on, by their ids. */
    public Map<Long, StocktakeScan> scans(List<StocktakeItem> of) {
        List<Long> ids =
                of.stream().map(StocktakeItem::scanId).filter(Objects::nonNull).toList();
        return ids.isEmpty()
                ? Map.of()
                : scans.findByIdIn(ids).stream().collect(Collectors.toMap(StocktakeScan::id, scan -> scan));
    }

    /** Returns the assets of some scans, by the ids of their items. */
    public Map<Long, StocktakeItem> itemsOf(List<StocktakeScan> of) {
        List<Long> ids =
                of.stream().map(StocktakeScan::itemId).filter(Objects::nonNull).toList();
        return ids.isEmpty()
                ? Map.of()
                : items.findByIdIn(ids).stream().collect(Collectors.toMap(StocktakeItem::id, item -> item));
    }
}
