package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;

/**
 * A list that a console of anti-malware or of patches gave out.
 *
 * @param hosts how many stood on it
 */
@MappedEntity("console_report")
public record ConsoleReport(
        @Id @GeneratedValue @Nullable Long id, String console, Instant takenAt, String takenBy, int hosts) {

    boolean isNewEnough(SoftwareConfig config, Instant now) {
        return !takenAt.isBefore(now.minus(Duration.ofDays(config.evidenceDays())));
    }
}
