package vn.dcim.mqtt.bridge

import groovy.json.JsonOutput
import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import java.util.function.Supplier
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.ingest.KeptAnnouncements
import vn.dcim.core.ingest.ReadingPipeline
import vn.dcim.core.ingest.RejectedMessageRepository
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.discovery.AnnouncedDevices
import vn.dcim.mqtt.testing.Mosquitto
import vn.dcim.mqtt.testing.Publisher
import vn.dcim.mqtt.testing.RememberingSink

/** Devices that announce themselves by Home Assistant's discovery, over a real broker. */
class DiscoverySpec extends Specification {

    static final CLIMATE = [ids: ['z_0x1'], name: 'Rack 7', mf: 'Acme', mdl: 'TH1']
    static final AVAILABILITY = [avty: [[t: 'z/bridge', val_tpl: '{{ value_json.state }}'], [t: 'z/th/lwt']], avty_mode: 'all']

    @Shared @AutoCleanup Mosquitto broker = Mosquitto.launch()
    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup Publisher gateway = new Publisher(broker.url())
    def clock = SteppedClock.at('2026-01-01T00:00:00Z')
    RememberingSink sink = new RememberingSink()
    Set<String> kept = []
    ApplicationContext context
    def soon = new PollingConditions(timeout: 20, delay: 0.05)

    def setup() {
        context = start()
    }

    def cleanup() {
        context?.close()
        kept.each { gateway.publish(it, new byte[0], true) }
    }

    ApplicationContext start() {
        def properties = database.properties() + ['dcim.mqtt.url': broker.url(), 'dcim.mqtt.client-id': 'spec-' + database.folder().fileName]
        def instead = RuntimeBeanDefinition.builder(SampleSink, { sink } as Supplier).singleton(true).replaces(ReadingPipeline).build()
        def context = ApplicationContext.builder().properties(properties).beanDefinitions(instead).singletons(clock).start()
        new PollingConditions(timeout: 20).eventually { assert context.getBean(MqttBridge).statistics().connected() }
        context
    }

    void retain(String topic, payload) {
        kept << topic
        gateway.retain(topic, payload instanceof String ? payload : JsonOutput.toJson(payload))
    }

    void announceClimate(Map more = [:]) {
        retain('homeassistant/sensor/0x1/temperature/config', [stat_t: 'z/th', name: 'Temperature', dev_cla: 'temperature', unit_of_meas: '°F',
                val_tpl: '{{ value_json.temperature }}', dev: CLIMATE] + AVAILABILITY + more)
        retain('homeassistant/sensor/0x1/humidity/config', [stat_t: 'z/th', name: 'Humidity', dev_cla: 'humidity', unit_of_meas: '%',
                val_tpl: "{{ value_json['humidity'] | round(0) }}", dev: CLIMATE] + AVAILABILITY + more)
        retain('homeassistant/sensor/0x1/co2/config', [stat_t: 'z/th', name: 'CO2', dev_cla: 'carbon_dioxide', unit_of_meas: 'ppm', dev: CLIMATE])
    }

    def offers() {
        context.getBean(AnnouncedDevices).offers()
    }

    def look(String address) {
        context.getBeansOfType(DeviceReader).find { it.speaks(address) }.read(address, null).findFirst().get().reading()
    }

    Device adopt(String address = 'mqtt:ha:z_0x1') {
        soon.eventually { assert address in offers()*.address() }
        context.getBean(DeviceRegistry).add('Rack 7', address, null, 'default', null, look(address))
    }

    /** Of every batch that has values: by name, in the unit of the point. */
    List<Map> told(Quality ceiling = null) {
        sink.batches().collect { batch ->
            def points = context.getBean(PointRepository).findByDeviceIdOrderByName(batch.deviceId()).collectEntries { [it.id(), it] }
            batch.samples().findAll { ceiling == null || it.ceiling() == ceiling }.collectEntries {
                [points[it.pointId()].name(), points[it.pointId()].conversion().apply(it.raw()).value()]
            }
        }.findAll { it }
    }

