package vn.dcim.mqtt.discovery;

import java.util.List;
import java.util.Optional;
import vn.dcim.mqtt.map.Fault;
import vn.dcim.mqtt.map.FieldValue;

/**
 * What a message says of one device.
 *
 * @param base of the device's address
 * @param stale last values of what is no longer there
 * @param online whether the device is there at all; empty where nothing is said
 */
public record Told(
        String base, List<FieldValue> values, List<FieldValue> stale, Optional<Boolean> online, List<Fault> faults) {}
