package vn.dcim.core.incident

import java.time.Duration
import java.time.Instant
import spock.lang.Specification

import static vn.dcim.core.incident.IncidentAttempt.Result.*

class NoticeClockSpec extends Specification {

    static final Instant DETECTED = Instant.parse('2026-11-21T08:00:00Z')
    static final Incident INCIDENT = new Incident(1L, 'Mất điện', DETECTED, DETECTED, 'lan', null, null, null, false)
    static final List<NoticeRuleRow> RULES = [
            new NoticeRuleRow(1, 'bac-kan', 'any', 'agency-leadership', 60, 'BK11-13.1'),
            new NoticeRuleRow(2, 'bac-kan', 'operational-serious', 'managing-agency', 15, 'BK11-13.2.b'),
            new NoticeRuleRow(3, 'bac-kan', 'important-device', 'managing-agency', 30, 'BK11-7.4')]

    static IncidentAttempt told(Duration after, IncidentAttempt.Result result) {
        def at = DETECTED + after
        new IncidentAttempt(null, 1, 'managing-agency', at, at, 'lan', 'Sở KH&CN', 'telephone', result, '', '')
    }

    static NoticeClock agency(List<IncidentAttempt> attempts) {
        NoticeClock.of(INCIDENT, ['any', 'operational-serious', 'important-device'] as Set, RULES, attempts).find { it.body() == 'managing-agency' }
    }

    def "BK11-13.2.b: #seconds seconds after the detection, a notice due in 15 minutes is late: #late"() {
        expect:
        agency([]).isLate(DETECTED.plusSeconds(seconds)) == late
        agency([told(Duration.ofSeconds(seconds), SENT)]).isLate(DETECTED.plusSeconds(9999)) == late

        where:
        seconds || late
        899     || false
        900     || false
        901     || true
    }

    def "the strictest rule of a body holds, and rules of other levels do not"() {
        expect:
        agency([]).obligation() == 'BK11-13.2.b'
        NoticeClock.of(INCIDENT, ['any'] as Set, RULES, [])*.body() == ['agency-leadership']
    }

    def "an attempt that failed does not count; only a confirmation confirms"() {
        expect:
        agency(attempts).toldAt() == at
        agency(attempts).confirmed() == confirmed

        where:
        attempts                                                        || at                       | confirmed
        [told(Duration.ofSeconds(60), FAILED)]                          || null                     | false
        [told(Duration.ofSeconds(60), SENT)]                            || DETECTED.plusSeconds(60) | false
        [told(Duration.ofSeconds(60), SENT), told(Duration.ofSeconds(90), CONFIRMED)] || DETECTED.plusSeconds(60) | true
    }
}
