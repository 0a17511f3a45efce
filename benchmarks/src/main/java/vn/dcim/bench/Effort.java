package vn.dcim.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param devices simulated ones
 * @param load how long the load of a run under load lasts, its warm-up not counted
 * @param warmUp before that
 * @param heap of the measured program, as the JVM's {@code -Xmx} takes it
 * @param runs of what is measured again and again
 * @param assets of a large centre's registry
 * @param months of the two simulated years
 * @param pastDevices of the past that is made up
 * @param pastDays of it
 * @param messages of a run of those that are published
 * @param events whose way to the page is timed, of each kind
 * @param every how often jobs fire at most in them that go by an interval
 * @param rounds how often one of the parts is killed
 * @param outage how long the database is away after that
 * @param seed of what is left to chance
 * @param cycle how often each device is asked
 * @param javaOptions of the measured program, beside those of the launcher
 */
record Effort(
        int devices,
        Duration load,
        Duration warmUp,
        String heap,
        int runs,
        int assets,
        int months,
        int pastDevices,
        int pastDays,
        int messages,
        int events,
        Duration every,
        int rounds,
        Duration outage,
        long seed,
        Duration cycle,
        List<String> javaOptions) {}
