package vn.dcim.mqtt.map;

import java.util.List;
import java.util.Set;

/**
 * A topic, or a field of one, that says whether the device is there.
 *
 * @param paths alternatives; the empty path takes a bare word
 */
record AvailabilityRule(List<FieldPath> paths, Set<String> online, Set<String> offline) {}
