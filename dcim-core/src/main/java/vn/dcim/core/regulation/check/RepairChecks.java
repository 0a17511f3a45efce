package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetMovement;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.cost.CostKind;
import vn.dcim.core.work.cost.CostSum;
import vn.dcim.core.work.cost.WorkCosts;

/** Evidence and checks of failures: a claim while the warranty lasts, a plan after it, and an approved request before parts are replaced. */
@Factory
final class RepairChecks {

    static final String FAILURES = "failures";

    /** A claim or plan may be entered with the day on which somebody first noticed something. */
    private static final int NOTICED_BEFORE = 30;

    @Singleton
    @Named(FAILURES)
    @Requires(property = "datasources.default.url")
    SheetEvidence failures(
            WorkOrders orders,
            WorkCosts costs,
            AssetsAtHand register,
            Assets assets,
            RegisterEntries entries,
            Versions versions) {
        // why: an asset that moves becomes another version of itself
        UntilOther<List<Asset>, Map<Long, Instant>> failed =
                new UntilOther<>(versions, broken -> failed(broken, assets));
        return new SheetEvidence(FAILURES, now -> gather(orders, costs, register, failed, entries, now));
    }

    /** Returns when each of what is broken came to be so last, by id. */
    private static Map<Long, Instant> failed(List<Asset> broken, Assets assets) {
        return broken.isEmpty()
                ? Map.of()
                : assets.movements(broken.stream().map(Asset::id).toList()).stream()
                        .filter(move -> move.became() == AssetStatus.BROKEN)
                        .collect(Collectors.toMap(
                                AssetMovement::assetId,
                                AssetMovement::at,
                                (one, other) -> one.isAfter(other) ? one : other));
    }

    @Singleton
    @Named("claimed-under-warranty")
    SheetCheck claimed() {
        return new SheetCheck("claimed-under-warranty", FAILURES, true, (line, _) -> {
            if (line.tells("warranty", "over")) {
                return SheetCheck.Found.NOTHING;
            }
            if (line.tells("warranty", "unknown")) {
                return SheetCheck.Found.UNPROVEN;
            }
            return SheetCheck.Found.of(
                    SheetCheck.when(line.has("paid"), "paid-under-warranty", line.day("warranty-to")),
                    SheetCheck.when(!line.has("claim"), "claim-missing", line.day("warranty-to")));
        });
    }

    @Singleton
    @Named("planned-after-warranty")
    SheetCheck planned() {
        return new SheetCheck("planned-after-warranty", FAILURES, true, (line, _) -> {
            // why: a fault that took no money and is gone again needs no plan
            if (line.tells("warranty", "valid") || !line.has("broken") && !line.has("paid")) {
                return SheetCheck.Found.NOTHING;
            }
            if (line.has("plan")) {
                return SheetCheck.Found.FINE;
            }
            return line.tells("warranty", "unknown")
                    ? SheetCheck.Found.UNPROVEN
                    : SheetCheck.Found.of(Phrase.of("repair-plan-missing", line.day("failed-on")));
        });
    }

    @Singleton
    @Named("parts-requested")
    SheetCheck requested() {
        return new SheetCheck("parts-requested", FAILURES, true, (line, _) -> {
            LocalDate started = line.day("started-on");
            if (!line.has("parts") || started == null) {
                return SheetCheck.Found.NOTHING;
            }
            LocalDate approved = line.day("requested");
            return SheetCheck.Found.of(
                    SheetCheck.when(approved == null, "parts-without-request"),
                    SheetCheck.when(
                            approved != null && approved.isAfter(started), "parts-requested-late", started, approved));
        });
    }

