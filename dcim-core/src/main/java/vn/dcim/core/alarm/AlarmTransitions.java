package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The transitions of all alarms in the order of their ids. An id is given before the row is committed, so one may turn up behind
 * another that was read already.
 */
@Singleton
public class AlarmTransitions {

    private final DataSource dataSource;

    AlarmTransitions(DataSource dataSource, DataSourceResolver resolver) {
        this.dataSource = resolver.resolve(dataSource);
    }

    /** How many there are, and when the oldest was; null where there are none. */
    public record Count(long rows, @Nullable Instant oldest) {}

    /**
     * Returns those that follow one, oldest first, each with its alarm as it is now.
     *
     * @param priorities of the alarms
     */
    public List<AlarmChange> after(long id, int limit, Set<AlarmAction> actions, Set<AlarmPriority> priorities) {
        return read(connection -> changes(
                connection, "t.id > " + id + " AND " + of(actions, priorities) + " ORDER BY t.id LIMIT " + limit));
    }

    /** Returns some by their ids, oldest first. */
    public List<AlarmChange> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : read(connection -> changes(
                        connection,
                        "t.id IN (" + ids.stream().map(String::valueOf).collect(Collectors.joining(","))
                                + ") ORDER BY t.id"));
    }

    /** Returns the ids between two, neither included. */
    public Set<Long> idsBetween(long id, long end, Set<AlarmAction> actions, Set<AlarmPriority> priorities) {
        return read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT t.id FROM alarm_transition t JOIN alarm a"
                                    + " ON a.id = t.alarm_id WHERE t.id > " + id + " AND t.id < " + end + " AND "
                                    + of(actions, priorities) + " ORDER BY t.id");
                    ResultSet rows = select.executeQuery()) {
                Set<Long> ids = new LinkedHashSet<>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        });
    }

    public Count countAfter(long id, Set<AlarmAction> actions, Set<AlarmPriority> priorities) {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT COUNT(*) AS number, MIN(t.at) AS oldest FROM alarm_transition t"
                                    + " JOIN alarm a ON a.id = t.alarm_id WHERE t.id > " + id + " AND "
                                    + of(actions, priorities));
                    ResultSet row = select.executeQuery()) {
                row.next();
                return new Count(row.getLong("number"), AlarmRows.instant(row, "oldest"));
            }
        });
    }

    /** Returns the id of the newest; 0 before the first. */
    public long newest() {
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT MAX(id) FROM alarm_transition");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static List<AlarmChange> changes(Connection connection, String where) throws SQLException {
        List<AlarmTransition> transitions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT t.* FROM alarm_transition t JOIN alarm a ON a.id = t.alarm_id WHERE " + where);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                transitions.add(AlarmRows.transition(rows));
            }
        }
        List<AlarmChange> changes = new ArrayList<>();
        for (AlarmTransition transition : transitions) {
            changes.add(new AlarmChange(
                    AlarmRows.find(connection, transition.alarmId()).orElseThrow(), transition));
        }
        return changes;
    }

    private static String of(Set<AlarmAction> actions, Set<AlarmPriority> priorities) {
        return "t.action IN (" + quoted(actions) + ") AND a.priority IN (" + quoted(priorities) + ")";
    }

    private static String quoted(Set<? extends Enum<?>> words) {
        return words.stream().map(word -> "'" + word.name() + "'").collect(Collectors.joining(","));
    }

    /** A question to the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T read(Question<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new DataAccessException("transitions of alarms cannot be read", e);
        }
    }
}
