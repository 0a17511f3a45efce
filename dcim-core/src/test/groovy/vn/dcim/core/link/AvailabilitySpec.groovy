package vn.dcim.core.link

import spock.lang.Specification

import java.time.Duration
import java.time.Instant

import static vn.dcim.core.link.LineSamples.START

class AvailabilitySpec extends Specification {

    static Instant at(int minute) {
        START + Duration.ofMinutes(minute)
    }

    static Availability.Interval time(int from, int to) {
        new Availability.Interval(at(from), at(to))
    }

    static Availability.Span span(int from, int to, Boolean alive) {
        new Availability.Span(time(from, to), alive)
    }

    def "of 100 minutes #spans without #excluded: measured #measured, down #down, excluded #left, unknown #unknown, #outages outages"() {
        when:
        def counted = Availability.of(time(0, 100), spans.collect { span(it[0], it[1], it[2]) }, excluded.collect { time(it[0], it[1]) })

        then: "every minute is counted once"
        counted == new Availability(measured * 60_000L, down * 60_000L, left * 60_000L, unknown * 60_000L, outages)

        where:
        spans                                                  | excluded             || measured | down | left | unknown | outages
        []                                                     | []                   || 0        | 0    | 0    | 100     | 0
        [[-50, 200, true]]                                     | []                   || 100      | 0    | 0    | 0       | 0
        [[0, 40, true], [40, 50, false], [50, 100, true]]      | []                   || 100      | 10   | 0    | 0       | 1
        [[0, 40, true], [40, 50, false], [50, 100, true]]      | [[40, 50]]           || 90       | 0    | 10   | 0       | 0
        [[0, 40, true], [40, 50, false], [50, 100, true]]      | [[40, 49]]           || 91       | 1    | 9    | 0       | 1
        [[0, 40, true], [40, 50, false], [50, 100, true]]      | [[30, 45], [35, 48]] || 82       | 2    | 18   | 0       | 1
        [[0, 40, true], [40, 50, false], [50, 100, true]]      | [[-10, 10], [90, 110]] || 80     | 10   | 20   | 0       | 1
        [[0, 40, true], [40, 60, null], [60, 100, false]]      | []                   || 80       | 40   | 0    | 20      | 1
        [[0, 40, true], [40, 60, null], [60, 100, false]]      | [[50, 70]]           || 70       | 30   | 20   | 10      | 1
        [[-20, 10, false], [10, 100, true]]                    | []                   || 100      | 10   | 0    | 0       | 1
        [[90, 100, false]]                                     | []                   || 10       | 10   | 0    | 90      | 1
        [[100, 120, false]]                                    | []                   || 0        | 0    | 0    | 100     | 0
        [[0, 20, true], [20, 30, false], [30, 35, false], [35, 100, true]] | []       || 100      | 15   | 0    | 0       | 1
    }

    def "#down ms down of #measured ms against #promised %: #percent %, kept #kept"() {
        given:
        def counted = new Availability(measured, down, 0, 0, 1)

        expect: "never rounded up to what was promised"
        counted.percent()?.toPlainString() == percent
        counted.keeps(promised) == kept

        where: "a tenth of a percent of 30 days is 2 592 000 ms"
        measured      | down      | promised || percent    | kept
        2_592_000_000 | 2_592_000 | 99.9     || '99.9000'  | true
        2_592_000_000 | 2_592_001 | 99.9     || '99.8999'  | false
        2_592_000_000 | 2_591_999 | 99.9     || '99.9000'  | true
        2_592_000_000 | 0         | 100.0    || '100.0000' | true
        2_592_000_000 | 1         | 100.0    || '99.9999'  | false
        1000          | 500       | null     || '50.0000'  | null
        0             | 0         | 99.9     || null       | null
    }

    def "rows become times that end where the next begins, the last where knowledge does"() {
        given:
        def rows = [[0, true], [10, false], [10, true], [30, null]].collect {
            new LineTransition(null, 1, at(it[0]), LineState.UP, it[1], at(it[0]))
        }

        expect:
        LineReport.spans(rows, at(40)) == [span(0, 10, true), span(10, 30, true), span(30, 40, null)]
        LineReport.spans(rows, at(30)) == [span(0, 10, true), span(10, 30, true)]
    }

    def "looks #looks: away for #seconds s, #result"() {
        given: "one look a second; a dot is no answer"
        def common = looks.toList().withIndex().collect { answer, i -> new FailoverRound(null, 1, START.plusSeconds(i), answer == 'x') }
        def own = fell ? [LineSamples.round(LineState.DOWN, 0)] : [LineSamples.round(LineState.UP, 0)]

        when:
        def seen = SwitchOver.of(common, own, START.plusSeconds(looks.length()))

        then:
        seen.longest()?.toSeconds() == seconds
        seen.result(Duration.ofSeconds(3)) == result

        where:
        looks      | fell  || seconds | result
        'xxxxx'    | true  || 0       | FailoverTest.Result.PASSED
        'xx..xx'   | true  || 3       | FailoverTest.Result.PASSED
        'xx...xx'  | true  || 4       | FailoverTest.Result.FAILED
        'x.x...x.' | true  || 4       | FailoverTest.Result.FAILED
        'xx....'   | true  || 5       | FailoverTest.Result.FAILED
        '..xx'     | true  || 2       | FailoverTest.Result.PASSED
        'xx..xx'   | false || 3       | FailoverTest.Result.VOID
        ''         | true  || null    | FailoverTest.Result.VOID
    }

    def "providers charge by the 95th percentile of five minutes, the greater of both ways"() {
        given: "20 steps in of 1 to 20 Mbit/s; the nearest rank of 95 % is the 19th"
        def steps = (1..20).collect { new LineUse(null, 1, START, it * 1_000_000L, 0) } + [new LineUse(null, 2, START, 0, 70_000_000L)]

        expect: "210 of 280"
        LineUses.uses(steps)[1L].p95Bps() == 19_000_000
        LineUses.uses(steps)[1L].sharePercent() == 75.00
        LineUses.uses(steps)[2L].p95Bps() == 70_000_000
    }
}
