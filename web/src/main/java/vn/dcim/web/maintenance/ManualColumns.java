package vn.dcim.web.maintenance;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the list of manuals, as it is taken away. */
final class ManualColumns {

    private ManualColumns() {}

    static List<ListColumn<KnownManual>> all(ManualListPage page, Words words) {
        return List.of(
                column("code", words, KnownManual::code, KnownManual::code),
                column(
                        "manual",
                        words,
                        known -> MaintenanceTexts.text(known.manual().name(), words),
                        known -> known.manual().name().vi()),
                column(
                        "version",
                        words,
                        known -> Integer.toString(known.version().version()),
                        known -> Integer.toString(known.version().version())),
                column(
                        "kinds",
                        words,
                        known -> MaintenanceTexts.kinds(known.manual(), words),
                        known -> known.manual().kinds().stream()
                                .map(AssetKind::code)
                                .collect(Collectors.joining(" "))),
                column(
                        "every",
                        words,
                        known -> MaintenanceTexts.every(known.manual().every(), words),
                        known -> known.manual().every().toString()),
                column(
                        "meters",
                        words,
                        known -> MaintenanceTexts.meters(known.manual(), words),
                        known -> MaintenanceTexts.meters(known.manual(), words)),
                column("source", words, known -> known.manual().source(), known -> known.manual()
                        .source()),
                column(
                        "count",
                        words,
                        known -> Integer.toString(page.count(known)),
                        known -> Integer.toString(page.count(known))),
                column(
                        "paper",
                        words,
                        known ->
                                known.approval() == null ? "" : known.approval().document(),
                        known ->
                                known.approval() == null ? "" : known.approval().document()),
                column(
                        "dated-on",
                        words,
                        known -> known.approval() == null
                                ? ""
                                : words.day(known.approval().datedOn()),
                        known -> known.approval() == null
                                ? ""
                                : known.approval().datedOn().toString()));
    }

    private static ListColumn<KnownManual> column(
            String code, Words words, Function<KnownManual, String> shown, Function<KnownManual, String> plain) {
        return new ListColumn<>(code, words.t("maintenance.column." + code), shown, plain);
    }
}
