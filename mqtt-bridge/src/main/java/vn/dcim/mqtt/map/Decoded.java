package vn.dcim.mqtt.map;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payload understood.
 *
 * @param at when the device says that it measured; empty when it does not say
 * @param online what it says about being there; empty when it says nothing
 * @param faults what could not be understood; the rest still counts
 */
public record Decoded(Optional<Instant> at, List<FieldValue> values, Optional<Boolean> online, List<Fault> faults) {

    static Decoded nothing(Fault fault) {
        return new Decoded(Optional.empty(), List.of(), Optional.empty(), List.of(fault));
    }
}
