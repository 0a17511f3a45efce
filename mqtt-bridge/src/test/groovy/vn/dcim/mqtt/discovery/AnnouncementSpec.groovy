package vn.dcim.mqtt.discovery

import com.fasterxml.jackson.databind.json.JsonMapper
import groovy.json.JsonOutput
import java.time.Duration
import spock.lang.Specification
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.RawValue

class AnnouncementSpec extends Specification {

    static final reader = new AnnouncementReader('homeassistant')
    static final mapping = new PointMapping(PointVocabulary.load())

    static read(String topic, config) {
        reader.read(topic, JsonMapper.builder().build().readTree(config instanceof String ? config : JsonOutput.toJson(config)))
    }

    static entity(Map config, String component = 'sensor') {
        read("homeassistant/$component/x/config", [stat_t: 'x/state'] + config).entities().first()
    }

    def "short and long names mean the same"() {
        given:
        def brief = read('homeassistant/sensor/gw/t/config', ['~': 'gw/7', stat_t: '~/state', dev_cla: 'temperature', unit_of_meas: '°C',
                stat_cla: 'measurement', val_tpl: '{{ value_json.t }}', ent_cat: 'diagnostic', exp_aft: 60, avty_mode: 'all',
                avty: [[t: '~/lwt', pl_avail: 'Online', pl_not_avail: 'Offline'], [t: 'gw/~', val_tpl: '{{ value_json.state }}']],
                dev: [ids: ['id-7', 'other'], name: 'Rack 7', mf: 'Acme', mdl: 'TH1', sn: 'S1', sw: '1.2']])
        def full = read('homeassistant/sensor/gw/t/config', [state_topic: 'gw/7/state', device_class: 'temperature', unit_of_measurement: '°C',
                state_class: 'measurement', value_template: '{{ value_json.t }}', entity_category: 'diagnostic', expire_after: 60,
                availability_mode: 'all', availability: [[topic: 'gw/7/lwt', payload_available: 'Online', payload_not_available: 'Offline'],
                                                         [topic: 'gw/~', value_template: '{{ value_json.state }}']],
                device: [identifiers: 'id-7', name: 'Rack 7', manufacturer: 'Acme', model: 'TH1', serial_number: 'S1', sw_version: '1.2']])

        expect:
        [brief, full].each {
            with(it) {
                [device(), name(), manufacturer(), model(), serial(), firmware()] == ['id-7', 'Rack 7', 'Acme', 'TH1', 'S1', '1.2']
                with(entities().first()) {
                    [stateTopic(), deviceClass(), unit(), stateClass(), category(), expireAfter(), mode(), templateText()] ==
                            ['gw/7/state', 'temperature', '°C', 'measurement', 'diagnostic', Duration.ofMinutes(1), Entity.Mode.ALL, '{{ value_json.t }}']
                    availability()[0].topic() == 'gw/7/lwt'
                    availability()*.online() == ['Online', 'online']
                    availability()*.offline() == ['Offline', 'offline']
                }
            }
        }
        brief.entities().first().availability()[1].topic() == 'gw/gw/7'
        full.entities().first().availability()[1].topic() == 'gw/~'
    }

    def "one announcement of a device holds all its components, which share what stands above them"() {
        when:
        def device = read('homeassistant/device/plug-1/config', [dev: [ids: 'plug-1', name: 'Plug'], o: [name: 'gw'], '~': 'gw/plug-1',
                stat_t: '~', avty_t: '~/lwt', cmps: [
                p: [p: 'sensor', dev_cla: 'power', unit_of_meas: 'W', val_tpl: '{{ value_json.p }}'],
                s: [p: 'switch', stat_t: '~/relay'], gone: [p: 'sensor']]])

        then:
        device.entities()*.key() == ['homeassistant/device/plug-1/config#p', 'homeassistant/device/plug-1/config#s']
        device.entities()*.component() == ['sensor', 'switch']
        device.entities()*.stateTopic() == ['gw/plug-1', 'gw/plug-1/relay']
        device.entities().every { it.availability()*.topic() == ['gw/plug-1/lwt'] }
    }

    def "who a device is: #device is #id"() {
        expect:
        read('homeassistant/sensor/node/object/config', [stat_t: 'x', name: 'T'] + device).device() == id

        where:
        device                                          || id
        [device: [identifiers: ['a', 'b']]]             || 'a'
        [device: [identifiers: 'a']]                    || 'a'
        [device: [connections: [['mac', '02:5b']]]]     || '02:5b'
        [:]                                             || 'node'
    }

