package vn.dcim.core.regulation;

import java.time.Instant;
import java.util.Optional;

/**
 * Where checks get what they judge: the documented queries of another part of the program, brought into one record of facts. What is
 * judged is kept with the result, so that it can be judged again.
 *
 * @param <F> a record that is written as JSON and read again to the same; no more than the checks need, and nothing that changes with each
 *     reading, such as a temperature of now
 */
public interface Evidence<F> {

    /** Returns lower-case letters and dashes, at most 40. */
    String name();

    Class<F> type();

    /**
     * Returns how it stands at this instant; in one snapshot of the database with the mark.
     *
     * @param now by the program's clock
     */
    F gather(Instant now);

    /**
     * Returns what moves whenever that which {@link #gather} reads has changed: while it is the same, the facts gathered with it are
     * judged again instead of being gathered anew, until the day is over. A mark that misses a change is worse than none.
     *
     * @param now by the program's clock; a mark of facts that reach back from now moves with it
     * @return empty where nothing cheap tells, and the facts are gathered each time
     */
    default Optional<String> mark(Instant now) {
        return Optional.empty();
    }
}
