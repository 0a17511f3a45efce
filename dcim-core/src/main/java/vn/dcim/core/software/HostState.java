package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Set;
import vn.dcim.core.asset.AssetKind;

/**
 * A machine in service, held against what every machine must have.
 *
 * @param system titles of its operating systems; empty for none
 * @param antiMalware titles; empty for none
 * @param updatedAt newest that a console tells; null for none
 * @param scannedAt as above
 * @param missingPatches as above
 */
public record HostState(
        long assetId,
        String name,
        String tag,
        AssetKind kind,
        String system,
        String antiMalware,
        @Nullable Instant updatedAt,
        @Nullable Instant scannedAt,
        @Nullable Integer missingPatches,
        Set<HostFlaw> flaws) {}
