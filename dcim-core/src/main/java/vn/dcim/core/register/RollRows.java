package vn.dcim.core.register;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;

/** Reads rolls from the database. */
@Singleton
@Requires(property = "datasources.default.url")
class RollRows {

    private final JdbcOperations jdbc;

    RollRows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the second column by the first. */
    @Transactional(readOnly = true)
    Map<String, String> read(String sql) {
        return jdbc.prepareStatement(sql, statement -> {
            Map<String, String> names = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getString(1), rows.getString(2));
                }
            }
            return names;
        });
    }
}
