package vn.dcim.plant.mqtt

import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.locks.ReentrantLock
import org.eclipse.paho.mqttv5.client.IMqttMessageListener
import org.eclipse.paho.mqttv5.client.MqttClient
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence
import org.eclipse.paho.mqttv5.common.MqttMessage
import org.eclipse.paho.mqttv5.common.MqttSubscription
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** The edge node as a host application hears it. */
class EdgeNodeSpec extends Specification {

    static final Instant T0 = Instant.parse('2026-11-21T03:00:00Z')

    @TempDir Path folder
    @AutoCleanup TestBroker broker
    @AutoCleanup EdgeNode node
    def lock = new ReentrantLock()
    def soon = new PollingConditions(timeout: 20, delay: 0.02)
    List<Heard> heard = new CopyOnWriteArrayList<>()
    MqttClient host
    boolean on = true
    Instant now = T0
    double board = 38
    double warm = 22.04
    double humid = 45

    static record Heard(String type, String device, Payload payload, int qos, boolean retained) {

        List<Long> aliases() { payload.metricsList*.alias }
    }

    def setup() {
        broker = new TestBroker(folder)
        host = new MqttClient(broker.url, 'host', new MemoryPersistence())
        host.connect()
        host.subscribe([new MqttSubscription('spBv1.0/HG01/#', 1)] as MqttSubscription[], [{ String topic, MqttMessage message ->
            def levels = topic.split('/')
            if (levels[2] != 'NCMD') heard << new Heard(levels[2], levels.length > 4 ? levels[4] : '', Payload.parseFrom(message.payload), message.qos, message.retained)
        } as IMqttMessageListener] as IMqttMessageListener[])
        node = new EdgeNode(Broker.open(broker.url), new EdgeNode.Plan('HG01', 'GW-1', 'dcim', [
                new EdgeNode.Part('', [new EdgeNode.Measure('Board', '°C', 0.5, { board })]),
                new EdgeNode.Part('TH', [new EdgeNode.Measure('Temperature', '°C', 0.1, { warm }), new EdgeNode.Measure('Humidity', '%', 1, { humid })])],
                { on }, { now }, lock))
        soon.eventually { assert node.connected() }
    }

    def cleanup() {
        host?.disconnectForcibly(100, 100, false)
        host?.close(true)
    }

    void state(boolean online, long timestamp, String id = 'dcim') {
        host.publish("spBv1.0/STATE/$id", """{"online":$online,"timestamp":$timestamp}""".bytes, 1, true)
    }

    void look(int second) {
        lock.lock()
        try {
            now = T0.plusSeconds(second)
            node.look()
        } finally {
            lock.unlock()
        }
    }

    void rebirth(boolean value = true) {
        host.publish('spBv1.0/HG01/NCMD/GW-1', Payload.newBuilder().addMetrics(Payload.Metric.newBuilder()
                .setName('Node Control/Rebirth').setDatatype(DataType.Boolean.number).setBooleanValue(value)).build().toByteArray(), 0, false)
    }

    List<String> types() {
        heard*.type()
    }

    void born(int births = 1) {
        soon.eventually { assert types().count('DBIRTH') == births }
    }

    static long bdSeq(Heard one) {
        one.payload().metricsList.find { it.name == 'bdSeq' }.longValue
    }

    def "it waits for its host, and gives birth with its session, its units and an alias for each measure"() {
        when: "another host is there"
        state(true, 5, 'other')
        look(1)

        then:
        soon.eventually { assert node.delivered() }
        heard.empty

        when:
        state(true, 5)
        born()

        then:
        types().take(2) == ['NBIRTH', 'DBIRTH']
        heard.every { it.qos() == 0 && !it.retained() && it.payload().hasTimestamp() }
        heard.take(2)*.payload()*.seq == [0, 1]
        bdSeq(heard[0]) == 0
        with(heard[0].payload().metricsList.find { it.name == 'Node Control/Rebirth' }) {
            !hasAlias() && hasBooleanValue() && !booleanValue && datatype == DataType.Boolean.number
        }
        heard[0].payload().metricsList.find { it.name == 'Board' }.with { [it.alias, it.floatValue] } == [1L, 38f]
        heard[1].payload().metricsList.collect { [it.name, it.alias, it.datatype, it.floatValue] } ==
                [['Temperature', 2L, DataType.Float.number, 22f], ['Humidity', 3L, DataType.Float.number, 45f]]
        heard[1].payload().metricsList*.properties*.keysList == [['engUnit']] * 2
        heard[1].payload().metricsList*.properties*.valuesList.flatten()*.stringValue == ['°C', '%']
    }

