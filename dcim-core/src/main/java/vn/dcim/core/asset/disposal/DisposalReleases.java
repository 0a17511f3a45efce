package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Clears lines of the gate, one at a time. */
@Singleton
public class DisposalReleases {

    private static final int LONGEST_REASON = 1000;

    private final List<DisposalRelease> releases;
    private final Assets assets;

    DisposalReleases(List<DisposalRelease> releases, Assets assets) {
        this.releases = releases;
        this.assets = assets;
    }

    /** Tells whether a line can be cleared in one go. */
    public boolean can(Gate gate) {
        return releases.stream().anyMatch(release -> release.gate() == gate);
    }

    /**
     * Clears a line of an asset that awaits its disposal.
     *
     * @throws DcimException NOT_FOUND; INVALID_VALUE without a reason, or for a line that has to be cleared where the thing is kept;
     *     ILLEGAL_TRANSITION for an asset that does not await its disposal
     */
    public void release(long assetId, Gate gate, String reason, String actor) {
        Asset asset = assets.get(assetId);
        if (asset.status() != AssetStatus.AWAITING_DISPOSAL) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    asset.toString(),
                    asset.status().name(),
                    "RELEASE_" + gate.name());
        }
        String why = TypedValues.line(reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", why, "1–" + LONGEST_REASON);
        }
        releases.stream()
                .filter(release -> release.gate() == gate)
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "gate", gate.code(), ""))
                .release(asset, why, actor);
    }
}
