package vn.dcim.core.link

import spock.lang.Specification
import vn.dcim.core.error.DcimException

import java.time.Duration

import static vn.dcim.core.link.LineSamples.RULES
import static vn.dcim.core.link.LineSamples.START
import static vn.dcim.core.link.LineSamples.round
import static vn.dcim.core.link.LineSamples.rounds
import static vn.dcim.core.link.LineState.DEGRADED
import static vn.dcim.core.link.LineState.DOWN
import static vn.dcim.core.link.LineState.FLAPPING
import static vn.dcim.core.link.LineState.NO_INTERNET
import static vn.dcim.core.link.LineState.UNKNOWN
import static vn.dcim.core.link.LineState.UP

class LineJudgeSpec extends Specification {

    def "gateway #gateway/5, beyond #beyond/#sent, median #median ms: #verdict"() {
        expect: "limits of 10 % and 150 ms"
        LineJudge.verdict(5, gateway, sent, beyond, median, RULES) == verdict

        where:
        gateway | beyond | sent | median || verdict
        5       | 10     | 10   | 150    || UP
        5       | 10     | 10   | 150.01 || DEGRADED
        5       | 9      | 10   | 20     || UP          // 10 % is what it may lose
        5       | 8      | 10   | 20     || DEGRADED
        5       | 89     | 100  | 20     || DEGRADED    // 11 %
        0       | 10     | 10   | 20     || UP          // a gateway may be told not to answer echoes
        5       | 0      | 10   | 0      || NO_INTERNET
        1       | 0      | 10   | 0      || NO_INTERNET
        0       | 1      | 10   | 20     || DEGRADED
        0       | 0      | 10   | 0      || DOWN
        5       | 0      | 0    | 20     || UP          // nothing beyond is asked
        0       | 0      | 0    | 0      || DOWN
    }

    def "what cannot ask knows nothing"() {
        expect:
        LineJudge.verdict(0, 0, 0, 0, 0, RULES) == UNKNOWN
    }

    def "the rounds #letters: #state since round #since"() {
        when:
        def standing = LineJudge.judge(rounds(letters), false, RULES)

        then:
        standing.state() == state
        standing.since() == (since == null ? null : START + RULES.interval().multipliedBy(since))

        where:
        letters    || state       | since
        ''         || UNKNOWN     | null
        'U'        || UP          | 0
        'D'        || DOWN        | 0
        'UUD'      || DOWN        | 2      // worse counts at once
        'UUDU'     || DOWN        | 2      // better does not
        'UUDUU'    || UP          | 3      // it was from the first of both on
        'UUDUDUU'  || UP          | 5
        'UN'       || NO_INTERNET | 1
        'UP'       || DEGRADED    | 1
        'DNN'      || NO_INTERNET | 1
        'DPU'      || DEGRADED    | 1      // no better than the worst of both
        'DUP'      || DEGRADED    | 1
        'U?'       || UNKNOWN     | 1
        'U?D'      || DOWN        | 2
        'UDUUDUU'  || UP          | 5      // 4 changes
        'UDUUDUUD' || DOWN        | 7      // 5 changes
    }

    def "from six changes on a line flaps, and stops to when fewer than four are left"() {
        expect:
        LineJudge.judge(rounds('UDUUDUUDUU'), false, RULES).state() == FLAPPING
        LineJudge.judge(rounds('UDUUDUUDUU'), false, RULES).since() == START + RULES.interval()
        LineJudge.judge(rounds('UDUUDUU'), true, RULES).state() == FLAPPING
        LineJudge.judge(rounds('UDUUDU'), true, RULES).state() == DOWN
    }

    def "flapping is told once, and the rows go on telling when the line was alive"() {
        given:
        def letters = 'UDUUDUUDUUDUUDUU'

        when:
        def track = LineTrack.NEW
        def told = []
        def rows = []
        rounds(letters).each {
            def step = track.take(it, it.at().plusSeconds(1), RULES)
            told += step.isNews(track) ? [step.after().state()] : []
            rows += step.rows()
            track = step.after()
        }

        then:
        told == [UP, DOWN, UP, DOWN, UP, DOWN, FLAPPING]
        rows.takeRight(4)*.state() == [FLAPPING] * 4
        rows.takeRight(4)*.alive() == [false, true, false, true]
    }

    def "an outage of one round is a row, though better is believed later"() {
        when:
        def track = LineTrack.NEW
        def rows = []
        rounds('UDUU').each {
            def step = track.take(it, it.at(), RULES)
            rows += step.rows()
            track = step.after()
        }

        then:
        rows.collect { [it.state(), it.alive()] } == [[UP, true], [DOWN, false], [DOWN, true], [UP, true]]
    }

    def "after three intervals of silence nobody knows, after less nothing is said"() {
        given:
        def track = LineTrack.NEW.take(round(UP, 0), START, RULES).after()

        expect:
        track.take(round(UP, 3), START, RULES).rows() == []
        with(track.take(round(UP, 4), START + Duration.ofMinutes(2), RULES).rows()) {
            it*.state() == [UNKNOWN, UP]
            it*.alive() == [null, true]
            it*.at() == [START + RULES.interval(), START + RULES.interval().multipliedBy(4)]
        }
    }

    def "a target that is dead while others answer is not a loss of the line"() {
        given:
        def outside = LineProbe.read('outside icmp 203.0.113.1\noutside icmp 203.0.113.2')

        when:
        def round = LineJudge.round(1, START, [new ProbeAnswers(outside[0], 5, [1000, 3000, 2000, 2000, 2500], ''),
                                               new ProbeAnswers(outside[1], 5, [], '')], RULES)

        then: "differences 2000, 1000, 0, 500"
        round.verdict() == UP
        round.lossPercent() == 0
        round.medianUs() == 2000
        round.p95Us() == 3000
        round.jitterUs() == 875
    }

    def "a probe is read from '#typed' as '#read'"() {
        expect:
        LineProbe.write(LineProbe.read(typed)) == read

        where:
        typed                                 || read
        'outside icmp 1.1.1.1'                || 'outside icmp 1.1.1.1'
        ' gateway  tcp 10.0.0.1:22 '          || 'gateway tcp 10.0.0.1:22'
        'dns dns 203.162.4.190'               || 'dns dns 203.162.4.190'
        'dns dns 203.162.4.190:5353/gov.vn'   || 'dns dns 203.162.4.190:5353/gov.vn'
        'outside http http://1.1.1.1/'        || 'outside http http://1.1.1.1/'
        'outside http http://1.1.1.1:8080/up' || 'outside http http://1.1.1.1:8080/up'
        'outside tcp [2001:db8::1]:443'       || 'outside tcp [2001:db8:0:0:0:0:0:1]:443'
        ''                                    || ''
    }

    def "'#typed' is no probe"() {
        when:
        LineProbe.read(typed)

        then:
        def refused = thrown(DcimException)
        refused.arguments()[0..1] == ['probes', typed]

        where:
        typed << ['outside icmp google.com', 'outside icmp 1.1.1.1:80', 'outside tcp 1.1.1.1', 'outside tcp 1.1.1.1:0', 'outside tcp 1.1.1.1:65536',
                  'outside smtp 1.1.1.1', 'middle icmp 1.1.1.1', 'outside icmp', 'outside tcp http://1.1.1.1:80', 'outside icmp 1.1.1.1/x',
                  'outside icmp -f']
    }
}
