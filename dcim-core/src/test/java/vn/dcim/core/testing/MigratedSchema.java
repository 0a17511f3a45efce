package vn.dcim.core.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A schema as the migrations leave it, to be copied: they take seconds, a copy takes a tenth of that. */
final class MigratedSchema {

    private final String script;

    private MigratedSchema(String script) {
        this.script = script;
    }

    /** Migrates an empty schema, which has to stay for as long as it is copied. */
    static MigratedSchema in(TestDatabase empty) {
        Flyway.configure().dataSource(empty.url(), null, null).load().migrate();
        return at(empty.url());
    }

    /** @param url of a schema that is migrated */
    static MigratedSchema at(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            List<String> statements = new ArrayList<>();
            // why: tables come in no order that would suit their foreign keys
            statements.add("SET foreign_key_checks = 0");
            for (String table : column(connection, "SHOW TABLES", 1)) {
                statements.addAll(column(connection, "SHOW CREATE TABLE " + table, 2));
                if (!column(connection, "SELECT 1 FROM " + table + " LIMIT 1", 1)
                        .isEmpty()) {
                    statements.add("INSERT INTO " + table + " SELECT * FROM " + connection.getCatalog() + "." + table);
                }
            }
            for (String trigger : column(connection, "SHOW TRIGGERS", 1)) {
                statements.addAll(column(connection, "SHOW CREATE TRIGGER " + trigger, 3));
            }
            statements.add("SET foreign_key_checks = 1");
            return new MigratedSchema(String.join(";\n", statements));
        } catch (SQLException e) {
            throw new IllegalStateException("the migrated schema cannot be read", e);
        }
    }

    private static List<String> column(Connection connection, String sql, int number) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(number));
            }
            return values;
        }
    }

    /** Makes an empty schema on the same server the same. */
    void copyTo(TestDatabase empty) {
        try (Connection connection = empty.connect("allowMultiQueries=true");
                Statement statement = connection.createStatement()) {
            statement.execute(script);
            while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
                // why: what fails in the midst of several statements is told when its result is asked for
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the migrated schema cannot be copied", e);
        }
    }
}
