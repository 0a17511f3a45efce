package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.ingest.ReadingPipeline
import vn.dcim.core.ingest.RejectedMessageRepository
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.point.RawValue
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.testing.Mosquitto
import vn.dcim.mqtt.testing.Publisher
import vn.dcim.mqtt.testing.RememberingSink

import java.time.Instant
import java.util.function.Supplier

class MqttBridgeSpec extends Specification {

    static final String CRAC = 'dc/hg01/crac/c3'

    @Shared @AutoCleanup Mosquitto broker = Mosquitto.launch()
    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    def sink = new RememberingSink()
    def clock = SteppedClock.at('2026-01-01T00:00:00Z')
    def context = start()
    @AutoCleanup Publisher device = new Publisher(broker.url())
    def soon = new PollingConditions(timeout: 20, delay: 0.05)

    def cleanup() {
        context?.close()
    }

    ApplicationContext start(Map more = [:]) {
        def properties = database.properties() + [
                'dcim.mqtt.url'          : broker.url(),
                'dcim.mqtt.client-id'    : 'spec-' + database.folder().fileName,
                'dcim.mqtt.subscriptions': ['spec/#'],
        ] + more
        def instead = RuntimeBeanDefinition.builder(SampleSink, { sink } as Supplier)
                .singleton(true).replaces(ReadingPipeline).build()
        def context = ApplicationContext.builder().properties(properties).beanDefinitions(instead).singletons(clock).start()
        new PollingConditions(timeout: 20).eventually { assert context.getBean(MqttBridge).statistics().connected() }
        context
    }

    def add(String address, String name = address) {
        def reading = context.getBeansOfType(DeviceReader).find { it.speaks(address) }.read(address, null).findFirst().get().reading()
        context.getBean(DeviceRegistry).add(name, address, null, 'default', null, reading)
    }

    def values(batch) {
        def names = context.getBean(PointRepository).findByDeviceIdOrderByName(batch.deviceId()).collectEntries { [it.id(), it] }
        batch.samples().collectEntries { [names[it.pointId()].name(), names[it.pointId()].conversion().apply(it.raw()).value()] }
    }

    def "a device that publishes is offered, added, and read from then on"() {
        when: "it is heard of for the first time"
        device.publish("$CRAC/telemetry", '{"supply":18.2,"return":27.4,"rh":46,"fan_pct":62,"comp":[true,false],"alarms":["FILTER"]}')

        then:
        soon.eventually {
            assert context.getBean(SeenDevices).offers()*.address() == ["mqtt:$CRAC" as String]
        }
        sink.batches() == []

        when:
        def crac = add("mqtt:$CRAC")
        device.publish("$CRAC/telemetry", '{"ts":1767225600123,"supply":18.5,"fan_pct":70}')

        then:
        context.getBean(SeenDevices).offers() == []
        crac.profile() == 'crac-json'
        soon.eventually { assert sink.batches().size() == 1 }
        with(sink.batches().first()) {
            deviceId() == crac.id()
            at() == Instant.ofEpochMilli(1767225600123)
            values(delegate) == ['cooling.supply.temperature': 18.5d, 'cooling.fan.level': 70d]
        }
    }

    def "what was not stored comes again, and is stored once"() {
        given:
        device.publish("$CRAC/telemetry", '{"supply":18}')
        add("mqtt:$CRAC")
        sink.refuse(new DcimException(ErrorCode.QUEUE_FULL, 10_000))

        when:
        (1..50).each { device.publish("$CRAC/telemetry", """{"supply":${it}}""") }

        then:
        soon.eventually { assert context.getBean(MqttBridge).statistics().lastFailure().contains('queue-full') }
        sink.batches() == []

        when:
        sink.refuse(null)

        then:
        soon.eventually { assert sink.batches().size() == 50 }
        sink.batches().collect { ((RawValue.Numeric) it.samples().first().raw()).value() } == (1..50).collect { (double) it }
    }

