package vn.dcim.core.work.plan;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.WorkingDays;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.Manual;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.manual.Upkept;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.core.work.plan.MaintenancePlans.Progress;

/** What people do with plans, and how a line becomes an order; each act is a row of the audit log. */
@Singleton
public class PlanDesk {

    private static final int LONGEST_REASON = 1000;
    private static final int NAMED = 10;
    private static final int EARLIEST = 2000;

    private final MaintenancePlans found;
    private final PlanRepository plans;
    private final PlanLineRepository lines;
    private final PlanLineAssetRepository lineAssets;
    private final PlanApprovalRepository approvals;
    private final PlanExclusionRepository exclusions;
    private final Manuals manuals;
    private final Assets assets;
    private final WorkDesk work;
    private final WorkOrders orders;
    private final WorkingDays days;
    private final MaintenanceConfig config;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    PlanDesk(
            MaintenancePlans found,
            PlanRepository plans,
            PlanLineRepository lines,
            PlanLineAssetRepository lineAssets,
            PlanApprovalRepository approvals,
            PlanExclusionRepository exclusions,
            Manuals manuals,
            Assets assets,
            WorkDesk work,
            WorkOrders orders,
            WorkingDays days,
            MaintenanceConfig config,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.found = found;
        this.plans = plans;
        this.lines = lines;
        this.lineAssets = lineAssets;
        this.approvals = approvals;
        this.exclusions = exclusions;
        this.manuals = manuals;
        this.assets = assets;
        this.work = work;
        this.orders = orders;
        this.days = days;
        this.config = config;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes the plan of a year from the register and the manuals, as a draft.
     *
     * @param from first day of the maintenance of the whole centre
     * @param to its last day
     * @throws DcimException INVALID_VALUE (year, campaign-from, campaign-to); ALREADY_EXISTS
     */
    public MaintenancePlan make(int year, LocalDate from, LocalDate to, String by) {
        LocalDate today = today();
        if (year < today.getYear() || year > today.getYear() + 1 || year < EARLIEST) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "year", year, today.getYear() + ", " + (today.getYear() + 1));
        }
        if (from.getYear() != year) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "campaign-from", from, year);
        }
        if (to.getYear() != year || to.isBefore(from) || to.isBefore(today)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "campaign-to",
                    to,
                    (from.isBefore(today) ? today : from) + " – " + year + "-12-31");
        }
        return transactions.executeWrite(_ -> {
            if (plans.findByPlanYear(year).isPresent()) {
                throw new DcimException(ErrorCode.ALREADY_EXISTS, "maintenance-plan", year);
            }
            MaintenancePlan plan = plans.save(new MaintenancePlan(null, 0, year, from, to, now(), by, null, ""));
            int count = add(plan, found.scope(), used());
            audit.record(by, "maintenance-plan.make", plan.toString(), "", from + "–" + to + ", " + count, "");
            return plan;
        });
    }

    /** Throws a draft away, so that it can be made anew. @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION once approved */
    public void discard(long id, int version, String by) {
        transactions.executeWrite(_ -> {
            MaintenancePlan plan = held(id, version);
            if (!found.approvals(id).isEmpty()) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, plan.toString(), "APPROVED", "DISCARD");
            }
            lines.findByPlanIdOrderByDueOnAscAndIdAsc(id).forEach(this::remove);
            exclusions.findByPlanIdOrderById(id).forEach(exclusions::delete);
            plans.delete(plan);
            audit.record(by, "maintenance-plan.discard", plan.toString(), "", "", "");
            return plan;
        });
    }

    private void remove(PlanLine line) {
        lineAssets.deleteByLineId(line.id());
        lines.delete(line);
    }

    /**
     * Adds lines for assets that joined since; they wait for an approval of their own.
     *
     * @return how many lines
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION
     */
    public int extend(long id, int version, String by) {
        return transactions.executeWrite(_ -> {
            MaintenancePlan plan = running(id, version, "EXTEND");
            Set<Long> unplanned = found.progress(plan).unplanned();
            int count = add(
                    plan,
                    found.scope().stream()
                            .filter(asset -> unplanned.contains(asset.id()))
                            .toList(),
                    used());
            plans.update(plan.next());
            audit.record(by, "maintenance-plan.extend", plan.toString(), "", unplanned.size() + ", " + count, "");
            return count;
        });
    }

    private int add(MaintenancePlan plan, Collection<Upkept> about, Collection<Manual> used) {
        LocalDate start = LocalDate.of(plan.planYear(), 1, 1);
        LocalDate today = today();
        LocalDate first = start.isBefore(today) ? today : start;
        List<PlanMaker.Draft> drafts = new PlanMaker(
                        first,
                        LocalDate.of(plan.planYear(), 12, 31),
                        plan.campaignFrom().isBefore(first) ? first : plan.campaignFrom(),
                        plan.campaignTo().isBefore(first) ? first : plan.campaignTo(),
                        days::isWorkingDay,
                        config.assetsPerOrder())
                .make(about, used, found.lastDone());
        List<PlanLine> saved = lines.saveAll(drafts.stream()
                .map(draft -> new PlanLine(
                        null,
                        0,
                        plan.id(),
                        draft.manual(),
                        draft.placeId(),
                        draft.dueOn(),
                        draft.overall(),
                        PlanLine.Cause.CALENDAR,
                        "",
                        null,
                        null))
                .toList());
        List<PlanLineAsset> rows = new ArrayList<>();
        for (int i = 0; i < saved.size(); i++) {
            long line = saved.get(i).id();
            drafts.get(i).assets().forEach(asset -> rows.add(new PlanLineAsset(null, line, asset)));
        }
        lineAssets.saveAll(rows);
        return saved.size();
    }

    /**
     * Enters the paper that approves a plan, or what was added to it.
     *
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION where nothing waits; INVALID_VALUE (document, approver,
     *     dated-on); MANUALS_NOT_APPROVED; ASSETS_LEFT_OUT
     */
    public PlanApproval approve(long id, int version, String document, LocalDate datedOn, String approver, String by) {
        String number = text("document", TypedValues.line(document), 100);
        String signer = text("approver", TypedValues.line(approver), 200);
        if (datedOn.isAfter(today())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "dated-on", datedOn, "≤ " + today());
        }
        return transactions.executeWrite(_ -> {
            MaintenancePlan plan = running(id, version, "APPROVE");
            List<PlanLine> waiting = lines.findByPlanIdOrderByDueOnAscAndIdAsc(id).stream()
                    .filter(line -> line.approvalId() == null)
                    .toList();
            if (waiting.isEmpty()) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, plan.toString(), "APPROVED", "APPROVE");
            }
            requireManuals(plan, waiting);
            requireNone(plan, ErrorCode.ASSETS_LEFT_OUT, found.progress(plan).unplanned());
            PlanApproval approval = approvals.save(new PlanApproval(null, id, number, datedOn, signer, now(), by));
            lines.updateAll(
                    waiting.stream().map(line -> line.approved(approval.id())).toList());
            plans.update(plan.next());
            audit.record(
                    by,
                    "maintenance-plan.approve",
                    plan.toString(),
                    "",
                    number + ", " + datedOn + ", " + signer + ", " + waiting.size(),
                    "");
            return approval;
        });
    }

    private void requireManuals(MaintenancePlan plan, List<PlanLine> waiting) {
        Map<String, KnownManual> known =
                manuals.all().stream().collect(Collectors.toMap(KnownManual::code, Function.identity()));
        Set<String> open = waiting.stream()
                .map(PlanLine::manual)
                .filter(code -> !Optional.ofNullable(known.get(code))
                        .map(KnownManual::isInForce)
                        .orElse(false))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!open.isEmpty()) {
            throw new DcimException(ErrorCode.MANUALS_NOT_APPROVED, plan.toString(), String.join(", ", open));
        }
    }

    /** Leaves an asset out on purpose. @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION; INVALID_VALUE (reason) */
    public PlanExclusion exclude(long id, int version, long assetId, String reason, String by) {
        String why = reason(reason);
        Asset asset = assets.get(assetId);
        return transactions.executeWrite(_ -> {
            MaintenancePlan plan = running(id, version, "EXCLUDE");
            if (found.exclusions(id).stream().anyMatch(known -> known.assetId() == assetId)) {
                throw new DcimException(ErrorCode.ALREADY_EXISTS, "exclusion", asset.name());
            }
            PlanExclusion kept = exclusions.save(new PlanExclusion(null, id, assetId, why, now(), by));
            plans.update(plan.next());
            audit.record(by, "maintenance-plan.exclude", plan.toString(), "", asset.toString(), why);
            return kept;
        });
    }

    /** Takes an asset in again. @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION */
    public void include(long id, int version, long assetId, String by) {
        transactions.executeWrite(_ -> {
            MaintenancePlan plan = running(id, version, "INCLUDE");
            PlanExclusion known = found.exclusions(id).stream()
                    .filter(one -> one.assetId() == assetId)
                    .findFirst()
                    .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "exclusion", assetId));
            exclusions.delete(known);
            plans.update(plan.next());
            audit.record(by, "maintenance-plan.include", plan.toString(), "asset:" + assetId, "", known.reason());
            return known;
        });
    }

    /**
     * Puts a line that is not ordered yet on another day.
     *
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION; INVALID_VALUE (due, reason) for a day outside the year, or
     *     outside the campaign that it belongs to
     */
    public PlanLine move(long lineId, int version, LocalDate day, String reason, String by) {
        String why = reason(reason);
        return transactions.executeWrite(_ -> {
            lines.lock(lineId);
            PlanLine line = found.line(lineId);
            if (line.version() != version) {
                throw new DcimException(ErrorCode.CHANGED_MEANWHILE, line.toString(), "");
            }
            MaintenancePlan plan = found.get(line.planId());
            if (line.orderId() != null || plan.closedAt() != null) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, line.toString(), "ORDERED", "MOVE");
            }
            LocalDate least = line.overall() ? plan.campaignFrom() : LocalDate.of(plan.planYear(), 1, 1);
            LocalDate most = line.overall() ? plan.campaignTo() : LocalDate.of(plan.planYear(), 12, 31);
            if (day.isBefore(least) || day.isAfter(most) || day.isBefore(today())) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "due", day, least + " – " + most);
            }
            PlanLine moved = lines.update(line.moved(day));
            audit.record(
                    by, "maintenance-plan.move", moved.toString(), line.dueOn().toString(), day.toString(), why);
            return moved;
        });
    }

    /**
     * Opens the order of a line, once; another one after that was given up.
     *
     * @return empty where it has one
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is not approved
     */
    public Optional<WorkOrder> issue(long lineId, String by) {
        return transactions.executeWrite(_ -> {
            lines.lock(lineId);
            PlanLine line = found.line(lineId);
            boolean isGivenUp =
                    line.orderId() != null && orders.get(line.orderId()).state() == WorkState.CANCELLED;
            if (line.orderId() != null && !isGivenUp) {
                return Optional.empty();
            }
            if (line.approvalId() == null) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, line.toString(), "DRAFT", "ISSUE");
            }
            KnownManual known = manuals.get(line.manual());
            List<Long> about = found.assets(lineId);
            String place = line.placeId() == null ? "" : assets.names().place(line.placeId());
            String title = known.manual().name().vi() + (place.isEmpty() ? "" : " · " + place);
            WorkOrder order = work.open(
                    new WorkDesk.Wish(
                            WorkKind.PLANNED,
                            title.length() > 200 ? title.substring(0, 199) + "…" : title,
                            known.code() + " v" + known.version().version(),
                            "plan:" + lineId,
                            line.dueOn(),
                            about,
                            known.manual().drafts(about)),
                    by);
            lines.update(line.ordered(order.id()));
            return Optional.of(order);
        });
    }

    /**
     * Adds a line for a meter that asks, unless the same is awaited already: it leans on the paper that approved the plan.
     *
     * @param lines of the plan, as they are known
     * @return whether it was added
     */
    boolean ask(MaintenancePlan plan, List<Planned> lines, MeterWatch.Asking asking, LocalDate today, String by) {
        long asset = asking.asset().id();
        boolean isAwaited = lines.stream()
                .filter(known -> known.line().manual().equals(asking.manual()) && !known.isEnded())
                .filter(known -> known.assets().contains(asset))
                .anyMatch(known -> known.order() != null || known.line().cause() == PlanLine.Cause.METER);
        Optional<PlanApproval> paper = found.approvals(plan.id()).stream().findFirst();
        if (isAwaited || paper.isEmpty()) {
            return false;
        }
        int lead = manuals.find(asking.manual())
                .map(known -> known.manual().lead())
                .orElse(0);
        return transactions.executeWrite(_ -> {
            PlanLine line = this.lines.save(new PlanLine(
                    null,
                    0,
                    plan.id(),
                    asking.manual(),
                    asking.asset().placeId(),
                    today.plusDays(lead),
                    false,
                    PlanLine.Cause.METER,
                    asking.point() + " " + asking.told(),
                    paper.get().id(),
                    null));
            lineAssets.saveAll(List.of(new PlanLineAsset(null, line.id(), asset)));
            audit.record(
                    by,
                    "maintenance-plan.ask",
                    line.toString(),
                    "",
                    asking.asset().name(),
                    line.causeText());
            return true;
        });
    }

    /**
     * Ends the plan: every asset in scope has a result, and nothing is left to be done.
     *
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION; ASSETS_WITHOUT_RESULT; LINES_NOT_ENDED
     */
    public MaintenancePlan close(long id, int version, String by) {
        return transactions.executeWrite(_ -> {
            MaintenancePlan plan = running(id, version, "CLOSE");
            Progress progress = found.progress(plan);
            requireNone(plan, ErrorCode.ASSETS_WITHOUT_RESULT, progress.left());
            requireEnded(plan);
            MaintenancePlan closed = plans.update(plan.closed(now(), by));
            audit.record(
                    by,
                    "maintenance-plan.close",
                    plan.toString(),
                    "",
                    progress.done().size() + "",
                    "");
            return closed;
        });
    }

    private void requireEnded(MaintenancePlan plan) {
        List<Planned> left = found.lines(plan.id()).stream()
                .filter(planned -> !planned.isEnded())
                .toList();
        if (!left.isEmpty()) {
            String days = left.stream()
                    .limit(NAMED)
                    .map(planned ->
                            planned.line().manual() + " " + planned.line().dueOn())
                    .collect(Collectors.joining(", "));
            throw new DcimException(
                    ErrorCode.LINES_NOT_ENDED,
                    plan.toString(),
                    left.size() + ": " + days + (left.size() > NAMED ? ", …" : ""));
        }
    }

    private void requireNone(MaintenancePlan plan, ErrorCode code, Collection<Long> left) {
        if (!left.isEmpty()) {
            String names = assets.get(left.stream().limit(NAMED).toList()).stream()
                    .map(Asset::name)
                    .collect(Collectors.joining(", "));
            throw new DcimException(
                    code, plan.toString(), left.size() + ": " + names + (left.size() > NAMED ? ", …" : ""));
        }
    }

    private List<Manual> used() {
        return manuals.used().stream().map(KnownManual::manual).toList();
    }

    private MaintenancePlan running(long id, int version, String act) {
        MaintenancePlan plan = held(id, version);
        if (plan.closedAt() != null) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, plan.toString(), "CLOSED", act);
        }
        return plan;
    }

    private MaintenancePlan held(long id, int version) {
        plans.lock(id);
        MaintenancePlan plan = found.get(id);
        if (plan.version() != version) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, plan.toString(), "");
        }
        return plan;
    }

    private static String reason(String typed) {
        return text("reason", TypedValues.lines(typed), LONGEST_REASON);
    }

    private static String text(String field, String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, field, text.length() > 80 ? text.length() : text, "1–" + longest);
        }
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
