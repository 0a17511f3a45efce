package vn.dcim.web.drift;

import java.util.List;
import java.util.Objects;
import vn.dcim.core.drift.DriftLine;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the list of differences, as it is taken away. */
final class DriftColumns {

    private DriftColumns() {}

    static List<ListColumn<DriftLine>> all(Words words) {
        return List.of(
                new ListColumn<>(
                        "kind",
                        words.t("drift.column.kind"),
                        line -> DriftTexts.of(line.kind(), words),
                        line -> line.kind().code()),
                new ListColumn<>("name", words.t("drift.column.name"), DriftLine::name, DriftLine::name),
                new ListColumn<>(
                        "noted",
                        words.t("drift.column.noted"),
                        line -> DriftTexts.noted(line, words),
                        DriftLine::noted),
                new ListColumn<>(
                        "seen", words.t("drift.column.seen"), line -> DriftTexts.seen(line, words), DriftLine::seen),
                new ListColumn<>(
                        "since", words.t("drift.column.since"), line -> words.minute(line.since()), line -> line.since()
                                .toString()),
                new ListColumn<>(
                        "quiet",
                        words.t("drift.column.quiet"),
                        line -> DriftTexts.quiet(line, words),
                        line -> Objects.toString(line.quietUntil(), "")),
                new ListColumn<>(
                        "asset",
                        words.t("drift.column.asset"),
                        line -> Objects.toString(line.assetId(), ""),
                        line -> Objects.toString(line.assetId(), "")),
                new ListColumn<>(
                        "device",
                        words.t("drift.column.device"),
                        line -> Objects.toString(line.deviceId(), ""),
                        line -> Objects.toString(line.deviceId(), "")));
    }
}
