package vn.dcim.web.asset;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetMovement;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** The minutes of a change of status, such as of a handover. */
@Singleton
final class MovementMinutes {

    private static final List<AssetField> COLUMNS = List.of(
            AssetField.TAG,
            AssetField.NAME,
            AssetField.KIND,
            AssetField.MODEL,
            AssetField.SERIAL,
            AssetField.IN_USE_ON,
            AssetField.PRICE);

    private final MinutesPress press;

    MovementMinutes(MinutesPress press) {
        this.press = press;
    }

    Minutes of(Asset asset, AssetMovement movement, AssetNames names) {
        Words words = press.words();
        return press.minutes(
                movement.document(),
                movement.signedOn(),
                words.t("asset.paper.kind." + movement.paper().code()),
                words.t("asset.paper.about." + movement.paper().code()),
                Stream.of(
                                line(
                                        words,
                                        "status",
                                        AssetWords.of(movement.was(), words) + " → "
                                                + AssetWords.of(movement.became(), words)),
                                line(
                                        words,
                                        "signed-on",
                                        movement.signedOn() == null ? "" : words.day(movement.signedOn())),
                                line(words, "unit", names.unit(movement.unitId())),
                                line(words, "person", movement.person()),
                                line(words, "reason", movement.reason()))
                        .filter(text -> !text.isEmpty())
                        .toList(),
                List.of(new ReportLetter.Table(
                        "asset",
                        words.t("asset.title"),
                        COLUMNS.stream()
                                .map(field -> words.t("asset.field." + field.code()))
                                .toList(),
                        COLUMNS.stream().map(field -> field == AssetField.PRICE).toList(),
                        List.of(COLUMNS.stream()
                                .map(field -> AssetWords.of(asset, field, names, words))
                                .toList()),
                        "")),
                List.of(),
                List.of(
                        new Minutes.Signer(words.t("asset.paper.sign.giver"), ""),
                        new Minutes.Signer(words.t("asset.paper.sign.taker"), movement.person()),
                        press.head()));
    }

    private static String line(Words words, String field, String text) {
        String name = field.equals("status") ? words.t("asset.field.status") : words.t("asset.move." + field);
        return text.isEmpty() ? "" : name + ": " + text;
    }
}
