package vn.dcim.demo

import groovy.json.JsonSlurper
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.locks.ReentrantLock
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.DeviceRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.ADevice
import vn.dcim.mqtt.testing.SparkplugNode
import vn.dcim.plant.mqtt.Broker
import vn.dcim.plant.mqtt.EdgeNode

/** Two programs share a centre and are one host application of Sparkplug; the one that has the line is killed. */
class SparkplugTakeoverSpec extends Specification {

    static final String HOST = 'takeover'
    /** A term of 4 s, its end seen within a beat, the line, and {@code reorder-timeout} of 5 s for nodes that wait for nobody. */
    static final Duration LONGEST = Duration.ofSeconds(20)
    static final long EVERY_MS = 250
    /** What the program that dies has heard and not yet stored, and what is on its way. */
    static final Duration IN_HAND = Duration.ofSeconds(1)

    /** What one edge node has measured, at its instants. */
    static class Measured implements AutoCloseable {

        final Map<Instant, Double> all = Collections.synchronizedMap(new TreeMap<Instant, Double>())
        final ReentrantLock lock = new ReentrantLock()
        final EdgeNode node
        private volatile double celsius = 18
        private volatile Instant now = Instant.ofEpochMilli(System.currentTimeMillis())
        private volatile boolean goesOn = true
        private final Thread beat

        Measured(String url, String name, String host) {
            node = new EdgeNode(Broker.open(url), new EdgeNode.Plan('HG01', name, host, [
                    new EdgeNode.Part('', []),
                    new EdgeNode.Part('TH', [new EdgeNode.Measure('Temperature', '°C', 0.1, { celsius })])], { true }, { now }, lock))
            beat = Thread.startDaemon { while (goesOn) { measure(); Thread.sleep(EVERY_MS) } }
        }

        /** Each is another: a saw tooth from 18 to 26 °C. */
        private void measure() {
            lock.lock()
            try {
                celsius = celsius > 26 ? 18 : celsius + 0.2
                now = Instant.ofEpochMilli(System.currentTimeMillis())
                node.look()
                all[now] = Math.round(celsius * 10) / 10d
            } finally {
                lock.unlock()
            }
        }

        @Override
        void close() {
            goesOn = false
            beat.join()
            node.close()
        }
    }

    @Shared @AutoCleanup Installation installation = new Installation([node: [lease: '4s', beat: '1s'], mqtt: [sparkplug: ['host-id': HOST]]], { it -> })
    @Shared @AutoCleanup SparkplugNode edge = new SparkplugNode(installation.broker.url(), 'watch', 'watch', 0)
    @Shared @AutoCleanup Measured waiting = new Measured(installation.broker.url(), 'waiting', HOST)
    @Shared @AutoCleanup Measured free = new Measured(installation.broker.url(), 'free', null)
    def soon = new PollingConditions(timeout: 90, delay: 0.1)

    List<Map> states() {
        edge.states(HOST).collect { new JsonSlurper().parseText(it.text()) as Map }
    }

    long point(long device) {
        ADevice.pointOf(installation.registry, installation.registry.getBean(DeviceRepository).findById(device).get(), 'ambient.temperature')
    }

    List<Reading> stored(long point, Instant from) {
        installation.registry.getBean(History).raw(point, from, Instant.now() + Duration.ofMinutes(1))
    }

    static Map<Instant, Double> good(List<Reading> readings) {
        readings.findAll { it.quality() == Quality.GOOD }.collectEntries { [it.at(), it.value()] }
    }

    def "the second is online under a later time, hears births, and what a node kept for its host comes afterwards"() {
        given:
        def ids = [waiting: 'waiting', free: 'free'].collectEntries { name, node -> [name, installation.add("mqtt:spBv1.0/HG01/$node/TH", name)] }
        def points = ids.collectEntries { name, id -> [name, point(id)] }
        installation.startSecond()
        soon.eventually { assert installation.shares().sort() == [6, 7] && installation.listening() }
        def begun = Instant.now()
        soon.eventually { points.values().each { assert good(stored(it, begun)).size() > 20 } }
        def before = states().last()
        def known = states().size()

        when:
        def killedAt = Instant.now()
        installation.kill(installation.listening())
        soon.eventually { assert states().size() > known && states().last().online }
        def onlineAt = Instant.now()

        then: "edge nodes see it gone, and there again, later than before"
        before.online
        states().drop(known)*.online.first() == false
        states().last().timestamp > before.timestamp
        Duration.between(killedAt, onlineAt) < LONGEST

        when: "for a while"
        soon.eventually { points.values().each { assert good(stored(it, onlineAt)).size() > 40 } }
        def until = Instant.now() - Duration.ofSeconds(2)

        then: "of the node that waited for its host nothing is missing but what the dead one had in hand"
        def kept = good(stored(points.waiting, begun))
        def told = waiting.all.findAll { at, _ -> at > begun && at < until }
        def missing = told.findAll { at, value -> kept[at] == null }
        missing.keySet().every { it > killedAt - IN_HAND && it < killedAt + IN_HAND }
        told.findAll { at, value -> kept[at] != null && Math.abs(kept[at] - value) > 0.01 } == [:]
        told.size() > 60

        and: "the other was asked for its births; from then on all is there, and what is now is what it says now"
        def heard = good(stored(points.free, begun))
        def first = heard.keySet().findAll { it > killedAt + IN_HAND }.min()
        Duration.between(killedAt, first) < LONGEST
        free.all.findAll { at, _ -> at > first && at < until && heard[at] == null } == [:]

        and: "nothing was called stale or unreachable that was not"
        points.values().collectMany { stored(it, begun) }.findAll { it.quality() != Quality.GOOD } == []
        installation.database.rows("SELECT rule FROM alarm WHERE rule IN ('device-unreachable', 'sensor-silent')") == []
    }
}
