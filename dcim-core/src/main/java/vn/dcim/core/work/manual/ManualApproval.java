package vn.dcim.core.work.manual;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The paper that put a version of a manual into force.
 *
 * @param document its number
 * @param approver who signed it
 */
@MappedEntity("maintenance_manual_approval")
public record ManualApproval(
        @Id @GeneratedValue @Nullable Long id,
        long manualId,
        String document,
        LocalDate datedOn,
        String approver,
        Instant enteredAt,
        String enteredBy) {}
