package vn.dcim.mqtt.map

import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.point.PointVocabulary
import vn.dcim.mqtt.map.PayloadReader.Payload

import java.time.Instant

/** Every payload that devices are known to publish, with the readings that it stands for. */
class PayloadReaderSpec extends Specification {

    static final Instant RECEIVED = Instant.parse('2026-01-01T00:00:10Z')

    @Shared TopicMaps maps = TopicMaps.load(PointVocabulary.load(), null)

    /** Reads a payload by the map that is asked for, or else by the first that fits. */
    List read(String topic, byte[] payload, String map = null) {
        def parsed = PayloadReader.parse(payload)
        if (parsed instanceof Payload.Unreadable) {
            return [null, null, [parsed.fault()]]
        }
        def match = maps.match(topic).find { (map == null || it.map().id() == map) && PayloadReader.fits(it.rule(), parsed) }
        assert match != null: "no map for $topic"
        def decoded = PayloadReader.read(match, parsed, RECEIVED)
        [match, decoded, decoded.faults()]
    }

    static Map shown(Decoded decoded) {
        decoded.values().collectEntries { field ->
            def converted = field.conversion().apply(field.raw())
            def word = field.governed().states().flatMap { it.byCode((int) converted.value()) }.map { it.word() }
            [field.name(), !converted.quality().usable ? 'BAD' : word.orElse(null) ?: (Math.round(converted.value() * 1e4) / 1e4d)]
        }
    }

    def "#payload under any topic is values or faults, never an exception"() {
        given: "each rule's own topic, and all rules that fit it"
        def parsed = PayloadReader.parse(payload.bytes) as Payload.Readable
        def topics = maps.all().collectMany { it.topics() }
                .collect { rule -> rule.pattern().fill(rule.pattern().names().collectEntries { [it, '7'] }).replace('~', '') }

        when:
        def read = topics.collectMany { topic ->
            maps.match(topic).findAll { PayloadReader.fits(it.rule(), parsed) }.collect { PayloadReader.read(it, parsed, RECEIVED) }
        }

        then:
        read.size() > 10
        read.every { it.values().every { !it.name().contains('{') } }
        noExceptionThrown()

        where:
        payload << ['2', '-1e400', 'null', 'true', '""', '"2"', '[]', '[[2]]', '{}', '', ' ', '2 2', '{"":2}']
    }

    def "a part is labelled as the payload calls it: #payload"() {
        when:
        def (match, decoded, faults) = read('acs/ctl1/door/2/state', payload.bytes, 'access-controller')

        then:
        faults == []
        decoded.values()*.label().unique() == [label]

        where:
        payload                                                            || label
        '{"name":" Cửa kho ","lock":"locked","contact":"open","forced":true}' || 'Cửa kho'
        '{"lock":"locked","contact":"open","forced":true}'                 || ''
        '{"name":null,"lock":"locked"}'                                    || ''
        '{"name":7,"lock":"locked"}'                                       || ''
    }

