package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Locale;

/**
 * What would come of a list, or came.
 *
 * @param faults of the list as a whole, such as an unknown column
 */
public record RegisterPlan(List<Line> lines, List<RegisterFault> faults) {

    /** What becomes of a row. */
    public enum Fate {
        NEW,
        CHANGED,
        SAME,
        FAULTY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A row.
     *
     * @param number of its first line in the list, from 1
     * @param before what is known already; null for a new entry
     */
    public record Line(
            long number,
            Fate fate,
            RegisterEntry entry,
            @Nullable RegisterEntry before,
            List<RegisterFault> faults) {}

    /** Tells whether nothing of it can be taken over as it is. */
    public boolean isFaulty() {
        return !faults.isEmpty() || count(Fate.FAULTY) > 0;
    }

    public long count(Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).count();
    }
}
