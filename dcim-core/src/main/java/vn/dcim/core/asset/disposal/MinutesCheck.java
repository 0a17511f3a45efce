package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.attachment.Attachments;

/** The minutes of the committee, with the scan of their signatures. */
@Singleton
final class MinutesCheck implements DisposalCheck {

    private final Disposals disposals;
    private final Attachments attachments;

    MinutesCheck(Disposals disposals, Attachments attachments) {
        this.disposals = disposals;
        this.attachments = attachments;
    }

    @Override
    public Gate gate() {
        return Gate.MINUTES;
    }

    @Override
    public List<Left> left(Asset asset) {
        Disposal disposal = disposals.ofAsset(asset.id()).orElse(null);
        if (disposal == null) {
            return List.of(new Left("no-minutes", ""));
        }
        if (!disposal.isSigned()) {
            return List.of(new Left("minutes-unsigned", disposal.decision(), disposal.id()));
        }
        return attachments.hasSignedMinutes(disposal.id())
                ? List.of()
                : List.of(new Left("no-scan", disposal.document(), disposal.id()));
    }
}
