package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/** Orders that are being worked on, or are late; and which windows of work come. */
@Singleton
final class WorkSection implements HandoverSection, DueSource {

    private final WorkOrders orders;

    WorkSection(WorkOrders orders) {
        this.orders = orders;
    }

    @Override
    public String code() {
        return "work";
    }

    @Override
    public int order() {
        return 72;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        LocalDate today = LocalDate.ofInstant(period.to(), CentreTime.ZONE);
        return orders.open().stream()
                .filter(order -> order.openedAt().isBefore(period.to()))
                .filter(order -> order.state() == WorkState.STARTED
                        || order.state() == WorkState.FINISHED
                        || order.isLate(today))
                .map(order -> new HandoverLine(
                        order.isLate(today)
                                ? "work-late"
                                : order.state() == WorkState.STARTED ? "work-started" : "work-finished",
                        List.of(order.number(), order.title()),
                        order.startedAt() == null ? order.openedAt() : order.startedAt(),
                        order.plannedTo(),
                        order.isLate(today),
                        path(order)))
                .toList();
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        return orders.open().stream()
                .filter(order -> order.plannedFrom() != null
                        && !order.plannedFrom().isBefore(from)
                        && order.plannedFrom().isBefore(to))
                .map(order ->
                        new Due("work-due", List.of(order.number(), order.title()), order.plannedFrom(), path(order)))
                .toList();
    }

    private static String path(WorkOrder order) {
        return "/work/" + order.id();
    }
}
