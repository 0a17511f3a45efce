package vn.dcim.core.asset.custom

import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.asset.AssetKind
import vn.dcim.core.asset.AssetStatus

import static vn.dcim.core.asset.AssetKind.*
import static vn.dcim.core.asset.AssetStatus.*
import static vn.dcim.core.asset.custom.CustomType.*

/** What may be told for the centre's own fields. */
class CustomReaderSpec extends Specification {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21)
    static final String LEVELS = 'cap-1|Cấp 1|Level 1\ncap-2|Cấp 2|Level 2\ncap-9|Cấp 9|Level 9|retired'

    static CustomField field(Map of = [:]) {
        def with = [code: 'f', type: TEXT, kinds: '', required: null, unit: '', pattern: '', least: null, greatest: null, choices: '',
                    show: '', value: '', retired: false] + of
        new CustomField(1L, 1, with.code, 'Trường', 'Field', with.type, with.kinds, with.required, with.unit, with.pattern, with.least,
                with.greatest, with.choices, '', '', '', '', 10, with.show, with.value, with.retired, 'an', '')
    }

    static CustomReader.Result read(List<CustomField> fields, Map<String, String> typed, Map of = [:]) {
        def with = [before: [:], kind: SERVER, status: IN_USE, isNew: true] + of
        CustomReader.read(new FieldSet(fields, TODAY), typed, with.before, with.kind as AssetKind, with.status as AssetStatus, with.isNew)
    }

    static List<String> faults(CustomReader.Result read) {
        read.faults().collect { "${it.field().code()} ${it.kind().code()} ${it.accepted()}".strip() as String }
    }

    def "#type: “#typed” is #kept"() {
        given:
        def read = read([field(type: type, choices: LEVELS, unit: 'kW')], [f: typed])

        expect:
        read.values().f == kept
        read.faults().empty == (kept != null)

        where:
        type    | typed                        || kept
        TEXT    | '  Cổng   dịch vụ '          || 'Cổng dịch vụ'
        TEXT    | 'x' * 500                    || 'x' * 500
        TEXT    | 'x' * 501                    || null
        NUMBER  | '12'                         || '12'
        NUMBER  | '-3'                         || '-3'
        NUMBER  | '1.200'                      || '1200'
        NUMBER  | '1 200 000'                  || '1200000'
        NUMBER  | '1.200,300'                  || null
        NUMBER  | '12,5'                       || null
        NUMBER  | '9' * 18                     || '9' * 18
        NUMBER  | '9' * 19                     || null
        DECIMAL | '12,5'                       || '12.5'
        DECIMAL | '12.50 kW'                   || '12.5'
        DECIMAL | '1.234,5'                    || '1234.5'
        DECIMAL | '1,234.5'                    || '1234.5'
        DECIMAL | '0,0000001'                  || null
        DECIMAL | '0,00'                       || '0'
        DECIMAL | 'mười hai'                   || null
        DAY     | '5/1/2026'                   || '2026-01-05'
        DAY     | '31/02/2026'                 || null
        YES_NO  | 'Có'                         || 'yes'
        YES_NO  | 'khong'                      || 'no'
        YES_NO  | 'có lẽ'                      || null
        CHOICE  | 'cap-1'                      || 'cap-1'
        CHOICE  | 'CẤP 2'                      || 'cap-2'
        CHOICE  | 'level 2'                    || 'cap-2'
        CHOICE  | 'Cấp 3'                      || null
        CHOICE  | 'cap-9'                      || null // retired
        LINK    | 'https://10.0.0.7/idrac?x=1' || 'https://10.0.0.7/idrac?x=1'
        LINK    | 'javascript:alert(1)'        || null
        LINK    | 'https:///khong'             || null
        LINK    | 'ftp://10.0.0.7/'            || null
    }

    def "#typed is #taken between #least and #greatest"() {
        expect:
        read([field(type: DECIMAL, least: least, greatest: greatest)], [f: typed]).faults().empty == taken

        where:
        least | greatest | typed  || taken
        0.5   | 2.0      | '0,4'  || false
        0.5   | 2.0      | '0,5'  || true
        0.5   | 2.0      | '2'    || true
        0.5   | 2.0      | '2,01' || false
        null  | 2.0      | '-7'   || true
        0.5   | null     | '700'  || true
    }

    def "a text must match its pattern as a whole, and a hostile pattern costs no time"() {
        expect:
        read([field(pattern: 'HD-[0-9]+')], [f: 'HD-17']).faults().empty
        faults(read([field(pattern: 'HD-[0-9]+')], [f: 'HD-17x'])) == ['f not-read HD-[0-9]+']
        faults(read([field(pattern: '(a+)+b')], [f: 'a' * 400])) == ['f not-read (a+)+b']
    }

    def "required from #day on, new #isNew, typed #typed: #told"() {
        expect:
        faults(read([field(required: day, kinds: kinds)], typed, [isNew: isNew])) == told

        where:
        day               | kinds            | isNew | typed    || told
        TODAY             | ''               | true  | [:]      || ['f missing']
        TODAY             | ''               | true  | [f: ' '] || ['f missing']
        TODAY             | ''               | false | [f: '']  || ['f missing']
        TODAY             | ''               | false | [:]      || [] // somebody changes something else
        TODAY.plusDays(1) | ''               | true  | [:]      || []
        null              | ''               | true  | [:]      || []
        TODAY             | 'storage server' | true  | [:]      || ['f missing']
        TODAY             | 'storage'        | true  | [:]      || []
    }

    def "what decides is looked at as it becomes: #typed of a #kind in #status tells #told"() {
        given:
        def fields = [field(code: 'has', type: YES_NO, kinds: 'server'),
                      field(code: 'until', type: DAY, show: 'has', value: 'yes', required: TODAY),
                      field(code: 'why', show: 'status', value: 'broken')]

        expect:
        faults(read(fields, typed, [kind: kind, status: status])) == told

        where:
        typed                               | kind   | status || told
        [has: 'có', until: '1/1/2027']      | SERVER | IN_USE || []
        [has: 'có']                         | SERVER | IN_USE || ['until missing']
        [has: 'không']                      | SERVER | IN_USE || []
        [:]                                 | SERVER | IN_USE || []
        [has: 'không', until: '1/1/2027']   | SERVER | IN_USE || ['until not-asked has']
        [has: 'có', until: '1/1/2027']      | SWITCH | IN_USE || ['has not-asked kind', 'until not-asked has']
        [why: 'rơi']                        | SERVER | IN_USE || ['why not-asked status']
        [why: 'rơi']                        | SERVER | BROKEN || []
    }

    def "what stands there is not judged by rules that came later: #typed"() {
        given:
        def fields = [field(code: 'level', type: CHOICE, choices: LEVELS), field(code: 'watts', type: NUMBER, greatest: 100.0),
                      field(code: 'old', retired: true), field(code: 'of-switches', kinds: 'switch')]
        def before = [level: 'cap-9', watts: '200', old: 'như cũ', 'of-switches': 'x']

        when:
        def read = read(fields, typed, [before: before, isNew: false])

        then:
        faults(read) == told
        told || read.values() == before + changed

        where:
        typed                                                                        || told                       | changed
        [level: 'Cấp 9', watts: '200', old: 'như cũ', 'of-switches': 'x']            || []                         | [:]
        [watts: '201']                                                               || ['watts not-read ≤ 100']   | [:]
        [watts: '100']                                                               || []                         | [watts: '100']
        [old: 'mới']                                                                 || ['old not-asked']          | [:]
        ['of-switches': 'y']                                                         || ['of-switches not-asked kind'] | [:]
    }

    def "all that is wrong is told at once, and what nobody defined is left alone"() {
        given:
        def fields = [field(code: 'a', type: DAY), field(code: 'b', type: NUMBER), field(code: 'c', required: TODAY)]

        expect:
        faults(read(fields, [a: 'hôm qua', b: 'hai', nobody: 'x'])) as Set == ['a not-read dd/MM/yyyy', 'b not-read', 'c missing'] as Set
    }

    def "an emptied field is forgotten"() {
        expect:
        read([field()], [f: ''], [before: [f: 'x'], isNew: false]).values() == [:]
    }

    def "what is missing is found by the database as by the program"() {
        given:
        def set = new FieldSet([field(code: 'has', type: YES_NO), field(code: 'until', type: DAY, show: 'has', value: 'yes', required: TODAY),
                                field(code: 'level', kinds: 'load-balancer server', required: TODAY)], TODAY)

        expect:
        set.missing(SERVER, IN_USE, [has: 'yes'])*.code() == ['until', 'level']
        set.missing(SWITCH, IN_USE, [has: 'no']) == []
        set.missingSql() == '''(TRUE AND JSON_VALUE(custom, '$."has"') = 'yes' AND TRUE AND TRUE''' +
                ''' AND JSON_VALUE(custom, '$."until"') IS NULL) OR (kind IN ('LOAD_BALANCER','SERVER') AND TRUE''' +
                ''' AND JSON_VALUE(custom, '$."level"') IS NULL)'''
        FieldSet.NONE.missingSql() == 'FALSE'
    }
}
