package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmSpell;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DevicesAtHand;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.field.WorkReading;
import vn.dcim.core.work.field.WorkReadings;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.manual.Upkept;
import vn.dcim.core.work.permit.WorkPermit;
import vn.dcim.core.work.permit.WorkPermits;
import vn.dcim.core.work.plan.MaintenancePlans;

/** Evidence and checks of orders: what maintenance did to the services, its script, safety before work, and lightning protection. */
@Factory
final class OrderChecks {

    static final String MAINTENANCE = "maintenance-orders";
    static final String REMEDIES = "remedies";
    static final String LIGHTNING = "lightning";

    private static final int NAMED = 3;
    private static final String LIGHTNING_MANUAL = "lightning-yearly";
    private static final String OHM = "Ω";
    private static final String ARRESTER_DEAD = "hết tuổi thọ";

    /** Alarms that mean that a service is down or has lost a supply or a way; whoever silenced them, they are recorded. */
    private static final Set<String> OUTAGES = Set.of(
            "device-unreachable",
            "network-device-unreachable",
            "ups-output-off",
            "dc-output-off",
            "pdu-supply-lost",
            "supply-lost",
            "ats-no-source",
            "cooling-unit-off",
            "chiller-off",
            "line-down",
            "firewall-line-down");

    /** Equipment on which work may hurt somebody: power, cooling, fire protection. */
    private static final Set<AssetKind> DANGEROUS = Set.of(
            AssetKind.UPS,
            AssetKind.BATTERY,
            AssetKind.GENERATOR,
            AssetKind.ATS,
            AssetKind.PANEL,
            AssetKind.PDU,
            AssetKind.COOLING,
            AssetKind.CHILLER,
            AssetKind.FIRE);

    /** What is known of an order that is finished; kept while its version stays. */
    private record Kept(int version, Map<String, String> told) {}

    @Singleton
    @Named(MAINTENANCE)
    @Requires(property = "datasources.default.url")
    SheetEvidence maintenance(
            WorkOrders orders, WorkReadings readings, Assets assets, AlarmBoard alarms, DevicesAtHand devices) {
        Map<Long, Kept> kept = new ConcurrentHashMap<>();
        return new SheetEvidence(
                MAINTENANCE, now -> maintenanceOrders(orders, readings, assets, alarms, devices, kept, now));
    }

    @Singleton
    @Named(REMEDIES)
    @Requires(property = "datasources.default.url")
    SheetEvidence remedies(WorkOrders orders, WorkPermits permits, AssetsAtHand assets) {
        return new SheetEvidence(REMEDIES, now -> remediesNow(orders, permits, assets, now));
    }

    @Singleton
    @Named(LIGHTNING)
    @Requires(property = "datasources.default.url")
    SheetEvidence lightning(MaintenancePlans plans, Manuals manuals, WorkOrders orders) {
        return new SheetEvidence(LIGHTNING, _ -> lightningNow(plans, manuals, orders));
    }

    @Singleton
    @Named("maintenance-without-outage")
    SheetCheck withoutOutage() {
        return new SheetCheck(
                "maintenance-without-outage",
                MAINTENANCE,
                (line, _) -> SheetCheck.Found.of(SheetCheck.when(
                        line.has("outages"), "outage-in-window", line.count("outages"), line.word("down"))));
    }

    @Singleton
    @Named("maintenance-by-script")
    SheetCheck byScript() {
        return new SheetCheck("maintenance-by-script", MAINTENANCE, (line, _) -> script(line));
    }

    @Singleton
    @Named("safe-remedy")
    SheetCheck safeRemedy() {
        return new SheetCheck("safe-remedy", REMEDIES, true, (line, _) -> {
            Instant started = line.instant("started");
            Instant safe = line.instant("safe");
            return SheetCheck.Found.of(
                    SheetCheck.when(safe == null, "safety-unconfirmed"),
                    SheetCheck.when(safe != null && safe.isAfter(started), "safety-late", started, safe));
        });
    }

    @Singleton
    @Named("lightning-inspected")
    SheetCheck lightningInspected() {
        return new SheetCheck("lightning-inspected", LIGHTNING, OrderChecks::inspected);
    }

