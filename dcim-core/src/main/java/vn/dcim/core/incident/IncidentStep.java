package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Something that was done. @param runId the backup; null for none */
@MappedEntity("incident_step")
public record IncidentStep(
        @Id @GeneratedValue @Nullable Long id,
        long incidentId,
        StepKind kind,
        Instant happenedAt,
        Instant enteredAt,
        String author,
        String text,
        @Nullable Long runId) {}
