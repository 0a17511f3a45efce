package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One try to tell a body. @param reference of a confirmation: who confirmed, or the number of the answer */
@MappedEntity("incident_attempt")
public record IncidentAttempt(
        @Id @GeneratedValue @Nullable Long id,
        long incidentId,
        String body,
        Instant attemptedAt,
        Instant enteredAt,
        String author,
        String addressee,
        String channel,
        Result result,
        String note,
        String reference) {

    /** What came of it; a confirmation counts as told. */
    public enum Result {
        FAILED,
        SENT,
        CONFIRMED
    }
}
