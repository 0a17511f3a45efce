package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What a console tells of a machine.
 *
 * @param host as the console calls it
 * @param updatedAt of definitions or patches; null where it did not say
 * @param scannedAt null where it did not say, or never
 * @param missingPatches null where it did not say
 */
@MappedEntity("console_host")
public record ConsoleHost(
        @Id @GeneratedValue @Nullable Long id,
        long reportId,
        String host,
        String product,
        String version,
        @Nullable Instant updatedAt,
        @Nullable Instant scannedAt,
        @Nullable Integer missingPatches) {

    ConsoleHost of(ConsoleReport report) {
        return new ConsoleHost(null, report.id(), host, product, version, updatedAt, scannedAt, missingPatches);
    }
}
