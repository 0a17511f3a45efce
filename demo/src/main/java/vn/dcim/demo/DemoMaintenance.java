package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.work.Assignee;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.cost.CostDesk;
import vn.dcim.core.work.cost.CostKind;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.ManualDesk;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.permit.PermitDesk;
import vn.dcim.core.work.permit.WorkPermit;
import vn.dcim.core.work.permit.WorkPermits;
import vn.dcim.core.work.plan.MaintenancePlan;
import vn.dcim.core.work.plan.MaintenancePlans;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.core.work.plan.PlanDesk;

/** Manuals in force, the plan of this year with its first orders, of which some are done, and a draft of the next. */
@Singleton
final class DemoMaintenance {

    /** What an hour of the crew costs, in đồng. */
    private static final long HOUR = 85_000;

    private static final String LEAD = "shift-lead";
    private static final String DOER = "dung.lq";
    private static final String JOB = "maintenance-orders";
    private static final int DONE = 3;
    private static final Duration WORK = Duration.ofHours(2);
    private static final int BEGINS_IN = 6;
    private static final int TAKES = 40;

    private final Manuals manuals;
    private final ManualDesk manualDesk;
    private final MaintenancePlans plans;
    private final PlanDesk planDesk;
    private final WorkDesk work;
    private final WorkOrders orders;
    private final WorkPermits permits;
    private final PermitDesk permitDesk;
    private final CostDesk costs;
    private final Assets assets;
    private final List<ScheduledJob> jobs;
    private final Clock clock;

    DemoMaintenance(
            Manuals manuals,
            ManualDesk manualDesk,
            MaintenancePlans plans,
            PlanDesk planDesk,
            WorkDesk work,
            WorkOrders orders,
            WorkPermits permits,
            PermitDesk permitDesk,
            CostDesk costs,
            Assets assets,
            List<ScheduledJob> jobs,
            Clock clock) {
        this.manuals = manuals;
        this.manualDesk = manualDesk;
        this.plans = plans;
        this.planDesk = planDesk;
        this.work = work;
        this.orders = orders;
        this.permits = permits;
        this.permitDesk = permitDesk;
        this.costs = costs;
        this.assets = assets;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Enters it unless an earlier start did; assets and people of the shifts must be there. */
    void enter() {
        if (!plans.all().isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        manualDesk.approve(
                manuals.used().stream().map(KnownManual::code).toList(),
                "45/QĐ-TTTHDL",
                today.minusDays(30),
                "Giám đốc Trung tâm",
                LEAD);
        LocalDate last = LocalDate.of(today.getYear(), 12, 31);
        LocalDate begin = earlier(today.plusDays(BEGINS_IN), last);
        MaintenancePlan plan = planDesk.make(today.getYear(), begin, earlier(begin.plusDays(TAKES), last), LEAD);
        planDesk.approve(plan.id(), plan.version(), "52/QĐ-TTTHDL", today, "Giám đốc Trung tâm", LEAD);
        jobs.stream().filter(job -> job.plan().code().equals(JOB)).forEach(this::run);
        List<WorkOrder> opened = plans.lines(plan.id()).stream()
                .filter(planned -> planned.order() != null && planned.assets().size() == 1)
                .map(Planned::order)
                .toList();
        // why: one at least shows how something is switched off with leave
        Stream.concat(
                        opened.stream().filter(permits::isNeeded).limit(1),
                        opened.stream().filter(order -> !permits.isNeeded(order)))
                .limit(DONE)
                .forEach(this::finish);
        int next = today.getYear() + 1;
        planDesk.make(next, LocalDate.of(next, 3, 1), LocalDate.of(next, 4, 30), LEAD);
    }

    private void run(ScheduledJob job) {
        try {
            job.run(JobRun.unrecorded(clock.instant()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void finish(WorkOrder order) {
        work.assign(order.id(), Assignee.account(DOER), LEAD);
        WorkPermit permit = permits.isNeeded(order) ? permitted(order) : null;
        work.start(order.id(), DOER);
        for (WorkItem item : orders.items(order.id())) {
            if (item.required() && item.kind() != WorkItem.Kind.PHOTO && item.kind() != WorkItem.Kind.SIGNATURE) {
                work.record(item.id(), found(item), "", item.version(), DOER, clock.instant());
            }
        }
        boolean isSigned = orders.items(order.id()).stream().noneMatch(WorkItem::holdsOpen);
        if (isSigned) {
            if (permit != null) {
                WorkPermit returned = permitDesk.giveBack(permit.id(), permit.version(), DOER);
                permitDesk.confirm(returned.id(), returned.version(), LEAD);
            }
            work.finish(order.id(), DOER);
            work.accept(order.id(), LEAD);
        }
        spend(order);
    }

    private void spend(WorkOrder order) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        BigDecimal hours = manuals.of(order)
                .map(known -> BigDecimal.valueOf(known.manual().minutes())
                        .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP))
                .orElse(BigDecimal.ONE);
        costs.enter(order.id(), new CostDesk.Wish(CostKind.TIME, today, DOER, hours, "", HOUR, ""), DOER);
        manuals.of(order).stream()
                .flatMap(known -> known.manual().parts().stream())
                .limit(2)
                .forEach(part -> costs.enter(
                        order.id(),
                        new CostDesk.Wish(CostKind.PART, today, part, BigDecimal.ONE, "bộ", null, ""),
                        DOER));
    }

    private WorkPermit permitted(WorkOrder order) {
        List<String> names =
                assets.get(orders.assets(order.id())).stream().map(Asset::name).toList();
        WorkPermit asked = permitDesk.request(
                order.id(), names, clock.instant(), clock.instant().plus(WORK), DOER);
        return permitDesk.approve(asked.id(), asked.version(), LEAD);
    }

    private static String found(WorkItem item) {
        return switch (item.kind()) {
            case TICK -> WorkItem.DONE;
            case CHOICE -> item.choices().lines().findFirst().orElse("");
            case NUMBER ->
                item.low() != null
                        ? item.low().toPlainString()
                        : item.high() != null ? item.high().toPlainString() : "1";
            default -> "Bình thường";
        };
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
