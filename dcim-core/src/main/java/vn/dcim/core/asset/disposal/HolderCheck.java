package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.Assets;

/** Who has the asset by a handover that is still open. */
@Singleton
final class HolderCheck implements DisposalCheck {

    private final Assets assets;

    HolderCheck(Assets assets) {
        this.assets = assets;
    }

    @Override
    public Gate gate() {
        return Gate.HOLDER;
    }

    @Override
    public Map<Long, List<Left>> left(List<Asset> all) {
        AssetNames names = assets.names();
        return all.stream().collect(Collectors.toMap(Asset::id, asset -> left(asset, names)));
    }

    private static List<Left> left(Asset asset, AssetNames names) {
        String person = asset.holding().person();
        Long unit = asset.holding().unitId();
        if (person.isEmpty() && unit == null) {
            return List.of();
        }
        String held = Stream.of(person, unit == null ? "" : names.unit(unit))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return List.of(new Left("held", held));
    }
}
