package vn.dcim.mqtt.sparkplug;

import java.time.Duration;

/**
 * How long a host is patient.
 *
 * @param reorder how long a message that is missing in the sequence is waited for
 * @param rebirth the least time between two requests to one edge node
 * @param birth how long a registered device may be without a birth before it counts as gone
 */
public record HostTimes(Duration reorder, Duration rebirth, Duration birth) {}
