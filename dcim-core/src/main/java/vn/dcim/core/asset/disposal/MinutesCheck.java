package vn.dcim.core.asset.disposal;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    public Map<Long, List<Left>> left(List<Asset> assets) {
        Map<Long, Disposal> minutes =
                disposals.ofAssets(assets.stream().map(Asset::id).toList());
        Set<Long> scanned = attachments.withSignedMinutes(
                minutes.values().stream().map(Disposal::id).collect(Collectors.toSet()));
        return assets.stream().collect(Collectors.toMap(Asset::id, asset -> left(minutes.get(asset.id()), scanned)));
    }

    private static List<Left> left(@Nullable Disposal disposal, Set<Long> scanned) {
        if (disposal == null) {
            return List.of(new Left("no-minutes", ""));
        }
        if (!disposal.isSigned()) {
            return List.of(new Left("minutes-unsigned", disposal.decision(), disposal.id()));
        }
        return scanned.contains(disposal.id())
                ? List.of()
                : List.of(new Left("no-scan", disposal.document(), disposal.id()));
    }
}