    def "#what is refused as #detail"() {
        when:
        read(topic, config)

        then:
        AnnouncementReader.Refused e = thrown()
        e.fault().detail().code() == detail

        where:
        what                     | topic                             | config                                                || detail
        'a list'                 | 'homeassistant/sensor/x/config'   | []                                                    || 'not-an-object'
        'no topic of its state'  | 'homeassistant/sensor/x/config'   | [dev_cla: 'power']                                    || 'no-member'
        'a topic with a wildcard'| 'homeassistant/sensor/x/config'   | [stat_t: 'x/#']                                       || 'not-a-topic'
        'all topics'             | 'homeassistant/sensor/x/config'   | ['~': '+', stat_t: '~/+']                             || 'not-a-topic'
        'topics of the broker'   | 'homeassistant/sensor/x/config'   | [stat_t: '$SYS/x']                                    || 'not-a-topic'
        'topics of the program'  | 'homeassistant/sensor/x/config'   | [stat_t: 'dcim/backups/1/runs']                       || 'not-a-topic'
        'availability of it'     | 'homeassistant/sensor/x/config'   | [stat_t: 'x', avty_t: 'x/+']                          || 'not-a-topic'
        'a device that is a text'| 'homeassistant/sensor/x/config'   | [stat_t: 'x', dev: 'me']                              || 'not-an-object'
        'a long identifier'      | 'homeassistant/sensor/x/config'   | [stat_t: 'x', dev: [ids: 'i' * 151]]                  || 'not-an-identifier'
        'no components'          | 'homeassistant/device/x/config'   | [dev: [ids: 'x']]                                     || 'no-member'
        'a component of text'    | 'homeassistant/device/x/config'   | [dev: [ids: 'x'], cmps: [a: 'b']]                     || 'not-an-object'
        'too many components'    | 'homeassistant/device/x/config'   | [cmps: (1..501).collectEntries { ["c$it", [:]] }]     || 'too-many-announced'
        'a template of presence' | 'homeassistant/sensor/x/config'   | [stat_t: 'x', avty_t: 'x', avty_tpl: '{% for %}']     || 'template-not-read'
    }

    def "an identifier of 150 characters is taken"() {
        expect:
        read('homeassistant/sensor/x/config', [stat_t: 'x', dev: [ids: 'i' * 150]]).device().length() == 150
    }

    def "#component #config becomes #point"() {
        expect:
        mapping.of(entity(config, component)).name() == point

        where:
        component       | config                                                                  || point
        'sensor'        | [dev_cla: 'temperature', unit_of_meas: '°C']                            || 'ambient.temperature'
        'sensor'        | [dev_cla: 'temperature', unit_of_meas: '°C', ent_cat: 'diagnostic']     || 'device.temperature'
        'sensor'        | [dev_cla: 'humidity', unit_of_meas: '%']                                || 'ambient.humidity'
        'sensor'        | [dev_cla: 'power', unit_of_meas: 'W']                                   || 'input.power'
        'sensor'        | [dev_cla: 'energy', unit_of_meas: 'kWh', stat_cla: 'total_increasing']  || 'input.energy'
        'sensor'        | [dev_cla: 'energy', unit_of_meas: 'kWh']                                || 'input.energy'
        'sensor'        | [dev_cla: 'power_factor']                                               || 'input.power-factor'
        'sensor'        | [dev_cla: 'battery', unit_of_meas: '%']                                 || 'device.battery'
        'sensor'        | [unit_of_meas: 'lqi']                                                   || 'device.link-quality'
        'sensor'        | [unit_of_meas: '°C']                                                    || 'sensor.{n}.temperature'
        'binary_sensor' | [dev_cla: 'moisture']                                                   || 'leak.detector'
        'binary_sensor' | [dev_cla: 'smoke']                                                      || 'smoke.detector'
        'binary_sensor' | [dev_cla: 'door']                                                       || 'door.1.contact'
        'switch'        | [:]                                                                     || 'outlet.1.switch'
    }

    def "#component #config becomes no point: #reason"() {
        expect:
        mapping.of(entity(config, component)).reason() == reason

        where:
        component       | config                                                              || reason
        'light'         | [:]                                                                 || 'component'
        'switch'        | [stat_t: '']                                                        || 'no-state-topic'
        'switch'        | [ent_cat: 'config']                                                 || 'no-rule'
        'sensor'        | [dev_cla: 'carbon_dioxide', unit_of_meas: 'ppm']                    || 'no-rule'
        'sensor'        | [dev_cla: 'energy', unit_of_meas: 'kWh', stat_cla: 'measurement']   || 'no-rule'
        'sensor'        | [:]                                                                 || 'no-rule'
        'sensor'        | [dev_cla: 'temperature']                                            || 'no-unit'
        'sensor'        | [dev_cla: 'temperature', unit_of_meas: 'W']                         || 'unit'
        'sensor'        | [dev_cla: 'temperature', unit_of_meas: '°Ré']                       || 'unit'
        'sensor'        | [dev_cla: 'power', unit_of_meas: 'W', val_tpl: '{{ states("x") }}'] || 'template'
    }

