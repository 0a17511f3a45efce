package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * What came of a wish to add or change an asset: an asset, or faults.
 *
 * @param asset as it stands now; null where there are faults, and nothing was written
 */
public record AssetOutcome(@Nullable Asset asset, List<AssetFault> faults) {

    static AssetOutcome of(Asset asset) {
        return new AssetOutcome(asset, List.of());
    }

    public boolean isRefused() {
        return asset == null;
    }
}