    def "it tells by exception what has moved by its step, by alias and without type, in sequence"() {
        given:
        state(true, 5)
        born()
        int before = heard.size()

        when:
        warm = 22.13
        look(1)
        warm = 22.16
        look(2)

        then:
        soon.eventually { assert types().drop(before) == ['DDATA'] }
        with(heard.last()) {
            payload().timestamp == T0.plusSeconds(2).toEpochMilli()
            aliases() == [2L]
            payload().metricsList.every { !it.hasName() && !it.hasDatatype() && !it.isHistorical && it.floatValue == 22.2f }
        }

        when: "so often that the numbers begin anew"
        (1..260).each {
            board += 0.5
            look(2 + it)
        }

        then:
        soon.eventually { assert types().drop(before).count('NDATA') == 260 }
        heard.drop(before)*.payload()*.seq == (2L..262L).collect { it % 256 }
        node.delivered()
    }

    def "asked for its births it tells all again, in the same session"() {
        given:
        state(true, 5)
        born()

        when:
        warm = 25
        rebirth(false)
        rebirth()
        born(2)

        then:
        types() == ['NBIRTH', 'DBIRTH'] * 2
        heard*.payload()*.seq == [0, 1, 0, 1]
        heard.findAll { it.type() == 'NBIRTH' }.collect { bdSeq(it) } == [0, 0]
        heard.last().payload().metricsList[0].floatValue == 25f
    }

    def "without power the broker tells its death, and it comes back in its next session"() {
        given:
        state(true, 5)
        born()

        when:
        on = false
        soon.eventually { assert types().last() == 'NDEATH' }

        then:
        heard.last().with { bdSeq(it) == 0 && !it.payload().hasSeq() && it.payload().metricsCount == 1 && it.qos() == 1 && !it.retained() }
        node.delivered()

        when:
        on = true
        born(2)

        then:
        types() == ['NBIRTH', 'DBIRTH', 'NDEATH', 'NBIRTH', 'DBIRTH']
        bdSeq(heard[3]) == 1
    }

    def "when its host goes it goes too, keeps what it measures, and tells that afterwards as of the past"() {
        given:
        state(true, 5)
        born()

        when: "an old death is nothing"
        state(false, 4)
        rebirth()
        born(2)

        then:
        !types().contains('NDEATH')

        when:
        state(false, 5)
        soon.eventually { assert types().contains('NDEATH') && node.connected() }
        warm = 23
        look(60)
        warm = 24
        look(120)

        then:
        soon.eventually { assert node.delivered() }
        !types().contains('DDATA')

        when: "an old birth is none, that of now is one"
        state(true, 4)
        now = T0.plusSeconds(180)
        state(true, 6)
        born(3)

        then:
        soon.eventually { assert types().count('DDATA') == 2 }
        heard.findAll { it.type() == 'DBIRTH' }.last().payload().metricsList[0].floatValue == 24f
        heard.findAll { it.type() == 'DDATA' }.collect { [it.payload().timestamp, it.payload().metricsList*.isHistorical, it.payload().metricsList*.floatValue] } ==
                [[T0.plusSeconds(60).toEpochMilli(), [true], [23f]], [T0.plusSeconds(120).toEpochMilli(), [true], [24f]]]
        bdSeq(heard.findAll { it.type() == 'NBIRTH' }.last()) == heard.findAll { it.type() == 'NDEATH' }.collect { bdSeq(it) }.max() + 1
    }

    def "it says that it goes"() {
        given:
        state(true, 5)
        born()

        when:
        node.close()

        then:
        soon.eventually { assert types().contains('NDEATH') }
    }
}
