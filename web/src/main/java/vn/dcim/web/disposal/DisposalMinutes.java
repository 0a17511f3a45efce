package vn.dcim.web.disposal;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.carrier.Carried;
import vn.dcim.core.asset.carrier.CarrierWipe;
import vn.dcim.core.asset.carrier.Carriers;
import vn.dcim.core.asset.disposal.Disposal;
import vn.dcim.core.asset.disposal.DisposalMember;
import vn.dcim.core.asset.disposal.Disposals;
import vn.dcim.core.report.RestValues;
import vn.dcim.web.asset.AssetWords;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** Minutes of disposal, with what the assets are worth and how their carriers of data were made away with. */
@Singleton
final class DisposalMinutes {

    private final Disposals disposals;
    private final Assets assets;
    private final Carriers carriers;
    private final RestValues values;
    private final MinutesPress press;
    private final Clock clock;

    DisposalMinutes(
            Disposals disposals, Assets assets, Carriers carriers, RestValues values, MinutesPress press, Clock clock) {
        this.disposals = disposals;
        this.assets = assets;
        this.carriers = carriers;
        this.values = values;
        this.press = press;
        this.clock = clock;
    }

    Minutes of(Disposal disposal) {
        Words words = press.words();
        List<DisposalMember> members = disposals.members(disposal.id());
        List<Asset> gone = disposals.assets(disposal.id());
        LocalDate day = Objects.requireNonNullElseGet(
                disposal.signedOn(), () -> LocalDate.ofInstant(clock.instant(), CentreTime.ZONE));
        List<String> lines = new ArrayList<>();
        lines.add(words.t("disposal.paper.ground", disposal.decision(), words.day(disposal.decidedOn())));
        if (!disposal.place().isEmpty()) {
            lines.add(words.t("disposal.paper.place", disposal.place()));
        }
        lines.add(words.t("disposal.paper.committee"));
        members.forEach(
                member -> lines.add("- " + member.name() + (member.post().isEmpty() ? "" : ": " + member.post())));
        lines.add(words.t(
                "disposal.paper.method",
                words.t("disposal.method." + disposal.method().code()),
                gone.size()));
        return press.minutes(
                disposal.document(),
                disposal.signedOn(),
                words.t("asset.paper.kind.disposal"),
                words.t("asset.paper.about.disposal"),
                lines,
                List.of(worth(gone, day, words), wiped(gone, words)),
                List.of(words.t("disposal.paper.closing")),
                signers(members, words));
    }

    private List<Minutes.Signer> signers(List<DisposalMember> members, Words words) {
        return Stream.concat(
                        members.stream()
                                .map(member -> new Minutes.Signer(
                                        member.post().isEmpty() ? words.t("stocktake.member") : member.post(),
                                        member.name())),
                        Stream.of(press.head()))
                .toList();
    }

    private ReportLetter.Table worth(List<Asset> gone, LocalDate day, Words words) {
        AssetNames names = assets.names();
        List<List<String>> rows = new ArrayList<>();
        long price = 0;
        long rest = 0;
        for (Asset asset : gone) {
            Long of = values.of(asset, day);
            price += asset.origin().price() == null ? 0 : asset.origin().price();
            rest += of == null ? 0 : of;
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    asset.tag(),
                    asset.name(),
                    (asset.maker() + " " + asset.model()).strip(),
                    asset.serial(),
                    AssetWords.of(asset, AssetField.IN_USE_ON, names, words),
                    money(asset.origin().price(), words),
                    money(of, words)));
        }
        rows.add(List.of("", "", words.t("report.total"), "", "", "", money(price, words), money(rest, words)));
        return new ReportLetter.Table(
                "assets",
                words.t("disposal.paper.assets", words.day(day)),
                List.of(
                        words.t("report.column.number"),
                        words.t("asset.field.tag"),
                        words.t("asset.field.name"),
                        words.t("asset.field.model"),
                        words.t("asset.field.serial"),
                        words.t("asset.field.in-use-on"),
                        words.t("disposal.paper.price"),
                        words.t("disposal.paper.rest")),
                List.of(true, false, false, false, false, false, true, true),
                rows,
                "");
    }

    private ReportLetter.Table wiped(List<Asset> gone, Words words) {
        List<List<String>> rows = new ArrayList<>();
        for (Asset asset : gone) {
            Carriers.Told told = carriers.of(asset.id());
            if (told.carried().isEmpty()) {
                String said = told.absence() == null
                        ? words.t("carrier.unsaid")
                        : words.t("carrier.none") + " " + told.absence().reason();
                rows.add(List.of(
                        asset.name(),
                        said,
                        "",
                        "",
                        told.absence() == null ? "" : told.absence().saidBy(),
                        ""));
            }
            told.carried().forEach(one -> rows.add(row(asset, one, words)));
        }
        return new ReportLetter.Table(
                "carriers",
                words.t("disposal.paper.carriers"),
                Stream.of("name", "carrier", "method", "day", "by", "document")
                        .map(column -> words.t("disposal.paper.column." + column))
                        .toList(),
                List.of(false, false, false, false, false, false),
                rows,
                "");
    }

    private static List<String> row(Asset asset, Carried one, Words words) {
        CarrierWipe wipe = one.wipes().isEmpty() ? null : one.wipes().getFirst();
        String carrier = CarrierWords.line(one.carrier(), words);
        return wipe == null
                ? List.of(asset.name(), carrier, words.t("carrier.state.holds-data"), "", "", "")
                : List.of(
                        asset.name(),
                        carrier,
                        words.t("carrier.method." + wipe.method().code())
                                + (wipe.done() ? "" : " (" + words.t("carrier.result.failed") + ")"),
                        words.day(wipe.performedOn()),
                        words.t("carrier.by", wipe.performedBy(), wipe.witness()),
                        wipe.document().isEmpty() ? wipe.tool() : wipe.document());
    }

    private static String money(@Nullable Long sum, Words words) {
        return sum == null ? "" : words.number(sum, 0);
    }
}
