package vn.dcim.core.incident;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import vn.dcim.core.notify.Attempt;
import vn.dcim.core.notify.Delivery;
import vn.dcim.core.notify.DeliveryWatch;
import vn.dcim.core.notify.NoticeEntry;
import vn.dcim.core.notify.NoticeKind;

/** Writes what became of each attempt to send the notice of an incident beside those that people made, in the same transaction. */
@Singleton
final class IncidentDeliveries implements DeliveryWatch {

    @Override
    public void tried(Connection connection, NoticeEntry entry, Delivery delivery, Attempt attempt)
            throws SQLException {
        if (entry.notice().kind() != NoticeKind.INCIDENT) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO incident_attempt (incident_id, body, attempted_at, entered_at, author, addressee, channel,"
                        + " result, note, reference) SELECT incident_id, body, ?, ?, author, addressee, 'mail', ?, ?, ''"
                        + " FROM incident_mail WHERE delivery_id = ?")) {
            LocalDateTime at = LocalDateTime.ofInstant(attempt.at(), ZoneOffset.UTC);
            insert.setObject(1, at);
            insert.setObject(2, at);
            insert.setString(3, (attempt.sent() ? IncidentAttempt.Result.SENT : IncidentAttempt.Result.FAILED).name());
            insert.setString(4, attempt.answer());
            insert.setLong(5, delivery.id());
            insert.executeUpdate();
        }
    }
}
