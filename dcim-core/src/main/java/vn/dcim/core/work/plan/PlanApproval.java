package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The paper that approved a plan, or what was added to it.
 *
 * @param document its number
 * @param approver who signed it
 */
@MappedEntity("maintenance_approval")
public record PlanApproval(
        @Id @GeneratedValue @Nullable Long id,
        long planId,
        String document,
        LocalDate datedOn,
        String approver,
        Instant enteredAt,
        String enteredBy) {}
