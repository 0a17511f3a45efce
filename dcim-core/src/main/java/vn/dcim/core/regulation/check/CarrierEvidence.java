package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.carrier.Carriers;

/** What became of the data carriers of equipment that was disposed of. */
@Singleton
@Requires(property = "datasources.default.url")
final class CarrierEvidence extends NamedEvidence<CarrierEvidence.Facts> {

    static final String NAME = "carriers";

    private static final int MOST_ASSETS = 200_000;
    private static final Set<AssetKind> HOLD_DATA =
            EnumSet.of(AssetKind.SERVER, AssetKind.STORAGE, AssetKind.WORKSTATION, AssetKind.LAPTOP, AssetKind.NVR);

    private final Assets assets;
    private final Carriers carriers;

    CarrierEvidence(Assets assets, Carriers carriers) {
        super(NAME, Facts.class);
        this.assets = assets;
        this.carriers = carriers;
    }

    /** @param gone equipment that holds data and was disposed of */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Gone> gone) {

        Facts {
            gone = List.copyOf(gone);
        }
    }

    /**
     * @param isUnsaid whether nobody said what holds data in it
     * @param inside the carriers that went with it
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Gone(long asset, String name, String kind, boolean isUnsaid, List<Carrier> inside) {

        Gone {
            inside = List.copyOf(inside);
        }
    }

    /** @param state code of {@link vn.dcim.core.asset.carrier.Carried.State} */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Carrier(String serial, String state) {}

    @Override
    public Facts gather(Instant now) {
        List<Asset> gone = assets
                .find(
                        new AssetFilter("", AssetStatus.DISPOSED, null, Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        MOST_ASSETS)
                .assets()
                .stream()
                .filter(asset -> HOLD_DATA.contains(asset.kind()))
                .toList();
        Map<Long, Carriers.Told> told = carriers.of(gone.stream().map(Asset::id).toList());
        List<Gone> facts = new ArrayList<>();
        for (Asset asset : gone) {
            Carriers.Told of = told.get(asset.id());
            facts.add(new Gone(
                    asset.id(),
                    asset.name(),
                    asset.kind().code(),
                    of.isUnsaid(),
                    of.carried().stream()
                            .filter(one -> one.carrier().isInside())
                            .map(one -> new Carrier(
                                    one.carrier().serial(), one.state().code()))
                            .toList()));
        }
        return new Facts(facts);
    }
}
