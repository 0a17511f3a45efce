package vn.dcim.core.startup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** The database answers, is new enough, tells the same time as this machine, holds no schema newer than the program, and lets it bring it up to date. */
public final class DatabaseCheck implements StartupCheck {
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private static final String CONNECT_TIMEOUT_MS = "5000";

    /** The version of the schema that makes the last triggers. */
    private static final String TRIGGERS = "109";

    private static final Pattern MAKES_TRIGGERS =
            Pattern.compile("GRANT (ALL PRIVILEGES|.*\\bSUPER\\b.*) ON \\*\\.\\*.*");

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
        MigrationVersion schema = checkSchema(url, properties, name);
        boolean isOthers =
                settings.optional("flyway.datasources.default.username").isPresent();
        if (!schema.isAtLeast(TRIGGERS) && !isOthers) {
            checkTriggers(url, properties, name);
        }
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

    private static MigrationVersion checkSchema(String url, Properties properties, String name) {
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
        return theirs;
    }

    /** Where a server tells its changes to others, it lets few accounts make triggers, unless it trusts them all. */
    private static void checkTriggers(String url, Properties properties, String name) {
        String user = properties.getProperty("user");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            boolean tellsOthers = isOn(connection, "log_bin") || isOn(connection, "wsrep_on");
            if (tellsOthers && !isOn(connection, "log_bin_trust_function_creators") && !mayMakeTriggers(connection)) {
                throw new StartupRefusal(DatabaseCheck.class, "database.triggers", name, user);
            }
        } catch (SQLException e) {
            throw new StartupRefusal(e, DatabaseCheck.class, "database.unreachable", name, user, firstLine(e));
        }
    }

    private static boolean isOn(Connection connection, String variable) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW GLOBAL VARIABLES LIKE '" + variable + "'")) {
            return row.next() && row.getString(2).equals("ON");
        }
    }

    private static boolean mayMakeTriggers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW GRANTS")) {
            boolean may = false;
            while (rows.next()) {
                may |= MAKES_TRIGGERS.matcher(rows.getString(1)).matches();
            }
            return may;
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
