package vn.dcim.web.software;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.HostState;

/**
 * A machine in the API, held against what every machine must have.
 *
 * @param asset id
 * @param kind server, workstation or laptop
 * @param system titles of its operating systems; empty for none
 * @param antiMalware titles; empty for none
 * @param updatedAt newest that a console tells; null for none
 * @param missingPatches null where no console tells
 * @param flaws codes of what is to be mended; {@code no-evidence} where no list is new enough
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HostResource(
        long asset,
        String name,
        String kind,
        String system,
        String antiMalware,
        @Nullable Instant updatedAt,
        @Nullable Instant scannedAt,
        @Nullable Integer missingPatches,
        List<String> flaws) {

    static HostResource of(HostState machine) {
        return new HostResource(
                machine.assetId(),
                machine.name(),
                machine.kind().code(),
                machine.system(),
                machine.antiMalware(),
                machine.updatedAt(),
                machine.scannedAt(),
                machine.missingPatches(),
                machine.flaws().stream().map(Codes::of).toList());
    }
}
