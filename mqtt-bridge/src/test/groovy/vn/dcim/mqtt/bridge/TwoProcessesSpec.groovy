package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import java.util.concurrent.CountDownLatch
import org.eclipse.paho.mqttv5.client.MqttClient
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence
import org.eclipse.paho.mqttv5.common.MqttMessage
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.health.HealthPart
import vn.dcim.core.node.Ownership
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.LiveReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.testing.Mosquitto
import vn.dcim.mqtt.testing.Publisher

import java.time.Instant

/** Two runs of the program on one database and one broker. */
class TwoProcessesSpec extends Specification {

    static final String CRAC = 'dc/hg01/crac/c3'

    @Shared @AutoCleanup Mosquitto broker = Mosquitto.launch()
    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup Publisher device = new Publisher(broker.url())
    def soon = new PollingConditions(timeout: 20, delay: 0.02)
    List<ApplicationContext> processes = []

    def cleanup() {
        processes.findAll { it.running }*.close()
    }

    ApplicationContext start(Map<String, Object> more = [:]) {
        def process = ApplicationContext.run(database.properties() + [
                'dcim.mqtt.url'      : broker.url(),
                'dcim.mqtt.client-id': 'two-' + database.folder().fileName,
                'dcim.node.lease'    : '1s',
                'dcim.node.beat'     : '100ms',
                'dcim.ingest.tick'   : '50ms'] + more)
        processes << process
        process
    }

    static MqttBridge bridge(ApplicationContext process) { process.getBean(MqttBridge) }

    static boolean isUp(ApplicationContext process) {
        process.getBeansOfType(HealthPart).find { it.name() == 'broker' }.isUp()
    }

    long crac(ApplicationContext process) {
        soon.eventually { assert bridge(process).statistics().connected() }
        device.publish("$CRAC/telemetry", '{"supply":18}')
        soon.eventually { assert bridge(process).statistics().received() > 0 }
        def address = "mqtt:$CRAC".toString()
        def reading = process.getBeansOfType(DeviceReader).find { it.speaks(address) }.read(address, null).findFirst().get().reading()
        process.getBean(DeviceRegistry).add('CRAC-3', address, null, 'default', null, reading).id()
    }

    static long supply(ApplicationContext process, long device) {
        process.getBean(PointRepository).findByDeviceIdAndName(device, 'cooling.supply.temperature').get().id()
    }

    List<Double> stored(ApplicationContext process, long point) {
        process.getBean(History).raw(point, Instant.now().minusSeconds(3600), Instant.now().plusSeconds(60))*.value().sort()
    }

    def "the second stands by, healthy; when the first #goes it has the session, and what waited at the broker, once"() {
        given:
        def first = start()
        def crac = crac(first)
        def point = supply(first, crac)
        def second = start()

        expect:
        soon.eventually { assert second.getBean(Ownership).shared }
        bridge(second).standby
        !bridge(second).statistics().connected()
        isUp(second)

        when:
        (1..50).each { device.publish("$CRAC/telemetry", """{"supply":$it}""") }
        soon.eventually { assert stored(first, point) == (1..50)*.doubleValue() }
        def awake = new CountDownLatch(1)
        if (goes == 'hangs') {
            def hung = new CountDownLatch(1)
            Thread.startDaemon {
                synchronized (first.getBean(Ownership)) {
                    hung.countDown()
                    awake.await()
                }
            }
            hung.await()
        } else {
            first.close()
        }
        (51..100).each { device.publish("$CRAC/telemetry", """{"supply":$it}""") }

        then:
        soon.eventually { assert bridge(second).statistics().connected() }
        soon.eventually { assert stored(second, point) == (1..100)*.doubleValue() }

        when: "the one that hung goes on"
        awake.countDown()
        (101..150).each { device.publish("$CRAC/telemetry", """{"supply":$it}""") }

        then: "it stands by now"
        soon.eventually { assert stored(second, point) == (1..150)*.doubleValue() }
        goes == 'ends' || soon.eventually { assert bridge(first).standby && !bridge(first).statistics().connected() } == null
        bridge(second).statistics().connected()

        where:
        goes << ['ends', 'hangs']
    }

    def "what one stores the pages of the other show"() {
        given:
        def first = start()
        def crac = crac(first)
        def point = supply(first, crac)
        def second = start()
        def seen = Collections.synchronizedList([])
        second.getBean(LatestReadings).subscribe { seen.addAll(it) }
        [first, second].each { process -> soon.eventually { assert process.getBean(NodeLine).up } }

        when:
        device.publish("$CRAC/telemetry", '{"supply":21.5}')

        then:
        soon.eventually { assert second.getBean(LatestReadings).of(point).map { [it.value(), it.quality()] }.get() == [21.5d, Quality.GOOD] }
        soon.eventually { assert seen.find { it.pointId() == point }?.value() == 21.5d }

        and: "and stores nothing of it"
        database.rows("SELECT COUNT(*) AS number FROM journal WHERE device_id = $crac").first().number == 1

        when: "it is alone again"
        first.close()

        then: "there is no line any more"
        soon.eventually { assert !second.getBean(NodeLine).up }
    }

    def "what somebody else publishes among them is not believed"() {
        given:
        def first = start()
        def crac = crac(first)
        def point = supply(first, crac)
        def second = start()
        [first, second].each { process -> soon.eventually { assert process.getBean(NodeLine).up } }
        device.publish("$CRAC/telemetry", '{"supply":20}')
        soon.eventually { assert second.getBean(LatestReadings).of(point).get().value() == 20d }
        def stranger = new MqttClient(broker.url(), 'stranger', new MemoryPersistence())
        stranger.connect()
        byte[] altered = first.getBean(LiveReadings).close([new Reading(point, Instant.now().plusSeconds(60), 99d, Quality.GOOD)])
        altered[altered.length - 1] ^= 1

        when:
        [new byte[0], new byte[3], ('x' * 200).bytes, altered].each { payload ->
            stranger.publish("dcim/two-${database.folder().fileName}/live/stranger", new MqttMessage((byte[]) payload))
        }
        device.publish("$CRAC/telemetry", '{"supply":22}')

        then: "and what comes after it is"
        soon.eventually { assert second.getBean(LatestReadings).of(point).get().value() == 22d }

        cleanup:
        stranger?.disconnect()
        stranger?.close()
    }
}
