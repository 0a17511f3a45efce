package vn.dcim.mqtt.discovery

import com.fasterxml.jackson.databind.json.JsonMapper
import com.fasterxml.jackson.databind.node.MissingNode
import groovy.json.JsonOutput
import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.point.PointVocabulary

class AnnouncedDeviceSpec extends Specification {

    static final Instant AT = Instant.parse('2026-11-21T00:00:00Z')
    def reader = new AnnouncementReader('ha')
    def device = new AnnouncedDevice('d', new PointMapping(PointVocabulary.load()), PointVocabulary.load(), AT)

    void announce(String object, Map config) {
        def text = JsonOutput.toJson([stat_t: "d/$object", dev_cla: 'temperature', unit_of_meas: '°C', name: object, dev: [ids: 'd']] + config)
        device.take(reader.read("ha/sensor/$object/config", JsonMapper.builder().build().readTree(text)), text, AT)
    }

    Told hear(String topic, String text, long now = 0, boolean retained = false) {
        def json = text.startsWith('{') ? JsonMapper.builder().build().readTree(text) : MissingNode.instance
        device.hear(topic, text, json, retained, now)
    }

    def "mode #mode: after #said the entity is #there"() {
        given:
        announce('t', [avty_mode: mode, avty: [[t: 'a'], [t: 'b']]])

        expect:
        said.collect { hear(it[0], it[1]) }.last().online() == Optional.of(there)

        where:
        mode     | said                                                          || there
        'all'    | [['a', 'online']]                                             || true
        'all'    | [['a', 'offline']]                                            || false
        'all'    | [['a', 'online'], ['b', 'offline']]                           || false
        'all'    | [['b', 'offline'], ['b', 'online']]                           || true
        'any'    | [['a', 'offline']]                                            || true
        'any'    | [['a', 'offline'], ['b', 'offline']]                          || false
        'any'    | [['a', 'offline'], ['b', 'offline'], ['a', 'online']]         || true
        'latest' | [['a', 'offline']]                                            || false
        'latest' | [['a', 'offline'], ['b', 'online']]                           || true
        'latest' | [['a', 'online'], ['b', 'offline']]                           || false
        null     | [['a', 'online'], ['b', 'offline']]                           || false
    }

    def "one of two entities that is gone is stale, its device is there"() {
        given:
        announce('t1', [avty_t: 'a'])
        announce('t2', [avty_t: 'b', avty_tpl: '{{ value_json.state }}'])
        hear('d/t2', '20')

        when:
        def told = hear('b', '{"state":"offline"}')

        then:
        told.online() == Optional.of(true)
        told.stale()*.name() == ['ambient.t2.temperature']

        and: "a value that comes all the same is stale"
        hear('d/t2', '21').values() == []
        hear('d/t2', '21').stale()*.name() == ['ambient.t2.temperature']

        and: "an unknown word changes nothing"
        hear('a', 'perhaps').faults()*.detail()*.code() == ['no-availability']
        hear('a', 'perhaps').online().empty
    }

    def "a value expires after its time, once, and a retained one does not renew it"() {
        given:
        announce('t1', [exp_aft: 10])
        announce('t2', [:])
        device.begin(0)
        hear('d/t1', '20', 1_000)
        hear('d/t1', '20', 9_000, true)

        expect:
        device.expired(11_000).empty
        with(device.expired(11_001).get()) {
            stale()*.name() == ['ambient.temperature']
            online().empty
        }
        device.expired(12_000).empty

        when:
        hear('d/t1', '20', 13_000)

        then:
        device.expired(23_001).present
    }

    def "a device of which all has expired is not there"() {
        given:
        announce('t1', [exp_aft: 10])
        device.begin(0)

        expect:
        device.expired(10_001).get().online() == Optional.of(false)
    }

    def "names stay when more is announced, and after a restart"() {
        given:
        announce('m', [:])
        device.register(7)
        device.name(['ha/sensor/m/config': 'ambient.temperature'])

        when:
        announce('a', [:])

        then:
        device.namesUnder('ha/sensor/m/config').values().toList() == ['ambient.temperature']
        device.namesUnder('ha/sensor/a/config').values().toList() == ['ambient.a.temperature']
    }

    def "what is taken back is stale, and the device gone with the last"() {
        given:
        announce('t1', [:])
        announce('t2', [:])
        hear('d/t1', '20')

        expect:
        with(device.withdraw('ha/sensor/t1/config')) {
            stale()*.name() == ['ambient.temperature']
            online().empty
        }
        device.withdraw('ha/sensor/t2/config').online() == Optional.of(false)
    }
}
