package vn.dcim.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param devices simulated ones
 * @param load how long the load of a run under load lasts, its warm-up not counted
 * @param warmUp before that
 * @param heap of the measured program, as the JVM's {@code -Xmx} takes it
 * @param runs of what is measured again and again
 * @param assets of a large centre's registry
 */
record Effort(int devices, Duration load, Duration warmUp, String heap, int runs, int assets) {}
