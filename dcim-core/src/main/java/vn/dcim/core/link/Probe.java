package vn.dcim.core.link;

import java.io.IOException;
import java.time.Duration;

/** A way to ask a target once over a line; those that count in series ask several times. */
interface Probe {

    /** How much is asked. @param pause between two questions @param timeout of each */
    record Effort(int packets, Duration pause, Duration timeout) {

        static Effort of(LineConfig config) {
            return new Effort(config.packets(), config.pause(), config.timeout());
        }

        /** Returns how often is asked what costs the target more than an echo. */
        int questions() {
            return Math.max(1, packets / 2);
        }
    }

    ProbeMethod method();

    /** @throws IOException where the system does not let it ask */
    ProbeAnswers ask(LineProbe probe, LineBinding binding, Effort effort) throws IOException, InterruptedException;
}
