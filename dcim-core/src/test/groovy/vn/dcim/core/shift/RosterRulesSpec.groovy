package vn.dcim.core.shift

import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.YearMonth
import java.time.ZoneId
import spock.lang.Specification
import vn.dcim.core.CentreTime
import vn.dcim.core.definition.DefinitionFiles
import vn.dcim.core.definition.YamlNode
import vn.dcim.core.error.DcimException
import vn.dcim.core.shift.RosterReview.Rules
import vn.dcim.core.shift.RosterReview.Turn
import vn.dcim.core.shift.Swap.Action
import vn.dcim.core.shift.Swap.State

/** When shifts are, who takes them, and what is wrong with that. */
class RosterRulesSpec extends Specification {

    static final LocalDate DAY = LocalDate.parse('2026-11-21')
    static final Rules FREE = new Rules(['lan': LocalDate.MAX, 'huy': LocalDate.MAX], [], Duration.ofHours(12))

    static Instant at(String time) {
        LocalDate.parse(time[0..9]).atTime(time[11..12] as int, time[14..15] as int).atZone(CentreTime.ZONE).toInstant()
    }

    static Turn turn(String from, String to, List<String> people, long id = 1) {
        def shift = new Shift(id, 'x', 'Ca', DAY, at(from), at(to), 15)
        new Turn(shift, people.withIndex().collect { name, i -> new Duty(null, id, name, i == 0) })
    }

    static ShiftPattern pattern(String id) {
        DefinitionFiles.carried('shift-patterns', ShiftPatterns.classLoader).collect { ShiftPatterns.read(it) }.find { it.id() == id }
    }

    def "a shift is there from its begin up to but without its end: #at"() {
        expect:
        turn('2026-11-21 06:00', '2026-11-21 14:00', []).shift().covers(RosterRulesSpec.at(at)) == there

        where:
        at                 || there
        '2026-11-21 05:59' || false
        '2026-11-21 06:00' || true
        '2026-11-21 13:59' || true
        '2026-11-21 14:00' || false
    }

    def "a month of pattern #id has no gap, no overlap, and goes on where the one before ended"() {
        given:
        def shifts = ['2026-11', '2026-12', '2027-01'].collectMany { pattern(id).plan(YearMonth.parse(it), CentreTime.ZONE) }*.shift()

        expect:
        [shifts, shifts.drop(1)].transpose().every { a, b -> a.endsAt() == b.beginsAt() }
        shifts.size() == (30 + 31 + 31) * perDay
        shifts.first().beginsAt() == at("2026-11-01 $first")

        where:
        id             | perDay | first
        'three-eights' | 3      | '06:00'
        'two-twelves'  | 2      | '07:00'
    }

    def "each shift of pattern #id has one crew, all crews have the same, and nobody rests too little"() {
        given:
        def planned = pattern(id).plan(YearMonth.parse('2026-11'), CentreTime.ZONE)
        def turns = planned.withIndex().collect { one, i -> new Turn(one.shift(), [new Duty(null, i, "crew-${one.crew()}", true)]) }
        def rules = new Rules((1..4).collectEntries { ["crew-$it" as String, LocalDate.MAX] }, [], Duration.ofHours(12))

        expect:
        planned.every { it.crew() in 1..4 }
        planned.countBy { it.crew() }.values().with { it.max() - it.min() <= 2 }
        RosterReview.of(turns, planned.first().shift().beginsAt(), planned.last().shift().endsAt(), rules) == []

        where:
        id << ['three-eights', 'two-twelves']
    }

    def "rounds are due within their shift, also after midnight"() {
        expect:
        pattern('three-eights').plan(YearMonth.parse('2026-11'), CentreTime.ZONE).every { one ->
            one.rounds().size() == 2 && one.rounds().every { one.shift().covers(it) }
        }
    }

    def "where clocks are set #what, the night of that day is #hours h long and leaves no gap"() {
        given: "a zone that does it; the centre's own has not since 1976"
        def shifts = pattern('three-eights').plan(YearMonth.from(LocalDate.parse(day)), ZoneId.of('Europe/Berlin'))*.shift()
        def night = shifts.find { it.day() == LocalDate.parse(day) && it.part() == 'night' }

        expect:
        night.length() == Duration.ofHours(hours)
        [shifts, shifts.drop(1)].transpose().every { a, b -> a.endsAt() == b.beginsAt() }

        where:
        what    | day          || hours
        'back'  | '2026-10-24' || 9
        'ahead' | '2026-03-28' || 7
    }

