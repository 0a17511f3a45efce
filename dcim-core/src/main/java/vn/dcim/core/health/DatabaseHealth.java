package vn.dcim.core.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether the database answers. */
@Singleton
@Requires(property = "datasources.default.url")
final class DatabaseHealth implements HealthPart {

    private static final int PATIENCE_S = 1;

    private final DataSource dataSource;

    DatabaseHealth(DataSource dataSource, DataSourceResolver resolver) {
        this.dataSource = resolver.resolve(dataSource);
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean isUp() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(PATIENCE_S);
        } catch (SQLException e) {
            // why: that it cannot be reached is the answer; the pipeline logs the reason
            return false;
        }
    }
}