    void publish(String topic, payload) {
        gateway.publish(topic, payload instanceof String ? payload : JsonOutput.toJson(payload))
    }

    def "what is announced is offered, adopted with its values, and read from then on in the unit of the point"() {
        when:
        announceClimate()
        retain('z/th', [temperature: 71.6, humidity: 45.4])

        then: "with what it becomes, and what it does not"
        soon.eventually { assert offers().size() == 1 && offers().first().entities().size() == 3 }
        with(offers().first()) {
            [address(), deviceClass(), vendor(), model(), name(), points()] ==
                    ['mqtt:ha:z_0x1', DeviceClass.ENVIRONMENT, 'Acme', 'TH1', 'Rack 7', 2]
            entities().collectEntries { [it.title(), it.point() ?: it.reason()] } ==
                    [Temperature: 'ambient.temperature', Humidity: 'ambient.humidity', CO2: 'no-rule']
        }

        when:
        def reading = look('mqtt:ha:z_0x1')

        then: "the values are there before it is added"
        reading.values().collectEntries { [it.name(), it.value()] } == ['ambient.temperature': 22d, 'ambient.humidity': 45d]

        when:
        adopt()
        soon.eventually { assert told(Quality.UNCERTAIN).last() == ['ambient.temperature': 22d, 'ambient.humidity': 45d] }
        publish('z/th', [temperature: 73.4])

        then:
        soon.eventually { assert told(Quality.GOOD).last() == ['ambient.temperature': 23d] }
        offers() == []
        context.getBean(RejectedMessageRepository).findAll() == []
    }

    def "a device with all its components in one message, its switch and its power"() {
        given:
        retain('homeassistant/device/plug/config', [dev: [ids: 'plug-1', name: 'Plug', mf: 'Shelly'], o: [name: 'gw'], '~': 'plugs/1', stat_t: '~', cmps: [
                p: [p: 'sensor', dev_cla: 'power', unit_of_meas: 'W', val_tpl: '{{ value_json.apower }}'],
                e: [p: 'sensor', dev_cla: 'energy', unit_of_meas: 'Wh', stat_cla: 'total_increasing', val_tpl: '{{ value_json.aenergy.total }}'],
                s: [p: 'switch', val_tpl: "{{ 'ON' if value_json.output else 'OFF' }}", cmd_t: 'plugs/1/set']]])
        def plug = adopt('mqtt:ha:plug-1')

        when:
        publish('plugs/1', [apower: 1250, aenergy: [total: 3500], output: true])

        then:
        plug.deviceClass() == DeviceClass.PDU
        soon.eventually { assert told() == [['input.power': 1.25d, 'input.energy': 3.5d, 'outlet.1.switch': 1d]] }
    }

    def "a leak sensor says so, and with the bridge it is gone"() {
        given:
        retain('homeassistant/binary_sensor/0x2/leak/config', [stat_t: 'z/leak', dev_cla: 'moisture', pl_on: true, pl_off: false,
                val_tpl: '{{ value_json.water_leak }}', avty: [[t: 'z/bridge', val_tpl: '{{ value_json.state }}']], dev: [ids: 'z_0x2', name: 'Leak']])
        adopt('mqtt:ha:z_0x2')

        when:
        publish('z/leak', [water_leak: true])

        then:
        soon.eventually { assert told() == [['leak.detector': 1d]] }

        when:
        publish('z/bridge', [state: 'offline'])

        then:
        soon.eventually { assert told().last() == ['device.reachability': 1d] }

        when:
        publish('z/bridge', [state: 'online'])

        then:
        soon.eventually { assert told().last() == ['device.reachability': 0d] }
    }

    def "what does not come in its time is silence, once"() {
        given:
        announceClimate([exp_aft: 1])
        def rack = adopt()
        publish('z/th', [temperature: 71.6, humidity: 45])

        expect:
        soon.eventually { assert sink.batches().any { !it.answered() && it.deviceId() == rack.id() } }
    }

