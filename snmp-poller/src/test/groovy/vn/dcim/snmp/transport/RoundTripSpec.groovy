package vn.dcim.snmp.transport

import spock.lang.Specification

import java.time.Duration

class RoundTripSpec extends Specification {

    static final long MS = 1_000_000

    def roundTrip = new RoundTrip(Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofSeconds(3))

    def "before the first answer it waits as configured, twice as long with each attempt"() {
        expect:
        (0..3).collect { roundTrip.timeoutNanos(it) / MS } == [1000, 2000, 3000, 3000]
    }

    def "the first sample R gives R + 4·R/2"() {
        when:
        roundTrip.sample(100 * MS)

        then: "100 + 4 × 50"
        roundTrip.timeoutNanos(0) == 300 * MS
        roundTrip.smoothed() == Duration.ofMillis(100)
    }

    def "the second sample moves the mean by an eighth and the variation by a quarter"() {
        when:
        roundTrip.sample(100 * MS)
        roundTrip.sample(180 * MS)

        then: "mean 100 + 80/8 = 110; variation 50 + (80 - 50)/4 = 57.5; 110 + 230"
        roundTrip.timeoutNanos(0) == 340 * MS
    }

    def "an answer in #rtt ms is waited for #timeout ms"() {
        when:
        roundTrip.sample(rtt * MS)

        then:
        roundTrip.timeoutNanos(0) == timeout * MS

        where:
        rtt  || timeout
        1    || 200    // the floor
        66   || 200    // 198
        67   || 201
        1000 || 3000
        1001 || 3000   // the ceiling
    }
}
