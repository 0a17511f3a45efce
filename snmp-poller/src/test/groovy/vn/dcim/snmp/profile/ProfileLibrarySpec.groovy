package vn.dcim.snmp.profile

import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.Quality
import vn.dcim.core.point.Quantity
import vn.dcim.core.point.RawValue
import vn.dcim.snmp.recording.Recording

import java.nio.file.Files
import java.nio.file.Path

class ProfileLibrarySpec extends Specification {

    static final PointVocabulary VOCABULARY = PointVocabulary.load()

    @TempDir
    Path folder

    ProfileLibrary library(String... yamls) {
        yamls.eachWithIndex { yaml, i -> Files.writeString(folder.resolve("p${i}.yaml"), yaml.stripIndent()) }
        ProfileLibrary.load(folder)
    }

    Recording recording(String lines) {
        def file = folder.resolve('walk.snmprec')
        Files.writeString(file, lines.stripIndent().strip())
        Recording.read(file)
    }

    static final String ACME = '''
        id: acme
        class: ups
        vendor: ACME
        select:
          - sysObjectID: 1.3.6.1.4.1.99999
        facts:
          model: [1.3.6.1.4.1.99999.1.0, {sysDescr: 'model (\\S+)'}]
        points:
          output.voltage:
            - {oid: 1.3.6.1.4.1.99999.2.0, scale: 0.1, range: [0, 500]}
            - {oid: 1.3.6.1.4.1.99999.3.0}
          battery.runtime: {oid: 1.3.6.1.4.1.99999.4.0, unit: min, absent: [65535]}
          output.source: {oid: 1.3.6.1.4.1.99999.5.0, states: {1: utility, 2: battery}}
        tables:
          - entry: 1.3.6.1.4.1.99999.9.1
            key: "{1}"
            keys: {1: L1, 2: L2, 3: L3}
            sole: true
            label: 4
            points:
              input.{n}.voltage: {column: 2, divisor: {column: 3, power: 10}}
    '''

    def "a device is read by the profile that its sysObjectID selects"() {
        when:
        def found = library(ACME).identify(recording('''
            1.3.6.1.2.1.1.1.0|4|ACME UPS model X7
            1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.7
            1.3.6.1.4.1.99999.2.0|2|2304
            1.3.6.1.4.1.99999.4.0|2|12
            1.3.6.1.4.1.99999.5.0|2|2
            1.3.6.1.4.1.99999.9.1.2.1|2|23105
            1.3.6.1.4.1.99999.9.1.2.2|2|2298
            1.3.6.1.4.1.99999.9.1.3.1|2|2
            1.3.6.1.4.1.99999.9.1.3.2|2|1
            1.3.6.1.4.1.99999.9.1.4.1|4|phase R
        '''))

        then:
        [found.profile().id(), found.vendor(), found.model()] == ['acme', 'ACME', 'X7']
        found.values().collectEntries { [it.name(), it.state() ?: it.value()] } == [
                'output.voltage'  : 230.4d,
                'battery.runtime' : 720d,         // 12 min
                'output.source'   : 'battery',
                'input.L1.voltage': 231.05d,      // 23105 / 10^2
                'input.L2.voltage': 229.8d,
        ]
        found.points().find { it.name() == 'input.L1.voltage' }.label() == 'phase R'
    }

    def "no model that a profile gives by itself says the vendor again"() {
        expect:
        ProfileLibrary.load(null).profiles().findAll { profile ->
            !profile.vendor().empty && profile.facts().getOrDefault('model', []).any { it.fixed()?.contains(profile.vendor()) }
        }*.id() == []
    }

    def "a table with one row leaves the key out where the profile says so"() {
        when:
        def found = library(ACME).identify(recording('''
            1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.7
            1.3.6.1.4.1.99999.9.1.2.1|2|2310
            1.3.6.1.4.1.99999.9.1.3.1|2|1
        '''))

        then:
        found.points()*.name() == ['input.voltage']
    }

    def "the coarse variable stands in where the precise one is #precise"() {
        when:
        def found = library(ACME).identify(recording("""
            1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.7
            ${precise == 'absent' ? '' : "1.3.6.1.4.1.99999.2.0|2|$precise"}
            1.3.6.1.4.1.99999.3.0|2|229
        """))

        then:
        found.values().find { it.name() == 'output.voltage' }.value() == value

        and: "the other is known, and not read"
        found.passedOver()*.value() == other

        where:
        precise  || value  | other
        '2304'   || 230.4d | [229d]
        'absent' || 229d   | []
        '65535'  || 229d   | [6553.5d]     // outside the range
    }

    def "what a ComAp controller calls a shutdown is a failed start when cranking ended in it"() {
        given:
        def shutdown = RawValue.of(12d)

        when:
        def state = ProfileLibrary.load(null).identify(recording("""
            1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.28634.$family
            1.3.6.1.4.1.28634.${family}.2.9244.0|2|1
        """)).points().find { it.name() == 'generator.state' }
        def word = { double known ->
            VOCABULARY.find('generator.state').get().states().get().byCode(state.conversion().apply(shutdown, known).value() as int).get().word()
        }

        then:
        word(state.conversion().apply(RawValue.of(4d)).value()) == 'failed'
        word(state.conversion().apply(RawValue.of(7d)).value()) == 'shutdown'

        where:
        family << [14, 29]
    }

