package vn.dcim.core.node;

import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The rows of processes and leases. All times are those of the database, so that no clock of a process decides. */
@Singleton
@Requires(property = "datasources.default.url")
final class NodeRows {

    private static final String LEASES =
            "SELECT name, locked_by, locked_at, lock_until, lock_until > UTC_TIMESTAMP(3) FROM collector_lease";

    private final DataSource dataSource;

    NodeRows(DataSource dataSource, DataSourceResolver resolver) {
        this.dataSource = resolver.resolve(dataSource);
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Gives word of a process. */
    void beat(String id, NodeConfig config, Collection<String> kinds, String process) throws SQLException {
        update(
                "INSERT INTO node (id, name, kinds, capacity, process, started_at, seen_at)"
                        + " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))"
                        + " ON DUPLICATE KEY UPDATE kinds = VALUES(kinds), seen_at = UTC_TIMESTAMP(3)",
                id,
                config.name(),
                kinds.stream().sorted().collect(Collectors.joining(",")),
                config.capacity(),
                process);
    }

    /** Returns the processes that gave word within a time, in the order of their ids. */
    List<LivingNode> living(Duration within) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT id, name, kinds, capacity, started_at, seen_at FROM node"
                                + " WHERE seen_at > UTC_TIMESTAMP(3) - INTERVAL ? MICROSECOND ORDER BY id")) {
            select.setLong(1, micros(within));
            try (ResultSet rows = select.executeQuery()) {
                List<LivingNode> found = new ArrayList<>();
                while (rows.next()) {
                    String kinds = rows.getString(3);
                    found.add(new LivingNode(
                            rows.getString(1),
                            rows.getString(2),
                            kinds.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(kinds.split(","))),
                            rows.getInt(4),
                            instant(rows, 5),
                            instant(rows, 6)));
                }
                return found;
            }
        }
    }

    /** Returns every process on record, living or not, with what tells whether it lives. */
    Map<String, String> processes() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT id, process FROM node");
                ResultSet rows = select.executeQuery()) {
            Map<String, String> found = new HashMap<>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        }
    }

    /** Strikes a process out that has ended, and gives back what it had. */
    void end(String id) throws SQLException {
        update("UPDATE collector_lease SET lock_until = UTC_TIMESTAMP(3), locked_by = '' WHERE locked_by = ?", id);
        update("DELETE FROM node WHERE id = ?", id);
    }

    /**
     * Strikes out processes that have given no word for so long.
     *
     * @return those that nobody else has struck out
     */
    List<NodeGone> strikeOut(Duration after) throws SQLException {
        List<NodeGone> gone = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, name, seen_at FROM node WHERE seen_at <= UTC_TIMESTAMP(3) - INTERVAL ? MICROSECOND")) {
            select.setLong(1, micros(after));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (update("DELETE FROM node WHERE id = ? AND seen_at = ?", rows.getString(1), rows.getObject(3))
                            == 1) {
                        gone.add(new NodeGone(rows.getString(2), instant(rows, 3)));
                    }
                }
            }
        }
        return gone;
    }

    /** Forgets what the other processes have read long ago. */
    void forget(Duration after) throws SQLException {
        update("DELETE FROM device_change WHERE at < UTC_TIMESTAMP(3) - INTERVAL ? MICROSECOND", micros(after));
    }

    Map<String, Lease> leases() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LEASES)) {
            return leases(select);
        }
    }

    /** Returns leases that nobody else can take before the transaction of the caller is over. */
    static Map<String, Lease> hold(Connection connection, Collection<String> names) throws SQLException {
        String places = String.join(", ", Collections.nCopies(names.size(), "?"));
        try (PreparedStatement select =
                connection.prepareStatement(LEASES + " WHERE name IN (" + places + ") LOCK IN SHARE MODE")) {
            int place = 1;
            for (String name : names) {
                select.setString(place++, name);
            }
            return leases(select);
        }
    }

    /**
     * Lets leases run on, all in one transaction: each by itself would be a write to disk every few seconds.
     *
     * @return how many of them are still those of the process
     */
    int extend(String id, Collection<String> names, Duration term) throws SQLException {
        String places = String.join(", ", Collections.nCopies(names.size(), "?"));
        List<Object> arguments = new ArrayList<>(List.of(micros(term)));
        arguments.addAll(names);
        arguments.add(id);
        // why: without its index the statement would also wait for what others hold
        return update(
                "UPDATE collector_lease FORCE INDEX (PRIMARY) SET lock_until = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND"
                        + " WHERE name IN (" + places + ") AND locked_by = ?",
                arguments.toArray());
    }

    private static Map<String, Lease> leases(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            Map<String, Lease> found = new HashMap<>();
            while (rows.next()) {
                found.put(
                        rows.getString(1),
                        new Lease(
                                rows.getString(1),
                                rows.getString(2),
                                instant(rows, 3),
                                instant(rows, 4),
                                rows.getBoolean(5)));
            }
            return found;
        }
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    int update(String sql, Object... arguments) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }
}
