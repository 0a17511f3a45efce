package vn.dcim.web.stocktake;

import io.micronaut.serde.annotation.Serdeable;
import vn.dcim.core.asset.stocktake.StocktakeScan;

/**
 * What is answered to a scan.
 *
 * @param result {@code seen}, {@code wrong-place}, {@code not-listed}, {@code disposed}, {@code already-seen} or {@code unknown}
 */
@Serdeable
public record ScanResource(long id, String client, String result) {

    static ScanResource of(StocktakeScan scan) {
        return new ScanResource(scan.id(), scan.client(), scan.result().code());
    }
}
