package vn.dcim.web.work;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;

/**
 * Days of the centre to which orders are narrowed: by their window, without one by when they are due, and without that by when they
 * were opened.
 *
 * @param first null for no bound
 * @param last which counts too; null for no bound
 */
public record WorkPeriod(
        @Nullable LocalDate first, @Nullable LocalDate last) {

    /** @throws DcimException INVALID_VALUE (from, to) */
    static WorkPeriod of(Typed asked) {
        LocalDate first = asked.day("from");
        LocalDate last = asked.day("to");
        if (first != null && last != null && last.isBefore(first)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "to", asked.text("to"), "≥ " + first);
        }
        return new WorkPeriod(first, last);
    }

    boolean meets(WorkOrder order) {
        LocalDate begins;
        LocalDate ends;
        if (order.plannedFrom() != null && order.plannedTo() != null) {
            begins = day(order.plannedFrom());
            ends = day(order.plannedTo().minusMillis(1));
        } else {
            begins = order.dueOn() == null ? day(order.openedAt()) : order.dueOn();
            ends = begins;
        }
        return (first == null || !ends.isBefore(first)) && (last == null || !begins.isAfter(last));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }

    /** Returns the rest of a query that shows the same days. */
    String query() {
        return (first == null ? "" : "&from=" + first) + (last == null ? "" : "&to=" + last);
    }

    public String first(Words words) {
        return first == null ? "" : words.day(first);
    }

    public String last(Words words) {
        return last == null ? "" : words.day(last);
    }
}
