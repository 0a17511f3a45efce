package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.manual.Upkept;

/** Finds plans and how far they are; changes nothing. */
@Singleton
public class MaintenancePlans {

    private final PlanRepository plans;
    private final PlanLineRepository lines;
    private final PlanLineAssetRepository lineAssets;
    private final PlanApprovalRepository approvals;
    private final PlanExclusionRepository exclusions;
    private final WorkOrders orders;
    private final AssetsAtHand assets;
    private final UntilOther<List<Asset>, List<Upkept>> scope;

    MaintenancePlans(
            PlanRepository plans,
            PlanLineRepository lines,
            PlanLineAssetRepository lineAssets,
            PlanApprovalRepository approvals,
            PlanExclusionRepository exclusions,
            WorkOrders orders,
            AssetsAtHand assets,
            Versions versions) {
        this.plans = plans;
        this.lines = lines;
        this.lineAssets = lineAssets;
        this.approvals = approvals;
        this.exclusions = exclusions;
        this.orders = orders;
        this.assets = assets;
        this.scope = new UntilOther<>(versions, MaintenancePlans::scope);
    }

    /**
     * How far the maintenance of the whole centre is.
     *
     * @param scope assets that it has to cover: those in use or standing by, but for those left out on purpose
     * @param done of these with an accepted order
     * @param unplanned of these in no line
     * @param excluded assets that are left out on purpose
     */
    public record Progress(Set<Long> scope, Set<Long> done, Set<Long> unplanned, Set<Long> excluded) {

        /** Tells whether nothing is left. */
        public boolean isComplete() {
            return done.size() == scope.size();
        }

        /** Returns the assets without a result. */
        public List<Long> left() {
            return scope.stream().filter(asset -> !done.contains(asset)).toList();
        }
    }

    /**
     * A line with what it is about.
     *
     * @param order null till it is ordered
     */
    public record Planned(
            PlanLine line, List<Long> assets, @Nullable WorkOrder order) {

        /** Tells whether it was not done by its day. */
        public boolean isLate(LocalDate today) {
            return today.isAfter(line.dueOn()) && (order == null || isUndone(order));
        }

        private static boolean isUndone(WorkOrder order) {
            return order.state() != WorkState.FINISHED && order.state() != WorkState.ACCEPTED;
        }

        /** Tells whether nothing more comes of it: accepted, or given up. */
        public boolean isEnded() {
            return order != null && !order.state().isOpen();
        }

        public boolean isDone() {
            return order != null && order.state() == WorkState.ACCEPTED;
        }
    }

    public List<MaintenancePlan> all() {
        return plans.findAllOrderByPlanYearDesc();
    }

    public Optional<MaintenancePlan> ofYear(int year) {
        return plans.findByPlanYear(year);
    }

    /** @throws DcimException NOT_FOUND */
    public MaintenancePlan get(long id) {
        return plans.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "maintenance-plan", id));
    }

    /** @throws DcimException NOT_FOUND */
    public PlanLine line(long id) {
        return lines.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "maintenance-line", id));
    }

    /** Returns the lines of a plan, by day; in as many queries for a large plan as for a small one. */
    public List<Planned> lines(long planId) {
        Map<Long, List<Long>> about = new HashMap<>();
        lines.findRows(planId).forEach(row -> about.computeIfAbsent(row.lineId(), _ -> new ArrayList<>())
                .add(row.assetId()));
        List<PlanLine> all = lines.findByPlanIdOrderByDueOnAscAndIdAsc(planId);
        Map<Long, WorkOrder> ordered = orders.get(
                all.stream().map(PlanLine::orderId).filter(id -> id != null).collect(Collectors.toSet()));
        return all.stream()
                .map(line -> new Planned(
                        line,
                        about.getOrDefault(line.id(), List.of()),
                        line.orderId() == null ? null : ordered.get(line.orderId())))
                .toList();
    }

    /** Returns a line with what it is about. */
    public Planned planned(PlanLine line) {
        return new Planned(line, assets(line.id()), line.orderId() == null ? null : orders.get(line.orderId()));
    }

    /** Returns the assets of a line. */
    public List<Long> assets(long lineId) {
        return lineAssets.findByLineIdOrderById(lineId).stream()
                .map(PlanLineAsset::assetId)
                .toList();
    }

    public List<PlanApproval> approvals(long planId) {
        return approvals.findByPlanIdOrderById(planId);
    }

    public List<PlanExclusion> exclusions(long planId) {
        return exclusions.findByPlanIdOrderById(planId);
    }

    public Progress progress(MaintenancePlan plan) {
        return progress(plan, lines(plan.id()));
    }

    /** @param lines of the plan */
    public Progress progress(MaintenancePlan plan, List<Planned> lines) {
        Set<Long> excluded = exclusions.findByPlanIdOrderById(plan.id()).stream()
                .map(PlanExclusion::assetId)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Long> all = scope().stream().map(Upkept::id).collect(Collectors.toCollection(LinkedHashSet::new));
        all.removeAll(excluded);
        Set<Long> planned = new HashSet<>();
        Set<Long> done = new LinkedHashSet<>();
        for (Planned one : lines) {
            if (one.line().overall()) {
                planned.addAll(one.assets());
                if (one.isDone()) {
                    done.addAll(one.assets());
                }
            }
        }
        done.retainAll(all);
        Set<Long> unplanned = new LinkedHashSet<>(all);
        unplanned.removeAll(planned);
        return new Progress(all, done, unplanned, excluded);
    }

    /** Returns the assets that are to be kept up: in use or standing by; the same list for all who look, till the register changes. */
    public List<Upkept> scope() {
        return scope.of(assets.present());
    }

    private static List<Upkept> scope(List<Asset> present) {
        return present.stream()
                .filter(asset -> asset.status() == AssetStatus.IN_USE || asset.status() == AssetStatus.STANDBY)
                .map(asset -> new Upkept(
                        asset.id(),
                        asset.name(),
                        asset.kind(),
                        asset.model(),
                        asset.position().placeId(),
                        asset.deviceId()))
                .toList();
    }

    /** Returns the day on which assets were last kept up, by asset and code of the manual. */
    public Map<Long, Map<String, LocalDate>> lastDone() {
        Map<Long, Map<String, LocalDate>> done = new HashMap<>();
        lines.findLastDone().forEach(one -> done.computeIfAbsent(one.assetId(), _ -> new LinkedHashMap<>())
                .put(one.manual(), LocalDate.ofInstant(one.doneAt(), CentreTime.ZONE)));
        return done;
    }
}
