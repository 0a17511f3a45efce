package vn.dcim.core.regulation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What several evidences look at, looked at once in a round of judging. For those alone whose facts are gathered in every round: facts
 * with a mark are of the mark's own snapshot.
 */
public final class OneRound {

    private static final ScopedValue<Map<String, Object>> SEEN = ScopedValue.newInstance();

    private OneRound() {}

    static <T> T of(Supplier<T> round) {
        return ScopedValue.where(SEEN, new HashMap<>()).call(round::get);
    }

    /**
     * Returns what this round saw already, or looks; outside of a round it looks each time.
     *
     * @param what name of what is looked at
     */
    @SuppressWarnings("unchecked")
    public static <T> T once(String what, Supplier<T> look) {
        if (!SEEN.isBound()) {
            return look.get();
        }
        Map<String, Object> seen = SEEN.get();
        Object known = seen.get(what);
        if (known == null) {
            known = look.get();
            seen.put(what, known);
        }
        return (T) known;
    }
}
