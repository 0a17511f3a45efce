package vn.dcim.core.work.manual

import io.micronaut.context.ApplicationContext
import java.time.LocalDate
import java.time.Period
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.AssetKind
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Manuals: those that the program brings, what a centre writes, and the paper that puts them into force. */
class ManualsSpec extends Specification {

    static final String BODY = '''\
code: lamp-yearly
vi: "Kiểm tra đèn"
en: "Lamps"
kinds: [other]
source: "Kinh nghiệm vận hành"
every: P12M
items:
  - {kind: number, vi: "Độ rọi", en: "Light", unit: lx, low: 300, high: 700}
'''

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared Manuals manuals = context.getBean(Manuals)
    @Shared ManualDesk desk = context.getBean(ManualDesk)

    def "the program brings a manual of at most a year, with a source, for every kind of equipment"() {
        expect:
        AssetKind.values().every { kind ->
            manuals.used().any { kind in it.manual().kinds() && it.manual().isWithin(Period.ofMonths(12)) && it.manual().words().empty }
        }
        manuals.used().every { it.manual().source() && it.manual().items() && it.version().version() == 1 && !it.inForce }

        and: "each kind is part of the yearly maintenance of the whole centre"
        AssetKind.values().every { kind -> manuals.used().any { kind in it.manual().kinds() && it.manual().overall() } }
    }

    def "the text that a new manual is begun with is one"() {
        expect:
        manuals.read(manuals.template()).items()*.kind()*.code() == ['tick', 'number', 'choice']
    }

    def "#wrong is refused with its line"() {
        when:
        desk.add(BODY.replace(was, wrong), 'an')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.BROKEN_DEFINITION
        refused.arguments()[1] as int == line
        refused.arguments()[2].toString().contains(told)

        where:
        was                        | wrong                               || line | told
        'code: lamp-yearly'        | 'code: Lamp'                        || 1    | 'lower-case'
        'kinds: [other]'           | 'kinds: [lamp]'                     || 4    | 'unknown kind lamp'
        'every: P12M'              | 'every: yearly'                     || 6    | 'P12M'
        'every: P12M'              | 'every: P0D'                        || 6    | 'more than nothing'
        'every: P12M'              | 'every: P12M\nevry: P1M'            || 7    | 'unknown key evry'
        'source: "Kinh nghiệm vận hành"\n' | ''                          || 1    | 'source is missing'
        'kind: number'             | 'kind: figure'                      || 8    | 'unknown kind figure'
        'low: 300, high: 700'      | 'low: 700, high: 300'               || 8    | 'low is above high'
        'every: P12M'              | 'every: P12M\nmeters: [{point: lamp.hours, by: 5}]' || 7 | 'no governed name'
        'every: P12M'              | 'every: P12M\nmeters: [{point: generator.run-time, by: 5, unit: Cel}]' || 7 | 'no unit'
        'every: P12M'              | 'every: P12M\nmeters: [{point: generator.run-time, by: 5, above: 5}]' || 7 | 'either by or above'
    }

    def "a change is a version that has to be approved again; what it was stays"() {
        given:
        desk.add(BODY, 'an')
        desk.approve(['lamp-yearly'], '12/QĐ-TTTH', LocalDate.parse('2026-03-01'), 'Giám đốc', 'an')

        expect:
        manuals.get('lamp-yearly').inForce

        when:
        desk.change('lamp-yearly', 1, BODY.replace('P12M', 'P6M'), 'nhà sản xuất khuyến nghị', 'an')

        then:
        !manuals.get('lamp-yearly').inForce
        manuals.versions('lamp-yearly')*.version()*.version() == [2, 1]
        manuals.versions('lamp-yearly')*.manual()*.every() == [Period.ofMonths(6), Period.ofMonths(12)]
        manuals.versions('lamp-yearly')[1].approval().document() == '12/QĐ-TTTH'

        when: "somebody still looks at the first"
        desk.change('lamp-yearly', 1, BODY, 'khác', 'binh')

        then:
        def late = thrown(DcimException)
        late.code() == ErrorCode.CHANGED_MEANWHILE

        when:
        desk.retire('lamp-yearly', 2, 'không còn đèn', 'an')

        then:
        !manuals.used()*.code().contains('lamp-yearly')
        manuals.all()*.code().contains('lamp-yearly')
    }

    def "a paper of #day is taken: #taken"() {
        when:
        def refused = null
        try {
            desk.approve([code], '5/QĐ', LocalDate.parse(day), 'Giám đốc', 'an')
        } catch (DcimException e) {
            refused = e
        }

        then:
        (refused == null) == taken
        taken || refused.code() == ErrorCode.INVALID_VALUE && refused.arguments()[0] == 'dated-on'

        where:
        code          | day          || taken
        'ups-yearly'  | '2026-03-02' || true
        'rack-yearly' | '2026-03-03' || false
    }
}
