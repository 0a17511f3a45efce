package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.carrier.Carried;
import vn.dcim.core.asset.carrier.Carriers;

/** Carriers of data: those that were taken out count too, until they are wiped or in another asset. */
@Singleton
final class CarrierCheck implements DisposalCheck {

    private final Carriers carriers;
    private final DisposalConfig config;

    CarrierCheck(Carriers carriers, DisposalConfig config) {
        this.carriers = carriers;
        this.config = config;
    }

    @Override
    public Gate gate() {
        return Gate.CARRIERS;
    }

    @Override
    public Map<Long, List<Left>> left(List<Asset> assets) {
        Map<Long, List<Left>> left = new HashMap<>();
        carriers.of(assets.stream().map(Asset::id).toList()).forEach((id, told) -> left.put(id, left(told)));
        return left;
    }

    private List<Left> left(Carriers.Told told) {
        if (told.isUnsaid()) {
            return List.of(new Left("carriers-unsaid", ""));
        }
        return told.carried().stream()
                .filter(one -> one.state() == Carried.State.HOLDS_DATA
                        || config.mustDestroy() && one.state() != Carried.State.DESTROYED)
                .map(one -> new Left(
                        one.state() == Carried.State.HOLDS_DATA ? "carrier-holds-data" : "carrier-not-destroyed",
                        one.carrier().serial()))
                .toList();
    }
}