    private static SheetCheck.Found script(Sheet.Line line) {
        if (!line.has("finished")) {
            return SheetCheck.Found.NOTHING;
        }
        Instant first = line.instant("first-step");
        Instant last = line.instant("last-step");
        Instant before = line.instant("before");
        Instant after = line.instant("after");
        boolean isLogged = before != null && after != null;
        return SheetCheck.Found.of(
                        SheetCheck.when(first == null, "script-without-steps"),
                        SheetCheck.when(line.has("unticked"), "steps-unticked", line.count("unticked")),
                        SheetCheck.when(line.has("disorder"), "steps-out-of-order"),
                        SheetCheck.when(isLogged && isOneMinute(before, after), "readings-of-one-minute", before),
                        SheetCheck.when(
                                isLogged && first != null && !before.isBefore(first), "readings-after-begin", before),
                        SheetCheck.when(isLogged && last != null && after.isBefore(last), "readings-before-end", after),
                        SheetCheck.when(isLogged && line.has("other-readings"), "readings-differ"))
                .proven(isLogged);
    }

    private static boolean isOneMinute(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.MINUTES).equals(other.truncatedTo(ChronoUnit.MINUTES));
    }

    private static SheetCheck.Found inspected(Sheet.Line line, Question question) {
        if (line.has("missing")) {
            return SheetCheck.Found.of(Phrase.of("lightning-missing"));
        }
        LocalDate from = question.day().minusDays(question.limits().whole("inspection_interval_days"));
        double most = question.limits().number("earth_ohm");
        LocalDate on = line.day("on");
        return SheetCheck.Found.of(
                        SheetCheck.when(on == null, "never-looked-at"),
                        SheetCheck.when(on != null && on.isBefore(from), "last-looked-at", on),
                        SheetCheck.when(
                                line.has("ohm") && Double.parseDouble(line.word("ohm")) > most,
                                "earth-too-high",
                                line.word("ohm"),
                                PlantChecks.plain(most)),
                        SheetCheck.when(line.has("dead"), "arrester-dead"))
                .proven(line.has("ohm"));
    }

    private static Sheet maintenanceOrders(
            WorkOrders orders,
            WorkReadings readings,
            Assets assets,
            AlarmBoard alarms,
            DevicesAtHand devices,
            Map<Long, Kept> kept,
            Instant now) {
        Instant from = yearBack(now);
        List<WorkOrder> all = OneRound.once("orders", orders::all).stream()
                .filter(order -> order.kind() != WorkKind.CORRECTIVE
                        && order.state() != WorkState.CANCELLED
                        && order.startedAt() != null
                        && !order.startedAt().isBefore(from))
                .toList();
        List<WorkOrder> fresh = all.stream()
                .filter(order -> order.finishedAt() == null
                        || !kept.containsKey(order.id())
                        || kept.get(order.id()).version() != order.version())
                .toList();
        List<AlarmSpell> spells = fresh.isEmpty()
                ? List.of()
                : alarms.spells(
                        OUTAGES,
                        fresh.stream()
                                .map(WorkOrder::startedAt)
                                .min(Comparator.naturalOrder())
                                .orElse(now),
                        now);
        Map<Long, List<Long>> about = OneRound.once("assets of orders", orders::assets);
        Map<Long, Asset> known = fresh.isEmpty()
                ? Map.of()
                : assets
                        .get(fresh.stream()
                                .flatMap(order -> about.getOrDefault(order.id(), List.of()).stream())
                                .collect(Collectors.toCollection(TreeSet::new)))
                        .stream()
                        .collect(Collectors.toMap(Asset::id, asset -> asset));
        Map<Long, String> names = fresh.isEmpty()
                ? Map.of()
                : OneRound.once("devices", devices::listed).stream()
                        .collect(Collectors.toMap(Device::id, Device::name));
        Map<Long, Map<String, String>> told = new HashMap<>();
        for (WorkOrder order : fresh) {
            Set<Long> own = about.getOrDefault(order.id(), List.of()).stream()
                    .map(known::get)
                    .filter(Objects::nonNull)
                    .map(Asset::deviceId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            Map<String, String> of = maintenanceOrder(order, orders, readings, spells, own, names, now);
            told.put(order.id(), of);
            if (order.finishedAt() != null) {
                kept.put(order.id(), new Kept(order.version(), of));
            }
        }
        List<Sheet.Line> lines = all.stream()
                .map(order -> new Sheet.Line(
                        "work-order:" + order.id(),
                        order.number() + " " + order.title(),
                        "/work/" + order.id(),
                        told.containsKey(order.id())
                                ? told.get(order.id())
                                : kept.get(order.id()).told()))
                .toList();
        return new Sheet(
                !all.isEmpty(),
                lines,
                List.of(new Proof(Phrase.of("maintenance-done", all.size()), from, endOfDay(now), "/work")));
    }

    private static Map<String, String> maintenanceOrder(
            WorkOrder order,
            WorkOrders orders,
            WorkReadings readings,
            List<AlarmSpell> spells,
            Set<Long> own,
            Map<Long, String> names,
            Instant now) {
        Instant end = order.finishedAt() == null ? now : order.finishedAt();
        // why: what is worked at may be off; everything else may not
        List<AlarmSpell> outages = spells.stream()
                .filter(spell -> !own.contains(spell.deviceId())
                        && !spell.within(order.startedAt(), end).isZero())
                .toList();
        Sheet.Told told = new Sheet.Told()
                .with("finished", order.finishedAt())
                .with("outages", outages.isEmpty() ? null : outages.size())
                .with(
                        "down",
                        outages.stream()
                                .limit(NAMED)
                                .map(spell -> names.getOrDefault(spell.deviceId(), "device:" + spell.deviceId())
                                        + length(spell, order.startedAt(), end))
                                .collect(Collectors.joining(", ")));
        if (order.finishedAt() != null) {
            steps(told, orders.items(order.id()));
            logged(told, readings.of(order.id()));
        }
        return told.of("", "", "").told();
    }

    /** How long it lasted is told once it is over. */
    private static String length(AlarmSpell spell, Instant from, Instant to) {
        Duration time = spell.within(from, to);
        return spell.until() == null ? "" : " (" + time.toSeconds() + " s)";
    }

    private static void steps(Sheet.Told told, List<WorkItem> items) {
        List<Instant> ticked =
                items.stream().map(WorkItem::resultAt).filter(Objects::nonNull).toList();
        long unticked = items.stream()
                .filter(item -> item.required() && item.result() == null
                        || item.kind() == WorkItem.Kind.TICK && WorkItem.NOT_DONE.equals(item.result()))
                .count();
        told.with("first-step", ticked.stream().min(Comparator.naturalOrder()).orElse(null))
                .with(
                        "last-step",
                        ticked.stream().max(Comparator.naturalOrder()).orElse(null))
                .with("unticked", unticked == 0 ? null : unticked)
                .when("disorder", !isInOrder(items));
    }

    /** The steps of one asset come one after the other; those of the order as a whole, such as safety, come before all. */
    private static boolean isInOrder(List<WorkItem> items) {
        Map<Long, Instant> last = new HashMap<>();
        Instant general = Instant.MIN;
        for (WorkItem item : items) {
            if (item.resultAt() == null) {
                continue;
            }
            long of = item.assetId() == null ? 0 : item.assetId();
            Instant before = last.getOrDefault(of, general);
            if (item.resultAt().isBefore(before)) {
                return false;
            }
            last.put(of, item.resultAt());
            if (item.assetId() == null) {
                general = item.resultAt();
            }
        }
        return true;
    }

    private static void logged(Sheet.Told told, List<WorkReadings.Line> lines) {
        List<WorkReading> before = lines.stream()
                .map(WorkReadings.Line::before)
                .filter(Objects::nonNull)
                .toList();
        List<WorkReading> after = lines.stream()
                .map(WorkReadings.Line::after)
                .filter(Objects::nonNull)
                .toList();
        told.with(
                        "before",
                        before.stream()
                                .map(WorkReading::takenAt)
                                .max(Comparator.naturalOrder())
                                .orElse(null))
                .with(
                        "after",
                        after.stream()
                                .map(WorkReading::takenAt)
                                .max(Comparator.naturalOrder())
                                .orElse(null))
                .when("other-readings", !points(before).equals(points(after)));
    }

    private static Set<Long> points(List<WorkReading> readings) {
        return readings.stream().map(WorkReading::pointId).collect(Collectors.toCollection(HashSet::new));
    }

    private static Sheet remediesNow(WorkOrders orders, WorkPermits permits, AssetsAtHand assets, Instant now) {
        Instant from = yearBack(now);
        List<WorkOrder> corrective = OneRound.once("orders", orders::all).stream()
                .filter(order ->
                        order.kind() == WorkKind.CORRECTIVE && !order.openedAt().isBefore(from))
                .toList();
        Map<Long, List<Long>> about = OneRound.once("assets of orders", orders::assets);
        Set<Long> dangerous = assets.all().stream()
                .filter(asset -> DANGEROUS.contains(asset.kind()))
                .map(Asset::id)
                .collect(Collectors.toSet());
        List<Sheet.Line> lines = corrective.stream()
                .filter(order -> order.startedAt() != null
                        && about.getOrDefault(order.id(), List.of()).stream().anyMatch(dangerous::contains))
                .map(order -> new Sheet.Told()
                        .with("started", order.startedAt())
                        .with("safe", safe(order, permits.of(order.id()), orders.items(order.id())))
                        .of("work-order:" + order.id(), order.number() + " " + order.title(), "/work/" + order.id()))
                .toList();
        return new Sheet(
                !corrective.isEmpty(),
                lines,
                List.of(new Proof(Phrase.of("remedies-done", lines.size()), from, endOfDay(now), "/work")));
    }

    /**
     * When it was confirmed that the work is safe: by leave to switch off, or by the safety steps of the script, which are those of the
     * order as a whole and count where they come before the first step at an asset.
     */
    private static @Nullable Instant safe(WorkOrder order, List<WorkPermit> permits, List<WorkItem> items) {
        Instant leave = permits.stream()
                .filter(permit -> permit.decidedAt() != null
                        && (permit.state().isOpen() || permit.confirmedAt() != null || permit.returnedAt() != null))
                .map(WorkPermit::decidedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (leave != null) {
            return leave;
        }
        List<WorkItem> safety = items.stream()
                .filter(item -> item.assetId() == null && item.kind() == WorkItem.Kind.TICK)
                .toList();
        Instant first = items.stream()
                .filter(item -> item.assetId() != null)
                .map(WorkItem::resultAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        boolean isDone = !safety.isEmpty()
                && safety.stream()
                        .allMatch(item -> WorkItem.DONE.equals(item.result())
                                && (first == null || !item.resultAt().isAfter(first)));
        // why: steps can be ticked only after the start, so that they count for the start itself
        return isDone ? order.startedAt() : null;
    }

    private static Sheet lightningNow(MaintenancePlans plans, Manuals manuals, WorkOrders orders) {
        KnownManual manual = manuals.find(LIGHTNING_MANUAL)
                .filter(known -> !known.version().retired())
                .orElse(null);
        List<Upkept> protectors = manual == null
                ? List.of()
                : plans.scope().stream()
                        .filter(asset -> manual.manual().concerns(asset))
                        .toList();
        List<Sheet.Line> lines = new ArrayList<>();
        for (Upkept asset : protectors) {
            WorkOrder newest = orders.get(orders.ofAsset(asset.id())).values().stream()
                    .filter(order -> order.state() == WorkState.ACCEPTED
                            && order.finishedAt() != null
                            && manuals.of(order)
                                    .filter(known -> known.code().equals(LIGHTNING_MANUAL))
                                    .isPresent())
                    .max(Comparator.comparing(WorkOrder::finishedAt))
                    .orElse(null);
            List<WorkItem> items = newest == null
                    ? List.of()
                    : orders.items(newest.id()).stream()
                            .filter(item -> Objects.equals(item.assetId(), asset.id()) && item.result() != null)
                            .toList();
            lines.add(new Sheet.Told()
                    .with("on", newest == null ? null : LocalDate.ofInstant(newest.finishedAt(), CentreTime.ZONE))
                    .with(
                            "ohm",
                            items.stream()
                                    .filter(item -> item.kind() == WorkItem.Kind.NUMBER
                                            && item.unit().equals(OHM))
                                    .map(item -> new BigDecimal(item.result()))
                                    .max(Comparator.naturalOrder())
                                    .map(BigDecimal::toPlainString)
                                    .orElse(null))
                    .when("dead", items.stream().anyMatch(item -> ARRESTER_DEAD.equals(item.result())))
                    .of("asset:" + asset.id(), asset.name(), "/equipment/" + asset.id()));
        }
        boolean isKept = !plans.scope().isEmpty();
        if (isKept && protectors.isEmpty()) {
            lines.add(new Sheet.Told()
                    .when("missing", true)
                    .of("manual:" + LIGHTNING_MANUAL, LIGHTNING_MANUAL, "/maintenance"));
        }
        return new Sheet(
                isKept, lines, List.of(Proof.of(Phrase.of("lightning-protection", protectors.size()), "/maintenance")));
    }

    /** Returns the begin of the day a year back: what is told does not change with each look. */
    static Instant yearBack(Instant now) {
        return Deadlines.startOf(LocalDate.ofInstant(now, CentreTime.ZONE).minusYears(1));
    }

    private static Instant endOfDay(Instant now) {
        return Deadlines.endOf(LocalDate.ofInstant(now, CentreTime.ZONE));
    }
}