    def "#value #unit of #deviceClass is #converted"() {
        given:
        def conversion = mapping.of(entity([dev_cla: deviceClass, unit_of_meas: unit])).conversion()

        expect:
        Math.abs(conversion.apply(RawValue.of((double) value)).value() - converted) < 1e-9

        where:
        deviceClass       | unit   | value   || converted
        'temperature'     | '°C'   | 21.5    || 21.5
        'temperature'     | '°F'   | 71.6    || 22
        'temperature'     | 'K'    | 300     || 26.85
        'power'           | 'W'    | 1234    || 1.234
        'power'           | 'kW'   | 1.2     || 1.2
        'energy'          | 'Wh'   | 1500    || 1.5
        'energy'          | 'MJ'   | 3.6     || 1
        'energy'          | 'GWh'  | 2       || 2_000_000
        'pressure'        | 'mbar' | 1013.25 || 101.325
        'pressure'        | 'hPa'  | 1000    || 100
        'pressure'        | 'mmHg' | 760     || 101.3250144354
        'voltage'         | 'mV'   | 230_000 || 230
        'current'         | 'mA'   | 500     || 0.5
        'frequency'       | 'kHz'  | 0.05    || 50
        'power_factor'    | '%'    | 95      || 0.95
        'signal_strength' | 'dBm'  | -70     || -70
    }

    def "what a payload #payload says of a #component is #raw, #detail"() {
        given:
        def of = entity(config, component)
        def text = payload
        def json
        try {
            json = JsonMapper.builder().build().readTree(text)
        } catch (ignored) {
            json = com.fasterxml.jackson.databind.node.MissingNode.instance
        }
        def said = EntityValue.of(of, 'a.point', mapping.of(of), text, json)

        expect:
        said.raw().orElse(null) == raw
        said.fault().map { it.detail().code() }.orElse(null) == detail

        where:
        component       | config                                                                 | payload          || raw                  | detail
        'sensor'        | T                                                                      | '21.5'           || RawValue.of(21.5d)   | null
        'sensor'        | T                                                                      | '21,5'           || RawValue.of('')      | 'comma'
        'sensor'        | T                                                                      | 'warm'           || RawValue.of('')      | 'no-number-in-text'
        'sensor'        | T                                                                      | 'unavailable'    || RawValue.of('')      | null
        'sensor'        | T                                                                      | ' '              || null                 | null
        'sensor'        | T + [val_tpl: '{{ value_json.t }}']                                    | '{"t":21.5}'     || RawValue.of(21.5d)   | null
        'sensor'        | T + [val_tpl: '{{ value_json.t }}']                                    | '{"t":"21.5"}'   || RawValue.of(21.5d)   | null
        'sensor'        | T + [val_tpl: '{{ value_json.t }}']                                    | '{"t":null}'     || RawValue.of('')      | null
        'sensor'        | T + [val_tpl: '{{ value_json.t }}']                                    | '{"t":true}'     || RawValue.of('')      | 'not-numeric'
        'sensor'        | T + [val_tpl: '{{ value_json.t }}']                                    | '{"t":[1]}'      || RawValue.of('')      | 'not-one-value'
        'sensor'        | T + [val_tpl: '{{ value_json.t }}']                                    | '{"h":1}'        || null                 | null
        'sensor'        | T + [val_tpl: '{{ value_json.t }}']                                    | 'no json'        || null                 | null
        'sensor'        | T + [val_tpl: '{{ value_json.t / 0 }}']                                | '{"t":1}'        || RawValue.of('')      | 'template-fails'
        'binary_sensor' | [dev_cla: 'moisture']                                                  | 'ON'             || RawValue.of('on')    | null
        'binary_sensor' | [dev_cla: 'moisture']                                                  | 'OFF'            || RawValue.of('off')   | null
        'binary_sensor' | [dev_cla: 'moisture']                                                  | 'wet'            || RawValue.of('wet')   | 'no-state'
        'binary_sensor' | [dev_cla: 'moisture', pl_on: 'wet', pl_off: 'dry']                     | 'wet'            || RawValue.of('on')    | null
        'binary_sensor' | [dev_cla: 'moisture', pl_on: true, pl_off: false, val_tpl: '{{ value_json.water_leak }}'] | '{"water_leak":true}'  || RawValue.of('on')  | null
        'binary_sensor' | [dev_cla: 'moisture', pl_on: true, pl_off: false, val_tpl: '{{ value_json.water_leak }}'] | '{"water_leak":false}' || RawValue.of('off') | null
        'switch'        | [pl_on: 'TURN', stat_on: '1', stat_off: '0']                           | '1'              || RawValue.of('on')    | null
    }

    static final Map T = [dev_cla: 'temperature', unit_of_meas: '°C']
}
