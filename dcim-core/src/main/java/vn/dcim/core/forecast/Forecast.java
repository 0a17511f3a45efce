package vn.dcim.core.forecast;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What becomes of one part of the power chain, one rack, or the air of one room.
 *
 * @param key of the part, or of the place, as the graph of feeds names it
 * @param peaks by day, in W; of a rack its share of those above it
 * @param watch load to be watched, in W; null where no rating is noted, as is the limit
 * @param limit what may be used for long
 * @param trend null where there are too few days
 */
public record Forecast(
        Kind kind,
        String key,
        String name,
        SortedMap<LocalDate, Double> peaks,
        @Nullable Double watch,
        @Nullable Double limit,
        @Nullable Trend trend) {

    /** Of what it is. */
    public enum Kind {
        /** What measures itself. */
        PART,
        /** Its share, by the loads of now, of what is measured above it, against what one feed alone may carry. */
        RACK,
        /** What all PDUs in it measure, against its cooling without the largest unit. */
        ROOM;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns in how many days the limit is reached; empty for not within a year, or where nothing can be said. */
    public Optional<Integer> untilLimit() {
        return limit == null || trend == null ? Optional.empty() : trend.daysUntil(limit);
    }

    public Optional<Integer> untilWatch() {
        return watch == null || trend == null ? Optional.empty() : trend.daysUntil(watch);
    }

    /** Returns what {@link Trend#AHEAD} days from now is of the limit, in %; null where either is not known. */
    public @Nullable Double percentAhead() {
        return limit == null || trend == null ? null : 100 * trend.ahead() / limit;
    }

    /** What reaches its limit soonest comes first, then what comes nearest to it, and last what nothing can be said of. */
    static int compare(Forecast one, Forecast other) {
        int byDays = Integer.compare(
                one.untilLimit().orElse(Integer.MAX_VALUE), other.untilLimit().orElse(Integer.MAX_VALUE));
        int byPercent = Double.compare(nearness(other), nearness(one));
        return byDays != 0 ? byDays : byPercent != 0 ? byPercent : one.name().compareTo(other.name());
    }

    private static double nearness(Forecast forecast) {
        Double percent = forecast.percentAhead();
        return percent != null ? percent : forecast.trend() != null ? 0 : -1;
    }
}
