package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetTerms;

/** Frees the addresses of an asset; its versions go on telling them. */
@Singleton
final class AddressRelease implements DisposalRelease {

    private final AssetDesk desk;

    AddressRelease(AssetDesk desk) {
        this.desk = desk;
    }

    @Override
    public Gate gate() {
        return Gate.ADDRESSES;
    }

    @Override
    public void release(Asset asset, String reason, String actor) {
        desk.change(
                asset.id(),
                asset.revision(),
                Map.of(AssetField.MAC, "", AssetField.IP, ""),
                AssetTerms.CODES,
                reason,
                actor);
    }
}
