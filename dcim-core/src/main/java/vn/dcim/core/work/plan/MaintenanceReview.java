package vn.dcim.core.work.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.core.power.WhatIf;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.manual.Upkept;
import vn.dcim.core.work.plan.MaintenanceFinding.Kind;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.core.work.plan.MaintenancePlans.Progress;

/** Finds what is wanting about maintenance. */
@Singleton
public class MaintenanceReview {

    private static final int NAMED = 5;
    private static final int MOST_PAIRS = 200;

    private final MaintenancePlans plans;
    private final Manuals manuals;
    private final Chains chains;
    private final PowerConfig power;
    private final MaintenanceConfig config;
    private final Clock clock;
    private final UntilOther<Upkeep, List<MaintenanceFinding>> ofManuals;

    /** All that the findings of manuals are made of. */
    private record Upkeep(List<KnownManual> used, List<Upkept> scope) {}

    MaintenanceReview(
            MaintenancePlans plans,
            Manuals manuals,
            Chains chains,
            PowerConfig power,
            MaintenanceConfig config,
            Clock clock,
            Versions versions) {
        this.plans = plans;
        this.manuals = manuals;
        this.chains = chains;
        this.power = power;
        this.config = config;
        this.clock = clock;
        this.ofManuals = new UntilOther<>(versions, of -> manuals(of.used(), of.scope()));
    }

