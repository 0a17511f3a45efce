package vn.dcim.mqtt.bridge

import groovy.json.JsonSlurper
import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.context.exceptions.BeanInstantiationException
import java.time.Duration
import java.time.Instant
import java.util.function.Supplier
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.ingest.ReadingPipeline
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.testing.ADevice
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.testing.Mosquitto
import vn.dcim.mqtt.testing.RememberingSink
import vn.dcim.mqtt.testing.SparkplugNode

import static vn.dcim.mqtt.testing.SparkplugPayloads.bdSeq
import static vn.dcim.mqtt.testing.SparkplugPayloads.born
import static vn.dcim.mqtt.testing.SparkplugPayloads.data
import static vn.dcim.mqtt.testing.SparkplugPayloads.payload

class SparkplugLineSpec extends Specification {

    static final String ADDRESS = 'mqtt:spBv1.0/hg01/gw1/rack'
    static final long TEMPERATURE = 2

    @Shared @AutoCleanup Mosquitto broker = Mosquitto.launch()
    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    String host = "dcim-${UUID.randomUUID()}"
    def soon = new PollingConditions(timeout: 20, delay: 0.05)
    RememberingSink sink
    ApplicationContext context = start()
    @AutoCleanup SparkplugNode node = new SparkplugNode(broker.url(), 'hg01', 'gw1', 7)

    def cleanup() {
        context?.close()
    }

    ApplicationContext start(Map more = [:]) {
        def properties = database.properties() + [
                'dcim.mqtt.url'                          : broker.url(),
                'dcim.mqtt.client-id'                    : "spec-${database.folder().fileName}" as String,
                'dcim.mqtt.subscriptions'                : ['#'],
                'dcim.mqtt.sparkplug.host-id'            : host,
                'dcim.mqtt.sparkplug.reorder-timeout'    : '500ms',
                'dcim.mqtt.sparkplug.rebirth-interval'   : '500ms',
        ] + more
        def builder = ApplicationContext.builder().properties(properties)
        if (sink != null) {
            builder.beanDefinitions(RuntimeBeanDefinition.builder(SampleSink, { sink } as Supplier)
                    .singleton(true).replaces(ReadingPipeline).build())
        }
        def started = builder.start()
        soon.eventually { assert started.getBean(SparkplugLine).connected }
        started
    }

    void birth(long session = 7, float celsius = 21.5f, SparkplugNode from = node) {
        def now = System.currentTimeMillis()
        from.publish('NBIRTH', '', payload(0, now, [bdSeq(session)]))
        from.publish('DBIRTH', 'rack', payload(1, now, [born('Temperature', TEMPERATURE, celsius, '°C'), born('Setpoint', 9, 1f, '')]))
    }

    void say(int seq, float celsius, long at = System.currentTimeMillis()) {
        node.publish('DDATA', 'rack', payload(seq, at, [data(TEMPERATURE, celsius)]))
    }

    /** Adds the device as a person does from the page of offers, and answers the request for its births. */
    Device adopt() {
        birth()
        soon.eventually { assert ADDRESS in context.getBean(SeenDevices).offers()*.address() }
        def reading = context.getBeansOfType(DeviceReader).find { it.speaks(ADDRESS) }.read(ADDRESS, null).findFirst().get().reading()
        def device = context.getBean(DeviceRegistry).add('RACK', ADDRESS, null, 'default', null, reading)
        soon.eventually { assert node.commands().size() == 1 }
        birth()
        device
    }

    def latest(Device device, String point) {
        context.getBean(LatestReadings).of(ADevice.pointOf(context, device, point)).orElse(null)
    }

    def counts() {
        context.getBean(SparkplugLine).counts()
    }

    List<String> rejected() {
        database.rows('SELECT reason FROM rejected_message ORDER BY id')*.reason
    }

    Map state() {
        new JsonSlurper().parseText(node.states(host).last().text()) as Map
    }

