package vn.dcim.snmp

import org.snmp4j.smi.OID
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.Credentials
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceCollector
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.point.Conversion
import vn.dcim.core.point.Point
import vn.dcim.core.point.PollClass
import vn.dcim.core.point.Quantity
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.OidTree
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.snmp.transport.SnmpAddress
import vn.dcim.snmp.transport.SnmpTransport

import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicLong

/** Turns of one device, on a time that the spec steps; the agent and the socket are real. */
class PolledDeviceSpec extends Specification {

    static final SnmpConfig CONFIG = new SnmpConfig(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofDays(1),
            Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofMillis(400), 1, 60, Duration.ofHours(1),
            Duration.ofSeconds(1), false, null)

    static final String STATUS = '1.3.6.1.4.1.99999.1.0'
    static final String VOLTAGE = '1.3.6.1.4.1.99999.2.0'
    static final String RATING = '1.3.6.1.4.1.99999.3.0'
    static final String OCTETS = '1.3.6.1.2.1.31.1.1.1.6.1'
    static final String DISCONTINUITY = '1.3.6.1.2.1.31.1.1.1.19.1'

    @Shared @AutoCleanup
    AgentLoop loop = new AgentLoop()

    @Shared @AutoCleanup
    SnmpTransport transport = new SnmpTransport(CONFIG.transport())

    /** Both times of the poller, and the agent's. */
    static class SteppedTime implements PollTime, InstantSource {
        volatile Instant instant = Instant.parse('2026-11-21T00:00:00Z')
        volatile long nanos = 1_000_000_000_000L

        @Override Instant now() { instant }

        @Override Instant instant() { instant }

        @Override long nanos() { nanos }

        void step(Duration duration) {
            instant = instant + duration
            nanos += duration.toNanos()
        }
    }

    static class Sink implements SampleSink {
        final List<SampleBatch> batches = new CopyOnWriteArrayList<>()
        final List<SampleBatch> urgent = new CopyOnWriteArrayList<>()
        volatile CompletableFuture<Boolean> outcome = CompletableFuture.completedFuture(true)

        @Override
        CompletableFuture<Boolean> accept(SampleBatch batch) {
            batches << batch
            outcome
        }

        @Override
        CompletableFuture<Boolean> acceptAtOnce(SampleBatch batch) {
            urgent << batch
            accept(batch)
        }
    }

    def time = new SteppedTime()
    def sink = new Sink()
    def rediscoveries = new AtomicInteger()
    def left = new AtomicInteger()
    def octets = new AtomicLong(1000)
    def discontinuity = new AtomicLong(0)
    def voltage = new AtomicInteger(230)
    def patience = new PollingConditions(timeout: 10)

    @AutoCleanup
    SnmpAgent agent = SnmpAgent.on(loop).time(time).community('public', OidTree.builder()
            .ticks('1.3.6.1.2.1.1.3.0') { agent.uptime().toMillis().intdiv(10) }
            .integer(STATUS) { 2 }
            .put(VOLTAGE) { voltage.get() < 0 ? null : new org.snmp4j.smi.Integer32(voltage.get()) }
            .integer(RATING) { 10_000 }
            .counter64(OCTETS) { octets.get() }
            .ticks(DISCONTINUITY) { discontinuity.get() }
            .build()).start()

    @AutoCleanup
    PolledDevice device = device('public')

    PolledDevice device(String community) {
        def address = "snmp://127.0.0.1:${agent.address().port}".toString()
        def ups = new Device(7, 'UPS-A', DeviceClass.UPS, '', '', '', '', address, 'spec', 'default', null, null,
                Device.State.ACTIVE, time.now())
        new PolledDevice(ups, Credentials.v2c(community), new PollPlan([
                point(1, 'ups.status', STATUS, PollClass.FAST),
                point(2, 'input.voltage', VOLTAGE, PollClass.SLOW),
                point(3, 'output.voltage', VOLTAGE, PollClass.SLOW),
                point(4, 'ups.power.nominal', RATING, PollClass.STATIC),
                point(5, 'if.1.in.octets', OCTETS, PollClass.SLOW),
                point(6, 'if.1.in.rate', "rate:$OCTETS", PollClass.SLOW),
                point(8, 'device.reachability', 'dcim', PollClass.FAST)]),
                transport.peer(SnmpAddress.parse(address), Credentials.v2c(community)), CONFIG, time, sink,
                [rediscover: { rediscoveries.incrementAndGet() }, notOurs: { left.incrementAndGet() }] as PolledDevice.Followers)
    }

    static Point point(long id, String name, String source, PollClass pollClass) {
        new Point(id, 7, name, '', Quantity.COUNT, source, pollClass, Conversion.IDENTITY, false)
    }

    /** Lets a turn pass and returns what it brought: point id to number; empty when the device was not asked. */
    Map<Long, Double> turn(Duration step = Duration.ofSeconds(5)) {
        time.step(step)
        def before = sink.batches.size()
        def turns = total()
        device.turn()
        patience.eventually { assert total() > turns }
        sink.batches.size() == before ? [:] : sink.batches.last().samples().collectEntries { [it.pointId(), it.raw().value()] }
    }

    private long total() {
        def it = device.statistics()
        it.cycles() + it.missed() + it.skipped()
    }