    def "what was taken back while the program was away is told, and nothing is deleted"() {
        given:
        announceClimate()
        adopt()
        soon.eventually { assert context.getBean(KeptAnnouncements).of(1).size() == 3 }
        publish('z/th', [temperature: 71.6])
        soon.eventually { assert told() == [['ambient.temperature': 22d]] }
        context.close()

        when:
        kept.each { gateway.publish(it, new byte[0], true) }
        context = start()

        then:
        soon.eventually { assert told().any { it['device.reachability'] == 1d } }
        soon.eventually { assert context.getBean(KeptAnnouncements).withdrawnAt(1).present }
        context.getBean(DeviceRegistry).get(1).state() == Device.State.ACTIVE
        context.getBean(PointRepository).findByDeviceIdOrderByName(1).count { !it.retired() } == 3
    }

    def "values that came while the program was away are understood before the announcements come again"() {
        given:
        announceClimate()
        adopt()
        soon.eventually { assert context.getBean(KeptAnnouncements).of(1).size() == 3 }
        publish('z/th', [temperature: 71.6])
        soon.eventually { assert told() == [['ambient.temperature': 22d]] }
        context.close()

        when:
        (1..5).each { publish('z/th', [temperature: 50]) }
        context = start()

        then:
        soon.eventually { assert told() == [['ambient.temperature': 22d]] + [['ambient.temperature': 10d]] * 5 }
        context.getBean(RejectedMessageRepository).findAll() == []
    }

    def "what could not be stored comes again and is stored once"() {
        given:
        announceClimate()
        adopt()
        soon.eventually { assert context.getBean(MqttBridge).statistics().received() >= 3 }
        publish('z/th', [temperature: 50])
        soon.eventually { assert told().size() == 1 }
        sink.refuse(new DcimException(ErrorCode.QUEUE_FULL, 10_000))

        when:
        (51..60).each { publish('z/th', [temperature: it]) }
        soon.eventually { assert context.getBean(MqttBridge).statistics().lastFailure().contains('queue-full') }
        sink.refuse(null)

        then:
        soon.eventually { assert told().size() == 11 }
    }

    def "an announcement that is taken back is told, and stands again when it is made again"() {
        given:
        announceClimate()
        def rack = adopt()
        publish('z/th', [temperature: 71.6, humidity: 45])
        soon.eventually { assert told().size() == 1 }

        when:
        gateway.publish('homeassistant/sensor/0x1/humidity/config', new byte[0], true)

        then: "one of two is stale"
        soon.eventually { assert told(Quality.STALE) == [['ambient.humidity': 45d]] }
        context.getBean(KeptAnnouncements).withdrawnAt(rack.id()).empty

        when:
        gateway.publish('homeassistant/sensor/0x1/temperature/config', new byte[0], true)
        gateway.publish('homeassistant/sensor/0x1/co2/config', new byte[0], true)

        then:
        soon.eventually { assert told().any { it['device.reachability'] == 1d } }
        soon.eventually { assert context.getBean(KeptAnnouncements).withdrawnAt(rack.id()).present }

        when:
        announceClimate()
        soon.eventually { assert context.getBean(KeptAnnouncements).withdrawnAt(rack.id()).empty }
        soon.eventually { assert context.getBean(AnnouncedDevices).listensTo('z/th') }

        then:
        soon.eventually {
            publish('z/th', [temperature: 50])
            assert told(Quality.GOOD).any { it == ['ambient.temperature': 10d] }
        }
    }

    def "a broken announcement is kept with its reason and offers nothing"() {
        when:
        publish('homeassistant/sensor/x/config', '{"stat_t":')
        publish('homeassistant/sensor/y/config', [stat_t: 'all/#'])
        publish('homeassistant/sensor/z/config', [dev_cla: 'power'])

        then:
        soon.eventually {
            assert context.getBean(RejectedMessageRepository).findAll().collectEntries { [it.source(), it.reason()] } == [
                    'homeassistant/sensor/x/config': 'not-json', 'homeassistant/sensor/y/config': 'bad-announcement',
                    'homeassistant/sensor/z/config': 'missing-member']
        }
        offers() == []
    }
}
