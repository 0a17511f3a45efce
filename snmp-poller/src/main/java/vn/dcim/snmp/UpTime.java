package vn.dcim.snmp;

import java.time.Duration;

/** What two values of sysUpTime, in hundredths of a second, say about the time between them. Source: RFC 3418, sysUpTime. */
enum UpTime {
    CONTINUED,
    /** The counter began anew after 2^32 hundredths, 497.1 days; the agent ran on. */
    WRAPPED,
    RESTARTED;

    private static final long RANGE = 1L << 32;
    private static final long LEAST_SLACK = Duration.ofMinutes(1).toMillis() / 10;

    /**
     * Judges by how far the agent's clock is from where it should be; a minute, or half the time that passed, is forgiven.
     *
     * @param before hundredths of a second
     * @param now hundredths of a second
     * @param elapsed between the two, by our clock
     */
    static UpTime judge(long before, long now, Duration elapsed) {
        long passed = elapsed.toMillis() / 10;
        long slack = Math.max(LEAST_SLACK, passed / 2);
        long expected = before + passed;
        if (now >= before) {
            return expected - now > slack ? RESTARTED : CONTINUED;
        }
        return Math.abs(expected - RANGE - now) <= slack ? WRAPPED : RESTARTED;
    }

    /** Returns the hundredths of a second between two values that no restart lies between. */
    static long between(long before, long now) {
        return Math.floorMod(now - before, RANGE);
    }
}
