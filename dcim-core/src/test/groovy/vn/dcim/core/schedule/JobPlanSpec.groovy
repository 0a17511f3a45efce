package vn.dcim.core.schedule

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.util.function.LongSupplier
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock

import static vn.dcim.core.schedule.JobTrigger.cron
import static vn.dcim.core.schedule.JobTrigger.every

class JobPlanSpec extends Specification {

    def "#expression fires after #at at #next, in the time of the centre"() {
        expect:
        cron(expression).nextAfter(Instant.parse(at)).map(it -> it.toString()).orElse('') == next

        where:
        expression           | at                     || next
        '0 30 1 * * ?'       | '2026-11-22T18:29:59Z' || '2026-11-22T18:30:00Z'   // 01:30 in Hanoi
        '0 30 1 * * ?'       | '2026-11-22T18:30:00Z' || '2026-11-23T18:30:00Z'
        '0 0 0 1 1 ? *'      | '2026-12-31T16:59:59Z' || '2026-12-31T17:00:00Z'   // New Year there
        '0 0 8 L * ?'        | '2028-02-01T00:00:00Z' || '2028-02-29T01:00:00Z'
        '0 0 0 30 2 ?'       | '2026-01-01T00:00:00Z' || ''
        '0 0 0 1 1 ? 2020'   | '2026-01-01T00:00:00Z' || ''
    }

    def "a plan that #why is refused with its name, its value and an example"() {
        when:
        cron('dcim.schedule.backup.cron', expression, Instant.parse('2026-11-21T00:00:00Z'))

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.INVALID_VALUE
        refused.arguments()[0] == 'dcim.schedule.backup.cron'
        refused.arguments()[1] == expression
        refused.arguments()[2].startsWith('0 30 1 * * ?')

        where:
        why               | expression
        'never fires'     | '0 0 0 30 2 ?'
        'lies behind us'  | '0 0 0 1 1 ? 2020'
        'has five fields' | '0 30 1 * *'
        'is no cron'      | 'daily'
        'is nothing'      | ''
    }

    def "#firings firings lie in #from to #until by #trigger"() {
        expect:
        Firings.count(trigger, Instant.parse(from), Instant.parse(until)) == firings

        where:
        trigger                                                | from                   | until                  || firings
        every(Duration.ofMinutes(1), Duration.ZERO)            | '2026-11-21T00:00:00Z' | '2026-11-21T00:00:59Z' || 1
        every(Duration.ofMinutes(1), Duration.ZERO)            | '2026-11-21T00:00:00Z' | '2026-11-21T00:01:00Z' || 2
        every(Duration.ofMinutes(1), Duration.ZERO)            | '2026-11-21T00:00:00Z' | '2026-11-22T00:00:00Z' || 1000
        cron('0 30 1 * * ?')                                   | '2026-11-20T18:30:00Z' | '2026-11-23T18:29:59Z' || 3
    }

    def "what was missed #late s ago on a node up for #uptime s, after a leap of #leap s, is put down to #cause"() {
        given:
        def now = Instant.parse('2026-11-21T00:00:00Z')

        expect:
        MissCause.of(now.minusSeconds(late), now, Duration.ofSeconds(uptime), Duration.ofSeconds(leap)) == cause

        where:
        late | uptime | leap || cause
        100  | 99     | 0    || MissCause.DOWN
        100  | 100    | 0    || MissCause.BUSY
        3600 | 90000  | 0    || MissCause.BUSY
        3600 | 90000  | 3600 || MissCause.CLOCK
        3781 | 90000  | 3600 || MissCause.BUSY     // longer ago than the leap and three minutes
        3780 | 90000  | 3600 || MissCause.CLOCK
        3600 | 10     | 3600 || MissCause.CLOCK
    }

    def "a clock that is set by #step s while #passed s pass has been set by #seen s"() {
        given:
        def clock = SteppedClock.at('2026-11-21T00:00:00Z')
        long nanos = 7
        def steps = new ClockSteps(clock, { nanos } as LongSupplier)

        when:
        clock.advance(Duration.ofSeconds(passed + step))
        nanos += Duration.ofSeconds(passed).toNanos()

        then:
        steps.look() == Duration.ofSeconds(seen)
        steps.look() == Duration.ZERO
        steps.leap() == Duration.ofSeconds(Math.max(0, seen))
        steps.uptime() == Duration.ofSeconds(passed)

        when: "five minutes later the leap explains nothing any more"
        nanos += Duration.ofSeconds(301).toNanos()
        clock.advance(Duration.ofSeconds(301))

        then:
        steps.leap() == Duration.ZERO

        where:
        step  | passed || seen
        0     | 20     || 0
        19    | 20     || 0
        20    | 20     || 20
        -19   | 20     || 0
        -20   | 20     || -20
        3600  | 1      || 3600
        -3600 | 1      || -3600
    }

    def "a trigger that waits #wait s, of an interval of 60 s, #told"() {
        given:
        def now = Instant.parse('2026-11-21T00:00:00Z')
        def trigger = new StoredTrigger('one', now.plusSeconds(wait).toEpochMilli(), previous, 'WAITING', '')

        expect:
        trigger.isBeyond(new JobTrigger.Every(Duration.ofSeconds(60), Duration.ofSeconds(600)), now) == beyond

        where:
        wait | previous || beyond
        90   | 5L       || false
        91   | 5L       || true
        630  | -1L      || false
        631  | -1L      || true
        told = beyond ? 'waits for a time that came already' : 'waits as it should'
    }

    def "#code is no code of a job"() {
        when:
        JobPlan.of(code, every(Duration.ofMinutes(1), Duration.ZERO))

        then:
        thrown(IllegalArgumentException)

        where:
        code << ['', 'x', 'Backup', 'backup own', '1st', 'b' * 61]
    }
}
