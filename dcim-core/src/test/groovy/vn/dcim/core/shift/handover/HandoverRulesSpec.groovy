package vn.dcim.core.shift.handover

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.shift.Shift

/** What a handover covers, and how it stands. */
class HandoverRulesSpec extends Specification {

    /** From 06:00 to 14:00 UTC, handed over within a quarter of an hour before and after its end. */
    static final Shift SHIFT = new Shift(1, 'morning', 'Ca sáng', LocalDate.parse('2026-11-21'), at('06:00'), at('14:00'), 15)

    static Instant at(String time) {
        time ? Instant.parse("2026-11-21T${time}:00Z") : null
    }

    def "written at #now after a handover up to #before, it covers [#from, #to)"() {
        expect:
        HandoverPeriod.of(SHIFT, at(before), at(now)) == new HandoverPeriod(SHIFT, at(from), at(to))

        where:
        now     | before  || from    | to
        '13:50' | '06:00' || '06:00' | '13:50'
        '14:00' | '06:00' || '06:00' | '14:00'
        '14:40' | '06:00' || '06:00' | '14:00'
        '13:50' | '05:48' || '05:48' | '13:50' // the one before signed early
        '13:50' | null    || '06:00' | '13:50' // the one before is not signed
        '05:30' | '05:48' || '05:48' | '05:48' // the clock was set back
        '05:30' | null    || '06:00' | '06:00'
    }

    def "given at #given and taken at #taken, at #now it is #state"() {
        given:
        def handover = given || taken
                ? new Handover(1, at('06:00'), at('14:00'), new byte[0], '', at(given), '', at(taken), '', '', '') : null

        expect:
        Handover.state(SHIFT, handover, at(now)).code() == state

        where:
        given   | taken   | now     || state
        null    | null    | '13:44' || 'ahead'
        null    | null    | '13:45' || 'open'
        null    | null    | '14:14' || 'open'
        null    | null    | '14:15' || 'unsigned'
        '13:50' | null    | '14:14' || 'half'
        '13:50' | null    | '14:15' || 'one-sided'
        null    | '14:05' | '14:15' || 'one-sided'
        '13:50' | '14:14' | '15:00' || 'signed'
        '13:50' | '14:15' | '15:00' || 'late'
        '14:15' | '14:05' | '15:00' || 'late'
    }
}
