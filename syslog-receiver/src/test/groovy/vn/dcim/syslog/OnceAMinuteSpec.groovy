package vn.dcim.syslog

import java.time.Duration
import spock.lang.Specification
import vn.dcim.core.testing.SteppedClock

class OnceAMinuteSpec extends Specification {

    def "what happens often is said once a minute, with how often it was"() {
        given:
        def clock = SteppedClock.at('2026-11-24T08:00:00Z')
        List<Long> said = []
        def warning = new OnceAMinute(clock, { said << it })

        when:
        warning.happened(3)
        warning.happened(4)
        clock.advance(Duration.ofSeconds(59))
        warning.happened(5)

        then:
        said == [3L]

        when:
        clock.advance(Duration.ofSeconds(1))
        warning.happened(6)

        then:
        said == [3L, 15L]
    }
}
