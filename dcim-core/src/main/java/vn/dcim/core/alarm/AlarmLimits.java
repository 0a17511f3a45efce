package vn.dcim.core.alarm;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Tells between which limits the values of points raise no alarm, by the rules in force: what a page draws as the normal range. */
@Singleton
public class AlarmLimits {

    private final AlarmMemory memory;

    AlarmLimits(AlarmMemory memory) {
        this.memory = memory;
    }

    /**
     * The innermost limits of all rules of a point, in its unit.
     *
     * @param low null when nothing is too low
     * @param high null when nothing is too high
     */
    public record Limits(@Nullable Double low, @Nullable Double high) {

        private Limits narrowed(Condition.Outside rule) {
            return new Limits(
                    low == null || rule.low() != null && rule.low() > low ? rule.low() : low,
                    high == null || rule.high() != null && rule.high() < high ? rule.high() : high);
        }
    }

    /** Returns the limits of those points that have any. */
    public Map<Long, Limits> of(Collection<Long> pointIds) {
        Map<Long, Limits> found = new HashMap<>();
        memory.lock.lock();
        try {
            for (long pointId : pointIds) {
                for (Watch watch : memory.watches().of(pointId)) {
                    if (watch.rule().condition() instanceof Condition.Outside rule) {
                        found.merge(pointId, new Limits(rule.low(), rule.high()), (known, _) -> known.narrowed(rule));
                    }
                }
            }
        } finally {
            memory.lock.unlock();
        }
        return found;
    }
}
