package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody answers for about an obligation, to a day.
 *
 * @param obligation its id
 * @param statement what is attested, or why there is an exception, or why it does not concern the centre
 * @param documentId of the document of record it rests on; null for none
 * @param paper number of the paper; empty for none
 * @param firstDay on which it counts
 * @param lastDay on which it counts
 * @param signedBy account
 * @param withdrawnAt when somebody took it back; null when nobody did
 */
@MappedEntity("obligation_declaration")
public record Declaration(
        @Id @GeneratedValue @Nullable Long id,
        String obligation,
        Kind kind,
        String statement,
        @Nullable Long documentId,
        String paper,
        LocalDate firstDay,
        LocalDate lastDay,
        String signedBy,
        Instant signedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy,
        @Nullable String withdrawnFor) {

    /** What can be said. */
    @Serdeable
    public enum Kind {
        /** That it is as the obligation asks, as far as no data can tell. */
        ATTESTATION,
        /** That it is not, and may be so for a time: it stays not met. */
        EXCEPTION,
        /** That it does not concern the centre; looked at again each year. */
        NOT_APPLICABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns the kind of a code; empty where there is none. */
        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    /** Tells whether it counts on a day. */
    public boolean isInForce(LocalDate day) {
        return withdrawnAt == null && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** Tells whether it says the same of the same obligation for longer than another. */
    boolean follows(Declaration other) {
        return obligation.equals(other.obligation) && kind == other.kind && lastDay.isAfter(other.lastDay);
    }
}
