package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.version.UntilChange;
import vn.dcim.core.version.Versions;

/** All assets that are there, by name; read once till the register changes, however many checks ask. */
@Singleton
@Requires(property = "datasources.default.url")
final class PresentEquipment {

    static final int MOST_ASSETS = 200_000;

    private final Assets assets;
    private final UntilChange<String, List<Asset>> present;

    PresentEquipment(Assets assets, Versions versions) {
        this.assets = assets;
        this.present = new UntilChange<>(versions);
    }

    List<Asset> all() {
        return present.of("", () -> assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, MOST_ASSETS)
                .assets());
    }
}
