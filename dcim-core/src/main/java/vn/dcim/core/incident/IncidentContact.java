package vn.dcim.core.incident;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** How a body is reached. @param mail empty for none, like phone */
@MappedEntity("incident_contact")
public record IncidentContact(
        @Id String body, String addressee, String mail, String phone, Instant changedAt, String changedBy) {

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "incident-contact:" + body;
    }
}