    def "#map reads #topic: #payload"() {
        when:
        def (match, decoded, faults) = read(topic, payload.bytes, map)

        then:
        faults == []
        match.baseTopic().map { "mqtt:$it" as String }.orElse(null) == address
        shown(decoded) == expected
        decoded.at().map { it.toString() }.orElse('') == at
        decoded.online().orElse(null) == online

        where:
        map | topic | payload || address | expected | at | online
        'ups-nut' | 'dc/hg01/ups/ups-a/state' | '{"ts":1767225600123,"ups.status":"OL CHRG","battery.charge":98,"battery.runtime":2520,"output.L1.load":"41.5"}' || 'mqtt:dc/hg01/ups/ups-a' | ['output.source': 'utility', 'battery.status': 'charging', 'battery.replace': 'no', 'battery.charge': 98d, 'battery.runtime': 2520d, 'output.L1.load': 41.5d] | '2026-01-01T00:00:00.123Z' | null
        'ups-nut' | 'dc/hg01/ups/ups-a/state' | '{"ts":1767225600123,"ups.status":"OB DISCHRG LB RB","battery.charge":7,"battery.runtime":65535}' || 'mqtt:dc/hg01/ups/ups-a' | ['output.source': 'battery', 'battery.status': 'discharging', 'battery.replace': 'yes', 'battery.charge': 7d, 'battery.runtime': 'BAD'] | '2026-01-01T00:00:00.123Z' | null
        'ups-nut' | 'dc/hg01/ups/ups-a/state' | '{"ups.status":"OL"}' || 'mqtt:dc/hg01/ups/ups-a' | ['output.source': 'utility', 'battery.status': 'normal', 'battery.replace': 'no'] | '' | null
        'modbus-generator' | 'mb/gw7/2/data' | '{"t":"2026-01-01T00:00:00Z","r":{"40008":500,"40031":137,"40035":65535}}' || 'mqtt:mb/gw7/2' | ['generator.frequency': 50d, 'generator.start-battery.voltage': 13.7d, 'generator.coolant.temperature': 'BAD'] | '2026-01-01T00:00:00Z' | null
        'modbus-generator' | 'mb/gw7/2/data' | '{"t":"2026-01-01T07:00:00+07:00","r":{"40031":137,"40040":5}}' || 'mqtt:mb/gw7/2' | ['generator.start-battery.voltage': 13.7d, 'alarm.overspeed': 'active', 'alarm.oil-pressure': 'clear', 'alarm.emergency-stop': 'active'] | '2026-01-01T00:00:00Z' | null
        // energy: 2 · 65536 + 17 = 131089 kWh
        'modbus-meter' | 'mb/gw1/1/data' | '{"t":"2026-01-01T00:00:00Z","r":{"40001":2301,"40002":2299,"40003":0,"40004":1500,"40005":1490,"40006":65535,"40007":998,"40008":5001,"40009":2,"40010":17}}' || 'mqtt:mb/gw1/1' | ['input.L1.voltage': 230.1d, 'input.L2.voltage': 229.9d, 'input.L3.voltage': 0d, 'input.L1.current': 150d, 'input.L2.current': 149d, 'input.L3.current': 'BAD', 'input.power': 99.8d, 'input.frequency': 50.01d, 'input.energy': 131089d] | '2026-01-01T00:00:00Z' | null
        'modbus-generator' | 'mb/gw1/availability' | 'online' || null | [:] | '' | true
        'genmon' | 'generator/Outage/Status' | 'No Outage' || 'mqtt:generator' | ['input.status': 'normal'] | '' | null
        'genmon' | 'generator/Outage/Status' | 'Outage since 08:10' || 'mqtt:generator' | ['input.status': 'critical'] | '' | null
        'genmon' | 'generator/Status/Engine/Battery Voltage' | '13.9 V' || 'mqtt:generator' | ['generator.start-battery.voltage': 13.9d] | '' | null
        'genmon' | 'generator/Status/Engine/RPM' | '1800' || 'mqtt:generator' | ['generator.rotation': 1800d] | '' | null
        'genmon' | 'generator/Status/Engine/Engine State' | 'Off - Ready' || 'mqtt:generator' | ['generator.state': 'stopped'] | '' | null
        'victron-genset' | 'N/c0619ab1/genset/1/Engine/OilPressure' | '{"value":4.1}' || 'mqtt:N/c0619ab1/genset/1' | ['generator.oil.pressure': 410d] | '' | null
        'victron-genset' | 'N/c0619ab1/genset/1/Engine/OilPressure' | '{"value":null}' || 'mqtt:N/c0619ab1/genset/1' | ['generator.oil.pressure': 'BAD'] | '' | null
        'crac-json' | 'dc/hg01/crac/c1/telemetry' | '{"supply":18.2,"return":27.4,"rh":46,"fan_pct":62,"comp":[true,false],"alarms":["FILTER"]}' || 'mqtt:dc/hg01/crac/c1' | ['cooling.supply.temperature': 18.2d, 'cooling.return.temperature': 27.4d, 'cooling.return.humidity': 46d, 'cooling.fan.level': 62d, 'cooling.compressor.1': 'on', 'cooling.compressor.2': 'idle', 'cooling.filter': 'warning', 'alarm.power': 'clear', 'alarm.unit-fault': 'clear'] | '' | null
        'crac-json' | 'dc/hg01/crac/c1/telemetry' | '{"supply":-999,"alarms":[]}' || 'mqtt:dc/hg01/crac/c1' | ['cooling.supply.temperature': 'BAD', 'cooling.filter': 'normal', 'alarm.power': 'clear', 'alarm.unit-fault': 'clear'] | '' | null
        'zigbee2mqtt-climate' | 'zigbee2mqtt/rack3-front' | '{"temperature":24.31,"humidity":51.2,"battery":87,"linkquality":120,"last_seen":"2026-01-01T00:00:00.500Z"}' || 'mqtt:zigbee2mqtt/rack3-front' | ['ambient.temperature': 24.31d, 'ambient.humidity': 51.2d, 'device.battery': 87d, 'device.link-quality': 120d] | '2026-01-01T00:00:00.500Z' | null
        'zigbee2mqtt-climate' | 'zigbee2mqtt/rack3-front/availability' | '{"state":"online"}' || 'mqtt:zigbee2mqtt/rack3-front' | [:] | '' | true
        'zigbee2mqtt-climate' | 'zigbee2mqtt/rack3-front/availability' | 'offline' || 'mqtt:zigbee2mqtt/rack3-front' | [:] | '' | false
        'zigbee2mqtt-climate' | 'zigbee2mqtt/bridge/state' | '{"state":"offline"}' || null | [:] | '' | false
        'leak-json' | 'dc/hg01/env/leak-2' | '{"water_leak":true,"tamper":false}' || 'mqtt:dc/hg01/env/leak-2' | ['leak.detector': 'detected', 'flag.tamper': 'no'] | '' | null
        'leak-json' | 'dc/hg01/env/leak-2' | '{"water_leak":"OFF","tamper":0}' || 'mqtt:dc/hg01/env/leak-2' | ['leak.detector': 'clear', 'flag.tamper': 'no'] | '' | null
        'leak-json' | 'dc/hg01/env/leak-2' | '{"water_leak":1,"tamper":"active"}' || 'mqtt:dc/hg01/env/leak-2' | ['leak.detector': 'detected', 'flag.tamper': 'yes'] | '' | null
        'smoke-json' | 'dc/hg01/env/smoke-1' | '{"smoke":"ON","tamper":false}' || 'mqtt:dc/hg01/env/smoke-1' | ['smoke.detector': 'detected', 'flag.tamper': 'no'] | '' | null
        'zigbee2mqtt-detector' | 'zigbee2mqtt/leak-noc' | '{"water_leak":false,"tamper":false,"battery":100}' || 'mqtt:zigbee2mqtt/leak-noc' | ['leak.detector': 'clear', 'flag.tamper': 'no', 'device.battery': 100d] | '' | null
        'pdu-outlets' | 'pdu/p12/outlet/4' | '{"A":0.68,"W":138,"kWh":3512.8,"pf":0.91,"on":true}' || 'mqtt:pdu/p12' | ['outlet.4.current': 0.68d, 'outlet.4.power': 0.138d, 'outlet.4.energy': 3512.8d, 'outlet.4.power-factor': 0.91d, 'outlet.4.switch': 'on'] | '' | null
        'onvif-json' | 'cam1/onvif-ej/Device/Trigger/Relay/&Relay-1' | '{"UtcTime":"2026-01-01T00:00:00Z","Source":{"RelayToken":"Relay-1"},"Data":{"LogicalState":"active"}}' || 'mqtt:cam1/onvif-ej' | ['contact.Relay-1': 'closed'] | '2026-01-01T00:00:00Z' | null
        'onvif-json' | 'cam1/onvif-ej/tns1:Device/Trigger/tns1:Relay/&Relay-1' | '{"UtcTime":"2026-01-01T00:00:00Z","Source":{"SimpleItem":[{"Name":"RelayToken","Value":"Relay-1"}]},"Data":{"SimpleItem":[{"Name":"LogicalState","Value":"inactive"}]}}' || 'mqtt:cam1/onvif-ej' | ['contact.Relay-1': 'open'] | '2026-01-01T00:00:00Z' | null
        'axis-events' | 'axis/ACCC8E000001/event/tns:onvif/Device/tns:axis/IO/Port/$' | '{"topic":"tns1:Device/tnsaxis:IO/Port","timestamp":1767225600000,"message":{"source":{"port":"1"},"key":{},"data":{"state":"1"}}}' || 'mqtt:axis/ACCC8E000001' | ['contact.1': 'closed'] | '2026-01-01T00:00:00Z' | null
        'frigate' | 'frigate/available' | 'online' || 'mqtt:frigate' | ['nvr.status': 'online'] | '' | true
        'frigate' | 'frigate/available' | 'stopped' || 'mqtt:frigate' | ['nvr.status': 'offline'] | '' | false
        'frigate' | 'frigate/gate/status/record' | 'online' || 'mqtt:frigate' | ['camera.gate.recording': 'recording'] | '' | null
        'frigate' | 'frigate/gate/status/record' | 'offline' || 'mqtt:frigate' | ['camera.gate.recording': 'stopped'] | '' | null
        'frigate' | 'frigate/gate/status/record' | 'disabled' || 'mqtt:frigate' | ['camera.gate.recording': 'disabled'] | '' | null
        'frigate' | 'frigate/stats' | '{"cameras":{"gate":{"camera_fps":5.0,"skipped_fps":0,"reconnects_last_hour":2}},"service":{"uptime":86400,"storage":{}}}' || 'mqtt:frigate' | ['camera.gate.frame-rate': 5d, 'device.uptime': 86400d] | '' | null
        // 1 MiB = 1048576 B
        'frigate' | 'frigate/stats' | '{"cameras":{},"service":{"uptime":1,"storage":{"/media/recordings":{"total":2,"used":1}}}}' || 'mqtt:frigate' | ['device.uptime': 1d, 'storage.-media-recordings.size': 2097152d, 'storage.-media-recordings.used': 1048576d] | '' | null
        'access-controller' | 'acs/ctl1/door/2/event' | '{"id":8812,"time":"2026-01-01T00:00:03Z","door":2,"type":"access","result":"denied","cred":"hash:ab","reason":"schedule"}' || 'mqtt:acs/ctl1' | ['door.2.access': 'denied'] | '2026-01-01T00:00:03Z' | null
        'access-controller' | 'acs/ctl1/door/2/event' | '{"id":8813,"time":"2026-01-01T00:00:03Z","door":2,"type":"forced"}' || 'mqtt:acs/ctl1' | ['door.2.forced': 'active'] | '2026-01-01T00:00:03Z' | null
        'access-controller' | 'acs/ctl1/door/2/event' | '{"id":8814,"time":"2026-01-01T00:00:03Z","door":2,"type":"closed"}' || 'mqtt:acs/ctl1' | ['door.2.forced': 'clear', 'door.2.held': 'clear'] | '2026-01-01T00:00:03Z' | null
        'access-controller' | 'acs/ctl1/door/2/event' | '{"id":8815,"time":"2026-01-01T00:00:03Z","door":2,"type":"exit-button"}' || 'mqtt:acs/ctl1' | [:] | '2026-01-01T00:00:03Z' | null
        'access-controller' | 'acs/ctl1/door/2/state' | '{"lock":"locked","contact":"open","forced":true}' || 'mqtt:acs/ctl1' | ['door.2.contact': 'open', 'door.2.lock': 'locked', 'door.2.forced': 'active'] | '' | null
        'access-controller' | 'acs/ctl1/availability' | 'offline' || 'mqtt:acs/ctl1' | ['controller.status': 'offline'] | '' | false
        'hikvision-access' | 'hikvision/gate/event' | '{"dateTime":"2026-01-01T07:00:00+07:00","AccessControllerEvent":{"majorEventType":5,"subEventType":21,"cardNo":"123","employeeNoString":"7"}}' || 'mqtt:hikvision/gate' | ['door.1.lock': 'unlocked'] | '2026-01-01T00:00:00Z' | null
        'hikvision-access' | 'hikvision/gate/event' | '{"dateTime":"2026-01-01T00:00:00Z","AccessControllerEvent":{"majorEventType":5,"subEventType":75,"doorNo":3}}' || 'mqtt:hikvision/gate' | ['door.3.access': 'granted'] | '2026-01-01T00:00:00Z' | null
        'hikvision-access' | 'hikvision/gate/event' | '{"dateTime":"2026-01-01T00:00:00Z","AccessControllerEvent":{"majorEventType":2,"subEventType":21}}' || 'mqtt:hikvision/gate' | [:] | '2026-01-01T00:00:00Z' | null
        // footage: from 2 December 00:00:10 to the receipt on 1 January 00:00:10 are 30 days, 2592000 s
        'nvr-json' | 'nvr/nvr1/c01/state' | '{"online":true,"recording":true,"oldest":"2025-12-02T00:00:10Z","fps":25}' || 'mqtt:nvr/nvr1' | ['camera.1.status': 'online', 'camera.1.recording': 'recording', 'camera.1.footage-age': 2592000d, 'camera.1.frame-rate': 25d] | '' | null
        'access-controller' | 'acs/ctl1/availability' | '{"state":"online"}' || 'mqtt:acs/ctl1' | ['controller.status': 'online'] | '' | true
        'nvr-json' | 'nvr/nvr1/storage' | '{"total":56000000000000,"used":1,"free":55999999999999,"disk":"failed"}' || 'mqtt:nvr/nvr1' | ['disk.1.size': 5.6e13d, 'disk.1.free': 55999999999999d, 'disk.1.status': 'critical'] | '' | null
    }

