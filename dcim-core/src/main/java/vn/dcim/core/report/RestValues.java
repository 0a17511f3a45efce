package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import vn.dcim.core.asset.Asset;

/** What assets are worth by the same rules as in the reports. */
@Singleton
public class RestValues {

    private final ReportConfig config;

    RestValues(ReportConfig config) {
        this.config = config;
    }

    /** Returns what is left of an asset's price at the end of a day, in đồng; null where its price is not known. */
    public @Nullable Long of(Asset asset, LocalDate day) {
        Long price = asset.origin().price();
        if (price == null) {
            return null;
        }
        int life = asset.origin().life() != null
                ? asset.origin().life()
                : config.lifeByKind().getOrDefault(asset.kind().code(), config.life());
        return price - Depreciation.worn(price, asset.origin().inUseOn(), life, day);
    }
}
