package vn.dcim.demo

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import spock.lang.Specification

class SteppableClockSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-21T12:00:00Z')

    def clock = new SteppableClock(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofHours(1))

    def "it is ahead of the world by all its steps, seen from any zone"() {
        given:
        def local = clock.withZone(ZoneId.of('Asia/Ho_Chi_Minh'))

        when:
        clock.advance(Duration.ofDays(30))

        then: "12:00 + 1 h + 30 d"
        clock.instant() == Instant.parse('2026-12-21T13:00:00Z')
        local.instant() == clock.instant()
    }

    def "it does not go back"() {
        when:
        clock.advance(Duration.ofSeconds(-1))

        then:
        thrown(IllegalArgumentException)
    }
}
