package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetTerms;

/** Notes that an asset was handed back; the reason names the minutes of that. */
@Singleton
final class HolderRelease implements DisposalRelease {

    private final AssetDesk desk;

    HolderRelease(AssetDesk desk) {
        this.desk = desk;
    }

    @Override
    public Gate gate() {
        return Gate.HOLDER;
    }

    @Override
    public void release(Asset asset, String reason, String actor) {
        desk.change(
                asset.id(),
                asset.revision(),
                Map.of(
                        AssetField.HOLDING_UNIT, "",
                        AssetField.HOLDER, "",
                        AssetField.HANDOVER, "",
                        AssetField.HELD_SINCE, ""),
                AssetTerms.CODES,
                reason,
                actor);
    }
}
