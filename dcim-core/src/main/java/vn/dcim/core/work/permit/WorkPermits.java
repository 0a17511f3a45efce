package vn.dcim.core.work.permit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkGate;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.manual.Manuals;

/** Finds permits; and keeps an order from being started without one, or finished while one is open. */
@Singleton
public class WorkPermits implements WorkGate {

    private final WorkPermitRepository rows;
    private final Manuals manuals;
    private final Clock clock;

    WorkPermits(WorkPermitRepository rows, Manuals manuals, Clock clock) {
        this.rows = rows;
        this.manuals = manuals;
        this.clock = clock;
    }

    /** @throws DcimException NOT_FOUND */
    public WorkPermit get(long id) {
        return rows.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "permit", id));
    }

    /** Returns the permits of an order, the oldest first. */
    public List<WorkPermit> of(long orderId) {
        return rows.findByOrderIdOrderById(orderId);
    }

    /** Returns those by which something may be off. */
    public List<WorkPermit> open() {
        return rows.findByStateInOrderById(List.of(PermitState.APPROVED, PermitState.RETURNED));
    }

    /** Returns those that count against others for the same time. */
    public List<WorkPermit> standing() {
        return rows.findByStateInOrderById(List.of(PermitState.REQUESTED, PermitState.APPROVED, PermitState.RETURNED));
    }

    /** Tells whether an order may be started only with a permit: its manual switches something off. */
    public boolean isNeeded(WorkOrder order) {
        return manuals.of(order).map(known -> known.manual().isolates()).orElse(false);
    }

    @Override
    public void check(WorkOrder order, WorkAction action, String by) {
        Instant now = clock.instant();
        if (action == WorkAction.START && isNeeded(order)) {
            boolean isThere = of(order.id()).stream().anyMatch(permit -> permit.isOpenAt(now));
            if (!isThere) {
                throw new DcimException(ErrorCode.PERMIT_NEEDED, order.toString());
            }
        }
        if (action == WorkAction.FINISH || action == WorkAction.CANCEL) {
            of(order.id()).stream()
                    .filter(permit -> permit.state().isOpen())
                    .findFirst()
                    .ifPresent(permit -> {
                        throw new DcimException(ErrorCode.PERMIT_OPEN, order.toString(), permit.nodeNames());
                    });
        }
    }
}
