package vn.dcim.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Why nothing stood ready for a firing. */
public enum MissCause {
    /** No firing was missed. */
    NONE,
    /** The program did not run. */
    DOWN,
    /** The program ran: the run before had not ended, all threads were taken, or the database was away. */
    BUSY,
    /** The clock of the machine was set forward, past the firing. */
    CLOCK;

    /** How long after the clock leapt a firing can be found missed. */
    private static final Duration FOUND_WITHIN = Duration.ofMinutes(3);

    /** Returns the word of the API and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Tells why a firing was missed.
     *
     * @param uptime of this node
     * @param leap how far the clock was set forward of late
     */
    static MissCause of(Instant missed, Instant now, Duration uptime, Duration leap) {
        Duration late = Duration.between(missed, now);
        if (leap.isPositive() && late.compareTo(leap.plus(FOUND_WITHIN)) <= 0) {
            return CLOCK;
        }
        return late.compareTo(uptime) > 0 ? DOWN : BUSY;
    }
}
