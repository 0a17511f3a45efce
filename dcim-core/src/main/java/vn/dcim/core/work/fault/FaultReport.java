package vn.dcim.core.work.fault;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A fault as somebody reported it.
 *
 * @param reference which the reporter keeps; tells nothing, not even how many there are
 * @param reporterName may be empty, as may the telephone
 * @param orderId null while NEW, and where DECLINED
 * @param reason of declining, which the reporter reads
 * @param confirmedAt when the reporter said how it is after the order; null while nothing was said
 * @param mended whether the fault is gone, as the reporter says; null while nothing was said
 */
@MappedEntity("fault_report")
public record FaultReport(
        @Id @GeneratedValue @Nullable Long id,
        String reference,
        Long assetId,
        FaultKind kind,
        String description,
        String reporterName,
        String reporterPhone,
        Instant reportedAt,
        FaultState state,
        @Nullable Long orderId,
        String reason,
        @Nullable Instant decidedAt,
        String decidedBy,
        @Nullable Instant confirmedAt,
        @Nullable Boolean mended) {

    FaultReport decided(FaultState next, @Nullable Long order, String why, Instant at, String by) {
        return new FaultReport(
                id,
                reference,
                assetId,
                kind,
                description,
                reporterName,
                reporterPhone,
                reportedAt,
                next,
                order,
                why,
                at,
                by,
                confirmedAt,
                mended);
    }

    FaultReport confirmed(boolean isMended, Instant at) {
        return new FaultReport(
                id,
                reference,
                assetId,
                kind,
                description,
                reporterName,
                reporterPhone,
                reportedAt,
                state,
                orderId,
                reason,
                decidedAt,
                decidedBy,
                at,
                isMended);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "fault-report:" + id + " " + reference;
    }
}