    def "messages without a time of their own that are delivered again to another run of the program are stored once"() {
        given: "a run that stores everything, but is ended before it can say so"
        device.publish("$CRAC/telemetry", '{"supply":18}')
        add("mqtt:$CRAC")
        soon.eventually { assert context.getBean(MqttBridge).statistics().received() >= 1 }
        sink.hold()
        // why: the same payload twice is two messages
        (1..20).each { device.publish("$CRAC/telemetry", '{"supply":19}') }
        soon.eventually { assert sink.batches().size() == 20 }
        context.close()

        when: "the next run gets them again, and more"
        sink.release()
        context = start()
        (1..5).each { device.publish("$CRAC/telemetry", '{"supply":19}') }

        then:
        soon.eventually { assert sink.batches().size() == 25 }
        sink.duplicates() == 20
        context.getBean(MqttBridge).statistics().duplicates() == 20
    }

    def "what nobody can use is kept with its reason and acknowledged"() {
        when:
        device.publish('spec/nobody/knows', '{"a":1}')
        device.publish("$CRAC/telemetry", [0x7b, 0xff, 0xfe] as byte[], false)
        device.publish("$CRAC/telemetry", '{"supply":')
        device.publish("$CRAC/telemetry", new byte[10_000_000], false)
        device.publish("$CRAC/telemetry", '{"supply":"18,2"}')

        then:
        soon.eventually {
            assert context.getBean(RejectedMessageRepository).findAll()*.reason() ==
                    ['no-map', 'invalid-utf8', 'not-json', 'too-large', 'number-with-comma']
        }
        with(context.getBean(RejectedMessageRepository).findAll()[3]) {
            source() == "$CRAC/telemetry"
            size() == 10_000_000
            payload().length() == 4096
        }
        context.getBean(RejectedMessageRepository).findAll()[1].payload() == '{\\xFF\\xFE'
    }

    def "late, doubled and disordered messages with a time of their own are kept once under that time"() {
        given:
        device.publish("$CRAC/telemetry", '{"ts":1767225600000,"supply":18}')
        add("mqtt:$CRAC")

        when:
        [3, 1, 2, 3, 1, 3].each { device.publish("$CRAC/telemetry", """{"ts":${1767225600000 + it * 1000},"supply":$it}""") }

        then:
        soon.eventually { assert context.getBean(MqttBridge).statistics().received() == 7 }
        soon.eventually { assert sink.duplicates() == 3 }
        sink.batches()*.at()*.epochSecond == [1767225603, 1767225601, 1767225602]
    }

    def "what the broker kept is uncertain, what is said now is good"() {
        given:
        device.retain('dc/hg01/env/leak-7', '{"water_leak":true}')

        when: "the device is added, its retained state comes"
        add('mqtt:dc/hg01/env/leak-7')

        then:
        soon.eventually { assert sink.batches().size() == 1 }
        sink.batches().last().samples()*.ceiling() == [Quality.UNCERTAIN]

        when:
        device.retain('dc/hg01/env/leak-7', '{"water_leak":false}')

        then:
        soon.eventually { assert sink.batches().size() == 2 }
        sink.batches().last().samples()*.ceiling() == [Quality.GOOD]

        cleanup:
        device.publish('dc/hg01/env/leak-7', new byte[0], true)
    }

    def "a gateway that goes takes all its devices with it"() {
        given:
        ['rack-r01', 'rack-r02'].each { device.publish("zigbee2mqtt/$it", '{"temperature":21}') }
        def racks = ['rack-r01', 'rack-r02'].collect { add("mqtt:zigbee2mqtt/$it") }

        when:
        device.publish('zigbee2mqtt/bridge/state', '{"state":"offline"}')

        then:
        soon.eventually { assert sink.batches()*.deviceId().sort() == racks*.id().sort() }
        sink.batches().every { values(it) == ['device.reachability': 1d] }

        when:
        device.publish('zigbee2mqtt/rack-r02/availability', 'online')

        then:
        soon.eventually { assert sink.batches().size() == 3 }
        sink.batches().last().deviceId() == racks[1].id()
        values(sink.batches().last()) == ['device.reachability': 0d]
    }

    def "a point that shows itself later joins the device"() {
        given:
        device.publish("$CRAC/telemetry", '{"supply":18}')
        def crac = add("mqtt:$CRAC")

        when:
        device.publish("$CRAC/telemetry", '{"return":27}')

        then:
        soon.eventually { assert sink.batches().size() == 1 }
        values(sink.batches().last()) == ['cooling.return.temperature': 27d]
        context.getBean(PointRepository).findByDeviceIdOrderByName(crac.id()).findAll { !it.retired() }*.name() ==
                ['cooling.return.temperature', 'cooling.supply.temperature', 'device.reachability']
    }

