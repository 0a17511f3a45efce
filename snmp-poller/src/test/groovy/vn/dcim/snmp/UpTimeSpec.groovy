package vn.dcim.snmp

import spock.lang.Specification

import java.time.Duration

import static vn.dcim.snmp.UpTime.CONTINUED
import static vn.dcim.snmp.UpTime.RESTARTED
import static vn.dcim.snmp.UpTime.WRAPPED

class UpTimeSpec extends Specification {

    static final long RANGE = 4_294_967_296L

    def "from #before to #now hundredths within #elapsed s the agent has #verdict"() {
        expect:
        UpTime.judge(before, now, Duration.ofSeconds(elapsed)) == verdict

        where:
        before        | now           | elapsed || verdict
        100_000       | 101_000       | 10      || CONTINUED
        100_000       | 100_000       | 10      || CONTINUED   // a clock that stands still is within the minute
        100_000       | 100_000       | 61      || RESTARTED   // 61 s behind
        100_000       | 500           | 10      || RESTARTED
        100_000       | 99_999        | 10      || RESTARTED
        RANGE - 500   | 500           | 10      || WRAPPED     // 497.1 days are over, 10 s passed
        RANGE - 500   | 6_500         | 10      || WRAPPED     // 60 s off
        RANGE - 500   | 6_501         | 10      || RESTARTED
        RANGE - 6_501 | 500           | 10      || RESTARTED   // started 5 s ago by chance near the end
        60_000        | 300_000       | 3600    || CONTINUED   // its clock is a fifth slow; half is forgiven
        600_000       | 300_000 - 1   | 3600    || RESTARTED   // restarted in an hour of silence
        600_000       | 600_000       | 3600    || RESTARTED   // 6000 s expected 9600 s: up for 100 min since 60 min is behind
    }

    def "the time between is counted over the end of the range"() {
        expect:
        UpTime.between(RANGE - 500, 500) == 1000
        UpTime.between(0, 1000) == 1000
    }
}
