package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A photo, a paper or an excerpt of a log. @param fileType pdf, docx, xlsx, png, jpg, txt @param fileSize in bytes */
@MappedEntity("incident_evidence")
public record IncidentEvidence(
        @Id @GeneratedValue @Nullable Long id,
        long incidentId,
        String fileName,
        String fileType,
        int fileSize,
        String sha256,
        Instant addedAt,
        String addedBy) {}
