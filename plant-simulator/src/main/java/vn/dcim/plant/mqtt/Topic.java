package vn.dcim.plant.mqtt;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One topic of a gateway: published when its state changes, and every so often besides.
 *
 * @param retained whether the broker keeps the last message, as the real device has it
 * @param periodSeconds 0 for changes only
 * @param phase the second of the period in which it is due
 * @param state a number that differs when the state differs; read in every step, so it has to be cheap
 * @param payload the message at this moment
 */
record Topic(
        String name, boolean retained, int periodSeconds, int phase, LongSupplier state, Supplier<String> payload) {

    boolean due(long second) {
        return periodSeconds > 0 && second % periodSeconds == phase % periodSeconds;
    }

    Publication publication() {
        return new Publication(name, payload.get(), retained, false);
    }
}
