package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.asset.stocktake.Stocktakes;
import vn.dcim.core.drift.DriftConfig;
import vn.dcim.core.drift.DriftFilter;
import vn.dcim.core.drift.DriftKind;
import vn.dcim.core.drift.DriftLine;
import vn.dcim.core.drift.DriftOrder;
import vn.dcim.core.drift.Drifts;
import vn.dcim.core.place.Place;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Evidence and checks of the equipment register: names, labels, accounting, handover, and what stands in the rooms. */
@Factory
final class EquipmentChecks {

    static final String EQUIPMENT = "equipment";
    static final String ROOMS = "rooms";

    private static final int MOST_SILENT = 10_000;

    private static final Set<AssetStatus> OUT_OF_USE =
            EnumSet.of(AssetStatus.BROKEN, AssetStatus.FULLY_DEPRECIATED, AssetStatus.AWAITING_DISPOSAL);

    /** IT devices of article 7.1: what computes, stores, carries data, or stands on a desk for it. */
    private static final Set<AssetKind> INFORMATION = EnumSet.of(
            AssetKind.SERVER,
            AssetKind.STORAGE,
            AssetKind.SWITCH,
            AssetKind.ROUTER,
            AssetKind.FIREWALL,
            AssetKind.LOAD_BALANCER,
            AssetKind.WIRELESS,
            AssetKind.KVM,
            AssetKind.NVR,
            AssetKind.WORKSTATION,
            AssetKind.LAPTOP,
            AssetKind.MONITOR,
            AssetKind.PRINTER,
            AssetKind.PHONE);

    @Singleton
    @Named(EQUIPMENT)
    @Requires(property = "datasources.default.url")
    SheetEvidence equipment(AssetsAtHand register, Assets assets, Stocktakes stocktakes, Versions versions) {
        KeptLines<Registered> kept = new KeptLines<>();
        UntilOther<Looked, List<Sheet.Line>> lines = new UntilOther<>(versions, looked -> registered(looked, kept));
        // why: the paper of a disposal is noted as the asset becomes another version of itself
        UntilOther<List<Asset>, List<Sheet.Line>> gone = new UntilOther<>(versions, all -> gone(all, assets));
        return new SheetEvidence(EQUIPMENT, _ -> equipmentNow(register, stocktakes, lines, gone));
    }

    @Singleton
    @Named(ROOMS)
    @Requires(property = "datasources.default.url")
    SheetEvidence rooms(AssetsAtHand register, PlantReader reader, Drifts drifts, DriftConfig config) {
        return new SheetEvidence(ROOMS, _ -> roomsNow(register, reader, drifts, config));
    }

    @Singleton
    @Named("assets-labelled")
    SheetCheck labelled() {
        return new SheetCheck("assets-labelled", EQUIPMENT, EquipmentChecks::label);
    }

    @Singleton
    @Named("assets-accounted")
    SheetCheck accounted() {
        return new SheetCheck("assets-accounted", EQUIPMENT, EquipmentChecks::accounting);
    }

    @Singleton
    @Named("assets-handed-over")
    SheetCheck handedOver() {
        return new SheetCheck("assets-handed-over", EQUIPMENT, EquipmentChecks::handover);
    }

    @Singleton
    @Named("rooms-clear")
    SheetCheck roomsClear() {
        return new SheetCheck("rooms-clear", ROOMS, true, EquipmentChecks::place);
    }

    private static SheetCheck.Found label(Sheet.Line line, Question question) {
        if (!line.has("is-it")) {
            return SheetCheck.Found.NOTHING;
        }
        LocalDate since = question.day().minusDays(question.limits().whole("label_seen_days"));
        LocalDate seen = line.day("seen");
        return SheetCheck.Found.of(
                        SheetCheck.when(line.has("same-name"), "name-twice", line.name()),
                        SheetCheck.when(!line.has("tag"), "label-missing"),
                        SheetCheck.when(line.has("same-tag"), "label-twice", line.word("tag")),
                        SheetCheck.when(line.has("not-found"), "label-not-found"),
                        SheetCheck.when(seen != null && seen.isBefore(since), "label-seen-last", seen))
                .proven(seen != null || line.has("not-found"));
    }

    private static SheetCheck.Found accounting(Sheet.Line line, Question question) {
        if (line.has("gone")) {
            return SheetCheck.Found.of(SheetCheck.when(!line.has("paper"), "gone-without-decision"));
        }
        return SheetCheck.Found.of(
                SheetCheck.when(line.has("no-origin"), "accounting-missing"),
                SheetCheck.when(!line.has("held"), "holder-missing"));
    }

    /** What is written off is listed by itself, where price and day of use are known: where they are not, nobody can tell. */
    private static SheetCheck.Found handover(Sheet.Line line, Question question) {
        if (line.has("gone")) {
            return SheetCheck.Found.NOTHING;
        }
        return SheetCheck.Found.of(SheetCheck.when(line.has("held") && !line.has("minutes"), "handover-missing"))
                .proven(!line.has("no-origin"));
    }

    private static SheetCheck.Found place(Sheet.Line line, Question question) {
        int days = question.limits().whole("silent_days");
        if (line.has("compared")) {
            // why: what is told only after a longer time would be told too late
            return line.tells("compared", "yes") && line.count("told-after-days") <= days
                    ? SheetCheck.Found.FINE
                    : SheetCheck.Found.UNPROVEN;
        }
        Instant silent = line.instant("silent-since");
        if (silent != null) {
            return SheetCheck.Found.of(SheetCheck.when(
                    silent.isBefore(question.at().minus(Duration.ofDays(days))), "silent-in-service", silent));
        }
        return SheetCheck.Found.of(
                SheetCheck.when(line.has("room"), "stands-in-room-" + line.word("status"), line.word("room")));
    }