    /** Returns all of now, worst first. */
    public List<MaintenanceFinding> now() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        List<KnownManual> used = manuals.used();
        List<Upkept> scope = plans.scope();
        List<MaintenanceFinding> found = new ArrayList<>(ofManuals.of(new Upkeep(used, scope)));
        List<MaintenancePlan> all = plans.all();
        Map<Integer, MaintenancePlan> byYear =
                all.stream().collect(Collectors.toMap(MaintenancePlan::planYear, Function.identity()));
        MaintenancePlan current = byYear.get(today.getYear());
        if (current == null) {
            found.add(
                    new MaintenanceFinding(Kind.NO_PLAN, Integer.toString(today.getYear()), "", path(today.getYear())));
        } else {
            current(found, current, used, scope, today);
        }
        MaintenancePlan before = byYear.get(today.getYear() - 1);
        if (before != null && before.closedAt() == null) {
            Progress progress = plans.progress(before);
            if (!progress.isComplete()) {
                found.add(new MaintenanceFinding(
                        Kind.NOT_COMPLETED,
                        Integer.toString(before.planYear()),
                        names(progress.left(), scope),
                        path(before.planYear())));
            }
        }
        gaps(found, byYear);
        int next = today.getYear() + 1;
        if (!MonthDay.from(today).isBefore(config.next())
                && Optional.ofNullable(byYear.get(next))
                        .map(plan -> plans.approvals(plan.id()).isEmpty())
                        .orElse(true)) {
            found.add(new MaintenanceFinding(Kind.NO_NEXT_PLAN, Integer.toString(next), "", path(next)));
        }
        found.sort(Comparator.comparing(MaintenanceFinding::kind));
        return found;
    }

    private List<MaintenanceFinding> manuals(List<KnownManual> used, List<Upkept> scope) {
        List<MaintenanceFinding> found = new ArrayList<>();
        Map<AssetKind, List<Upkept>> bare = new TreeMap<>();
        Map<AssetKind, List<Upkept>> slow = new TreeMap<>();
        for (Upkept asset : scope) {
            List<KnownManual> its = used.stream()
                    .filter(known -> known.manual().concerns(asset))
                    .toList();
            if (its.isEmpty()) {
                bare.computeIfAbsent(asset.kind(), _ -> new ArrayList<>()).add(asset);
            } else if (its.stream().noneMatch(known -> known.manual().isWithin(config.longest()))) {
                slow.computeIfAbsent(asset.kind(), _ -> new ArrayList<>()).add(asset);
            }
        }
        bare.forEach((kind, some) ->
                found.add(new MaintenanceFinding(Kind.NO_MANUAL, kind.code(), names(some), "/maintenance/manuals")));
        slow.forEach((kind, some) ->
                found.add(new MaintenanceFinding(Kind.TOO_SLOW, kind.code(), names(some), "/maintenance/manuals")));
        for (KnownManual known : used) {
            boolean isUseful = scope.stream().anyMatch(known.manual()::concerns);
            if (isUseful && known.approval() == null) {
                found.add(new MaintenanceFinding(
                        Kind.MANUAL_NOT_APPROVED,
                        known.manual().name().vi(),
                        "",
                        "/maintenance/manuals/" + known.code()));
            }
            if (!isUseful && known.manual().wanted()) {
                found.add(new MaintenanceFinding(
                        Kind.MISSING_EQUIPMENT,
                        known.manual().name().vi(),
                        "",
                        "/maintenance/manuals/" + known.code()));
            }
        }
        return found;
    }

    private void current(
            List<MaintenanceFinding> found,
            MaintenancePlan plan,
            List<KnownManual> used,
            List<Upkept> scope,
            LocalDate today) {
        Map<String, KnownManual> known =
                used.stream().collect(Collectors.toMap(KnownManual::code, Function.identity()));
        Map<Long, PlanApproval> papers =
                plans.approvals(plan.id()).stream().collect(Collectors.toMap(PlanApproval::id, Function.identity()));
        List<Planned> lines = plans.lines(plan.id());
        for (Planned planned : lines) {
            KnownManual manual = known.get(planned.line().manual());
            String name = manual == null
                    ? planned.line().manual()
                    : manual.manual().name().vi();
            WorkOrder order = planned.order();
            String where = order == null ? path(plan.planYear()) : "/work/" + order.id();
            String day = planned.line().dueOn().toString();
            if (planned.line().approvalId() == null
                    && !today.isBefore(planned.line().dueOn())) {
                found.add(new MaintenanceFinding(Kind.NOT_APPROVED, name, day, where));
            } else if (order != null && order.state() == WorkState.CANCELLED) {
                found.add(new MaintenanceFinding(Kind.GIVEN_UP, name, order.number(), where));
            } else if (planned.isLate(today)) {
                found.add(new MaintenanceFinding(Kind.LATE, name, day, where));
            }
            PlanApproval paper = planned.line().approvalId() == null
                    ? null
                    : papers.get(planned.line().approvalId());
            if (order != null && order.startedAt() != null && paper != null) {
                LocalDate begun = LocalDate.ofInstant(order.startedAt(), CentreTime.ZONE);
                boolean isEarly = begun.isBefore(paper.datedOn())
                        || manual != null
                                && manual.approval() != null
                                && manual.version().version() == 1
                                && begun.isBefore(manual.approval().datedOn());
                if (isEarly) {
                    found.add(new MaintenanceFinding(Kind.BEFORE_APPROVAL, name, order.number(), where));
                }
            }
        }
        Set<Long> unplanned = plans.progress(plan, lines).unplanned();
        if (!unplanned.isEmpty()) {
            found.add(new MaintenanceFinding(
                    Kind.LEFT_OUT,
                    Integer.toString(plan.planYear()),
                    names(List.copyOf(unplanned), scope),
                    path(plan.planYear())));
        }
        pairs(found, lines, known, scope);
    }

    /** Two that are switched off on one day, and together darken what neither darkens alone. */
    private void pairs(
            List<MaintenanceFinding> found, List<Planned> lines, Map<String, KnownManual> known, List<Upkept> scope) {
        Map<LocalDate, Set<Long>> off = new TreeMap<>();
        for (Planned planned : lines) {
            KnownManual manual = known.get(planned.line().manual());
            if (manual != null && manual.manual().isolates() && !planned.isDone()) {
                off.computeIfAbsent(planned.line().dueOn(), _ -> new HashSet<>())
                        .addAll(planned.assets());
            }
        }
        Map<Long, Upkept> byId = scope.stream().collect(Collectors.toMap(Upkept::id, Function.identity()));
        Chain chain = chains.now();
        Map<String, Set<String>> alone = new HashMap<>();
        int[] tried = {0};
        off.forEach((day, ids) -> {
            List<Upkept> some = ids.stream()
                    .filter(byId::containsKey)
                    .map(byId::get)
                    .filter(asset -> chain.find(key(asset)).isPresent())
                    .sorted(Comparator.comparing(Upkept::name))
                    .toList();
            for (int i = 0; i < some.size(); i++) {
                for (int j = i + 1; j < some.size() && tried[0] < MOST_PAIRS; j++) {
                    String a = key(some.get(i));
                    String b = key(some.get(j));
                    Set<String> common = new HashSet<>(chain.below(a));
                    common.retainAll(chain.below(b));
                    if (common.isEmpty()) {
                        continue;
                    }
                    tried[0]++;
                    Set<String> dark = new HashSet<>(dark(chain, Set.of(a, b)));
                    dark.removeAll(alone.computeIfAbsent(a, key -> dark(chain, Set.of(key))));
                    dark.removeAll(alone.computeIfAbsent(b, key -> dark(chain, Set.of(key))));
                    if (!dark.isEmpty()) {
                        found.add(new MaintenanceFinding(
                                Kind.BOTH_OF_PAIR,
                                some.get(i).name() + ", " + some.get(j).name(),
                                day.toString(),
                                path(day.getYear())));
                    }
                }
            }
        });
    }

    private static String key(Upkept asset) {
        return asset.deviceId() == null ? "asset:" + asset.id() : Feed.device(asset.deviceId());
    }

    private Set<String> dark(Chain chain, Set<String> open) {
        return WhatIf.darkened(chain, open, power).stream().map(ChainNode::key).collect(Collectors.toSet());
    }

    private static void gaps(List<MaintenanceFinding> found, Map<Integer, MaintenancePlan> byYear) {
        byYear.forEach((year, plan) -> {
            MaintenancePlan before = byYear.get(year - 1);
            if (before != null && plan.campaignTo().isAfter(before.campaignTo().plusYears(1))) {
                found.add(new MaintenanceFinding(
                        Kind.GAP, Integer.toString(year), before.campaignTo() + " – " + plan.campaignTo(), path(year)));
            }
        });
    }

    private static String names(List<Long> ids, List<Upkept> scope) {
        Set<Long> wanted = new HashSet<>(ids);
        return names(scope.stream().filter(asset -> wanted.contains(asset.id())).toList());
    }

    private static String names(List<Upkept> some) {
        return some.size() + ": "
                + some.stream().limit(NAMED).map(Upkept::name).collect(Collectors.joining(", "))
                + (some.size() > NAMED ? ", …" : "");
    }

    private static String path(int year) {
        return "/maintenance?year=" + year;
    }
}
