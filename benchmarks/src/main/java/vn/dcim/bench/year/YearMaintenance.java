package vn.dcim.bench.year;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.work.Assignee;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.ManualDesk;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.permit.PermitDesk;
import vn.dcim.core.work.permit.WorkPermit;
import vn.dcim.core.work.permit.WorkPermits;
import vn.dcim.core.work.plan.MaintenanceFinding.Kind;
import vn.dcim.core.work.plan.MaintenancePlan;
import vn.dcim.core.work.plan.MaintenancePlans;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.core.work.plan.MaintenanceReview;
import vn.dcim.core.work.plan.PlanDesk;

/** The yearly plan: made each December, approved five days later, each order done on its day but one, and ended with the year. */
final class YearMaintenance implements YearPart {

    /** The run of the generator that is made three days late. */
    private static final LocalDate LATE = LocalDate.of(2027, 8, 25);

    private static final int LATE_DAYS = 3;
    private static final Duration WORK = Duration.ofHours(2);
    private static final MonthDay MADE = MonthDay.of(12, 10);
    private static final MonthDay APPROVED = MonthDay.of(12, 15);
    private static final MonthDay ENDED = MonthDay.of(12, 31);
    private static final String DOER = "a.nv";
    private static final Map<String, String> EQUIPMENT = Map.of(
            "Máy phát 1", "generator",
            "UPS A", "ups",
            "UPS B", "ups",
            "Điều hòa 1", "cooling",
            "Điều hòa 2", "cooling",
            "Máy chủ 1", "server",
            "Máy chủ 2", "server",
            "Chuyển mạch lõi", "switch",
            "Bình chữa cháy", "fire",
            "Chống sét mái", "other");

    private final AssetDesk assetDesk;
    private final Assets assets;
    private final Manuals manuals;
    private final ManualDesk manualDesk;
    private final MaintenancePlans plans;
    private final PlanDesk desk;
    private final MaintenanceReview review;
    private final WorkDesk work;
    private final WorkOrders orders;
    private final WorkPermits permits;
    private final PermitDesk permitDesk;
    private final YearTables tables;
    private final Map<Kind, Long> findings = new EnumMap<>(Kind.class);

    YearMaintenance(ApplicationContext context, YearTables tables) {
        this.assetDesk = context.getBean(AssetDesk.class);
        this.assets = context.getBean(Assets.class);
        this.permits = context.getBean(WorkPermits.class);
        this.permitDesk = context.getBean(PermitDesk.class);
        this.manuals = context.getBean(Manuals.class);
        this.manualDesk = context.getBean(ManualDesk.class);
        this.plans = context.getBean(MaintenancePlans.class);
        this.desk = context.getBean(PlanDesk.class);
        this.review = context.getBean(MaintenanceReview.class);
        this.work = context.getBean(WorkDesk.class);
        this.orders = context.getBean(WorkOrders.class);
        this.tables = tables;
    }

    @Override
    public void begin(YearClock clock) {
        EQUIPMENT.forEach((name, kind) -> assetDesk.add(
                Map.of(AssetField.NAME, name, AssetField.KIND, kind, AssetField.STATUS, "in-use"),
                AssetTerms.CODES,
                YearPeople.ACTOR));
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        manualDesk.approve(
                manuals.used().stream().map(KnownManual::code).toList(), "01/QĐ", today, "Giám đốc", YearPeople.ACTOR);
        make(today.getYear());
        approve(today.getYear(), today);
    }

    private void make(int year) {
        desk.make(year, LocalDate.of(year, 9, 1), LocalDate.of(year, 9, 30), YearPeople.ACTOR);
    }

    private void approve(int year, LocalDate day) {
        MaintenancePlan plan = plans.ofYear(year).orElseThrow();
        desk.approve(plan.id(), plan.version(), "02/QĐ-" + year, day, "Giám đốc", YearPeople.ACTOR);
    }

    @Override
    public void play(LocalDate day, YearClock clock) {
        MonthDay today = MonthDay.from(day);
        if (today.equals(MADE)) {
            clock.at(day, LocalTime.of(9, 0), () -> make(day.getYear() + 1));
        }
        if (today.equals(APPROVED)) {
            clock.at(day, LocalTime.of(9, 0), () -> approve(day.getYear() + 1, day));
        }
        clock.at(day, LocalTime.of(14, 0), () -> doDue(day, clock));
        if (today.equals(ENDED)) {
            clock.at(day, LocalTime.of(16, 0), () -> {
                MaintenancePlan plan = plans.ofYear(day.getYear()).orElseThrow();
                desk.close(plan.id(), plan.version(), YearPeople.ACTOR);
            });
        }
        clock.at(day, LocalTime.of(23, 0), () -> review.now()
                .forEach(finding -> findings.merge(finding.kind(), 1L, Long::sum)));
    }

