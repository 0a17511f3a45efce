package vn.dcim.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A fresh schema for one spec, dropped when it is closed. All specs of a JVM share one server: that of
 * {@code DCIM_TEST_JDBC_URL} where it is given (an account that may create schemas, named in the URL), otherwise an embedded
 * MariaDB.
 *
 * <pre>{@code
 * @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
 * @Shared @AutoCleanup ApplicationContext context = ApplicationContext.run(database.properties())
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String serverUrl;
    private final MariadbServer ownServer;
    private final String schema;
    private final Path folder;
    private boolean migrated;

    private TestDatabase(String serverUrl, MariadbServer ownServer) {
        this.serverUrl = serverUrl;
        this.ownServer = ownServer;
        this.schema = "spec_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute(serverUrl, "CREATE DATABASE " + schema + " CHARACTER SET utf8mb4");
        try {
            this.folder = Files.createTempDirectory("dcim-spec");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A schema on the server that all specs of this JVM share, with the program's tables as its migrations leave them. */
    public static TestDatabase fresh() {
        TestDatabase database = empty();
        Shared.MIGRATED.copyTo(database);
        database.migrated = true;
        return database;
    }

    /** A schema with nothing in it on the server that all specs of this JVM share. */
    public static TestDatabase empty() {
        return new TestDatabase(Shared.URL, null);
    }

    /**
     * An empty schema on a server of its own, which the spec may {@link MariadbServer#kill} and start again.
     *
     * @param options further options of the server's command line
     */
    public static TestDatabase onServerOfItsOwn(String... options) {
        MariadbServer server = MariadbServer.launch(options);
        return new TestDatabase(server.url(), server);
    }

    /** Returns what {@code ApplicationContext.run} needs to use this schema; a new map, to which a spec may add. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("datasources.default.url", url());
        properties.put("datasources.default.driver-class-name", "org.mariadb.jdbc.Driver");
        properties.put("datasources.default.db-type", "mariadb");
        properties.put("datasources.default.dialect", "MYSQL");
        properties.put("datasources.default.minimum-idle", 1);
        properties.put("datasources.default.maximum-pool-size", 8);
        // why: reading two hundred migrations to find that nothing is to be done takes as long as a good part of a spec
        properties.put("flyway.datasources.default.enabled", !migrated);
        // why: a spec hands over one cycle after the other, and would wait each time for others that do not come
        properties.put("dcim.ingest.gather", "0ms");
        // why: nothing runs by the clock that the spec does not ask for
        properties.put("dcim.schedule.start-delay", "1d");
        // why: the configuration of web names the account apart from the address
        properties.put("dcim.database.url", url());
        properties.put("dcim.database.user", option("user"));
        properties.put("dcim.database.password", option("password"));
        properties.put("dcim.master-key-file", folder.resolve("master.key").toString());
        return properties;
    }

    /** Returns the URL of the schema, with account, password and the bulk protocol on. */
    public String url() {
        int query = serverUrl.indexOf('?');
        String server = query < 0 ? serverUrl : serverUrl.substring(0, query);
        String options = query < 0 ? "" : "&" + serverUrl.substring(query + 1);
        return server.replaceFirst("(//[^/]+)/?.*", "$1/") + schema + "?useBulkStmts=true" + options;
    }

    private String option(String name) {
        return Pattern.compile("[?&]" + name + "=([^&]*)")
                .matcher(serverUrl)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    /** Returns {@code mariadb-dump} of the version of the embedded server. */
    public static String dumpProgram() {
        try {
            return MariadbFiles.dumpProgram().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a connection beside those of the program under test. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** @param option of the driver, such as {@code allowMultiQueries=true} */
    Connection connect(String option) throws SQLException {
        return DriverManager.getConnection(url() + "&" + option);
    }

    /** Returns what a query finds: of each row, the values by the labels of their columns. */
    public List<Map<String, Object>> rows(String sql) throws SQLException {
        try (Connection connection = connect();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            ResultSetMetaData columns = found.getMetaData();
            List<Map<String, Object>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), found.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** Empties tables between features, those that the database refuses to delete from too: it takes no triggers along. */
    public void clear(String... tables) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (String table : tables) {
                statement.execute("TRUNCATE TABLE " + table);
            }
        }
    }

    /** @throws IllegalStateException when the schema lies on the shared server, which nobody may kill */
    public MariadbServer server() {
        if (ownServer == null) {
            throw new IllegalStateException("this schema lies on the shared server: use onServerOfItsOwn()");
        }
        return ownServer;
    }

    /** Returns a folder of this spec alone, for files. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (ownServer == null) {
            drop();
        } else {
            ownServer.close();
        }
        MariadbFiles.delete(folder);
    }

    private void drop() {
        execute(serverUrl, "DROP DATABASE " + schema);
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed on " + url, e);
        }
    }

    /** The server all specs of this JVM share; started when first needed. */
    private static final class Shared {
        static final String URL;
        static final MigratedSchema MIGRATED;

        static {
            String given = System.getenv("DCIM_TEST_JDBC_URL");
            URL = given == null ? MariadbServer.launch().url() : given;
            MIGRATED =
                    given == null ? MigratedSchema.at(URL.replace("/?", "/" + MigratedData.SCHEMA + "?")) : migrated();
        }

        private static MigratedSchema migrated() {
            TestDatabase database = new TestDatabase(URL, null);
            Runtime.getRuntime().addShutdownHook(new Thread(database::drop));
            return MigratedSchema.in(database);
        }
    }
}
