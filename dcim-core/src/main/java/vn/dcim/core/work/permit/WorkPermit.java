package vn.dcim.core.work.permit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Leave to switch something off for an order.
 *
 * @param nodes keys of the power chain, one per line
 * @param nodeNames their names when it was asked for, with commas between
 * @param validTo it is without this instant
 * @param foreseen what opening them does, one fate and name per line, when it was approved; empty before
 * @param reason why it was refused or withdrawn
 */
@MappedEntity("work_permit")
public record WorkPermit(
        @Id @GeneratedValue @Nullable Long id,
        int version,
        long orderId,
        PermitState state,
        String nodes,
        String nodeNames,
        Instant validFrom,
        Instant validTo,
        String foreseen,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant decidedAt,
        String decidedBy,
        String reason,
        @Nullable Instant returnedAt,
        String returnedBy,
        @Nullable Instant confirmedAt,
        String confirmedBy) {

    /** Returns the keys of its nodes. */
    public Set<String> keys() {
        return new LinkedHashSet<>(nodes.lines().toList());
    }

    /** Tells whether something may be off at an instant. */
    public boolean isOpenAt(Instant at) {
        return state == PermitState.APPROVED && !at.isBefore(validFrom) && at.isBefore(validTo);
    }

    /** Tells whether its time is over, and nobody has confirmed that all is on again. */
    public boolean isOverdue(Instant now) {
        return state.isOpen() && !now.isBefore(validTo);
    }

    WorkPermit decided(PermitState next, String seen, Instant at, String by, String why) {
        return new WorkPermit(
                id,
                version + 1,
                orderId,
                next,
                nodes,
                nodeNames,
                validFrom,
                validTo,
                seen,
                requestedAt,
                requestedBy,
                at,
                by,
                why,
                returnedAt,
                returnedBy,
                confirmedAt,
                confirmedBy);
    }

    WorkPermit ended(PermitState next, Instant at, String by) {
        boolean isReturn = next == PermitState.RETURNED;
        return new WorkPermit(
                id,
                version + 1,
                orderId,
                next,
                nodes,
                nodeNames,
                validFrom,
                validTo,
                foreseen,
                requestedAt,
                requestedBy,
                decidedAt,
                decidedBy,
                reason,
                isReturn ? at : returnedAt,
                isReturn ? by : returnedBy,
                isReturn ? confirmedAt : at,
                isReturn ? confirmedBy : by);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "permit " + id + " " + nodeNames;
    }
}