    private void doDue(LocalDate day, YearClock clock) {
        MaintenancePlan plan = plans.ofYear(day.getYear()).orElseThrow();
        for (Planned planned : plans.lines(plan.id())) {
            WorkOrder order = planned.order();
            boolean isPutOff =
                    isLate(planned) && day.isBefore(planned.line().dueOn().plusDays(LATE_DAYS));
            if (order != null
                    && order.state().isOpen()
                    && !planned.line().dueOn().isAfter(day)
                    && !isPutOff) {
                make(order, clock);
            }
        }
    }

    private static boolean isLate(Planned planned) {
        LocalDate due = planned.line().dueOn();
        return planned.line().manual().equals("generator-monthly")
                && due.getYear() == LATE.getYear()
                && due.getMonth() == LATE.getMonth();
    }

    private void make(WorkOrder order, YearClock clock) {
        work.assign(order.id(), Assignee.account(DOER), YearPeople.ACTOR);
        WorkPermit permit = null;
        if (permits.isNeeded(order)) {
            List<String> names = assets.get(orders.assets(order.id())).stream()
                    .map(Asset::name)
                    .toList();
            WorkPermit asked = permitDesk.request(
                    order.id(), names, clock.instant(), clock.instant().plus(WORK), DOER);
            permit = permitDesk.approve(asked.id(), asked.version(), YearPeople.ACTOR);
        }
        work.start(order.id(), DOER);
        for (WorkItem item : orders.items(order.id())) {
            if (item.required()) {
                work.record(item.id(), found(item), "", item.version(), DOER, order.openedAt());
            }
        }
        if (permit != null) {
            WorkPermit returned = permitDesk.giveBack(permit.id(), permit.version(), DOER);
            permitDesk.confirm(returned.id(), returned.version(), YearPeople.ACTOR);
        }
        work.finish(order.id(), DOER);
        work.accept(order.id(), YearPeople.ACTOR);
    }

    private static String found(WorkItem item) {
        return switch (item.kind()) {
            case TICK -> WorkItem.DONE;
            case CHOICE -> item.choices().lines().findFirst().orElseThrow();
            case NUMBER ->
                item.low() != null ? item.low().toPlainString() : item.high().toPlainString();
            case PHOTO, SIGNATURE -> "0".repeat(64);
            case TEXT -> "Bình thường";
        };
    }

    @Override
    public List<YearFinding> check(YearSpan span) {
        LocalDate last = span.to().minusDays(1);
        long lead = manuals.used().stream()
                .mapToLong(known -> tables.count(
                        "SELECT COUNT(*) FROM maintenance_line WHERE manual = ? AND approval_id IS NOT NULL AND due_on <= ?",
                        known.code(),
                        last.plusDays(known.manual().lead())))
                .sum();
        long ended = span.count(day -> MonthDay.from(day).equals(ENDED));
        return List.of(
                new YearFinding(
                        "maintenance/orders",
                        tables.count("SELECT COUNT(*) FROM work_order WHERE opened_from LIKE 'plan:%'"),
                        lead,
                        "one for each line whose day to be opened has come"),
                new YearFinding(
                        "maintenance/orders-of-a-line",
                        tables.count("SELECT COALESCE(MAX(n), 1) FROM (SELECT COUNT(*) AS n FROM work_order "
                                + "WHERE opened_from LIKE 'plan:%' GROUP BY opened_from) AS orders"),
                        1,
                        "none was opened twice"),
                new YearFinding(
                        "maintenance/late-days",
                        findings.getOrDefault(Kind.LATE, 0L),
                        span.has(LATE.plusDays(LATE_DAYS)) ? LATE_DAYS - 1 : 0,
                        "the run of the generator of August 2027 was made three days after its day"),
                new YearFinding(
                        "maintenance/no-plan-days",
                        findings.getOrDefault(Kind.NO_PLAN, 0L),
                        0,
                        "each plan was there before its year"),
                new YearFinding(
                        "maintenance/no-next-plan-days",
                        findings.getOrDefault(Kind.NO_NEXT_PLAN, 0L),
                        span.count(day -> day.getMonthValue() == 12 && day.getDayOfMonth() < APPROVED.getDayOfMonth()),
                        "from 1 December till the plan is approved on the 15th"),
                new YearFinding(
                        "maintenance/ended",
                        tables.count("SELECT COUNT(*) FROM maintenance_plan WHERE closed_at IS NOT NULL"),
                        ended,
                        "each plan ended with its year, nothing left out"));
    }
}
