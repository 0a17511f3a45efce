package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One thing in which register and reality differ.
 *
 * @param urgency place of the kind among all
 * @param subject {@code asset:7}, {@code device:3}, or an address; with the kind, one of a kind
 * @param name of the asset, else of the device, else the address
 * @param noted what the register says: a text, the code of a status, or of a proposal the name of the asset
 * @param seen what is real: a text, the name of the device, or since when it is silent (an instant)
 * @param certain of a proposal: nothing else is possible
 * @param since when it was first found as it is
 * @param quietUntil the last day on which it is left as it is; null where nobody said so
 */
@MappedEntity("drift")
public record DriftLine(
        @Id @GeneratedValue @Nullable Long id,
        DriftKind kind,
        int urgency,
        String subject,
        @Nullable Long assetId,
        @Nullable Long deviceId,
        String name,
        String noted,
        String seen,
        boolean certain,
        Instant since,
        String foundBy,
        @Nullable LocalDate quietUntil,
        String quietFor,
        String quietBy) {

    /** The day that means without an end. */
    public static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    /** Tells whether somebody wants it left as it is. */
    public boolean isQuiet(LocalDate today) {
        return quietUntil != null && !quietUntil.isBefore(today);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return subject + " " + name + " " + kind.code();
    }
}
