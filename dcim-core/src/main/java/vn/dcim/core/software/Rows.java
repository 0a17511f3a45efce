package vn.dcim.core.software;

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
import java.util.List;

/** Reads rows of the register as they are, and as they were. */
@Singleton
class Rows {

    private final JdbcOperations jdbc;

    Rows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What stands in one row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Returns what stands after FROM for a table as it was; with null as it is. */
    static String table(String name, @Nullable Instant asOf) {
        return asOf == null ? name : name + " FOR SYSTEM_TIME AS OF " + literal(asOf);
    }

    /** Returns an instant as the database compares it, whatever the zone of the session. */
    static String literal(Instant at) {
        return "FROM_UNIXTIME(%d.%06d)".formatted(at.getEpochSecond(), at.getNano() / 1000);
    }

    @Transactional(readOnly = true)
    <T> List<T> all(String sql, List<?> arguments, Row<T> reading) {
        return jdbc.prepareStatement(sql, statement -> {
            set(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
                return found;
            }
        });
    }

    <T> T entity(ResultSet row, Class<T> type) {
        return jdbc.readEntity(row, type);
    }

    <T> List<T> entities(String sql, List<?> arguments, Class<T> type) {
        return all(sql, arguments, row -> jdbc.readEntity(row, type));
    }

    /** Returns all that a thing ever was, newest first. */
    <T> List<Version<T>> versions(String table, long id, Class<T> type) {
        return all(
                "SELECT " + table + ".*, row_start FROM " + table
                        + " FOR SYSTEM_TIME ALL WHERE id = ? ORDER BY row_start DESC",
                List.of(id),
                row -> new Version<>(
                        jdbc.readEntity(row, type),
                        row.getObject("row_start", LocalDateTime.class).toInstant(ZoneOffset.UTC)));
    }

    private static void set(PreparedStatement statement, List<?> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
    }
}
