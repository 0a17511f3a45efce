package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.point.Quality;

/**
 * What a device last said of itself. What is stale or impossible is not taken as a figure, but told.
 *
 * @param watts what it carries; null where no reading of it can be used
 * @param phases what each phase carries, in W; empty where it does not say
 * @param runtime how long its battery would last at the present load, in s; null where no reading of it can be used
 * @param state whether power leaves it
 * @param at instant of its oldest reading that was looked at; null where there is none
 * @param quality of the worst reading that was looked at; null where there is none
 */
public record Measure(
        @Nullable Double watts,
        List<Double> phases,
        @Nullable Double runtime,
        State state,
        @Nullable Instant at,
        @Nullable Quality quality) {

    public static final Measure NONE = new Measure(null, List.of(), null, State.UNKNOWN, null, null);

    /** What a device says of the power that leaves it. */
    public enum State {
        LIVE,
        BATTERY,
        DEAD,
        /** A generator that stands, and would start. */
        READY,
        UNKNOWN
    }

    /** Returns how far the greatest phase lies above the mean of all, in % of that; null where it is not known. */
    public @Nullable Double imbalance() {
        double mean = phases.stream().mapToDouble(watts -> watts).average().orElse(0);
        double greatest = phases.stream().mapToDouble(watts -> watts).max().orElse(0);
        return phases.size() < 2 || mean <= 0 ? null : 100 * (greatest - mean) / mean;
    }

    boolean isUsable() {
        return watts != null;
    }
}
