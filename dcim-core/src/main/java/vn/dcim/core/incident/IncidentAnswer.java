package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** An answer to a question, or a group; the last one of a question holds. */
@MappedEntity("incident_answer")
public record IncidentAnswer(
        @Id @GeneratedValue @Nullable Long id,
        long incidentId,
        String question,
        String answer,
        Instant answeredAt,
        String author) {}
