package vn.dcim.core.asset.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetStatus;

/**
 * An asset in a stocktake, as the register told it when it began, or when it was found without being on the list.
 *
 * @param expected false for what was found though it was not on the list
 * @param model maker and model
 * @param holder person and unit; empty for nobody
 * @param placeId null where the register does not know
 * @param scanId the scan that the finding stands on; null where it was not seen
 * @param decision null while nobody decided
 */
@MappedEntity("stocktake_item")
public record StocktakeItem(
        @Id @GeneratedValue @Nullable Long id,
        long stocktakeId,
        long assetId,
        boolean expected,
        String tag,
        String name,
        String model,
        String serial,
        AssetStatus status,
        String holder,
        @Nullable Long placeId,
        String place,
        Finding finding,
        @Nullable Long scanId,
        @Nullable Decision decision,
        String reason,
        @Nullable Instant decidedAt,
        String decidedBy) {

    static StocktakeItem of(long stocktake, Asset asset, boolean expected, AssetNames names) {
        String unit = names.unit(asset.holding().unitId());
        String person = asset.holding().person();
        return new StocktakeItem(
                null,
                stocktake,
                asset.id(),
                expected,
                asset.tag(),
                asset.name(),
                (asset.maker() + " " + asset.model()).strip(),
                asset.serial(),
                asset.status(),
                person.isEmpty() || unit.isEmpty() ? person + unit : person + " · " + unit,
                asset.position().placeId(),
                names.place(asset.position().placeId()),
                expected ? Finding.MISSING : Finding.NOT_LISTED,
                null,
                null,
                "",
                null,
                "");
    }

    /** Returns it as it was found, which takes back what was decided before. */
    StocktakeItem found(Finding next, @Nullable Long scan) {
        return with(next, scan, null, "", null, "");
    }

    StocktakeItem decided(Decision next, String why, Instant at, String actor) {
        return with(finding, scanId, next, why, at, actor);
    }

    private StocktakeItem with(
            Finding nextFinding,
            @Nullable Long scan,
            @Nullable Decision nextDecision,
            String why,
            @Nullable Instant at,
            String actor) {
        return new StocktakeItem(
                id,
                stocktakeId,
                assetId,
                expected,
                tag,
                name,
                model,
                serial,
                status,
                holder,
                placeId,
                place,
                nextFinding,
                scan,
                nextDecision,
                why,
                at,
                actor);
    }
}
