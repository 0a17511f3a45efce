package vn.dcim.core.shift.log

import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.alarm.AlarmPriority
import vn.dcim.core.shift.log.AlarmSummary.Piece

/** However often an alarm comes, it is one line. */
class AlarmSummarySpec extends Specification {

    static Instant at(String time) {
        time ? Instant.parse("2026-11-21T${time}:00Z") : null
    }

    static Piece piece(Map with) {
        new Piece(with.id ?: 1, 1, with.point ?: 1, with.rule ?: 'high', with.priority ?: AlarmPriority.LOW, at(with.raised ?: '08:00'),
                at(with.last ?: with.raised ?: '08:00'), at(with.returned), at(with.closed), with.count ?: 1, with.consequences ?: 0)
    }

    def "an alarm that comes and goes three hundred times is one line with its begin, its end and its count"() {
        given:
        def pieces = (0..<300).collect { i ->
            def time = String.format('%02d:%02d', 8 + i.intdiv(60), i % 60)
            piece(id: i + 1, raised: time, returned: time, closed: time, consequences: 1)
        }

        when:
        def lines = AlarmSummary.of(pieces.reverse())

        then:
        lines.size() == 1
        with(lines.first()) {
            beginsAt() == at('08:00')
            endsAt() == at('12:59')
            count() == 300
            consequences() == 300
            alarmId() == 300
        }
    }

    def "conditions of another point or rule are lines of their own; the worst priority counts"() {
        expect:
        AlarmSummary.of([piece(id: 1), piece(id: 2, point: 2), piece(id: 3, rule: 'low'),
                         piece(id: 4, raised: '09:00', priority: AlarmPriority.HIGH)])
                .collect { [it.pointId(), it.rule(), it.priority().name()] } == [[1, 'high', 'HIGH'], [2, 'high', 'LOW'], [1, 'low', 'LOW']]
    }

    def "last raised at #last, returned at #returned, closed at #closed: it ended at #ended"() {
        expect:
        AlarmSummary.of([piece(last: last, returned: returned, closed: closed)]).first().endsAt() == at(ended)

        where:
        last    | returned | closed  || ended
        '08:00' | null     | null    || null
        '08:00' | '08:30'  | null    || '08:30'
        '08:30' | '08:30'  | null    || '08:30'
        '08:31' | '08:30'  | null    || null
        '08:31' | '08:30'  | '09:00' || '09:00' // its rule went away
    }
}
