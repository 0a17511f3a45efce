package vn.dcim.web.live;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.dcim.core.alarm.AlarmLimits;

/** Where the values of points belong, by the limits of the alarm rules in force. */
@Singleton
public final class NormalRanges {

    private final AlarmLimits limits;

    NormalRanges(AlarmLimits limits) {
        this.limits = limits;
    }

    /** Returns the ranges of those points that have one. */
    public Map<Long, NormalRange> of(Collection<Long> pointIds) {
        Map<Long, NormalRange> ranges = new HashMap<>();
        limits.of(pointIds).forEach((point, limit) -> ranges.put(point, new NormalRange(limit.low(), limit.high())));
        return ranges;
    }
}
