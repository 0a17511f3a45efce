package vn.dcim.core.forecast;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads where assets stood, from the history of the registry. */
@Singleton
class Stays {

    private final TransactionOperations<Connection> transactions;

    Stays(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Returns all that overlap the time since an instant. */
    List<Stay> since(Instant from) {
        return read(
                "SELECT id, position_place_id, position_unit, position_height, row_start, row_end FROM asset"
                        + " FOR SYSTEM_TIME FROM FROM_UNIXTIME(" + from.getEpochSecond()
                        + ") TO FROM_UNIXTIME(2147483647)"
                        + " WHERE position_place_id IS NOT NULL AND status <> 'DISPOSED'",
                row -> {
                    int unit = row.getInt(3);
                    int height = Math.max(1, row.getInt(4));
                    return new Stay(
                            row.getLong(1), row.getLong(2), unit, unit + height - 1, instant(row, 5), instant(row, 6));
                });
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** Returns what assets weigh, in kg, by their id, as far as somebody noted it. */
    Map<Long, Integer> weights() {
        Map<Long, Integer> weights = new HashMap<>();
        read("SELECT asset_id, weight_kg FROM asset_load WHERE weight_kg IS NOT NULL", row -> {
            weights.put(row.getLong(1), row.getInt(2));
            return null;
        });
        return weights;
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, Row<T> each) {
        return transactions.executeRead(status -> {
            try (PreparedStatement select = status.getConnection().prepareStatement(query);
                    ResultSet rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(each.of(rows));
                }
                return found;
            } catch (SQLException e) {
                throw new DataAccessException("where assets stood cannot be read", e);
            }
        });
    }
}
