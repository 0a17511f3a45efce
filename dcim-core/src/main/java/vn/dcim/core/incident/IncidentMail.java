package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A notice that somebody had sent by mail. @param sha256 of the paper that went with it */
@MappedEntity("incident_mail")
public record IncidentMail(
        @Id @GeneratedValue @Nullable Long id,
        long incidentId,
        String body,
        String addressee,
        String address,
        long deliveryId,
        Instant askedAt,
        String author,
        String sha256) {}
