package vn.dcim.core.alarm;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import vn.dcim.core.node.Ownership;
import vn.dcim.core.schedule.LoopThread;

/**
 * Follows what other processes on this database do to alarms: this one's pages show it, and alarms here are folded by it. Reads the
 * rows of the transitions as they come; does nothing while there is no other process.
 */
@Context
@Requires(property = "datasources.default.url")
public class AlarmTail {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1000;

    /** Transactions commit in another order than they number their rows; so many rows back are looked at again. */
    private static final int OVERLAP = 500;

    private final AlarmMemory memory;
    private final AlarmStream stream;
    private final Ownership ownership;
    private final DataSource dataSource;
    private final Set<Long> seen = new LinkedHashSet<>();
    private final LoopThread loop = LoopThread.pausing("alarm-tail", EVERY, this::look);
    private long newest;

    AlarmTail(
            AlarmMemory memory,
            AlarmStream stream,
            Ownership ownership,
            DataSource dataSource,
            DataSourceResolver resolver) {
        this.memory = memory;
        this.stream = stream;
        this.ownership = ownership;
        this.dataSource = resolver.resolve(dataSource);
    }

    @PostConstruct
    void start() throws SQLException {
        // why: what was there before this process has read the alarms is no news to it
        newest = last();
        follow().forEach(transition -> take(transition.id()));
        stream.subscribe(
                changes -> changes.forEach(change -> take(change.transition().id())));
        loop.start();
    }

    /** Looks at once: another process says that something has happened. */
    public void wake() {
        loop.wake();
    }

    /** What was told once, here or by this process itself, is not told again. */
    private void take(long transition) {
        synchronized (seen) {
            seen.add(transition);
            newest = Math.max(newest, transition);
            if (seen.size() > 4 * (OVERLAP + AT_ONCE)) {
                seen.remove(seen.iterator().next());
            }
        }
    }

    private void look() throws SQLException {
        if (!ownership.isShared()) {
            return;
        }
        List<AlarmChange> found = next();
        while (!found.isEmpty()) {
            memory.take(found);
            stream.tell(found);
            found = next();
        }
    }

    private long last() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT COALESCE(MAX(id), 0) FROM alarm_transition");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Returns what was not seen yet of the next transitions, each with its alarm as it is now. */
    private List<AlarmChange> next() throws SQLException {
        List<AlarmTransition> fresh = follow().stream().filter(this::isNew).toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<AlarmChange> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (AlarmTransition transition : fresh) {
                found.add(new AlarmChange(
                        AlarmRows.find(connection, transition.alarmId()).orElseThrow(), transition));
            }
        }
        return found;
    }

    private List<AlarmTransition> follow() throws SQLException {
        List<AlarmTransition> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT " + AlarmRows.TRANSITION_COLUMNS
                        + " FROM alarm_transition WHERE id > ? ORDER BY id LIMIT ?")) {
            select.setLong(1, from());
            select.setInt(2, AT_ONCE + OVERLAP);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(AlarmRows.transition(rows));
                }
            }
        }
        return found;
    }

    private long from() {
        synchronized (seen) {
            return newest - OVERLAP;
        }
    }

    private boolean isNew(AlarmTransition transition) {
        synchronized (seen) {
            return !seen.contains(transition.id());
        }
    }

    @PreDestroy
    void end() {
        loop.close();
    }
}
