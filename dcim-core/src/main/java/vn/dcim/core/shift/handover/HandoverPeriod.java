package vn.dcim.core.shift.handover;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import vn.dcim.core.shift.Shift;

/**
 * What a handover covers: from {@code from} up to but without {@code to}. Where a shift signs before its end, its handover ends there
 * and the next one begins there, so that what happens between is told once.
 */
public record HandoverPeriod(Shift shift, Instant from, Instant to) {

    /**
     * Returns what the handover of a shift covers when it is written at an instant.
     *
     * @param coveredTo where the handover of the shift before ended; null where that is not signed
     * @param now before, within or after the shift, also where the clock was set back
     */
    public static HandoverPeriod of(Shift shift, @Nullable Instant coveredTo, Instant now) {
        Instant from = coveredTo == null || coveredTo.isAfter(shift.endsAt()) ? shift.beginsAt() : coveredTo;
        Instant to = now.isBefore(shift.endsAt()) ? now : shift.endsAt();
        return new HandoverPeriod(shift, from, to.isBefore(from) ? from : to);
    }
}