    def "#what is told as #found"() {
        when:
        def findings = RosterReview.of(turns, at('2026-11-21 06:00'), at('2026-11-22 06:00'), FREE)

        then:
        findings.collect { "${it.kind().code()} ${it.account()}".strip() } == found

        where:
        what                        | turns                                                                                    || found
        'nothing planned'           | []                                                                                       || ['gap']
        'all taken'                 | [turn('2026-11-21 06:00', '2026-11-22 06:00', ['lan'])]                                  || []
        'a gap of half an hour'     | [turn('2026-11-21 06:00', '2026-11-21 14:00', ['lan'], 1),
                                       turn('2026-11-21 14:30', '2026-11-22 06:00', ['huy'], 2)]                               || ['gap']
        'a shift nobody took'       | [turn('2026-11-21 06:00', '2026-11-21 14:00', ['lan'], 1),
                                       turn('2026-11-21 14:00', '2026-11-22 06:00', [], 2)]                                    || ['nobody']
        'one ends as one begins'    | [turn('2026-11-21 06:00', '2026-11-21 14:00', ['lan'], 1),
                                       turn('2026-11-21 14:00', '2026-11-22 06:00', ['lan'], 2)]                               || ['little-rest lan']
        'two at once, by a minute'  | [turn('2026-11-21 06:00', '2026-11-21 14:01', ['lan'], 1),
                                       turn('2026-11-21 14:00', '2026-11-22 06:00', ['lan'], 2)]                               || ['double-duty lan']
        'rest of 12 h'              | [turn('2026-11-20 22:00', '2026-11-21 06:00', ['lan'], 1),
                                       turn('2026-11-21 06:00', '2026-11-21 18:00', ['huy'], 2),
                                       turn('2026-11-21 18:00', '2026-11-22 06:00', ['lan'], 3)]                               || []
        'rest of 12 h but a minute' | [turn('2026-11-20 22:00', '2026-11-21 06:01', ['lan'], 1),
                                       turn('2026-11-21 06:00', '2026-11-21 18:00', ['huy'], 2),
                                       turn('2026-11-21 18:00', '2026-11-22 06:00', ['lan'], 3)]                               || ['little-rest lan']
    }

    def "who left on #lastDay is told of a night that ends on the 22nd at six: #found"() {
        given:
        def rules = new Rules(lastDay ? ['lan': LocalDate.parse(lastDay)] : [:], [], Duration.ofHours(12))
        def night = turn('2026-11-21 22:00', '2026-11-22 06:00', ['lan'])

        expect:
        (RosterReview.of([night], night.shift().beginsAt(), night.shift().endsAt(), rules)*.kind()*.code() == ['left']) == found

        where:
        lastDay      || found
        null         || true
        '2026-11-21' || true
        '2026-11-22' || false
    }

    def "leave from #from to #to meets the night from the 21st to the 22nd: #found"() {
        given:
        def leave = new Absence(1, 'lan', LocalDate.parse(from), LocalDate.parse(to), 'phép', at('2026-11-01 08:00'), 'x')
        def night = turn('2026-11-21 22:00', '2026-11-22 06:00', ['lan'])
        def rules = new Rules(['lan': LocalDate.MAX], [leave], Duration.ofHours(12))

        expect:
        (RosterReview.of([night], night.shift().beginsAt(), night.shift().endsAt(), rules)*.kind()*.code() == ['absent']) == found

        where:
        from         | to           || found
        '2026-11-19' | '2026-11-20' || false
        '2026-11-20' | '2026-11-21' || true
        '2026-11-22' | '2026-11-22' || true
        '2026-11-23' | '2026-11-24' || false
    }

    def "a round due at 08:00 is #state at #now, made at #done"() {
        expect:
        new ShiftRound(1, 1, at('2026-11-21 08:00'), done ? at("2026-11-21 $done") : null, '').state(at("2026-11-21 $now")).code() == state

        where:
        now     | done    || state
        '06:59' | null    || 'ahead'
        '07:00' | null    || 'due'
        '08:59' | null    || 'due'
        '09:00' | null    || 'missed'
        '12:00' | '08:59' || 'done'
        '12:00' | '09:00' || 'late'
    }

    def "a swap that is #state may be #may"() {
        expect:
        Action.values().findAll { Swap.next(state, it).isPresent() } == may

        where:
        state           || may
        State.ASKED     || [Action.ACCEPT, Action.REFUSE, Action.WITHDRAW]
        State.ACCEPTED  || [Action.APPROVE, Action.REJECT, Action.WITHDRAW]
        State.APPROVED  || []
        State.REFUSED   || []
        State.REJECTED  || []
        State.WITHDRAWN || []
    }

    def "a pattern that cannot be is refused with its line: #why"() {
        when:
        ShiftPatterns.read(YamlNode.read('a.yaml', new StringReader("""id: a
title: {vi: a, en: a}
handover: 15
crews: $crews
parts:
  day: {title: Ca, from: "$from", to: "18:00"}
cycle: [day, $second]""")))

        then:
        def refused = thrown(DcimException)
        refused.arguments()[1..2].join(' ').contains(why)

        where:
        crews | from    | second || why
        2     | '25:00' | 'off'  || '6 expected a time such as 06:00'
        2     | '06:00' | 'late' || '7 expected one of [day] or off'
        3     | '06:00' | 'off'  || '4 a cycle of 2 days cannot be shared by 3'
    }
}
