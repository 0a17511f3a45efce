package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Origin;
import vn.dcim.core.asset.Paper;
import vn.dcim.core.version.Versions;

/** Reads the registry as it stood at an instant. */
@Singleton
class RegistryAsOf {

    private static final String ASSETS = """
            SELECT id, tag, name, kind, maker, serial, status, position_place_id, holding_unit_id, holding_person, \
            holding_document, owner_unit_id, origin_kind, origin_price, origin_in_use_on, origin_life, origin_warranty_to \
            FROM asset FOR SYSTEM_TIME AS OF %s ORDER BY id""";
    private static final String MOVEMENTS = """
            SELECT asset_id, at, was, became, paper, document, signed_on, unit_id, person FROM asset_movement \
            WHERE at > %s AND at <= %s ORDER BY id""";

    private final JdbcOperations jdbc;
    private final Versions versions;
    private volatile @Nullable Instant beginning;

    RegistryAsOf(JdbcOperations jdbc, Versions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    static String assetsQuery(Instant at) {
        return ASSETS.formatted(literal(at));
    }

    static String movementsQuery(Instant after, Instant until) {
        return MOVEMENTS.formatted(literal(after), literal(until));
    }

    /** Returns all assets that were noted by then, those disposed of too, by id. */
    @Transactional(readOnly = true)
    public List<AssetLine> assets(Instant at) {
        return read(assetsQuery(at), RegistryAsOf::asset);
    }

    /** Returns the changes of status after one instant, until another, oldest first. */
    @Transactional(readOnly = true)
    public List<MovementLine> movements(Instant after, Instant until) {
        return read(movementsQuery(after, until), RegistryAsOf::movement);
    }

    /** Returns when the first asset was noted; empty where none ever was. Once there is one, none comes before it any more. */
    @Transactional(readOnly = true)
    public Optional<Instant> beginning() {
        if (beginning != null) {
            return Optional.of(beginning);
        }
        Optional<Instant> found = read(
                        "SELECT MIN(row_start) FROM asset FOR SYSTEM_TIME ALL",
                        rows -> Optional.ofNullable(rows.getObject(1, LocalDateTime.class)))
                .getFirst()
                .map(at -> at.toInstant(ZoneOffset.UTC));
        if (!versions.isWriting()) {
            // why: what this transaction has changed is nobody else's yet, and may never be
            beginning = found.orElse(null);
        }
        return found;
    }

    /** What stands in one row. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    @Transactional(readOnly = true)
    public <T> List<T> read(String sql, Reading<T> reading) {
        return jdbc.prepareStatement(sql, statement -> {
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
            }
            return found;
        });
    }

    private static AssetLine asset(ResultSet row) throws SQLException {
        return new AssetLine(
                row.getLong("id"),
                row.getString("tag"),
                row.getString("name"),
                AssetKind.valueOf(row.getString("kind")),
                row.getString("maker"),
                row.getString("serial"),
                AssetStatus.valueOf(row.getString("status")),
                number(row, "position_place_id"),
                number(row, "holding_unit_id"),
                row.getString("holding_person"),
                row.getString("holding_document"),
                number(row, "owner_unit_id"),
                row.getString("origin_kind") == null ? null : Origin.Kind.valueOf(row.getString("origin_kind")),
                number(row, "origin_price"),
                row.getObject("origin_in_use_on", LocalDate.class),
                row.getObject("origin_life", Integer.class),
                row.getObject("origin_warranty_to", LocalDate.class));
    }

    private static MovementLine movement(ResultSet row) throws SQLException {
        return new MovementLine(
                row.getLong("asset_id"),
                row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                AssetStatus.valueOf(row.getString("was")),
                AssetStatus.valueOf(row.getString("became")),
                Paper.valueOf(row.getString("paper")),
                row.getString("document"),
                row.getObject("signed_on", LocalDate.class),
                number(row, "unit_id"),
                row.getString("person"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** The instant in microseconds, as the database compares it whatever the zone of the session. */
    static String literal(Instant at) {
        return "FROM_UNIXTIME(%d.%06d)".formatted(at.getEpochSecond(), at.getNano() / 1000);
    }
}
