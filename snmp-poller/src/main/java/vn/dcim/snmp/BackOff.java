package vn.dcim.snmp;

import java.time.Duration;

/** How long a device that does not answer is left alone, so that it costs the others nothing. */
final class BackOff {

    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration MIDDLE = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT_UNTIL = Duration.ofMinutes(5);
    private static final Duration MIDDLE_UNTIL = Duration.ofHours(1);

    private BackOff() {}

    /**
     * Returns the pause until it is asked again.
     *
     * @param missed turns in a row; the first may be a lost packet and is followed by the next turn as usual
     * @param silence since its first missed turn
     */
    static Duration pause(int missed, Duration silence) {
        if (missed <= 1) {
            return Duration.ZERO;
        }
        if (silence.compareTo(SHORT_UNTIL) < 0) {
            return SHORT;
        }
        return silence.compareTo(MIDDLE_UNTIL) < 0 ? MIDDLE : LONG;
    }
}
