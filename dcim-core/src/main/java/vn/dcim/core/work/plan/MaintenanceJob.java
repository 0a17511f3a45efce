package vn.dcim.core.work.plan;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;

/** Opens the orders of approved lines some days before they are due, and adds lines for meters that ask. */
@Singleton
@Requires(property = "datasources.default.url")
class MaintenanceJob implements ScheduledJob {

    /** Who opens orders by the clock. */
    static final String ACTOR = "schedule";

    private static final int USUAL_LEAD = 14;

    private final MaintenancePlans plans;
    private final PlanDesk desk;
    private final MeterWatch meters;
    private final Manuals manuals;
    private final Clock clock;

    MaintenanceJob(MaintenancePlans plans, PlanDesk desk, MeterWatch meters, Manuals manuals, Clock clock) {
        this.plans = plans;
        this.desk = desk;
        this.meters = meters;
        this.manuals = manuals;
        this.clock = clock;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("maintenance-orders", JobTrigger.cron("0 30 5 * * ?"))
                .recovered()
                .serving("BK11-14.1", "BK11-14.3-a", "BK11-14.3-b", "KT17-6.2");
    }

    @Override
    public JobResult run(JobRun run) {
        // why: what was missed is opened late, by the day that it is now
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Map<String, KnownManual> known =
                manuals.all().stream().collect(Collectors.toMap(KnownManual::code, Function.identity()));
        int opened = 0;
        for (MaintenancePlan plan : running(today)) {
            List<Planned> lines = plans.lines(plan.id());
            if (plan.planYear() == today.getYear()) {
                meters.asking(plans.scope()).forEach(asking -> {
                    if (desk.ask(plan, lines, asking, today, ACTOR)) {
                        run.log(asking.asset().name() + ": " + asking.manual() + ", " + asking.told());
                    }
                });
            }
            List<Planned> due = plans.lines(plan.id()).stream()
                    .filter(planned -> isToBeOpened(planned, known, today))
                    .toList();
            for (Planned planned : due) {
                opened += desk.issue(planned.line().id(), ACTOR)
                        .map(order -> {
                            run.log(order.number() + " " + order.title());
                            return 1;
                        })
                        .orElse(0);
                run.progress(opened, due.size());
            }
        }
        return JobResult.counted("orders-opened", opened);
    }

    private List<MaintenancePlan> running(LocalDate today) {
        return plans.all().stream()
                .filter(plan -> plan.closedAt() == null && plan.planYear() >= today.getYear() - 1)
                .toList();
    }

    private static boolean isToBeOpened(Planned planned, Map<String, KnownManual> known, LocalDate today) {
        int lead = Optional.ofNullable(known.get(planned.line().manual()))
                .map(manual -> manual.manual().lead())
                .orElse(USUAL_LEAD);
        // why: whoever gives an order up says why; it is opened again by hand
        boolean isOrdered = planned.order() != null || planned.line().orderId() != null;
        return !isOrdered
                && planned.line().approvalId() != null
                && !today.isBefore(planned.line().dueOn().minusDays(lead));
    }
}
