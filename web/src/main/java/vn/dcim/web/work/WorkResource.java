package vn.dcim.web.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.work.WorkChange;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.cost.CostSum;

/**
 * A work order in the API.
 *
 * @param manual code and version; null for none
 * @param openedFrom alarm:7, item:7, fault:7, plan:7 or obligation:BK11-6.2-a; empty for by hand
 * @param assignee what kind it is: account, team or contractor; empty for nobody
 * @param plannedTo the window is without this instant
 * @param late whether it is open on a day after it was due
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record WorkResource(
        long id,
        int version,
        String number,
        String kind,
        String state,
        String title,
        @Nullable String manual,
        String openedFrom,
        Instant openedAt,
        String openedBy,
        @Nullable LocalDate due,
        @Nullable Instant plannedFrom,
        @Nullable Instant plannedTo,
        String assignee,
        String assignedTo,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String finishedBy,
        @Nullable Instant closedAt,
        boolean late) {

    static WorkResource of(WorkOrder order, LocalDate today) {
        return new WorkResource(
                order.id(),
                order.version(),
                order.number(),
                order.kind().code(),
                order.state().code(),
                order.title(),
                order.manual(),
                order.openedFrom(),
                order.openedAt(),
                order.openedBy(),
                order.dueOn(),
                order.plannedFrom(),
                order.plannedTo(),
                !order.assignedAccount().isEmpty()
                        ? "account"
                        : !order.assignedTeam().isEmpty()
                                ? "team"
                                : order.contractor().isEmpty() ? "" : "contractor",
                order.assignedAccount() + order.assignedTeam() + order.contractor(),
                order.startedAt(),
                order.finishedAt(),
                order.finishedBy(),
                order.closedAt(),
                order.isLate(today));
    }

    /** One with all that belongs to it. @param assets their ids */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Whole(WorkResource order, List<Long> assets, List<Item> items, List<Change> changes, Spent spent) {}

    /** One thing that it looks at. @param result null before */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            long id,
            int version,
            @Nullable Long asset,
            String kind,
            String text,
            List<String> choices,
            String unit,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            boolean required,
            @Nullable String result,
            String resultBy,
            @Nullable Instant resultAt,
            String remark,
            boolean outOfBand) {

        static Item of(WorkItem item) {
            return new Item(
                    item.id(),
                    item.version(),
                    item.assetId(),
                    item.kind().code(),
                    item.textVi(),
                    item.choices().lines().toList(),
                    item.unit(),
                    item.low(),
                    item.high(),
                    item.required(),
                    item.result(),
                    item.resultBy(),
                    item.resultAt(),
                    item.remark(),
                    item.isOutOfBand());
        }
    }

    /** One thing that happened to it. */
    @Serdeable
    record Change(Instant at, String actor, String action, String state, String text) {

        static Change of(WorkChange change) {
            return new Change(
                    change.at(),
                    change.actor(),
                    change.action().code(),
                    change.state().code(),
                    change.text());
        }
    }

    /** What it took; sums in đồng. @param unpriced lines of which nobody said what they cost */
    @Serdeable
    record Spent(BigDecimal hours, long labour, long parts, long services, long total, int unpriced) {

        static Spent of(CostSum sum) {
            return new Spent(sum.hours(), sum.labour(), sum.parts(), sum.services(), sum.total(), sum.unpriced());
        }
    }
}
