package vn.dcim.core.forecast

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.Reading

import static vn.dcim.core.point.Quality.*

/** The peaks of days, and the line through them. */
class TrendSpec extends Specification {

    static final LocalDate TODAY = LocalDate.parse('2026-11-23')

    static SortedMap<LocalDate, Double> peaks(int days, Closure<Number> watts) {
        new TreeMap((1..days).collectEntries { [TODAY.minusDays(it), watts(it) as double] })
    }

    /** A ripple that has no trend of its own. */
    static double ripple(int day) {
        [0, 40, -40, 20, -20, 0][day % 6]
    }

    def "a line that #what reaches 8000 W in #days days and is at #ahead W after thirty"() {
        given:
        def trend = Trend.of(peaks(90, watts), TODAY).get()

        expect:
        Math.round(trend.ahead()) == ahead
        trend.daysUntil(8000).orElse(null) == days
        trend.leftOut() == 0
        Math.abs(trend.high() - trend.low()) < 1

        where:
        what                  | watts                 || ahead | days
        'rises by 50 W a day' | { 6000 - 50 * it }    || 7500  | 40   // 2000 / 50
        'is there'            | { 8000 - 50 * it }    || 9500  | 0
        'just misses a year'  | { 7_634 - it }        || 7664  | null // 366 days
        'reaches it in a year'| { 7_635 - it }        || 7665  | 365
        'stays'               | { 6000 }              || 6000  | null
        'falls'               | { 6000 + 10 * it }    || 5700  | null
    }

    def "#days days are #told"() {
        expect:
        Trend.of(peaks(days) { 5000 + it }, TODAY).map { it.days() }.orElse(null) == trend

        where:
        days || trend | told
        0    || null  | 'too few'
        13   || null  | 'too few'
        14   || 14    | 'enough'
    }

    def "an outage, a test and a holiday bend nothing, and are told"() {
        given:
        def odd = [3: 0, 4: 120, 40: 15_000, 41: 14_000, 80: 3000]

        when:
        def trend = Trend.of(peaks(90) { odd[it] != null ? odd[it] : 6000 - 20 * it + ripple(it) }, TODAY).get()

        then:
        trend.leftOut() == 5
        Math.abs(trend.perDay() - 20) < 0.5
        trend.low() < 6600 && 6600 < trend.high()
        trend.high() - trend.low() < 200
    }

    def "fourteen days of which some are left out are too few"() {
        expect:
        Trend.of(peaks(14) { it == 5 ? 0 : 6000 }, TODAY).empty
    }

    def "the peak of a day is the greatest sum of its phases, by the centre's days, of what can be believed"() {
        given:
        def fold = new PeakFold(2)

        when:
        readings.each { at, value, quality -> fold.add(new Reading(1, Instant.parse(at), value, quality as Quality)) }

        then:
        fold.finish().collectEntries { day, peak -> [day.toString(), [peak.watts(), peak.samples()]] } == days

        where:
        readings << [
                [['2026-11-20T16:59:59Z', 1, GOOD], ['2026-11-20T16:59:59Z', 2, GOOD], ['2026-11-20T17:00:00Z', 4, GOOD], ['2026-11-20T17:00:00Z', 4, UNCERTAIN],
                 ['2026-11-20T18:00:00Z', 1, GOOD], ['2026-11-20T18:00:00Z', 1, GOOD]],
                [['2026-11-20T01:00:00Z', 9, GOOD], ['2026-11-20T01:00:00Z', 9, STALE], ['2026-11-20T02:00:00Z', 9, BAD], ['2026-11-20T02:00:00Z', Double.NaN, GOOD],
                 ['2026-11-20T03:00:00Z', 9, GOOD]],
        ]
        days << [['2026-11-20': [3000d, 1], '2026-11-21': [8000d, 2]], [:]]
    }
}
