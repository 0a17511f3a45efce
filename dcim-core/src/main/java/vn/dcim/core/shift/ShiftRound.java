package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A round that a shift makes.
 *
 * @param doneAt null before it was made
 * @param doneBy empty before
 */
@MappedEntity("shift_round")
public record ShiftRound(
        @Id @GeneratedValue @Nullable Long id,
        long shiftId,
        Instant dueAt,
        @Nullable Instant doneAt,
        String doneBy) {

    /** How far from its time it counts as in time, before and after. */
    public static final Duration GRACE = Duration.ofMinutes(60);

    /** How it stands. */
    public enum State {
        /** Its time has not come. */
        AHEAD,
        /** It can be made in time. */
        DUE,
        DONE,
        /** It was made, after its time. */
        LATE,
        /** Its time is over and nobody made it. */
        MISSED;

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns how it stands at an instant: in time from an hour before it is due up to but without an hour after. */
    public State state(Instant now) {
        Instant end = dueAt.plus(GRACE);
        if (doneAt != null) {
            return doneAt.isBefore(end) ? State.DONE : State.LATE;
        }
        if (!now.isBefore(end)) {
            return State.MISSED;
        }
        return now.isBefore(dueAt.minus(GRACE)) ? State.AHEAD : State.DUE;
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "round:" + id + " " + dueAt;
    }
}
