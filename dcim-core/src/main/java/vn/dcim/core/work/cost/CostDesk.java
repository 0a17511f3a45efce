package vn.dcim.core.work.cost;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;

/** Enters what an order took, and withdraws what was wrong. Invoices come late: an order that is closed still takes lines. */
@Singleton
public class CostDesk {

    /** How many hours a line may hold: a day of four people. */
    public static final BigDecimal MOST_HOURS = BigDecimal.valueOf(96);

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final long GREATEST_PRICE = 100_000_000_000L;

    private final WorkOrders orders;
    private final WorkCosts found;
    private final WorkCostRepository rows;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    CostDesk(
            WorkOrders orders,
            WorkCosts found,
            WorkCostRepository rows,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.found = found;
        this.rows = rows;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was spent.
     *
     * @param quantity of time in hours, with at most two decimals
     * @param unit of parts and services
     * @param unitPrice in đồng; null where nobody knows it yet
     */
    public record Wish(
            CostKind kind,
            LocalDate spentOn,
            String what,
            BigDecimal quantity,
            String unit,
            @Nullable Long unitPrice,
            String note) {}

    /** Enters a line. @throws DcimException NOT_FOUND; INVALID_VALUE (spent-on, what, quantity, unit, unit-price, note) */
    public WorkCost enter(long orderId, Wish wish, String by) {
        WorkOrder order = orders.get(orderId);
        boolean isTime = wish.kind() == CostKind.TIME;
        String what = text("what", TypedValues.line(wish.what()), 1, 200);
        String unit = isTime ? "" : text("unit", TypedValues.line(wish.unit()), 1, 20);
        String note = text("note", TypedValues.line(wish.note()), 0, 500);
        LocalDate opened = LocalDate.ofInstant(order.openedAt(), CentreTime.ZONE);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        if (wish.spentOn().isBefore(opened) || wish.spentOn().isAfter(today)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "spent-on", wish.spentOn(), opened + "–" + today);
        }
        BigDecimal quantity = wish.quantity().stripTrailingZeros();
        BigDecimal most = isTime ? MOST_HOURS : MOST;
        if (quantity.signum() <= 0 || quantity.scale() > 2 || quantity.compareTo(most) > 0) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "quantity", wish.quantity().toPlainString(), "0,01–" + most);
        }
        Long price = wish.unitPrice();
        if (price != null && (price < 0 || price > GREATEST_PRICE)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "unit-price", price, "0–" + GREATEST_PRICE);
        }
        return transactions.executeWrite(_ -> {
            WorkCost entered = rows.save(new WorkCost(
                    null,
                    orderId,
                    wish.kind(),
                    wish.spentOn(),
                    what,
                    quantity,
                    unit,
                    price,
                    note,
                    now(),
                    by,
                    null,
                    "",
                    ""));
            audit.record(by, "work.cost", order.toString(), "", told(entered), note);
            return entered;
        });
    }

    /**
     * Takes a line out of the sums; it stays to be seen.
     *
     * @param isLead whether lines that somebody else entered may be withdrawn too
     * @throws DcimException NOT_FOUND; FORBIDDEN; ILLEGAL_TRANSITION for one that is withdrawn; INVALID_VALUE (reason)
     */
    public WorkCost withdraw(long id, String reason, String by, boolean isLead) {
        String why = text("reason", TypedValues.lines(reason), 1, 1000);
        return transactions.executeWrite(_ -> {
            rows.lock(id);
            WorkCost line = found.get(id);
            if (!isLead && !line.enteredBy().equals(by)) {
                throw new DcimException(ErrorCode.FORBIDDEN, "withdraw " + line);
            }
            if (line.isWithdrawn()) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, line.toString(), "WITHDRAWN", "WITHDRAW");
            }
            WorkCost withdrawn = rows.update(line.withdrawn(now(), by, why));
            audit.record(by, "work.cost-withdraw", orders.get(line.orderId()).toString(), told(line), "", why);
            return withdrawn;
        });
    }

    private static String told(WorkCost line) {
        return "%s %s %s %s × %s"
                .formatted(
                        line.kind().code(),
                        line.what(),
                        line.quantity().toPlainString(),
                        line.unit(),
                        line.unitPrice());
    }

    private static String text(String field, String text, int shortest, int longest) {
        if (text.length() < shortest || text.length() > longest) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    field,
                    text.length() > 80 ? text.length() : text,
                    shortest + "–" + longest);
        }
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