    def "the first turn asks for all, later ones for what is due"() {
        expect:
        turn().keySet() == [1L, 2L, 3L, 4L, 5L] as Set
        turn().keySet() == [1L] as Set
        turn().keySet() == [1L, 2L, 3L, 5L, 6L] as Set
        turn().keySet() == [1L] as Set

        when: "a day later"
        def day = turn(Duration.ofDays(1))

        then:
        day.keySet().containsAll([1L, 4L])
        sink.batches*.deviceId().unique() == [7L]
        sink.batches.every { it.answered() && it.fingerprint() == 0 }
        sink.batches.last().at() == time.now()
    }

    def "one variable feeds every point that names it"() {
        expect:
        with(turn()) {
            it[2L] == 230
            it[3L] == 230
        }
    }

    def "traffic is the increase of octets by the agent's time"() {
        given:
        turn()

        when: "10 s and 5,000 octets later"
        octets.addAndGet(5000)
        turn()
        def second = turn()

        then:
        second[6L] == 500.0d

        when: "the interface's counters broke off"
        octets.set(0)
        discontinuity.set(99)
        turn()

        then:
        !turn().containsKey(6L)

        when:
        octets.set(700)
        turn()

        then:
        turn()[6L] == 70.0d
    }

    def "a restarted agent is found out anew, is asked for all, and gives no rate across the restart"() {
        given:
        turn(Duration.ofMinutes(10))
        turn(Duration.ofMinutes(10))

        when:
        agent.restart()
        octets.set(50)
        def after = turn(Duration.ofSeconds(10))

        then:
        rediscoveries.get() == 1
        after[5L] == 50
        !after.containsKey(6L)

        and: "the next turn brings what hardly ever changes"
        turn().containsKey(4L)
        rediscoveries.get() == 1
    }

    def "497.1 days of running are no restart"() {
        given:
        turn(Duration.ofDays(497))
        turn(Duration.ofHours(2))

        when:
        turn(Duration.ofHours(1))

        then:
        rediscoveries.get() == 0
    }

    def "a silent device is stale at once, then left alone for longer and longer, and probed with one variable"() {
        given:
        turn()
        agent.faults().silent(true)

        when: "two turns are missed"
        turn()
        turn()

        then:
        sink.batches.takeRight(2)*.answered() == [false, false]
        device.statistics().state() == DeviceCollector.State.SILENT
        device.statistics().lastFailure().contains('device-unreachable')

        when: "the turns of the next 29 s"
        def asked = agent.requests()
        5.times {
            time.step(Duration.ofSeconds(5))
            device.turn()
        }

        then: "ask nothing"
        agent.requests() == asked
        device.statistics().skipped() == 0

        when: "it is back after 30 s"
        agent.faults().silent(false)
        def back = turn()

        then: "it was probed and then asked for everything; on a loaded machine an answer may come late and be asked for again"
        agent.requests() >= asked + 2
        back.keySet() == [1L, 2L, 3L, 4L, 5L] as Set
        device.statistics().state() == DeviceCollector.State.ANSWERING

        and: "its rhythm is as before"
        turn().keySet() == [1L] as Set
    }

    def "a refresh asks a device that is left alone"() {
        given:
        agent.faults().silent(true)
        3.times { turn(Duration.ofSeconds(31)) }
        agent.faults().silent(false)

        when:
        device.refresh()

        then:
        patience.eventually { assert sink.batches.last().samples()*.pointId().containsAll([1L, 2L]) }

        and: "whoever saw the trap waits for what it says"
        sink.urgent == [sink.batches.last()]
    }

    def "a turn that would overlap is skipped and counted; a refresh meanwhile follows it"() {
        given:
        turn()
        agent.faults().delay(Duration.ofMillis(150))

        when:
        time.step(Duration.ofSeconds(5))
        device.turn()
        device.turn()
        device.refresh()

        then:
        device.statistics().skipped() == 1
        patience.eventually {
            assert device.statistics().cycles() == 3
            assert sink.batches.last().samples()*.pointId().contains(2L)
        }

        and: "it alone is urgent"
        sink.urgent == [sink.batches.last()]

        when:
        turn(Duration.ofSeconds(60))

        then:
        sink.urgent.size() == 1
    }

    def "wrong credentials are told as such"() {
        given:
        device = device('wrong')

        when:
        turn()

        then:
        device.statistics().state() == DeviceCollector.State.SILENT
        device.statistics().cycles() == 0
        !sink.batches.last().answered()
    }

    def "a point that is missing in three turns makes what the device offers be found out anew, once"() {
        given:
        turn()
        voltage.set(-1)

        when:
        turn(Duration.ofSeconds(10))
        turn(Duration.ofSeconds(10))

        then:
        rediscoveries.get() == 0

        when:
        3.times { turn(Duration.ofSeconds(10)) }

        then:
        rediscoveries.get() == 1
    }

    def "answers that nobody stores are not piled up: after 60 the device is not asked"() {
        given:
        def slow = new CompletableFuture<Boolean>()
        sink.outcome = slow

        when:
        65.times { turn() }

        then:
        sink.batches.size() == 60
        device.statistics().skipped() == 5

        when: "they are stored"
        slow.complete(true)
        turn()

        then:
        sink.batches.size() == 61
    }

    def "an answer that could not be stored is counted"() {
        given:
        sink.outcome = CompletableFuture.failedFuture(new IllegalStateException('full'))

        when:
        turn()

        then:
        device.statistics().unstored() == 1
    }

    def "an answer that another process is to store is lost to nobody, and whose the device is is looked at"() {
        given:
        sink.outcome = CompletableFuture.failedFuture(new DcimException(ErrorCode.OTHER_NODE, 'snmp/3'))

        when:
        device.turn()

        then:
        patience.eventually { assert left.get() == 1 }
        device.statistics().unstored() == 0
    }
}
