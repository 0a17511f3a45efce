package vn.dcim.core.work.cost;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that an order took.
 *
 * @param spentOn in the days of the centre
 * @param what who worked, which part, which service
 * @param quantity of time in hours
 * @param unit of parts and services; empty for time
 * @param unitPrice in đồng; null where nobody said
 * @param note such as the number of the invoice
 * @param withdrawnAt null while it counts
 * @param reason why it was withdrawn
 */
@MappedEntity("work_cost")
public record WorkCost(
        @Id @GeneratedValue @Nullable Long id,
        long orderId,
        CostKind kind,
        LocalDate spentOn,
        String what,
        BigDecimal quantity,
        String unit,
        @Nullable Long unitPrice,
        String note,
        Instant enteredAt,
        String enteredBy,
        @Nullable Instant withdrawnAt,
        String withdrawnBy,
        String reason) {

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** Returns what it cost in đồng, half a đồng up; null where nobody said. */
    public @Nullable Long amount() {
        return unitPrice == null
                ? null
                : quantity.multiply(BigDecimal.valueOf(unitPrice))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    WorkCost withdrawn(Instant at, String by, String why) {
        return new WorkCost(
                id, orderId, kind, spentOn, what, quantity, unit, unitPrice, note, enteredAt, enteredBy, at, by, why);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "work-cost " + id + " " + what;
    }
}
