package vn.dcim.core.alarm;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The transitions that nobody has told so far: the rows of {@code alarm_transition} without {@code processed_at}. Works in the
 * caller's transaction, which must be READ COMMITTED: at any higher level the look at the queue would keep the pipeline from
 * adding to it.
 */
@Singleton
public final class AlarmQueue {

    /**
     * Locks the oldest transitions of the queue, leaving out those that another node has locked, and marks them as told.
     *
     * @return each with its alarm as it is now
     */
    public List<AlarmChange> take(Connection connection, int limit, Instant now) throws SQLException {
        List<AlarmTransition> taken = lock(connection, limit);
        List<AlarmChange> changes = new ArrayList<>();
        try (PreparedStatement mark =
                connection.prepareStatement("UPDATE alarm_transition SET processed_at = ? WHERE id = ?")) {
            for (AlarmTransition transition : taken) {
                changes.add(new AlarmChange(
                        AlarmRows.find(connection, transition.alarmId()).orElseThrow(), transition));
                mark.setObject(1, AlarmRows.utc(now));
                mark.setLong(2, transition.id());
                mark.addBatch();
            }
            if (!taken.isEmpty()) {
                mark.executeBatch();
            }
        }
        return changes;
    }

    /** Returns a transition with its alarm as it is now. @throws java.util.NoSuchElementException where there is none */
    public AlarmChange find(Connection connection, long transition) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + AlarmRows.TRANSITION_COLUMNS + " FROM alarm_transition WHERE id = ?")) {
            select.setLong(1, transition);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new NoSuchElementException("alarm transition " + transition);
                }
                AlarmTransition found = AlarmRows.transition(rows);
                return new AlarmChange(
                        AlarmRows.find(connection, found.alarmId()).orElseThrow(), found);
            }
        }
    }

    private static List<AlarmTransition> lock(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + AlarmRows.TRANSITION_COLUMNS
                + " FROM alarm_transition WHERE processed_at IS NULL ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED")) {
            select.setInt(1, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<AlarmTransition> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(AlarmRows.transition(rows));
                }
                return found;
            }
        }
    }
}
