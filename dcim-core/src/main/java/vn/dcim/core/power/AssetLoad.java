package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What an asset asks of the chain and of its rack.
 *
 * @param inputs how many power supplies it has
 * @param needed how many of them must be fed for it to run
 * @param budgetWatts what is set aside for it; null where nobody said
 * @param nameplateWatts what stands on its plate; null where nobody said
 * @param weightKg null where nobody said
 * @param changedBy name of the account
 */
@MappedEntity("asset_load")
public record AssetLoad(
        @Id long assetId,
        int inputs,
        int needed,
        @Nullable Integer budgetWatts,
        @Nullable Integer nameplateWatts,
        @Nullable Integer weightKg,
        String changedBy) {

    /** Returns what is counted on: the budget, or else the plate; null where neither is known. */
    public @Nullable Integer watts() {
        return budgetWatts == null ? nameplateWatts : budgetWatts;
    }
}
