package vn.dcim.core.work;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.SupplierContract;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkTransitions.Need;
import vn.dcim.core.work.WorkTransitions.Transition;

/** What people do with orders. Each act is a row of the order's timeline and of the audit log, in one transaction with what it does. */
@Singleton
public class WorkDesk {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_ITEM = 500;
    private static final int LONGEST_UNIT = 20;
    private static final BigDecimal GREATEST_LIMIT = BigDecimal.valueOf(999_999_999_999L);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(CentreTime.ZONE);

    private final WorkOrders found;
    private final WorkOrderRepository orders;
    private final WorkOrderAssetRepository orderAssets;
    private final WorkItemRepository items;
    private final WorkChangeRepository changes;
    private final Assets assets;
    private final Accounts accounts;
    private final SupplierContracts contracts;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final List<WorkGate> gates;
    private final List<WorkListener> listeners;
    private final Clock clock;

    WorkDesk(
            WorkOrders found,
            WorkOrderRepository orders,
            WorkOrderAssetRepository orderAssets,
            WorkItemRepository items,
            WorkChangeRepository changes,
            Assets assets,
            Accounts accounts,
            SupplierContracts contracts,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            List<WorkGate> gates,
            List<WorkListener> listeners,
            Clock clock) {
        this.found = found;
        this.orders = orders;
        this.orderAssets = orderAssets;
        this.items = items;
        this.changes = changes;
        this.assets = assets;
        this.accounts = accounts;
        this.contracts = contracts;
        this.transactions = transactions;
        this.audit = audit;
        this.gates = gates;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @param openedFrom alarm:7, item:7, fault:7 or plan:7; empty for by hand
     */
    public record Wish(
            WorkKind kind,
            String title,
            @Nullable String manual,
            String openedFrom,
            @Nullable LocalDate dueOn,
            List<Long> assetIds,
            List<WorkItem.Draft> items) {}

    /** Opens an order. @throws DcimException NOT_FOUND for an asset; INVALID_VALUE (title, item) */
    public WorkOrder open(Wish wish, String by) {
        String title = text("title", TypedValues.line(wish.title()), LONGEST_TITLE);
        wish.assetIds().forEach(assets::get);
        wish.items().forEach(item -> requireFit(item, wish.assetIds()));
        Instant now = now();
        int year = now.atZone(CentreTime.ZONE).getYear();
        return transactions.executeWrite(_ -> {
            orders.countUp(year);
            String number = "PBT-%d-%04d".formatted(year, orders.lastNumber(year));
            WorkOrder opened = orders.save(new WorkOrder(
                    null,
                    0,
                    number,
                    wish.kind(),
                    WorkState.OPENED,
                    title,
                    wish.manual(),
                    wish.openedFrom(),
                    now,
                    by,
                    wish.dueOn(),
                    null,
                    null,
                    "",
                    "",
                    "",
                    null,
                    null,
                    "",
                    null));
            orderAssets.saveAll(wish.assetIds().stream()
                    .distinct()
                    .map(asset -> new WorkOrderAsset(null, opened.id(), asset))
                    .toList());
            items.saveAll(IntStream.range(0, wish.items().size())
                    .mapToObj(i -> wish.items().get(i).of(opened.id(), i))
                    .toList());
            note(opened, WorkAction.OPEN, "", title, by);
            return opened;
        });
    }

    private static void requireFit(WorkItem.Draft item, List<Long> about) {
        String text = item.textVi();
        boolean isTold = !text.isBlank()
                && text.length() <= LONGEST_ITEM
                && item.textEn().length() <= LONGEST_ITEM;
        boolean isChoice = item.kind() == WorkItem.Kind.CHOICE;
        boolean isFit = isTold
                && (item.assetId() == null || about.contains(item.assetId()))
                && item.unit().length() <= LONGEST_UNIT
                && String.join("\n", item.choices()).length() <= LONGEST_ITEM
                && (!isChoice || item.choices().size() >= 2)
                && isLimit(item.low())
                && isLimit(item.high())
                && (item.low() == null || item.high() == null || item.low().compareTo(item.high()) <= 0);
        if (!isFit) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "item", text.length() > 80 ? text.length() : text, "");
        }
    }

    private static boolean isLimit(@Nullable BigDecimal limit) {
        return limit == null || limit.scale() <= 6 && limit.abs().compareTo(GREATEST_LIMIT) <= 0;
    }

    /** Gives an order its window. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; INVALID_VALUE (planned-to) */
    public WorkOrder plan(long id, Instant from, Instant to, String by) {
        if (!to.isAfter(from)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "planned-to", to, "> " + from);
        }
        return transactions.executeWrite(_ -> {
            WorkOrder order = locked(id);
            Transition step = step(order, WorkAction.PLAN, by, "");
            return kept(order, order.planned(step.to(), from, to), WorkAction.PLAN, from + "–" + to, by);
        });
    }

    /**
     * Moves an order that is not begun to another day; its hours and how long it takes stay.
     *
     * @param day on which its window is to begin
     * @param version of the order, as whoever moves it saw it
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for an order that is begun or closed; CHANGED_MEANWHILE for an older version;
     *     INVALID_VALUE (window for an order without one, day for the same day or one out of reach, reason, assignee for a supplier
     *     whose contract does not last till then)
     */
    public WorkOrder replan(long id, LocalDate day, int version, String reason, String by) {
        LocalDate first = today().minusYears(1);
        LocalDate last = today().plusYears(5);
        if (day.isBefore(first) || day.isAfter(last)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "day", day, first + " – " + last);
        }
        String why = text("reason", TypedValues.lines(reason), LONGEST_TEXT);
        return transactions.executeWrite(_ -> {
            WorkOrder order = locked(id);
            Transition step = step(order, WorkAction.PLAN, by, why);
            if (order.version() != version) {
                throw new DcimException(
                        ErrorCode.CHANGED_MEANWHILE,
                        order.number(),
                        found.changes(id).getLast().actor());
            }
            if (order.plannedFrom() == null || order.plannedTo() == null) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "window", order.number(), "");
            }
            ZonedDateTime was = order.plannedFrom().atZone(CentreTime.ZONE);
            if (was.toLocalDate().equals(day)) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "day", day, "≠ " + day);
            }
            Instant from = was.with(day).toInstant();
            Instant to = from.plus(Duration.between(order.plannedFrom(), order.plannedTo()));
            WorkOrder moved = order.planned(step.to(), from, to);
            if (order.state() == WorkState.ASSIGNED) {
                requireMayDo(moved, new Assignee(order.assignedAccount(), order.assignedTeam(), order.contractor()));
            }
            return kept(order, moved, WorkAction.PLAN, shown(order) + " → " + shown(moved) + ": " + why, by);
        });
    }

    private static String shown(WorkOrder order) {
        return MINUTE.format(order.plannedFrom()) + " – " + MINUTE.format(order.plannedTo());
    }

    /**
     * Says who is to do it.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; INVALID_VALUE (assignee) for nobody, an unknown account, or a supplier whose
     *     contract does not last till the work is over
     */
    public WorkOrder assign(long id, Assignee to, String by) {
        return transactions.executeWrite(_ -> {
            WorkOrder order = locked(id);
            Transition step = step(order, WorkAction.ASSIGN, by, "");
            requireMayDo(order, to);
            return kept(order, order.assigned(step.to(), to), WorkAction.ASSIGN, to.toString(), by);
        });
    }

    /** Begins the work. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; NOT_ASSIGNED for whom it is not assigned to */
    public WorkOrder start(long id, String by) {
        return move(id, WorkAction.START, "", by);
    }

    /**
     * Records what was found.
     *
     * @param version of the item, as the writer saw it
     * @param at when it was found, which may be earlier than it arrives
     * @param remark the reason, where it is out of its limits; may be empty, and then holds the order open
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; NOT_ASSIGNED; INVALID_VALUE (result, result-at, remark); CHANGED_MEANWHILE
     */
    public WorkItem record(long itemId, String result, String remark, int version, String by, Instant at) {
        WorkItem item = found.item(itemId);
        String value = result(item, result);
        String why = TypedValues.lines(remark);
        if (why.length() > LONGEST_TEXT) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "remark", why.length(), "0–" + LONGEST_TEXT);
        }
        if (at.isAfter(now().plusSeconds(60))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "result-at", at, "≤ " + now());
        }
        return transactions.executeWrite(_ -> {
            WorkOrder order = locked(item.orderId());
            step(order, WorkAction.RECORD, by, "");
            if (items.record(itemId, version, value, why, by, at.truncatedTo(ChronoUnit.MILLIS)) == 0) {
                throw new DcimException(ErrorCode.CHANGED_MEANWHILE, item.toString(), item.resultBy());
            }
            note(order, WorkAction.RECORD, item.result() == null ? "" : item.result(), item + " = " + value, by);
            return found.item(itemId);
        });
    }

    /** Ends the work. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; NOT_ASSIGNED; INVALID_VALUE (result) naming what is missing */
    public WorkOrder finish(long id, String by) {
        return move(id, WorkAction.FINISH, "", by);
    }

    /** Accepts it. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; SAME_PERSON for whoever finished it */
    public WorkOrder accept(long id, String by) {
        return move(id, WorkAction.ACCEPT, "", by);
    }

    /** Sends it back. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; INVALID_VALUE (reason) */
    public WorkOrder reopen(long id, String reason, String by) {
        return move(id, WorkAction.REOPEN, reason, by);
    }

    /** Gives it up. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; INVALID_VALUE (reason) */
    public WorkOrder cancel(long id, String reason, String by) {
        return move(id, WorkAction.CANCEL, reason, by);
    }

    /** Tells whether somebody is whom an order is assigned to. */
    public boolean mayDo(WorkOrder order, String who) {
        return isTurnOf(order, who);
    }

    private WorkOrder move(long id, WorkAction action, String reason, String by) {
        return transactions.executeWrite(_ -> {
            WorkOrder order = locked(id);
            Transition step = step(order, action, by, reason);
            return kept(order, order.moved(step.to(), now(), by), action, TypedValues.lines(reason), by);
        });
    }

    private Transition step(WorkOrder order, WorkAction action, String by, String reason) {
        Transition step = WorkTransitions.of(order.state(), action)
                .orElseThrow(() -> new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION,
                        order.toString(),
                        order.state().name(),
                        action.name()));
        if (step.needs().contains(Need.REASON)) {
            text("reason", TypedValues.lines(reason), LONGEST_TEXT);
        }
        if (step.needs().contains(Need.TURN) && !isTurnOf(order, by)) {
            throw new DcimException(ErrorCode.NOT_ASSIGNED, by, order.toString());
        }
        if (step.needs().contains(Need.OTHER_PERSON) && by.equals(order.finishedBy())) {
            throw new DcimException(ErrorCode.SAME_PERSON, by);
        }
        gates.forEach(gate -> gate.check(order, action, by));
        if (step.needs().contains(Need.RESULTS)) {
            requireResults(order);
        }
        return step;
    }

    private void requireResults(WorkOrder order) {
        List<String> missing = found.items(order.id()).stream()
                .filter(WorkItem::holdsOpen)
                .map(WorkItem::textVi)
                .toList();
        if (!missing.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "result", String.join("; ", missing), "");
        }
    }

    private boolean isTurnOf(WorkOrder order, String by) {
        Optional<SupplierContract> contract = accounts.find(by).flatMap(account -> contracts.of(account.id()));
        if (contract.isPresent() && contract.get().lastDay().isBefore(today())) {
            return false;
        }
        if (!order.contractor().isEmpty()) {
            return contract.map(SupplierContract::company).equals(Optional.of(order.contractor()));
        }
        // why: nothing says yet who is in which team, so that any of the centre's own people may act for one
        return order.assignedAccount().isEmpty() ? contract.isEmpty() : by.equals(order.assignedAccount());
    }

    private void requireMayDo(WorkOrder order, Assignee to) {
        LocalDate last = order.plannedTo() == null
                ? today()
                : LocalDate.ofInstant(order.plannedTo().minusMillis(1), CentreTime.ZONE);
        Optional<Account> account = to.account().isEmpty() ? Optional.empty() : accounts.find(to.account());
        boolean isKnown = to.account().isEmpty() || account.isPresent();
        boolean lasts = to.contractor().isEmpty()
                ? account.flatMap(known -> contracts.of(known.id())).stream()
                        .noneMatch(c -> c.lastDay().isBefore(last))
                : contracts.all().values().stream()
                        .anyMatch(c -> c.company().equals(to.contractor())
                                && !c.lastDay().isBefore(last));
        if (!isKnown || !lasts || to.toString().isBlank() || to.toString().length() > 100) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "assignee", to.toString(), "≥ " + last);
        }
    }

    private static String result(WorkItem item, String typed) {
        String value = text("result", TypedValues.lines(typed), LONGEST_TEXT);
        boolean fits =
                switch (item.kind()) {
                    case TICK -> value.equals(WorkItem.DONE) || value.equals(WorkItem.NOT_DONE);
                    case CHOICE -> item.choices().lines().anyMatch(value::equals);
                    case NUMBER -> value.matches("-?\\d{1,12}([.,]\\d{1,6})?");
                    case PHOTO, SIGNATURE -> value.matches("[0-9a-f]{64}");
                    case TEXT -> true;
                };
        if (!fits) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "result", value, item.textVi());
        }
        return item.kind() == WorkItem.Kind.NUMBER ? new BigDecimal(value.replace(',', '.')).toPlainString() : value;
    }

    private WorkOrder locked(long id) {
        orders.lock(id);
        return found.get(id);
    }

    private WorkOrder kept(WorkOrder before, WorkOrder after, WorkAction action, String text, String by) {
        WorkOrder kept = orders.update(after);
        note(kept, action, before.state().code(), text, by);
        listeners.forEach(listener -> listener.moved(kept, action, by));
        return kept;
    }

    private void note(WorkOrder order, WorkAction action, String was, String text, String by) {
        String shown = text.length() > 2000 ? text.substring(0, 1999) + "…" : text;
        changes.save(new WorkChange(null, order.id(), now(), by, action, order.state(), shown));
        audit.record(
                by,
                "work." + action.code(),
                order.toString(),
                was,
                order.state().code(),
                shown);
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
