package vn.dcim.web.stocktake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import vn.dcim.core.asset.stocktake.StocktakeItem;
import vn.dcim.core.asset.stocktake.StocktakeScan;

/**
 * An asset of a stocktake in the API.
 *
 * @param place where the register says that it is
 * @param seenPlace where it was seen; empty where nobody said so
 * @param seenAt null where it was not seen
 * @param decision null while nobody decided
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StocktakeItemResource(
        long asset,
        boolean expected,
        String tag,
        String name,
        String serial,
        String place,
        String finding,
        String seenPlace,
        @Nullable Instant seenAt,
        boolean broken,
        String note,
        @Nullable String decision,
        String reason) {

    static StocktakeItemResource of(StocktakeItem item, @Nullable StocktakeScan scan) {
        return new StocktakeItemResource(
                item.assetId(),
                item.expected(),
                item.tag(),
                item.name(),
                item.serial(),
                item.place(),
                item.finding().code(),
                scan == null ? "" : scan.place(),
                scan == null ? null : scan.scannedAt(),
                scan != null && scan.broken(),
                scan == null ? "" : scan.note(),
                item.decision() == null ? null : item.decision().code(),
                item.reason());
    }
}
