package vn.dcim.core.forecast;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import vn.dcim.core.place.Place;

/**
 * What becomes of the units, or the weight, of one rack or room.
 *
 * @param place the rack or room
 * @param counts at the end of each day, and of now
 * @param unknown how many assets that are there say nothing of it, and are not counted
 * @param limit null where nobody noted one
 * @param pace null where there are too few days
 */
public record PlaceForecast(
        Measure measure,
        Place place,
        SortedMap<LocalDate, Double> counts,
        int unknown,
        @Nullable Integer limit,
        @Nullable Pace pace) {

    /** What is counted. */
    public enum Measure {
        /** Units that something takes, of racks whose height is known. */
        UNITS,
        /** In kg. */
        WEIGHT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is full soonest comes first, then what is fullest. */
    static final Comparator<PlaceForecast> SOONEST = Comparator.comparing(
                    (PlaceForecast each) -> each.untilFull().orElse(Integer.MAX_VALUE))
            .thenComparing(PlaceForecast::percent, Comparator.reverseOrder())
            .thenComparing(each -> each.place().name())
            .thenComparing(PlaceForecast::measure);

    public double now() {
        return counts.get(counts.lastKey());
    }

    /** Returns what is taken of the limit, in %; 0 where none is known. */
    public double percent() {
        return limit == null || limit == 0 ? 0 : 100 * now() / limit;
    }

    /** Returns in how many days it is full; empty for not within a year, or where nothing can be said. */
    public Optional<Integer> untilFull() {
        if (limit == null) {
            return Optional.empty();
        }
        return now() >= limit ? Optional.of(0) : Optional.ofNullable(pace).flatMap(known -> known.daysUntil(limit));
    }
}
