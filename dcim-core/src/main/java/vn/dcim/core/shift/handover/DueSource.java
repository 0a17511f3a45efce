package vn.dcim.core.shift.handover;

import java.time.Instant;
import java.util.List;

/** Tells what comes. Every bean of this type is asked, so that a feature shows what it has planned by making one. */
public interface DueSource {

    /** Returns what is due from one instant up to but without another, in any order. */
    List<Due> between(Instant from, Instant to);

    /** Returns what was due before an instant and is still not done, in any order; nothing for what is told elsewhere. */
    default List<Due> overdue(Instant now) {
        return List.of();
    }
}
