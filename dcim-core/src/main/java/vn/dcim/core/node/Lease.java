package vn.dcim.core.node;

import java.time.Instant;

/**
 * Who has a share of the devices.
 *
 * @param name such as {@code snmp/3}
 * @param holder id of the node that has it or had it last; empty where it gave it back
 * @param takenAt since when, by the clock of the database, UTC
 * @param until when its term runs out or ran out, or when it was given back; by the clock of the database as well
 * @param live whether the term has not run out
 */
public record Lease(String name, String holder, Instant takenAt, Instant until, boolean live) {

    boolean isHeldBy(String node) {
        return holder.equals(node);
    }

    /** Tells whether a process other than this one has it. */
    boolean isForeignTo(String node) {
        return live && !holder.isEmpty() && !holder.equals(node);
    }
}