    def "every #quantity of the built-in profiles has a range or sentinels, so that an unseen device's sign for none is no value"() {
        given:
        def profiles = ProfileLibrary.load(null).profiles()

        expect:
        profiles.collectMany { profile ->
            (profile.points() + profile.tables().collectMany { it.points() })
                    .findAll { it.governed().quantity() == quantity && it.min() == null && it.max() == null && !it.absent() }
                    .collect { "$profile.id ${it.name()}" as String }
        } == []

        where:
        quantity << [Quantity.VOLTAGE, Quantity.CURRENT, Quantity.FREQUENCY, Quantity.TEMPERATURE, Quantity.HUMIDITY]
    }

    def "a sentinel is kept and bad"() {
        when:
        def found = library(ACME).identify(recording('''
            1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.7
            1.3.6.1.4.1.99999.4.0|2|65535
        '''))

        then:
        with(found.values().first()) {
            name() == 'battery.runtime'
            quality() == Quality.BAD
            value() == 65535 * 60
        }
    }

    def "of two profiles that match, the more specific one is taken: #sysDescr"() {
        given:
        def special = '''
            id: acme-special
            class: cooling
            vendor: ACME
            select:
              - sysObjectID: 1.3.6.1.4.1.99999
                sysDescr: CoolMaster
        '''

        when:
        def found = library(ACME, special).identify(recording("""
            1.3.6.1.2.1.1.1.0|4|$sysDescr
            1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.7
            1.3.6.1.4.1.99999.3.0|2|229
        """))

        then:
        found.profile().id() == id

        where:
        sysDescr          || id
        'ACME UPS'        || 'acme'
        'ACME CoolMaster' || 'acme-special'
    }

    def "an agent that nobody knows is read by the generic profile"() {
        when:
        def found = library().identify(recording('''
            1.3.6.1.2.1.1.1.0|4|Something else
            1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.424242
            1.3.6.1.2.1.2.2.1.2.1|4|eth0
            1.3.6.1.2.1.2.2.1.8.1|2|1
        '''))

        then:
        found.profile().id() == 'generic-device'
        found.values().collect { [it.name(), it.label(), it.state()] } == [['if.1.status', 'eth0', 'up']]
    }

    def "a broken profile is refused with file, line and reason: #reason"() {
        when:
        library(yaml)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.BROKEN_DEFINITION
        (e.arguments()[0] as String).endsWith('p0.yaml')
        e.arguments()[1] == line
        (e.arguments()[2] as String).contains(reason)

        where:
        yaml                                                                      || line | reason
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\npoints:\n  output.voltage: {oid: 1.3.6, unit: kg}'         || 6 | 'unit kg does not measure voltage'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\npoints:\n  output.colour: {oid: 1.3.6}'                    || 6 | 'no governed point name matches output.colour'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\npoints:\n  output.source: {oid: 1.3.6}'                    || 6 | 'it needs states'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\npoints:\n  output.source: {oid: 1.3.6, states: {1: mains}}' || 6 | 'mains is not in the list power-source'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\npoints:\n  ups.test.result: {oid: 1.3.6, states: {1: running}, after: {running: {ended: passed}}}' || 6 | 'ended is not in the list test-result'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\npoints:\n  output.voltage: {oid: 1.3.6, after: {on: {"off": "on"}}}' || 6 | 'output.voltage is a quantity and has no states'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\npoints:\n  output.voltage: {oid: 1.3.6, scale: 0}'         || 6 | 'a scale or divisor of 0'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\npoints:\n  output.voltage: {oid: 1.3.x}'                   || 6 | 'not an OID in dotted form: 1.3.x'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\npoints:\n  output.voltage: {oid: 1.3.6, colour: red}'      || 6 | 'unknown key colour'
        'id: x\nclass: toaster\nvendor: A\nselect: [{sysDescr: a}]'                                                        || 2 | 'no device class is called toaster'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: "("}]'                                                          || 4 | 'not a regular expression'
        'id: x\nclass: ups\nvendor: A\nselect: [{}]'                                                                       || 4 | 'an empty selector'
        'id: x\nclass: ups\nvendor: A'                                                                                     || 1 | 'has no select'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\nextends: nobody'                                           || 1 | 'extends nobody, which does not exist'
        'id: x\nclass: ups\nvendor: A\nselect: [{sysDescr: a}]\nextends: x'                                                || 1 | 'extends itself'
        'id: x\nid: y'                                                                                                     || 2 | 'key id stands twice'
        'id: [x'                                                                                                           || 1 | 'expected'
    }

    def "a profile of the site replaces the one of the same id that the program carries"() {
        when:
        def mine = library('''
            id: vivotek-camera
            class: camera
            vendor: Mine
            select: [{sysObjectID: 1.3.6.1.4.1.23465}]
        ''')

        then:
        mine.byId('vivotek-camera').get().vendor() == 'Mine'
    }
}