    def "what a device calls its doors is taken over, also when it is said later or changed, and kept by what does not say it"() {
        given:
        def state = 'acs/ctl1/door/2/state'
        device.publish(state, '{"lock":"locked","contact":"closed"}')
        def controller = add('mqtt:acs/ctl1')
        def labels = {
            context.getBean(PointRepository).findByDeviceIdOrderByName(controller.id()).findAll { it.name().startsWith('door.') }
                    .collectEntries { [it.name(), it.label()] }
        }

        expect:
        labels().values().toSet() == [''] as Set

        when:
        device.publish(state, '{"name":"Cửa cũ","lock":"locked","contact":"closed"}')
        device.publish(state, '{"name":"Cửa kho","lock":"locked","contact":"closed","forced":false}')
        device.publish('acs/ctl1/door/2/event', '{"time":"2026-01-01T00:00:00Z","door":2,"type":"forced"}')

        then:
        soon.eventually { assert sink.batches().size() == 3 }
        labels() == ['door.2.contact': 'Cửa kho', 'door.2.lock': 'Cửa kho', 'door.2.forced': 'Cửa kho']
    }

    def "a filter that covers earlier ones of the session brings a message once, and unknown topics to the rejected"() {
        given:
        device.publish("$CRAC/telemetry", '{"supply":18}')
        add("mqtt:$CRAC")
        context.close()
        sink = new RememberingSink()
        context = start('dcim.mqtt.subscriptions': ['#'])

        when:
        device.publish("$CRAC/telemetry", '{"supply":19}')
        device.publish('nobody/knows', '1')

        then:
        soon.eventually { assert context.getBean(RejectedMessageRepository).findAll()*.source() == ['nobody/knows'] }
        sink.batches().collect { values(it) } == [['cooling.supply.temperature': 19d]]
    }

    def "a filter that is taken out of the settings is taken out of the broker's session"() {
        given:
        context.close()
        context = start('dcim.mqtt.subscriptions': ['other/#'])

        when:
        device.publish('spec/left', '1')
        device.publish('other/asked', '1')

        then:
        soon.eventually { assert rejected() == ['other/asked'] as Set }

        when: "it is asked for again"
        context.close()
        context = start()
        device.publish('other/left', '1')
        device.publish('spec/asked', '1')

        then:
        soon.eventually { assert rejected() == ['other/asked', 'spec/asked'] as Set }
    }

    /** Each once: what was kept, but not acknowledged before the end of a run, comes again. */
    Set<String> rejected() {
        context.getBean(RejectedMessageRepository).findAll()*.source() as Set
    }

    def "a flood of what nobody can use fills a few rows, and one counts the rest"() {
        when:
        60.times { device.publish('spec/flood', "no json $it") }

        then:
        soon.eventually { assert context.getBean(MqttBridge).statistics().rejected() == 60 }
        soon.eventually { assert context.getBean(RejectedMessageRepository).findAll().size() == RejectedMessages.ROWS_A_MINUTE }

        when: "the minute is over"
        clock.advance(java.time.Duration.ofSeconds(61))

        then:
        soon.eventually {
            def rows = context.getBean(RejectedMessageRepository).findAll()
            assert rows.size() == RejectedMessages.ROWS_A_MINUTE + 1
            assert rows.last().detail().beyond() == 60 - RejectedMessages.ROWS_A_MINUTE
        }
    }

    def "the bridge comes back to a broker that was away"() {
        given:
        def own = Mosquitto.launch()
        context.close()
        context = start('dcim.mqtt.url': own.url())
        new Publisher(own.url()).withCloseable { it.publish("$CRAC/telemetry", '{"supply":18}') }
        add("mqtt:$CRAC")

        when:
        own.stop()
        soon.eventually { assert !context.getBean(MqttBridge).statistics().connected() }
        own.start()
        new Publisher(own.url()).withCloseable { it.publish("$CRAC/telemetry", '{"supply":19}') }

        then: "what was said before it was added may come as well, when it is heard late"
        soon.eventually { assert sink.batches().any { values(it)['cooling.supply.temperature'] == 19d } }
        context.getBean(MqttBridge).statistics().connections() == 2

        cleanup:
        own.close()
    }
}
