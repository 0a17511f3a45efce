package vn.dcim.bench.year;

import io.micronaut.context.ApplicationContext;
import io.micronaut.jdbc.DataSourceResolver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What the tables say, past all that the program makes of it. */
final class YearTables {

    private final DataSource dataSource;

    YearTables(ApplicationContext context) {
        dataSource = context.getBean(DataSourceResolver.class).resolve(context.getBean(DataSource.class));
    }

    Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    long count(String sql, Object... arguments) {
        try (Connection connection = connect();
                PreparedStatement select = prepared(connection, sql, arguments);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Returns the counts of a question that asks for a name and a count. */
    Map<String, Long> counts(String sql, Object... arguments) {
        try (Connection connection = connect();
                PreparedStatement select = prepared(connection, sql, arguments);
                ResultSet rows = select.executeQuery()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void update(String sql, Object... arguments) {
        try (Connection connection = connect();
                PreparedStatement update = prepared(connection, sql, arguments)) {
            update.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(
                    i + 1,
                    arguments[i] instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : arguments[i]);
        }
        return statement;
    }
}
