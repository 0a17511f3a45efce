package vn.dcim.core.alarm

import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.Conversion
import vn.dcim.core.point.Point
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.PollClass
import vn.dcim.core.point.Quantity

class AlarmRuleFilesSpec extends Specification {

    @Shared PointVocabulary vocabulary = PointVocabulary.load()
    @Shared AlarmRules shipped = new AlarmRuleLoader(vocabulary).load(Optional.empty())

    static DcimException refused(String yaml, String name = 'ups') {
        try {
            new AlarmRuleLoader(PointVocabulary.load()).load("${name}.yaml", name, new StringReader(yaml))
        } catch (DcimException e) {
            return e
        }
        throw new AssertionError('the file was taken')
    }

    def "every class of device has rules of its own"() {
        expect:
        DeviceClass.values().findAll { AlarmRules.getResource("/alarm-rules/${it.code()}.yaml") == null } == []
    }

    def "rule #rule.id() has its words in both languages"() {
        given:
        def point = new Point(1L, 1L, 'alarm.x', '', Quantity.STATE, '', PollClass.FAST, Conversion.IDENTITY, false)
        def vi = new AlarmTexts(shipped).of(rule.id(), point, Locale.of('vi'))
        def en = new AlarmTexts(shipped).of(rule.id(), point, Locale.ENGLISH)

        expect:
        [vi, en].every { it.title() && it.title() != rule.id() && it.meaning() && it.action() && it.returned() }
        !vi.title().equals(en.title()) || vi.title() == point.name()
        ![vi, en].any { it.toString().contains('{') }

        where:
        rule << shipped.all()
    }

    def "an alarm of #rule at #name, which the device calls '#label', is titled #title"() {
        given:
        def point = new Point(1L, 1L, name, label, Quantity.STATE, '', PollClass.FAST, Conversion.IDENTITY, false)
        def text = new AlarmTexts(shipped).of(rule, point, Locale.of(language))

        expect:
        [text.title(), text.returned()] == [title, returned]

        where:
        rule                   | name               | label     | language || title                      | returned
        'door-forced'          | 'door.2.forced'    | 'Cửa kho' | 'vi'     || 'Cửa bị cạy: Cửa kho'      | 'Cửa đã đóng: Cửa kho'
        'door-forced'          | 'door.2.forced'    | ''        | 'vi'     || 'Cửa bị cạy: Cửa 2'        | 'Cửa đã đóng: Cửa 2'
        'door-held'            | 'door.2.held'      | ''        | 'en'     || 'Door held open: Door 2'   | 'The door is closed: Door 2'
        'recorder-camera-lost' | 'camera.5.status'  | 'C05'     | 'en'     || 'Camera lost: C05'         | 'The camera is back: C05'
        'camera-lost'          | 'camera.status'    | 'C05'     | 'en'     || 'Camera lost'              | 'The camera is back'
        'line-down'            | 'if.1.status'      | 'WAN'     | 'en'     || 'Line down (Interface 1 – WAN)' | 'The line is up again: WAN'
        'supply-lost'          | 'input.L1.voltage' | 'phase R' | 'en'     || 'Grid supply lost'         | 'The grid supply is back'
    }

    def "every rule that may follow from another finds a rule that explains it in that way"() {
        given:
        def explaining = shipped.all().collectMany { it.causes() } as Set

        expect:
        shipped.all().collectMany { rule -> rule.follows()*.kind()*.cause().findAll { !(it in explaining) } } == []
    }

    def "a broken file is refused with file, line and reason: #reason"() {
        given:
        def e = refused(yaml)

        expect:
        e.code() == ErrorCode.BROKEN_DEFINITION
        e.arguments()[0..1] == ['ups.yaml', line]
        e.arguments()[2].contains(reason)

        where:
        line | yaml || reason
        3    | 'rules:\n  a:\n    point: output.load\n    when: {above: 80}'                                    || 'lacks priority'
        3    | 'rules:\n  a:\n    point: output.lode\n    when: {above: 80}\n    priority: low'                  || 'output.lode is no governed point name'
        5    | 'rules:\n  a:\n    point: output.load\n    when: {above: 80}\n    priority: urgent'               || 'urgent is none of low, medium, high'
        4    | 'rules:\n  a:\n    point: output.load\n    when: {above: x}\n    priority: low'                   || 'expected a number, found x'
        4    | 'rules:\n  a:\n    point: output.load\n    when: {is: [battery]}\n    priority: low'              || 'does not fit the quantity'
        4    | 'rules:\n  a:\n    point: output.source\n    when: {is: [batery]}\n    priority: low'             || 'batery is no word of the list power-source'
        4    | 'rules:\n  a:\n    point: output.source\n    when: {above: 3}\n    priority: low'                 || 'does not fit the quantity'
        4    | 'rules:\n  a:\n    point: output.load\n    when: {above: 80, below: 3}\n    priority: low'        || 'exactly one of'
        4    | 'rules:\n  a:\n    point: battery.runtime\n    when: {below: 10, unit: kW}\n    priority: low'    || 'unit kW does not measure duration'
        4    | 'rules:\n  a:\n    point: output.load\n    when: {outside: [27, 18]}\n    priority: low'          || '[least, greatest]'
        5    | 'rules:\n  a:\n    point: output.load\n    when: {above: 80}\n    on-delay: 5 s\n    priority: low' || 'expected a duration'
        6    | 'rules:\n  a:\n    point: output.load\n    when: {above: 80}\n    priority: low\n    colour: red' || 'unknown key colour'
        6    | 'rules:\n  a:\n    point: output.load\n    when: {above: 80}\n    priority: low\n    causes: steam' || 'steam is none of device'
        7    | 'rules:\n  a:\n    point: output.load\n    when: {above: 80}\n    priority: low\n    follows:\n      power: {feeds: all}' || 'follows needs within'
        3    | 'rules:\n  a:\n    point: [output.source, ups.test.result]\n    when: {is: [battery]}\n    priority: low' || 'share one list'
        1    | 'rules: {a: {point: "*", when: {grade: alarm}, priority: low}, a: {}}'                             || 'stands twice'
        2    | 'quiet:\n  output.source: [sleepy]'                                                                || 'sleepy is no word'
    }

