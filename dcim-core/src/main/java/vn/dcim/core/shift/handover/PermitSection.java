package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.permit.PermitState;
import vn.dcim.core.work.permit.WorkPermit;
import vn.dcim.core.work.permit.WorkPermits;

/** Permits by which something is switched off; and which ones end. One that is over its time stands where the list of what is due begins. */
@Singleton
final class PermitSection implements HandoverSection, DueSource {

    private final WorkPermits permits;
    private final WorkOrders orders;

    PermitSection(WorkPermits permits, WorkOrders orders) {
        this.permits = permits;
        this.orders = orders;
    }

    @Override
    public String code() {
        return "permits";
    }

    @Override
    public int order() {
        return 73;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        return permits.open().stream()
                .filter(permit -> permit.validFrom().isBefore(period.to()))
                .map(permit -> new HandoverLine(
                        permit.state() == PermitState.RETURNED ? "permit-returned" : "permit-open",
                        List.of(orders.get(permit.orderId()).number(), permit.nodeNames()),
                        permit.validFrom(),
                        permit.validTo(),
                        permit.isOverdue(period.to()),
                        path(permit)))
                .toList();
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        return permits.open().stream()
                .filter(permit -> permit.validTo().isBefore(to))
                .map(permit -> new Due(
                        permit.isOverdue(from) ? "permit-over" : "permit-ends",
                        List.of(orders.get(permit.orderId()).number(), permit.nodeNames()),
                        permit.validTo().isBefore(from) ? from : permit.validTo(),
                        path(permit)))
                .toList();
    }

    private static String path(WorkPermit permit) {
        return "/work/" + permit.orderId() + "/permit";
    }
}
