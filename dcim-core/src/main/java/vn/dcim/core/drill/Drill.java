package vn.dcim.core.drill;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A drill as it was started. @param scenario code of {@link DrillScenarios} @param played whether a stage plays it */
@MappedEntity("drill")
public record Drill(
        @Id @GeneratedValue @Nullable Long id,
        long incidentId,
        String scenario,
        boolean played,
        String participants,
        Instant startedAt,
        String startedBy) {

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "drill:" + id;
    }
}
