package vn.dcim.core.transport;

import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The line to MariaDB, as a connection of the pool has it. */
@Singleton
@Requires(property = "datasources.default.url")
final class DatabasePath implements TransportPaths {

    private final DataSource dataSource;
    private final UsualCredentials usual;

    DatabasePath(DataSource dataSource, DataSourceResolver resolver, UsualCredentials usual) {
        this.dataSource = resolver.resolve(dataSource);
        this.usual = usual;
    }

    @Override
    public List<TransportPath> paths() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            String peer = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
            String cipher = status(statement, "Ssl_cipher");
            if (cipher.isEmpty()) {
                return List.of(path(peer, "MariaDB", "", Judgement.clear(seesUsOnItsOwnMachine(statement))));
            }
            String protocol = status(statement, "Ssl_version");
            return List.of(path(peer, protocol, cipher, Judgement.tls(protocol, cipher)));
        } catch (SQLException e) {
            // why: a database that cannot be asked is told by its health; here it means that nothing is proven
            return List.of(path("", "", "", Judgement.unknown(Judgement.Reason.NOT_CONNECTED)));
        }
    }

    private TransportPath path(String peer, String protocol, String cipher, Judgement judgement) {
        return TransportPath.of(TransportPath.Kind.DATABASE, peer, protocol, cipher, judgement)
                .with(usual.ofDatabase());
    }

    private static String status(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE '" + name + "'")) {
            return row.next() ? row.getString(2) : "";
        }
    }

    private static boolean seesUsOnItsOwnMachine(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT SUBSTRING_INDEX(USER(), '@', -1)")) {
            return row.next() && Loopback.is(row.getString(1));
        }
    }
}
