package vn.dcim.core.asset.label;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Remembers each label that was printed; a second one for the same asset and number has to say why. */
@Singleton
public class Labels {

    private static final int LONGEST_REASON = 1000;

    private final LabelPrintRepository prints;
    private final AuditLog audit;
    private final Clock clock;

    Labels(LabelPrintRepository prints, AuditLog audit, Clock clock) {
        this.prints = prints;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the labels of an asset, newest first. */
    public List<LabelPrint> of(long assetId) {
        return prints.findByAssetIdOrderByIdDesc(assetId);
    }

    /** Returns how often the present number of each asset was printed; nothing of those for which it never was. */
    public Map<Long, Long> counts(List<Asset> assets) {
        if (assets.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> tags = assets.stream().collect(Collectors.toMap(Asset::id, Asset::tag));
        return prints.findByAssetIdIn(tags.keySet()).stream()
                // why: an asset that got another number needs a label that it never had
                .filter(print -> print.tag().equals(tags.get(print.assetId())))
                .collect(Collectors.groupingBy(LabelPrint::assetId, Collectors.counting()));
    }

    /**
     * Notes that labels are printed.
     *
     * @param assets each with a number
     * @param reason why some are printed again; needed only then, and noted with those alone
     * @throws DcimException INVALID_VALUE for none, for an asset without a number (tag), for a reason that is missing or too long
     */
    @Transactional
    public void print(List<Asset> assets, String template, String reason, String actor) {
        if (assets.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "id", "", "");
        }
        assets.stream().filter(asset -> asset.tag().isEmpty()).findFirst().ifPresent(asset -> {
            throw new DcimException(ErrorCode.INVALID_VALUE, "tag", asset.name(), "");
        });
        Map<Long, Long> before = counts(assets);
        String why = reason.strip();
        if (why.length() > LONGEST_REASON || why.isEmpty() && !before.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", why, "1–" + LONGEST_REASON);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        prints.saveAll(assets.stream()
                .map(asset -> new LabelPrint(
                        null, asset.id(), now, actor, asset.tag(), template, before.containsKey(asset.id()) ? why : ""))
                .toList());
        audit.record(
                actor,
                "asset.label",
                assets.size() == 1 ? assets.getFirst().toString() : "assets:" + assets.size(),
                "",
                template + ": " + assets.stream().map(Asset::tag).collect(Collectors.joining(", ")),
                before.isEmpty() ? "" : why);
    }
}
