package vn.dcim.core.asset;

/** By what an asset that is no device may be known to be one; as in {@link Asset}. */
public record AssetIdentity(
        long id,
        String name,
        AssetKind kind,
        String maker,
        String model,
        String serial,
        String macs,
        String ips,
        AssetStatus status) {

    public static AssetIdentity of(Asset asset) {
        return new AssetIdentity(
                asset.id(),
                asset.name(),
                asset.kind(),
                asset.maker(),
                asset.model(),
                asset.serial(),
                asset.macs(),
                asset.ips(),
                asset.status());
    }
}
