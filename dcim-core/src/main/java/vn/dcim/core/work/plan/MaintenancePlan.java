package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The plan of one year.
 *
 * @param version one more with each change
 * @param campaignFrom first day of the maintenance of the whole centre
 * @param campaignTo its last day
 * @param closedAt null while it runs
 */
@MappedEntity("maintenance_plan")
public record MaintenancePlan(
        @Id @GeneratedValue @Nullable Long id,
        int version,
        int planYear,
        LocalDate campaignFrom,
        LocalDate campaignTo,
        Instant madeAt,
        String madeBy,
        @Nullable Instant closedAt,
        String closedBy) {

    MaintenancePlan next() {
        return new MaintenancePlan(
                id, version + 1, planYear, campaignFrom, campaignTo, madeAt, madeBy, closedAt, closedBy);
    }

    MaintenancePlan closed(Instant at, String by) {
        return new MaintenancePlan(id, version + 1, planYear, campaignFrom, campaignTo, madeAt, madeBy, at, by);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "maintenance-plan " + planYear;
    }
}
