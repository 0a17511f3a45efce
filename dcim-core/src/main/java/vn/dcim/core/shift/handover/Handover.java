package vn.dcim.core.shift.handover;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import vn.dcim.core.shift.Shift;

/**
 * A handover that somebody signed.
 *
 * @param content canonical JSON, gzip
 * @param sha256 of the canonical JSON
 * @param givenAt when the leaving shift signed; null before
 * @param takenAt when the arriving shift signed; null before
 * @param remarks of who took over
 * @param seal SHA-256 of the content's hash, both signatures and the remarks; empty before both signed
 */
@MappedEntity("handover")
public record Handover(
        @Id Long shiftId,
        Instant coversFrom,
        Instant coversTo,
        byte[] content,
        String sha256,
        @Nullable Instant givenAt,
        String givenBy,
        @Nullable Instant takenAt,
        String takenBy,
        String remarks,
        String seal) {

    /** How a handover stands. */
    public enum State {
        /** It is too early to sign. */
        AHEAD,
        /** It can be signed in time. */
        OPEN,
        /** One signed, and the other still can in time. */
        HALF,
        SIGNED,
        /** Both signed, one of them late. */
        LATE,
        /** The time is over and one has not signed. */
        ONE_SIDED,
        /** The time is over and nobody signed. */
        UNSIGNED;

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean isFinding() {
            return this == LATE || this == ONE_SIDED || this == UNSIGNED;
        }
    }

    /** Returns how the handover of a shift stands at an instant. @param handover null where nobody signed */
    public static State state(Shift shift, @Nullable Handover handover, Instant now) {
        boolean over = !now.isBefore(shift.handoverLateAt());
        if (handover == null) {
            return over ? State.UNSIGNED : now.isBefore(shift.handoverOpensAt()) ? State.AHEAD : State.OPEN;
        }
        if (handover.givenAt() == null || handover.takenAt() == null) {
            return over ? State.ONE_SIDED : State.HALF;
        }
        boolean late = !handover.givenAt().isBefore(shift.handoverLateAt())
                || !handover.takenAt().isBefore(shift.handoverLateAt());
        return late ? State.LATE : State.SIGNED;
    }

    public boolean isSealed() {
        return !seal.isEmpty();
    }
}
