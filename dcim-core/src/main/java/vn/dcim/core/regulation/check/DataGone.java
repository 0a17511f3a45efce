package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.asset.carrier.Carriers;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Equipment that holds data and is out for repair or was disposed of, with what is known of the carriers in it. */
@Singleton
@Requires(property = "datasources.default.url")
final class DataGone {

    private static final Set<AssetKind> HOLD_DATA =
            EnumSet.of(AssetKind.SERVER, AssetKind.STORAGE, AssetKind.WORKSTATION, AssetKind.LAPTOP, AssetKind.NVR);
    private static final Set<String> TABLES = Set.of("data_carrier", "carrier_absence");

    private final AssetsAtHand assets;
    private final Carriers carriers;
    private final Versions versions;
    private final UntilOther<Look, List<Gone>> newest;

    /** All that is told of. @param touched when a carrier last changed @param wipes how many there were */
    private record Look(List<Asset> out, Instant touched, long wipes) {}

    DataGone(AssetsAtHand assets, Carriers carriers, Versions versions) {
        this.assets = assets;
        this.carriers = carriers;
        this.versions = versions;
        newest = new UntilOther<>(versions, this::told);
    }

    record Gone(Asset asset, Carriers.Told told) {}

    /** Returns what is out for repair, then what was disposed of; each by name. */
    List<Gone> all() {
        List<Asset> out = Stream.of(AssetStatus.IN_REPAIR, AssetStatus.DISPOSED)
                .flatMap(status -> assets.of(status).stream())
                .filter(asset -> HOLD_DATA.contains(asset.kind()))
                .toList();
        return newest.of(new Look(out, versions.newest(TABLES), carriers.wipes()));
    }

    private List<Gone> told(Look look) {
        Map<Long, Carriers.Told> told =
                carriers.of(look.out().stream().map(Asset::id).toList());
        return look.out().stream()
                .map(asset -> new Gone(asset, told.get(asset.id())))
                .toList();
    }
}
