package vn.dcim.snmp

import java.time.Duration
import spock.lang.Specification

/** Devices that are due at about the same time are asked together. */
class PollTicksSpec extends Specification {

    def "a turn #delay ms from #now ms on, every #cycle ms, begins at #begins ms"() {
        expect:
        SnmpPoller.toTick(nanos(now), nanos(delay), nanos(cycle)) + nanos(now) == nanos(begins)

        where:
        now   | delay | cycle  || begins
        0     | 0     | 10_000 || 0
        0     | 1     | 10_000 || 100
        0     | 100   | 10_000 || 100
        0     | 101   | 10_000 || 200
        7     | 0     | 10_000 || 100
        7     | 93    | 10_000 || 100
        7     | 94    | 10_000 || 200
        -150  | 0     | 10_000 || -100
        3     | 0     | 1_000  || 100
        3     | 0     | 400    || 40
        3     | 38    | 400    || 80
    }

    def "the turns of #devices devices fall into #ticks ticks of a cycle of #cycle ms, and none before its place"() {
        given:
        long cycleNanos = nanos(cycle)
        def begins = (0..<devices).collect { it * (long) (cycleNanos / devices) }
                .collect { place -> [place, SnmpPoller.toTick(nanos(12_345), place, cycleNanos)] }

        expect:
        begins.every { place, begin -> begin >= place && begin - place < nanos(100) }
        begins*.get(1).toUnique().size() == ticks

        where:
        devices | cycle  || ticks
        1       | 10_000 || 1
        500     | 10_000 || 101
        5_000   | 10_000 || 101
        500     | 1_000  || 11
    }

    private static long nanos(long ms) {
        Duration.ofMillis(ms).toNanos()
    }
}
