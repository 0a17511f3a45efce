package vn.dcim.core.ingest

import java.time.Instant
import spock.lang.Specification

class RhythmSpec extends Specification {

    def "heard #times times every #every s, it is overdue after #silent s of silence: #overdue"() {
        given:
        def rhythm = new Rhythm()
        times.times { rhythm.heard(it * every * 1000L) }

        expect:
        rhythm.isOverdue((times - 1) * every * 1000L + silent * 1000L) == overdue

        where:
        times | every | silent || overdue
        5     | 2     | 30     || false   // the floor of 30 s
        5     | 2     | 31     || true
        5     | 20    | 60     || false   // 3 x 20 s
        5     | 20    | 61     || true
        4     | 2     | 9999   || false   // three intervals are too few to know
        1     | 2     | 9999   || false
        0     | 2     | 9999   || false
    }

    def "the longest of the last eight intervals counts, an older one is forgotten"() {
        given: "one interval of 100 s, then #after of 10 s"
        def rhythm = new Rhythm()
        rhythm.heard(0)
        rhythm.heard(100_000)
        after.times { rhythm.heard(100_000 + (it + 1) * 10_000L) }
        def last = 100_000 + after * 10_000L

        expect: "three times 100 s, or three times 10 s"
        rhythm.isOverdue(last + silent * 1000L) == overdue

        where:
        after | silent || overdue
        7     | 300    || false
        7     | 301    || true
        8     | 30     || false
        8     | 31     || true
    }

    def "two readings of one moment are one sign of life"() {
        given:
        def rhythm = new Rhythm()
        10.times { rhythm.heard(0) }

        expect:
        !rhythm.isOverdue(1_000_000)
    }

    def "steady time follows the clock and not its jumps"() {
        given:
        def time = new SteadyTime()
        def t0 = Instant.parse('2026-11-21T00:00:00Z')

        when:
        instants.each { time.tick(t0.plusMillis(it)) }

        then:
        time.elapsedMs() == elapsed

        where:
        instants                      || elapsed
        [0]                           || 0
        [0, 1_000, 2_500]             || 2_500
        [0, 10_000]                   || 10_000
        [0, 86_400_000, 86_401_000]   || 11_000    // a day is a jump: 10 s, then 1 s
        [0, -3_600_000, -3_599_000]   || 1_000     // set back an hour, then 1 s
    }
}
