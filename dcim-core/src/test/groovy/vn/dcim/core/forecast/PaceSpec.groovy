package vn.dcim.core.forecast

import java.time.Duration
import java.time.Instant
import spock.lang.Specification

/** What stood where at the end of each day, and how fast that goes on. */
class PaceSpec extends Specification {

    static final Instant MIDNIGHT = Instant.parse('2026-11-20T17:00:00Z')
    static final Instant FOR_GOOD = Instant.parse('2038-01-19T03:14:07Z')

    static Stay stay(Map more) {
        def it = [id: 1, place: 7, unit: 10, top: 11, from: MIDNIGHT, until: FOR_GOOD] + more
        new Stay(it.id, it.place, it.unit, it.top, it.from, it.until)
    }

    static Pace pace(int days, Closure<Number> count) {
        Pace.of((0..days).collect { count(it) as double } as double[]).orElse(null)
    }

    def "#what is #ahead after thirty days and reaches 42 in #full days"() {
        expect:
        with(pace(90, count)) {
            Math.round(it.ahead()) == ahead
            it.daysUntil(42).orElse(null) == full
            Math.abs(it.high() - it.low()) < 0.001
        }

        where:
        what                 | count          || ahead | full
        'one unit in 9 days' | { 30 + it / 9 } || 43   | 18   // 40 now, 2 × 9
        'what is full'       | { 42 }         || 42    | 0
        'what stays'         | { 41 }         || 41    | null
        'what empties'       | { 40 - it / 9 } || 27   | null // 30 now
        'what is too slow'   | { 20 + it / 90 } || 21  | null // 21 now, 21 × 90 days
    }

    def "a rack that was filled at once goes on from what it holds, with the width of such a jump"() {
        given: "30 units came on one of ninety days"
        def pace = pace(90) { it < 60 ? 0 : 30 }

        expect: "variance a day (30 − 1/3)² + 89 / 9 over 89 = 10; × 30 × (1 + 30/90) = 400; ± 1.987 × 20"
        pace.today() == 30d
        Math.round(pace.ahead()) == 40
        Math.round(pace.low()) == 0
        Math.round(pace.high()) == 80
    }

    def "#days days are #told"() {
        expect:
        (pace(days) { 5 } != null) == known

        where:
        days || known | told
        13   || false | 'too few'
        14   || true  | 'enough'
    }

    def "front and rear and halves of a unit count once; what lies elsewhere, and what has left, does not"() {
        when:
        def seen = new Occupancy([stay(id: 1), stay(id: 2, unit: 11, top: 12), stay(id: 3, place: 8, unit: 1, top: 1),
                stay(id: 4, unit: 20, top: 20, until: MIDNIGHT + Duration.ofDays(1)), stay(id: 5, unit: 0, top: 0)],
                [MIDNIGHT - Duration.ofNanos(1000), MIDNIGHT, MIDNIGHT + Duration.ofDays(1)], [1: 20, 2: 30, 4: 5].collectEntries { k, v -> [(long) k, v] })

        then: "U10, U11, U12, and U20 until it left"
        seen.units([7L]).toList() == [0d, 4d, 3d]
        seen.units([7L, 8L]).toList() == [0d, 5d, 4d]
        seen.kilograms([7L, 8L]).toList() == [0d, 55d, 50d]
        seen.unplaced([7L]) == 1
        seen.unweighed([7L, 8L]) == 2
        seen.units([9L]).toList() == [0d, 0d, 0d]
    }
}