    private static Sheet gather(
            WorkOrders orders,
            WorkCosts costs,
            AssetsAtHand register,
            UntilOther<List<Asset>, Map<Long, Instant>> failures,
            RegisterEntries entries,
            Instant now) {
        Instant from = OrderChecks.yearBack(now);
        List<WorkOrder> corrective = OneRound.once("orders", orders::all).stream()
                .filter(order -> order.kind() == WorkKind.CORRECTIVE
                        && order.state() != WorkState.CANCELLED
                        && (order.state().isOpen() || !order.openedAt().isBefore(from)))
                .toList();
        Map<Long, List<Long>> about = OneRound.once("assets of orders", orders::assets);
        Map<Long, Asset> known = new HashMap<>();
        register.all().forEach(asset -> known.put(asset.id(), asset));
        Map<Long, CostSum> sums = costs.sums();
        List<RegisterEntry> papers = entries.counting("repair-plans");
        List<Sheet.Line> lines = new ArrayList<>();
        Set<Long> ordered = new HashSet<>();
        for (WorkOrder order : corrective) {
            for (Long id : about.getOrDefault(order.id(), List.of())) {
                Asset asset = known.get(id);
                if (asset != null) {
                    ordered.add(id);
                    lines.add(ordered(order, asset, costs, sums.getOrDefault(order.id(), CostSum.NOTHING), papers));
                }
            }
        }
        List<Asset> present = register.present();
        List<Asset> broken = present.stream()
                .filter(asset -> asset.status() == AssetStatus.BROKEN && !ordered.contains(asset.id()))
                .toList();
        Map<Long, Instant> failed = failures.of(broken);
        for (Asset asset : broken) {
            LocalDate on = failed.containsKey(asset.id())
                    ? LocalDate.ofInstant(failed.get(asset.id()), CentreTime.ZONE)
                    : null;
            lines.add(failure(asset, on, "", papers)
                    .when("broken", true)
                    .of("asset:" + asset.id(), asset.name(), "/equipment/" + asset.id()));
        }
        return new Sheet(
                !present.isEmpty(),
                lines,
                List.of(
                        Proof.of(Phrase.of("failures-known", lines.size()), "/work"),
                        Proof.of(Phrase.of("repair-plans-kept", papers.size()), "/registers/repair-plans")));
    }

    private static Sheet.Line ordered(
            WorkOrder order, Asset asset, WorkCosts costs, CostSum sum, List<RegisterEntry> papers) {
        boolean hasParts = sum.parts() > 0
                || sum.unpriced() > 0
                        && costs.of(order.id()).stream()
                                .anyMatch(line -> line.kind() == CostKind.PART && !line.isWithdrawn());
        LocalDate on = LocalDate.ofInstant(order.openedAt(), CentreTime.ZONE);
        return failure(asset, on, order.number(), papers)
                .when("broken", asset.status() == AssetStatus.BROKEN)
                .when("paid", sum.parts() + sum.services() > 0 || hasParts)
                .when("parts", hasParts)
                // why: whom an order is given to is asked to do it
                .when("claim", !order.contractor().isEmpty() || claim(papers, asset, order.number(), on))
                .with(
                        "started-on",
                        order.startedAt() == null ? null : LocalDate.ofInstant(order.startedAt(), CentreTime.ZONE))
                .of("work-order:" + order.id(), order.number() + " " + asset.name(), "/work/" + order.id());
    }

    private static Sheet.Told failure(Asset asset, @Nullable LocalDate on, String order, List<RegisterEntry> papers) {
        LocalDate end = asset.origin().warrantyTo();
        String warranty = end == null || on == null ? "unknown" : end.isBefore(on) ? "over" : "valid";
        return new Sheet.Told()
                .with("failed-on", on)
                .with("warranty", warranty)
                .with("warranty-to", end)
                .when("claim", claim(papers, asset, order, on))
                .when(
                        "plan",
                        papers.stream()
                                .anyMatch(entry -> RecordChecks.is(entry, "kind", "plan")
                                        && isAbout(entry, asset, order, on)
                                        && !entry.values()
                                                .getOrDefault("cost", "")
                                                .isEmpty()
                                        && RecordChecks.day(entry, "approved-on") != null))
                .with(
                        "requested",
                        papers.stream()
                                .filter(entry -> !RecordChecks.is(entry, "kind", "claim")
                                        && isAbout(entry, asset, order, on)
                                        && RecordChecks.day(entry, "approved-on") != null)
                                .map(entry -> RecordChecks.day(entry, "approved-on"))
                                .min(Comparator.naturalOrder())
                                .orElse(null));
    }

    private static boolean claim(List<RegisterEntry> papers, Asset asset, String order, @Nullable LocalDate on) {
        return papers.stream()
                .anyMatch(entry -> RecordChecks.is(entry, "kind", "claim")
                        && RecordChecks.day(entry, "sent-on") != null
                        && isAbout(entry, asset, order, on));
    }

    private static boolean isAbout(RegisterEntry entry, Asset asset, String order, @Nullable LocalDate on) {
        if (!RecordChecks.is(entry, "asset", String.valueOf(asset.id()))) {
            return false;
        }
        if (!order.isEmpty() && order.equals(entry.values().get("order"))) {
            return true;
        }
        LocalDate failed = RecordChecks.day(entry, "failed-on");
        return on == null || failed != null && !failed.isBefore(on.minusDays(NOTICED_BEFORE));
    }
}