    def "a device behind an edge node is offered, added and read; stale with the death of its node, and good with the next birth"() {
        when:
        birth()

        then: "what a map reads of it is offered; the bridge beside leaves all of it alone"
        soon.eventually {
            def offer = context.getBean(SeenDevices).offers().find { it.address() == ADDRESS }
            assert offer?.profile() == 'sparkplug-climate'
            assert offer.points() == 1
        }

        when: "it is added, and asked for its births at once"
        def device = adopt()

        then:
        context.getBean(SeenDevices).offers() == []
        soon.eventually { assert latest(device, 'ambient.temperature')?.value() == 21.5d }
        with(node.commands().first()) {
            qos() == 0
            !retained()
            command().timestamp > 0
            !command().hasSeq()
            command().metricsList*.name == ['Node Control/Rebirth']
            command().metricsList*.booleanValue == [true]
        }

        when:
        say(2, 22.25f)

        then:
        soon.eventually { assert latest(device, 'ambient.temperature').value() == 22.25d }
        latest(device, 'ambient.temperature').quality() == Quality.GOOD
        latest(device, 'device.reachability').value() == 0

        when: "its line breaks"
        node.drop()

        then:
        soon.eventually { assert latest(device, 'device.reachability').value() == 1 }
        latest(device, 'ambient.temperature').quality() == Quality.STALE
        latest(device, 'ambient.temperature').value() == 22.25d

        when: "it comes back in its next session, and the will of another line comes late"
        node = new SparkplugNode(broker.url(), 'hg01', 'gw1', 8)
        birth(8, 23f)
        soon.eventually { assert latest(device, 'ambient.temperature').value() == 23d }
        node.publish('NDEATH', '', payload(null, null, [bdSeq(7)]))

        then:
        soon.eventually { assert counts().otherDeaths() == 1 }
        latest(device, 'ambient.temperature').quality() == Quality.GOOD
        latest(device, 'device.reachability').value() == 0
        counts().deaths() == 1
        rejected() == []
    }

    def "the death of a device leaves its node alone"() {
        given:
        def device = adopt()
        soon.eventually { assert latest(device, 'ambient.temperature')?.quality() == Quality.GOOD }

        when:
        node.publish('DDEATH', 'rack', payload(2, System.currentTimeMillis(), []))

        then:
        soon.eventually { assert latest(device, 'ambient.temperature').quality() == Quality.STALE }
        counts().online() == 1
    }

    def "a message that never comes costs no other, and has births asked for"() {
        given:
        def device = adopt()
        soon.eventually { assert latest(device, 'ambient.temperature')?.quality() == Quality.GOOD }

        when:
        say(3, 25f)

        then:
        soon.eventually { assert node.commands().size() == 2 }
        soon.eventually { assert latest(device, 'ambient.temperature').value() == 25d }
        latest(device, 'ambient.temperature').quality() == Quality.UNCERTAIN
        counts().gaps() == 1

        when:
        birth(7, 26f)

        then:
        soon.eventually { assert latest(device, 'ambient.temperature').value() == 26d }
        latest(device, 'ambient.temperature').quality() == Quality.GOOD
    }

    def "what was measured while nobody heard is stored at its instants and is not the latest"() {
        given:
        def device = adopt()
        def point = ADevice.pointOf(context, device, 'ambient.temperature')
        soon.eventually { assert latest(device, 'ambient.temperature')?.value() == 21.5d }
        // why: later than the latest, so that only the flag keeps it from being that
        def at = System.currentTimeMillis() + 2000

        when:
        node.publish('DDATA', 'rack', payload(2, at, [
                Payload.Metric.newBuilder(data(TEMPERATURE, 19f)).setIsHistorical(true).setTimestamp(at).build()]))

        then:
        soon.eventually {
            assert context.getBean(History).raw(point, Instant.now() - Duration.ofMinutes(1), Instant.now() + Duration.ofMinutes(1))
                    .any { it.at().toEpochMilli() == at && it.value() == 19d }
        }
        latest(device, 'ambient.temperature').value() == 21.5d
        counts().past() == 1
    }

    def "a host that begins asks for the births of a node of which it hears data, and keeps these as rejected"() {
        given:
        def device = adopt()
        soon.eventually { assert latest(device, 'ambient.temperature')?.value() == 21.5d }
        context.close()
        context = start('dcim.mqtt.sparkplug.reorder-timeout': '20s')

        when:
        say(2, 30f)

        then:
        soon.eventually { assert node.commands().size() == 2 }
        rejected() == ['before-birth']

        when:
        birth(7, 31f)

        then:
        soon.eventually { assert latest(device, 'ambient.temperature')?.value() == 31d }
    }

    def "a registered device whose node is away when the host begins is unreachable after a while"() {
        given:
        def device = adopt()
        soon.eventually { assert latest(device, 'ambient.temperature')?.quality() == Quality.GOOD }
        context.close()
        node.drop()

        when:
        context = start('dcim.mqtt.sparkplug.birth-timeout': '1s')

        then:
        soon.eventually {
            assert latest(device, 'ambient.temperature')?.quality() == Quality.STALE
            assert latest(device, 'device.reachability')?.value() == 1
        }
    }

    def "edge nodes see that the host is there, when it goes, and that it is there though an old will says otherwise"() {
        expect: "a retained birth"
        soon.eventually { assert node.states(host).size() == 1 }
        node.states(host).first().retained()
        state().online == true
        def since = state().timestamp
        Math.abs(since - System.currentTimeMillis()) < 60_000

        when:
        node.publish("spBv1.0/STATE/$host", '{"online":false,"timestamp":1}', true)

        then:
        soon.eventually { assert state() == [online: true, timestamp: since] }
        node.states(host).last().qos() == 1

        when:
        context.close()

        then:
        soon.eventually { assert state().online == false }
        state().timestamp >= since
    }