    def "a file that is named after no class of device is refused"() {
        expect:
        refused('rules: {}', 'toaster').arguments()[2].contains('toaster is no class of device')
    }

    def "#word of #name on a #deviceClass raises #rules"() {
        given:
        def device = new vn.dcim.core.device.Device(1L, 'D', deviceClass, '', '', '', '', 'snmp://x', 'p', 'g', null, null,
                vn.dcim.core.device.Device.State.ACTIVE, java.time.Instant.EPOCH)
        def point = new Point(1L, 1L, name, label, Quantity.STATE, '', PollClass.FAST, Conversion.IDENTITY, false)
        def code = vocabulary.find(name).get().states().get().byWord(word).get().code()

        expect:
        shipped.of(device, point)
                .findAll { it.condition() instanceof Condition.InWords && it.condition().abnormal().get(code) }*.id().sort() == rules

        where:
        deviceClass         | name                  | label      | word           || rules
        DeviceClass.UPS     | 'output.source'       | ''         | 'utility'      || []
        DeviceClass.UPS     | 'output.source'       | ''         | 'battery'      || ['ups-on-battery']
        DeviceClass.UPS     | 'output.source'       | ''         | 'fault-bypass' || ['ups-on-bypass']
        DeviceClass.UPS     | 'alarm.overload'      | ''         | 'active'       || ['device-alarm']
        DeviceClass.UPS     | 'alarm.overload'      | ''         | 'warning'      || ['device-warning']
        DeviceClass.UPS     | 'device.reachability' | ''         | 'unreachable'  || ['device-unreachable']
        DeviceClass.SWITCH  | 'device.reachability' | ''         | 'unreachable'  || ['network-device-unreachable']
        DeviceClass.ACCESS  | 'device.reachability' | ''         | 'unreachable'  || ['controller-unreachable']
        DeviceClass.COOLING | 'cooling.unit'        | ''         | 'off'          || ['cooling-unit-off']
        DeviceClass.COOLING | 'cooling.heating'     | ''         | 'off'          || []
        DeviceClass.COOLING | 'cooling.heating'     | ''         | 'fault'        || ['cooling-part-fault']
        DeviceClass.ROUTER  | 'if.1.status'         | 'WAN-VNPT' | 'down'         || ['line-down']
        DeviceClass.ROUTER  | 'if.3.status'         | 'LAN-SW1'  | 'down'         || ['link-down']
        DeviceClass.ROUTER  | 'if.3.admin'          | 'LAN-SW1'  | 'down'         || []
        DeviceClass.GENERATOR | 'generator.state'   | ''         | 'failed'       || ['generator-failed-to-start']
        DeviceClass.GENERATOR | 'generator.state'   | ''         | 'shutdown'     || ['generator-shut-down']
        DeviceClass.PDU     | 'psu.1.status'        | ''         | 'critical'     || ['device-alarm']
        DeviceClass.SERVER  | 'psu.1.status'        | ''         | 'critical'     || ['server-power-supply-failed']
        DeviceClass.CAMERA  | 'motion.1'            | ''         | 'detected'     || []
        DeviceClass.ACCESS  | 'door.2.contact'      | ''         | 'forced'       || ['door-contact-forced']
        DeviceClass.ACCESS  | 'door.2.contact'      | ''         | 'open'         || []
    }

    def "a site's rule of the same id takes the place of the program's"() {
        given:
        def folder = java.nio.file.Files.createTempDirectory('rules')
        def file = folder.resolve('ups.yaml')
        file.toFile().text = 'rules: {ups-load-high: {point: output.load, when: {above: 70}, priority: low}}'

        when:
        def rules = new AlarmRuleLoader(vocabulary).load(Optional.of(folder))

        then:
        rules.find('ups-load-high').get().condition() == new Condition.Outside(null, 70d, 0d)
        rules.find('ups-overload').present

        cleanup:
        file.toFile().delete()
        folder.toFile().delete()
    }
}
