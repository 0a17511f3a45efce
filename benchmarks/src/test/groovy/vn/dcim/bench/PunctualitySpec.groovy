package vn.dcim.bench

import java.time.Duration
import spock.lang.Specification

/** Windows of a minute from 1,000,000 ms on, a cycle of 10 s: six cycles of each device. */
class PunctualitySpec extends Specification {

    static final long FROM = 1_000_000

    Punctuality of(List<Integer>... devices) {
        def instants = [:]
        devices.eachWithIndex { seconds, id -> instants[id as Long] = seconds.collect { FROM + (it * 1000) as long } }
        Punctuality.of(instants, FROM, Duration.ofMinutes(1), Duration.ofSeconds(10))
    }

    def "of cycles at #seconds s, #missed are missed and #doubled doubled"() {
        when:
        def punctuality = of(seconds)

        then:
        punctuality.expected() == 6
        punctuality.stored() == seconds.size()
        punctuality.missed() == missed
        punctuality.doubled() == doubled

        where:
        seconds                        || missed | doubled
        [3, 13, 23, 33, 43, 53]        || 0      | 0
        [0, 10, 20, 30, 40, 50]        || 0      | 0
        [9.9, 19.9, 29.9, 39.9, 49.9, 59.9] || 0 | 0
        [3, 13, 33, 43, 53]            || 1      | 0 // none at 23
        [23, 33, 43, 53]               || 2      | 0 // none at 3 and 13
        [3, 13, 23]                    || 3      | 0 // none at 33, 43 and 53
        [3, 13, 14, 23, 33, 43, 53]    || 0      | 1
        [3, 13, 27.9, 33, 43, 53]      || 0      | 0 // late by less than half a cycle
        []                             || 6      | 0
    }

    def "lateness counts from the earliest cycle of the device"() {
        expect: "the second device is always 0.2 s late but once 0.5 s, the first once 1 s"
        of([3, 13, 24, 33, 43, 53], [5.2, 15.2, 25.2, 35.2, 45.5, 55.2]).latenesses() ==
                [0, 0, 1000, 0, 0, 0] + [0, 0, 0, 0, 300, 0]
    }

    def "a first cycle that is late does not make the others early"() {
        expect: "the earliest is that at 12.5, 0.5 s before the rhythm of the first"
        of([3, 12.5, 23, 33, 43, 53]).latenesses() == [500, 0, 500, 500, 500, 500]
    }
}
