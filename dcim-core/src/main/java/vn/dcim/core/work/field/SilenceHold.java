package vn.dcim.core.work.field;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.alarm.AlarmChange;
import vn.dcim.core.notify.NoticeHold;

/** Holds back the notices of alarms that came within a window of silence, and gives them back when it is over. */
@Singleton
final class SilenceHold implements NoticeHold {

    private static final String HOLD = "INSERT INTO work_silence_held (silence_id, alarm_id, transition_id, at)"
            + " SELECT s.id, ?, ?, ? FROM work_silence s JOIN work_silence_device d ON d.silence_id = s.id"
            + " WHERE d.device_id = ? AND s.begins_at <= ? AND s.ends_at > ? ORDER BY s.ends_at DESC LIMIT 1";
    private static final String OVER = "SELECT h.id, h.transition_id FROM work_silence_held h"
            + " JOIN work_silence s ON s.id = h.silence_id WHERE h.released_at IS NULL AND s.ends_at <= ?"
            + " ORDER BY h.id LIMIT 200 FOR UPDATE";

    @Override
    public boolean holds(Connection connection, AlarmChange change) throws SQLException {
        LocalDateTime at = utc(change.transition().at());
        try (PreparedStatement insert = connection.prepareStatement(HOLD)) {
            insert.setLong(1, change.alarm().id());
            insert.setLong(2, change.transition().id());
            insert.setObject(3, at);
            insert.setLong(4, change.alarm().deviceId());
            insert.setObject(5, at);
            insert.setObject(6, at);
            return insert.executeUpdate() == 1;
        }
    }

    @Override
    public List<Long> release(Connection connection, Instant now) throws SQLException {
        List<Long> held = new ArrayList<>();
        List<Long> released = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OVER)) {
            select.setObject(1, utc(now));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    held.add(rows.getLong(1));
                    released.add(rows.getLong(2));
                }
            }
        }
        if (!held.isEmpty()) {
            try (PreparedStatement mark =
                    connection.prepareStatement("UPDATE work_silence_held SET released_at = ? WHERE id = ?")) {
                for (long id : held) {
                    mark.setObject(1, utc(now));
                    mark.setLong(2, id);
                    mark.addBatch();
                }
                mark.executeBatch();
            }
        }
        return released;
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
