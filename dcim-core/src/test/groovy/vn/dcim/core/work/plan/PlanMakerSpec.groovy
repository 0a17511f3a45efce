package vn.dcim.core.work.plan

import java.time.DayOfWeek
import java.time.LocalDate
import java.time.Period
import spock.lang.Specification
import vn.dcim.core.asset.AssetKind
import vn.dcim.core.work.manual.Manual
import vn.dcim.core.work.manual.Upkept

/** When what is to be done: never later than its period, on working days, in the campaign where it belongs to that. */
class PlanMakerSpec extends Specification {

    static LocalDate day(String text) { LocalDate.parse(text) }

    static boolean worked(LocalDate day) {
        !(day.dayOfWeek in [DayOfWeek.SATURDAY, DayOfWeek.SUNDAY])
    }

    static Upkept asset(long id, Long place = 7) {
        new Upkept(id, "UPS-$id", AssetKind.UPS, '', place, null)
    }

    static Manual manual(Map more = [:]) {
        new Manual(more.code ?: 'm', new Manual.Line('M', ''), [AssetKind.UPS] as Set, [], 'nguồn',
                Period.parse(more.every ?: 'P6M'), more.overall ?: false, [], 60, 14, more.isolates ?: false, false, [], [], [], null, [])
    }

    static PlanMaker maker(Map more = [:]) {
        new PlanMaker(day(more.first ?: '2027-01-01'), day('2027-12-31'), day(more.from ?: '2027-03-01'), day(more.to ?: '2027-03-31'),
                PlanMakerSpec::worked, more.most ?: 12)
    }

    def "every #every, last done on #before: on #days"() {
        given:
        def done = before == null ? [:] : [1L: [m: day(before)]]

        expect:
        maker().make([asset(1)], [manual(every: every)], done)*.dueOn()*.toString() == days

        where:
        every  | before       || days
        'P6M'  | null         || ['2027-07-01'] // the next one is of 2028
        'P6M'  | '2026-09-15' || ['2027-03-15', '2027-09-15']
        'P6M'  | '2026-08-27' || ['2027-02-26', '2027-08-26'] // the 27th is a Saturday: the Friday before
        'P12M' | null         || []
        'P12M' | '2026-12-31' || ['2027-12-31']
        'P12M' | '2027-01-01' || []
        'P12M' | '2020-01-01' || ['2027-01-01'] // long late: at once
        'P60M' | '2024-05-03' || []
    }

    def "what belongs to the whole centre falls into the campaign, and comes between by its period"() {
        when:
        def drafts = maker().make([asset(1)], [manual(every: 'P6M', overall: true)], [:])

        then:
        drafts*.overall() == [true, false]
        drafts[0].dueOn() == day('2027-03-01')
        drafts[1].dueOn() == day('2027-09-30')
    }

    def "#count of which one is switched off at a time lie on #days days of a campaign of five working days: #isolates"() {
        when:
        def drafts = maker(from: '2027-03-01', to: '2027-03-07').make((1..count).collect { asset(it) },
                [manual(every: 'P12M', overall: true, isolates: isolates)], [:])

        then:
        drafts.size() == lines
        drafts*.dueOn().toSet().size() == days
        drafts*.dueOn().every { worked(it) && it >= day('2027-03-01') && it <= day('2027-03-05') }
        drafts*.assets().flatten().toSet().size() == count

        where:
        count | isolates || lines | days
        2     | true     || 2     | 2
        2     | false    || 1     | 1
        12    | false    || 1     | 1
        13    | false    || 2     | 2
        7     | true     || 7     | 5
    }

    def "assets of two places are two lines"() {
        expect:
        maker().make([asset(1, 7), asset(2, 8), asset(3, null)], [manual(every: 'P12M', overall: true)], [:])*.placeId().toSet() == [7L, 8L, null] as Set
    }
}
