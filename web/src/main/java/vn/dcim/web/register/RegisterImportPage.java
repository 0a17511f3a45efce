package vn.dcim.web.register;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.register.LinkNames;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterPlan;
import vn.dcim.core.register.RegisterPlan.Fate;
import vn.dcim.core.register.RegisterPlan.Line;

/**
 * A list on its way into a register.
 *
 * @param table as it was pasted; empty before
 * @param plan what would come of it; null before
 * @param refusal why nothing was taken over; empty where that is not so
 */
public record RegisterImportPage(
        RegisterDefinition register,
        String table,
        String reason,
        @Nullable RegisterPlan plan,
        LinkNames names,
        String refusal) {

    /** How many rows are shown. */
    static final int SHOWN = 500;

    public String path() {
        return "/registers/" + register.code();
    }

    public boolean isFit() {
        return plan != null && !plan.isFaulty();
    }

    /** Returns the rows that something is wrong with, or else those that something comes of. */
    public List<Line> shown() {
        return plan.lines().stream()
                .filter(line -> isFit() ? line.fate() != Fate.SAME : line.fate() == Fate.FAULTY)
                .limit(SHOWN)
                .toList();
    }

    /** Returns how many more there are than are shown. */
    public long more() {
        long all = isFit() ? plan.count(Fate.NEW) + plan.count(Fate.CHANGED) : plan.count(Fate.FAULTY);
        return Math.max(0, all - SHOWN);
    }
}