    def "#what is refused as #reason and the rest still counts"() {
        when:
        def (match, decoded, faults) = read(topic, payload as byte[])

        then:
        faults*.reason()*.code() == [reason]
        faults.first().detail().code() == detail
        faults.first().arguments().toString().contains(argument)
        (decoded == null ? [:] : shown(decoded)) == expected

        where:
        what | topic | payload || reason | detail | argument | expected
        'invalid UTF-8' | 'dc/h/env/leak-1' | [0x7b, 0xc3, 0x28] || 'invalid-utf8' | 'bad-byte' | '[2]' | [:]
        'half an object' | 'dc/h/crac/c1/telemetry' | '{"supply":'.bytes || 'not-json' | 'broken-json' | '[1, ' | [:]
        'an empty payload' | 'dc/h/crac/c1/telemetry' | ''.bytes || 'not-json' | 'empty' | '[]' | [:]
        'NaN' | 'dc/h/crac/c1/telemetry' | '{"supply":NaN}'.bytes || 'not-json' | 'broken-json' | '[1, ' | [:]
        'something after the object' | 'dc/h/crac/c1/telemetry' | '{"supply":1}}'.bytes || 'not-json' | 'broken-json' | '[1, 13]' | [:]
        'no known member' | 'dc/h/crac/c1/telemetry' | '{"sup":1}'.bytes || 'missing-member' | 'no-known-member' | '/supply' | [:]
        'a list' | 'dc/h/crac/c1/telemetry' | '[1,2]'.bytes || 'missing-member' | 'no-known-member' | '/supply' | [:]
        'a number with a comma' | 'dc/h/crac/c1/telemetry' | '{"supply":"18,2","rh":46}'.bytes || 'number-with-comma' | 'comma' | '[/supply, 18,2]' | ['cooling.supply.temperature': 'BAD', 'cooling.return.humidity': 46d]
        'thousands with a comma' | 'dc/h/crac/c1/telemetry' | '{"supply":"1,234.5","rh":46}'.bytes || 'number-with-comma' | 'comma' | '1,234.5' | ['cooling.supply.temperature': 'BAD', 'cooling.return.humidity': 46d]
        'a word for a number' | 'dc/h/crac/c1/telemetry' | '{"supply":"NaN","rh":46}'.bytes || 'not-a-number' | 'no-number-in-text' | '[/supply, NaN]' | ['cooling.supply.temperature': 'BAD', 'cooling.return.humidity': 46d]
        'a number beyond all' | 'dc/h/crac/c1/telemetry' | '{"supply":"1e999","rh":46}'.bytes || 'not-a-number' | 'beyond-all-numbers' | '1e999' | ['cooling.supply.temperature': 'BAD', 'cooling.return.humidity': 46d]
        'an object for a number' | 'dc/h/crac/c1/telemetry' | '{"supply":{"c":1},"rh":46}'.bytes || 'wrong-type' | 'not-one-value' | '{"c":1}' | ['cooling.supply.temperature': 'BAD', 'cooling.return.humidity': 46d]
        'a boolean for a number' | 'dc/h/crac/c1/telemetry' | '{"supply":true,"rh":46}'.bytes || 'wrong-type' | 'not-numeric' | 'true' | ['cooling.supply.temperature': 'BAD', 'cooling.return.humidity': 46d]
        'an unknown state' | 'dc/h/env/leak-1' | '{"water_leak":"perhaps"}'.bytes || 'unknown-word' | 'no-state' | 'perhaps' | ['leak.detector': 'BAD']
        'an unknown availability' | 'frigate/x/status/record' | 'maybe'.bytes || 'unknown-word' | 'no-state' | 'maybe' | ['camera.x.recording': 'BAD']
        'a time that is none' | 'acs/c/door/1/event' | '{"time":"yesterday","type":"forced"}'.bytes || 'bad-time' | 'no-instant' | 'yesterday' | ['door.1.forced': 'active']
        'an event of no port' | 'axis/A/event/tns:onvif/Device/tns:axis/IO/Port/$' | '{"message":{"data":{"state":"1"}}}'.bytes || 'missing-member' | 'no-member' | '/message/source/port' | [:]
        'a register beyond 16 bits' | 'mb/g/1/data' | '{"r":{"40001":1,"40007":1,"40009":70000,"40010":1}}'.bytes || 'wrong-type' | 'not-a-register' | '70000' | ['input.L1.voltage': 0.1d, 'input.power': 0.1d, 'input.energy': 'BAD']
    }
}
