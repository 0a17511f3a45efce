package vn.dcim.core.shift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How the day is cut into shifts, and how crews take turns.
 *
 * @param titles by the code of the language
 * @param handoverMinutes before and after the end of a shift in which both sign
 * @param crews how many take turns
 * @param cycle codes of the parts that one crew takes day by day; {@link #OFF} for none. The next crew is as many days further as the
 *     cycle is long, divided by the crews
 */
public record ShiftPattern(
        String id, Map<String, String> titles, int handoverMinutes, int crews, List<Part> parts, List<String> cycle) {

    public static final String OFF = "off";

    /**
     * A shift of the day.
     *
     * @param to of the next day where it is not after {@code from}
     * @param rounds when rounds are due, within it
     */
    public record Part(String code, String title, LocalTime from, LocalTime to, List<LocalTime> rounds) {

        /** Returns when it begins if it does on that day, by the clock on the wall: what it shows twice is meant the first time. */
        public Instant beginsAt(LocalDate day, ZoneId zone) {
            return day.atTime(from).atZone(zone).toInstant();
        }

        public Instant endsAt(LocalDate day, ZoneId zone) {
            return after(to, day).atZone(zone).toInstant();
        }

        List<Instant> roundsAt(LocalDate day, ZoneId zone) {
            return rounds.stream()
                    .map(time -> (time.isBefore(from) ? day.plusDays(1) : day)
                            .atTime(time)
                            .atZone(zone)
                            .toInstant())
                    .toList();
        }

        private java.time.LocalDateTime after(LocalTime time, LocalDate day) {
            return (time.isAfter(from) ? day : day.plusDays(1)).atTime(time);
        }
    }

    /** A shift that is to be. @param crew from 1; 0 where none takes it */
    public record Planned(Shift shift, List<Instant> rounds, int crew) {}

    /** Returns the shifts that begin in a month, in their order. One month goes on where the other ended. */
    public List<Planned> plan(YearMonth month, ZoneId zone) {
        List<Planned> planned = new ArrayList<>();
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            for (Part part : parts) {
                var shift = new Shift(
                        null,
                        part.code(),
                        part.title(),
                        day,
                        part.beginsAt(day, zone),
                        part.endsAt(day, zone),
                        handoverMinutes);
                planned.add(new Planned(shift, part.roundsAt(day, zone), crewOf(day, part.code())));
            }
        }
        planned.sort(Comparator.comparing(one -> one.shift().beginsAt()));
        return planned;
    }

    private int crewOf(LocalDate day, String part) {
        for (int crew = 0; crew < crews; crew++) {
            long at = day.toEpochDay() + (long) crew * cycle.size() / crews;
            if (cycle.get(Math.floorMod(at, cycle.size())).equals(part)) {
                return crew + 1;
            }
        }
        return 0;
    }

    public String title(String language) {
        return titles.getOrDefault(language, id);
    }
}
