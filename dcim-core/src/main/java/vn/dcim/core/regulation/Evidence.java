package vn.dcim.core.regulation;

import java.time.Instant;

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

    /** Returns how it stands at this instant. @param now by the program's clock */
    F gather(Instant now);
}