    def "a host that comes after one whose clock runs #ahead s ahead, which said #said, is online after that one"() {
        given:
        context.close()
        def then = System.currentTimeMillis() + ahead * 1000
        node.publish("spBv1.0/STATE/$host", """{"online":${said == 'online'},"timestamp":$then}""", true)

        when:
        context = start()

        then: "edge nodes would leave an older birth alone"
        soon.eventually { assert state() == [online: true, timestamp: then + 1] }

        when:
        context.close()

        then: "and an older death too"
        soon.eventually { assert state() == [online: false, timestamp: then + 1] }

        where:
        ahead  | said
        600    | 'online'
        600    | 'offline'
        86_000 | 'online'
    }

    def "a time that is more than a day ahead is no clock's, and is not followed"() {
        given:
        context.close()
        node.publish("spBv1.0/STATE/$host", """{"online":true,"timestamp":${System.currentTimeMillis() + 87_000_000}}""", true)

        when:
        context = start()

        then:
        soon.eventually { assert state().online && Math.abs(state().timestamp - System.currentTimeMillis()) < 60_000 }
    }

    def "that another is online under our name, and later, is not outbidden; that it has gone is"() {
        given:
        soon.eventually { assert state().online }
        def then = System.currentTimeMillis() + 600_000

        when:
        node.publish("spBv1.0/STATE/$host", """{"online":true,"timestamp":$then}""", false)
        birth()

        then:
        soon.eventually { assert counts().births() == 2 }
        context.getBean(SparkplugLine).connected

        when:
        node.publish("spBv1.0/STATE/$host", """{"online":false,"timestamp":$then}""", true)

        then:
        soon.eventually { assert state() == [online: true, timestamp: then + 1] }
    }

    def "the session is one of which nothing is kept"() {
        when:
        def options = BrokerOptions.passing(context.getBean(MqttConfig), null)

        then:
        options.cleanStart
        options.sessionExpiryInterval == 0
    }

    def "with groups the host hears these and its own state alone, and that before it says that it is there"() {
        given:
        context.close()
        context = start('dcim.mqtt.sparkplug.groups': ['hg02'])
        def line = context.getBean(SparkplugLine)

        expect: "its first message is its birth, which comes back: so it was subscribed before, and nothing else came"
        soon.eventually { assert line.received() >= 1 }

        when:
        def other = new SparkplugNode(broker.url(), 'hg02', 'gw9', 1)
        birth()
        other.publish('NBIRTH', '', payload(0, System.currentTimeMillis(), [bdSeq(1)]))

        then:
        soon.eventually { assert counts().online() == 1 }
        counts().births() == 1

        cleanup:
        other?.close()
    }

    def "the will is what the birth is, but for being gone"() {
        given:
        def state = new HostState('dcim', Instant.ofEpochMilli(1767225600123))
        def options = new MqttConnectionOptions()

        when:
        state.willOf(options)

        then:
        options.willDestination == 'spBv1.0/STATE/dcim'
        options.willMessage.qos == 1
        options.willMessage.retained
        new String(options.willMessage.payload) == '{"online":false,"timestamp":1767225600123}'
        new String(state.birth()) == '{"online":true,"timestamp":1767225600123}'
    }

    def "a payload #payload under our topic says that we are gone: #gone"() {
        expect:
        HostState.saysGone(payload.bytes) == gone

        where:
        payload                            || gone
        '{"online":false,"timestamp":1}'   || true
        '{"online":true,"timestamp":1}'    || false
        '{"online":"false"}'               || false
        'OFFLINE'                          || false
        ''                                 || false
    }

    def "a host that cannot store is offline, so that edge nodes keep what they measure, and comes back"() {
        given:
        context.close()
        sink = new RememberingSink()
        context = start()
        adopt()
        soon.eventually { assert sink.batches().any { it.samples().size() == 1 } }
        def before = node.states(host).size()

        when:
        sink.refuse(new DcimException(ErrorCode.QUEUE_FULL, 10_000))
        say(2, 22f)

        then:
        soon.eventually { assert node.states(host).drop(before)*.text().any { it.contains('"online":false') } }

        when:
        sink.refuse(null)

        then:
        soon.eventually { assert state().online == true }
    }

    def "a host id of #id is refused at the start"() {
        when:
        context.close()
        start('dcim.mqtt.sparkplug.host-id': id)

        then:
        thrown(BeanInstantiationException)

        where:
        id << ['a/b', 'a+', '#', 'a b']
    }

    def "times that are none are refused at the start"() {
        when:
        context.close()
        start('dcim.mqtt.sparkplug.reorder-timeout': '0s')

        then:
        thrown(BeanInstantiationException)
    }
}
