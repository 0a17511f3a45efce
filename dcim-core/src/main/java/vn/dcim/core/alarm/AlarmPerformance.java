package vn.dcim.core.alarm;

import java.time.Instant;
import java.util.List;

/**
 * How well the alarm system serves its people, over a period; after ANSI/ISA-18.2 (monitoring and assessment) and EEMUA 191.
 * Counts what people were shown: what was suppressed as it came is left out.
 *
 * @param raised alarms shown to people
 * @param averagePerTenMinutes about 1 is acceptable for one operator
 * @param mostPerTenMinutes in the worst ten minutes, counted from {@code from}
 * @param floods how many of the ten minutes had more than ten alarms; the aim is none
 * @param low of the alarms raised, in percent; about 80, 15 and 5 are expected of low, medium and high
 * @param chattering alarms marked as chattering
 * @param staleIds alarms that stand for more than 24 hours now, oldest first
 * @param mostFrequent rules and points that made the most alarms, most first
 */
public record AlarmPerformance(
        Instant from,
        Instant to,
        int raised,
        double averagePerTenMinutes,
        int mostPerTenMinutes,
        int floods,
        double low,
        double medium,
        double high,
        int chattering,
        List<Long> staleIds,
        List<Frequent> mostFrequent) {

    /** One source of alarms. */
    public record Frequent(String rule, long pointId, int raised) {}
}
