package vn.dcim.core.work.manual;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A manual as it was written; never changed.
 *
 * @param version from 1
 * @param body YAML
 * @param retired whether nothing is done by it any more
 * @param changedBy empty for the program, which brought it along
 */
@MappedEntity("maintenance_manual")
public record ManualVersion(
        @Id @GeneratedValue @Nullable Long id,
        String code,
        int version,
        String body,
        boolean retired,
        Instant changedAt,
        String changedBy,
        String reason) {

    /** Returns it as orders and the audit log name it. */
    @Override
    public String toString() {
        return "manual " + code + " v" + version;
    }
}
