package vn.dcim.mqtt.sparkplug;

import java.time.Instant;
import java.util.List;
import vn.dcim.mqtt.map.Fault;

/** What follows from a message, or from time that has passed. */
public sealed interface Event {

    /**
     * An edge node or a device has said something.
     *
     * @param base {@code spBv1.0/group/node} or {@code spBv1.0/group/node/device}
     * @param birth whether these are all its metrics, and it is there from now on
     */
    record Said(String base, boolean birth, List<Told> metrics, Heard from) implements Event {}

    /**
     * An edge node or a device is not there any more.
     *
     * @param withDevices whether all behind the edge node are gone with it
     * @param at since when; never before what it said last
     */
    record Gone(String base, boolean withDevices, Instant at) implements Event {}

    /** A message, or a part of it, is of no use. */
    record Refused(Heard message, Fault fault) implements Event {}

    /** An edge node is to publish its births anew. */
    record RebirthWanted(String group, String node) implements Event {}
}
