package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.work.Assignee;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.field.FieldChange;
import vn.dcim.core.work.field.FieldDesk;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.permit.PermitDesk;
import vn.dcim.core.work.permit.WorkPermit;
import vn.dcim.core.work.permit.WorkPermits;
import vn.dcim.core.work.plan.MaintenancePlan;
import vn.dcim.core.work.plan.MaintenancePlans;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.core.work.plan.PlanDesk;

/** Has fire and lightning protection of the demo inspected by this year's plan, before anything else of it, and the inspections signed. */
@Singleton
final class DemoInspections {

    private static final String LEAD = "shift-lead";
    private static final String DOER = "dung.lq";
    private static final Duration WORK = Duration.ofHours(2);
    private static final String FIRE = "fire-half-yearly";
    private static final String LIGHTNING = "lightning-yearly";
    private static final String PRESSURE = "42";

    private final Manuals manuals;
    private final MaintenancePlans plans;
    private final PlanDesk planDesk;
    private final WorkDesk work;
    private final FieldDesk field;
    private final WorkOrders orders;
    private final WorkPermits permits;
    private final PermitDesk permitDesk;
    private final Assets assets;
    private final Clock clock;

    DemoInspections(
            Manuals manuals,
            MaintenancePlans plans,
            PlanDesk planDesk,
            WorkDesk work,
            FieldDesk field,
            WorkOrders orders,
            WorkPermits permits,
            PermitDesk permitDesk,
            Assets assets,
            Clock clock) {
        this.manuals = manuals;
        this.plans = plans;
        this.planDesk = planDesk;
        this.work = work;
        this.field = field;
        this.orders = orders;
        this.permits = permits;
        this.permitDesk = permitDesk;
        this.assets = assets;
        this.clock = clock;
    }

    /** Does them unless an earlier start did; the approved plan of {@link DemoMaintenance} must be there. */
    void enter() {
        for (MaintenancePlan plan : plans.all()) {
            for (Planned planned : plans.lines(plan.id())) {
                if (planned.line().manual().equals(FIRE) && planned.line().approvalId() != null) {
                    WorkOrder order = planned.order() == null
                            ? planDesk.issue(planned.line().id(), LEAD).orElseThrow()
                            : planned.order();
                    if (order.state() == WorkState.OPENED) {
                        inspect(order);
                    }
                }
            }
        }
        KnownManual lightning = manuals.get(LIGHTNING);
        plans.scope().stream()
                .filter(lightning.manual()::concerns)
                .filter(asset ->
                        orders.ofAsset(asset.id()).stream().map(orders::get).noneMatch(order -> isBy(lightning, order)))
                .forEach(asset -> inspect(order(lightning, asset.id())));
    }

    private boolean isBy(KnownManual known, WorkOrder order) {
        return manuals.of(order).filter(one -> one.code().equals(known.code())).isPresent();
    }

    /** Opens one by hand: the rest of this year need not hold a day of a yearly inspection. */
    private WorkOrder order(KnownManual known, long asset) {
        List<Long> about = List.of(asset);
        return work.open(
                new WorkDesk.Wish(
                        WorkKind.PLANNED,
                        known.manual().name().vi(),
                        known.code() + " v" + known.version().version(),
                        "",
                        LocalDate.ofInstant(clock.instant(), CentreTime.ZONE),
                        about,
                        known.manual().drafts(about)),
                LEAD);
    }

    private void inspect(WorkOrder order) {
        work.assign(order.id(), Assignee.account(DOER), LEAD);
        WorkPermit permit = permits.isNeeded(order) ? permitted(order) : null;
        work.start(order.id(), DOER);
        for (WorkItem item : orders.items(order.id())) {
            if (item.kind() == WorkItem.Kind.SIGNATURE) {
                sign(order, item);
            } else if (item.required()) {
                work.record(item.id(), found(item), "", item.version(), DOER, clock.instant());
            }
        }
        if (permit != null) {
            WorkPermit returned = permitDesk.giveBack(permit.id(), permit.version(), DOER);
            permitDesk.confirm(returned.id(), returned.version(), LEAD);
        }
        work.finish(order.id(), DOER);
        work.accept(order.id(), LEAD);
    }

    private void sign(WorkOrder order, WorkItem item) {
        var signing = new FieldChange(
                "demo-" + item.id(),
                FieldChange.Act.RECORD,
                item.id(),
                item.version(),
                "",
                "",
                signature(),
                Duration.ZERO);
        field.take(order.id(), List.of(signing), DOER).stream()
                .filter(answer -> answer.refusal() != null)
                .findFirst()
                .ifPresent(answer -> {
                    throw new IllegalStateException(answer.refusal());
                });
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
            // why: of an earth resistance a quarter of what may be, of the rest what lies between its limits
            case NUMBER ->
                item.low() == null ? item.high().divide(BigDecimal.valueOf(4)).toPlainString() : PRESSURE;
            default -> "Bình thường";
        };
    }

    /** Returns a name written by hand. */
    private static byte[] signature() {
        try (InputStream picture = DemoInspections.class.getResourceAsStream("/demo-signature.png")) {
            return picture.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
