package vn.dcim.core.startup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** The database answers, is new enough, tells the same time as this machine, and holds no schema newer than the program. */
public final class DatabaseCheck implements StartupCheck {
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private static final String CONNECT_TIMEOUT_MS = "5000";

    private final Clock clock;

    public DatabaseCheck() {
        this(Clock.systemUTC());
    }

    DatabaseCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(StartupSettings settings) {
        String url = settings.required("dcim.database.url");
        String user = settings.required("dcim.database.user");
        String name = withoutParameters(url);
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty(
                "password", settings.optional("dcim.database.password").orElse(""));
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_MS);
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            checkVersion(connection, name);
            checkClock(connection, name);
        } catch (SQLException e) {
            throw new StartupRefusal(e, DatabaseCheck.class, "database.unreachable", name, user, firstLine(e));
        }
        checkSchema(url, properties, name);
    }

    private static void checkVersion(Connection connection, String name) throws SQLException {
        var data = connection.getMetaData();
        int major = data.getDatabaseMajorVersion();
        int minor = data.getDatabaseMinorVersion();
        if (major < 10 || (major == 10 && minor < 11)) {
            throw new StartupRefusal(DatabaseCheck.class, "database.tooOld", name, data.getDatabaseProductVersion());
        }
    }

    private void checkClock(Connection connection, String name) throws SQLException {
        Instant before = clock.instant();
        Instant theirs;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000 AS SIGNED)")) {
            row.next();
            theirs = Instant.ofEpochMilli(row.getLong(1));
        }
        Duration off = offBy(before, theirs, clock.instant());
        if (off.abs().compareTo(CLOCK_TOLERANCE) > 0) {
            throw new StartupRefusal(DatabaseCheck.class, "database.clock", name, String.valueOf(off.toSeconds()));
        }
    }

    /** How far {@code theirs} lies outside the span in which it was asked for; zero inside it, negative when behind. */
    static Duration offBy(Instant before, Instant theirs, Instant after) {
        if (theirs.isBefore(before)) {
            return Duration.between(before, theirs);
        }
        return theirs.isAfter(after) ? Duration.between(after, theirs) : Duration.ZERO;
    }

    private static void checkSchema(String url, Properties properties, String name) {
        var info = Flyway.configure()
                .dataSource(url, properties.getProperty("user"), properties.getProperty("password"))
                .load()
                .info();
        MigrationVersion theirs = MigrationVersion.EMPTY;
        MigrationVersion ours = MigrationVersion.EMPTY;
        for (var migration : info.all()) {
            if (migration.getVersion() == null) {
                continue;
            }
            if (migration.getState().isApplied()) {
                theirs = newer(theirs, migration.getVersion());
            }
            if (migration.getState().isResolved()) {
                ours = newer(ours, migration.getVersion());
            }
        }
        if (theirs.isNewerThan(ours)) {
            throw new StartupRefusal(
                    DatabaseCheck.class, "database.newer", name, theirs.getVersion(), ours.getVersion());
        }
    }

    private static MigrationVersion newer(MigrationVersion one, MigrationVersion other) {
        return one.isNewerThan(other) ? one : other;
    }

    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static String firstLine(SQLException e) {
        return e.getMessage().lines().findFirst().orElse("");
    }
}