    /** All that the line of an asset is made of. @param look null for never */
    private record Registered(
            Asset asset, boolean isNamesake, boolean hasTagOfOther, Stocktakes.@Nullable LastLook look) {

        Sheet.Line line() {
            return new Sheet.Told()
                    .when("is-it", isInformation(asset))
                    .with("tag", asset.tag())
                    .when("same-name", isNamesake)
                    .when("same-tag", hasTagOfOther)
                    .with(
                            "seen",
                            look == null || look.seenAt() == null
                                    ? null
                                    : LocalDate.ofInstant(look.seenAt(), CentreTime.ZONE))
                    .when("not-found", look != null && look.seenAt() == null)
                    .when(
                            "held",
                            asset.holding().unitId() != null
                                    || !asset.holding().person().isEmpty())
                    .when("minutes", !asset.holding().document().isEmpty())
                    .when("no-origin", asset.isWithoutOrigin())
                    .of("asset:" + asset.id(), asset.name(), "/equipment/" + asset.id());
        }
    }

    /** All that the lines of present equipment are made of. @param looks the last look at each, by id */
    private record Looked(List<Asset> present, Map<Long, Stocktakes.LastLook> looks) {}

    private static List<Sheet.Line> registered(Looked looked, KeptLines<Registered> kept) {
        List<Asset> present = looked.present();
        Map<String, Long> names = counts(present.stream()
                .filter(EquipmentChecks::isInformation)
                .map(Asset::name)
                .toList());
        Map<String, Long> tags = counts(present.stream().map(Asset::tag).toList());
        List<Registered> registered = new ArrayList<>(present.size());
        for (Asset asset : present) {
            registered.add(new Registered(
                    asset,
                    isInformation(asset) && names.get(asset.name()) > 1,
                    !asset.tag().isEmpty() && tags.get(asset.tag()) > 1,
                    looked.looks().get(asset.id())));
        }
        return kept.of(registered, each -> each.asset().id(), Registered::line);
    }

    private static List<Sheet.Line> gone(List<Asset> gone, Assets assets) {
        Set<Long> papers = gone.isEmpty() ? Set.of() : assets.disposedByPaper();
        return gone.stream()
                .map(asset -> new Sheet.Told()
                        .when("gone", true)
                        .when("paper", papers.contains(asset.id()))
                        .of("asset:" + asset.id(), asset.name(), "/equipment/" + asset.id()))
                .toList();
    }

    private static Sheet equipmentNow(
            AssetsAtHand register,
            Stocktakes stocktakes,
            UntilOther<Looked, List<Sheet.Line>> known,
            UntilOther<List<Asset>, List<Sheet.Line>> gone) {
        List<Asset> present = register.present();
        List<Sheet.Line> lines = new ArrayList<>(known.of(new Looked(present, stocktakes.lastLooks())));
        lines.addAll(gone.of(register.of(AssetStatus.DISPOSED)));
        return new Sheet(
                !present.isEmpty(),
                lines,
                List.of(Proof.of(Phrase.of("assets-registered", present.size()), "/equipment")));
    }

    /** Rooms in which something is in use: what is broken takes no room away in a store. */
    private static Sheet roomsNow(AssetsAtHand register, PlantReader reader, Drifts drifts, DriftConfig config) {
        Map<Long, Place> places = reader.places();
        List<Asset> present = register.present();
        Set<Long> working = new HashSet<>();
        present.stream()
                .filter(asset -> asset.status() == AssetStatus.IN_USE)
                .map(asset -> asset.position().placeId())
                .distinct()
                .forEach(place -> {
                    Place room = PlantReader.room(places, place);
                    if (room != null) {
                        working.add(room.id());
                    }
                });
        List<Sheet.Line> lines = new ArrayList<>();
        for (Asset asset : present) {
            Place room = OUT_OF_USE.contains(asset.status())
                    ? PlantReader.room(places, asset.position().placeId())
                    : null;
            if (room != null && working.contains(room.id())) {
                lines.add(new Sheet.Told()
                        .with("status", asset.status().code())
                        .with("room", room.name())
                        .of("asset:" + asset.id(), asset.name(), "/equipment/" + asset.id()));
            }
        }
        drifts
                .find(
                        new DriftFilter("", DriftKind.SILENT, DriftFilter.Show.ALL),
                        DriftOrder.NAME,
                        false,
                        0,
                        MOST_SILENT)
                .lines()
                .stream()
                .filter(line -> line.assetId() != null)
                .forEach(line -> lines.add(silent(line)));
        lines.add(new Sheet.Told()
                .with("compared", drifts.comparedAt().isPresent() ? "yes" : "no")
                .with("told-after-days", config.silentDays())
                .of("drift", "/equipment/drift", "/equipment/drift"));
        return new Sheet(
                !present.isEmpty() && !working.isEmpty(),
                lines,
                List.of(
                        Proof.of(Phrase.of("assets-registered", present.size()), "/equipment"),
                        Proof.of(Phrase.of("rooms-working", working.size()), "/equipment?flaw=broken-in-place")));
    }

    private static Sheet.Line silent(DriftLine line) {
        return new Sheet.Told()
                .with("silent-since", line.seen())
                .of("asset:" + line.assetId(), line.name(), "/equipment/" + line.assetId());
    }

    private static boolean isInformation(Asset asset) {
        return INFORMATION.contains(asset.kind());
    }

    private static Map<String, Long> counts(List<String> words) {
        Map<String, Long> counts = new HashMap<>();
        words.forEach(word -> counts.merge(word, 1L, Long::sum));
        return counts;
    }
}
