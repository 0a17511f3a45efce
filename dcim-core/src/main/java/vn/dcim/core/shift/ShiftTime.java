package vn.dcim.core.shift;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present of the shifts: by the program's clock, but while what was written on paper earlier is being entered. */
@Singleton
public final class ShiftTime {

    private static final ScopedValue<Instant> EARLIER = ScopedValue.newInstance();

    private final Clock clock;

    ShiftTime(Clock clock) {
        this.clock = clock;
    }

    /** Returns the present, in milliseconds. */
    public Instant now() {
        return (EARLIER.isBound() ? EARLIER.get() : clock.instant()).truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Enters what happened earlier, such as where a log book of paper is taken over. The audit log goes on telling when it was entered.
     *
     * @throws IllegalArgumentException for an instant that is not past
     */
    public void enterAt(Instant at, Runnable entry) {
        if (!at.isBefore(clock.instant())) {
            throw new IllegalArgumentException("not past: " + at);
        }
        ScopedValue.where(EARLIER, at).run(entry);
    }
}
