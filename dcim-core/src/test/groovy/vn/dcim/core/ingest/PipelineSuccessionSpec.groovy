package vn.dcim.core.ingest

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.alarm.AlarmBoard
import vn.dcim.core.alarm.AlarmChange
import vn.dcim.core.alarm.AlarmDesk
import vn.dcim.core.alarm.AlarmStream
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceChanged
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.node.Collector
import vn.dcim.core.node.DeviceShares
import vn.dcim.core.node.Ownership
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

/** Two runs of the program on one database: what becomes of readings and alarms when devices change hands. */
class PipelineSuccessionSpec extends Specification {

    static final double UTILITY = 2
    static final double BATTERY = 3

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    // why: the database says when a lease was taken, by a clock that is behind this one
    def clock = SteppedClock.at(Instant.now().plusSeconds(3600).toString())
    def first = node()
    def second
    def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('output.source').at('snmp://10.0.0.7').addTo(first)
    def source = pointOf(first, ups, 'output.source')

    ApplicationContext node() {
        def context = ApplicationContext.builder()
                .properties(database.properties() + ['dcim.node.lease': '1s', 'dcim.node.beat': '100ms', 'dcim.ingest.tick': '50ms'])
                .singletons(clock).start()
        context.getBean(Ownership).join(new Collector() {
            String kind() { DeviceShares.SNMP }

            void take(Set<String> leases) {}

            void letGo(Set<String> leases) {}
        })
        context
    }

    static void eventually(Closure<?> check) {
        new PollingConditions(timeout: 20, delay: 0.02).eventually(check)
    }

    /** Hands a cycle over, and returns whether it was stored as new. */
    Boolean read(ApplicationContext node, double state, Instant at = clock.instant()) {
        PipelineHarness.stored(node.getBean(ReadingPipeline).accept(SampleBatch.cycle(ups.id(), at, PipelineHarness.samples([(source): state]))))
    }

    List<String> transitions() {
        database.rows('SELECT action FROM alarm_transition ORDER BY id')*.action
    }

    List<Double> stored(ApplicationContext node) {
        node.getBean(History).raw(source, Instant.EPOCH, clock.instant().plusSeconds(7200))*.value()
    }

    /** Has the first hang until the latch is let go; the second has everything then. */
    CountDownLatch hang() {
        def (hung, awake) = [new CountDownLatch(1), new CountDownLatch(1)]
        Thread.startDaemon {
            synchronized (first.getBean(Ownership)) {
                hung.countDown()
                awake.await()
            }
        }
        hung.await()
        second = node()
        eventually { assert second.getBean(Ownership).collects(ups.id()) }
        awake
    }

    def cleanup() {
        [first, second].findAll { it?.running }*.close()
    }

    def "an alarm that stands is neither raised nor cleared by the change, and ends with the first reading that says so"() {
        given:
        read(first, UTILITY)
        clock.advance(Duration.ofSeconds(10))
        read(first, BATTERY)
        eventually { assert transitions() == ['RAISE'] }

        when: "the first process is gone"
        def awake = hang()

        then: "the second knows what was read last, and that nobody has heard of it since"
        second.getBean(LatestReadings).of(source).get().with { value() == BATTERY && quality() == Quality.STALE }
        transitions() == ['RAISE']

        when:
        clock.advance(Duration.ofSeconds(10))
        read(second, BATTERY)

        then:
        transitions() == ['RAISE']

        when:
        clock.advance(Duration.ofSeconds(10))
        read(second, UTILITY)

        then:
        eventually { assert transitions() == ['RAISE', 'RETURN'] }
        stored(second) == [UTILITY, BATTERY, BATTERY, UTILITY]

        cleanup:
        awake?.countDown()
    }

    def "a process that hung and wakes up writes nothing of devices that have a new owner"() {
        given:
        read(first, UTILITY)
        def awake = hang()
        clock.advance(Duration.ofSeconds(10))
        read(second, UTILITY)

        when: "what it read after it was succeeded"
        clock.advance(Duration.ofSeconds(10))
        read(first, BATTERY)

        then:
        def e = thrown(ExecutionException)
        (e.cause as DcimException).code() == ErrorCode.OTHER_NODE
        stored(second) == [UTILITY, UTILITY]
        transitions() == []
        first.getBean(ReadingPipeline).statistics().foreignBatches() == 1

        when: "and what time alone would have it say: that nothing is heard of the device"
        100.times {
            clock.advance(Duration.ofSeconds(5))
            read(second, UTILITY)
        }

        then:
        database.rows('SELECT at FROM journal WHERE fingerprint = -1').empty
        stored(second).size() == 102
        transitions() == []

        cleanup:
        awake?.countDown()
    }

    def "what was read before the change and stored after it is in history, and raises nothing"() {
        given:
        read(first, UTILITY)
        def awake = hang()
        read(second, UTILITY, clock.instant().plusMillis(10))

        when: "by the clock of the database"
        clock.set(Instant.now().minusSeconds(60))
        read(first, BATTERY)

        then:
        stored(second).toSet() == [UTILITY, BATTERY].toSet()
        transitions() == []
        first.getBean(LatestReadings).of(source).get().value() == UTILITY

        cleanup:
        awake?.countDown()
    }

    def "what one process does to alarms and devices the other hears of"() {
        given:
        second = node()
        eventually { assert first.getBean(Ownership).shared && second.getBean(Ownership).shared }
        def owner = [first, second].find { it.getBean(Ownership).collects(ups.id()) }
        def other = [first, second].find { it != owner }
        List<AlarmChange> told = Collections.synchronizedList([])
        List<AlarmChange> toldOwner = Collections.synchronizedList([])
        other.getBean(AlarmStream).subscribe { told.addAll(it) }
        owner.getBean(AlarmStream).subscribe { toldOwner.addAll(it) }

        when:
        read(owner, BATTERY)

        then:
        eventually { assert transitions() == ['RAISE'] }
        eventually { assert told*.transition()*.action()*.name() == ['RAISE'] }

        when: "somebody at the other acknowledges it"
        other.getBean(AlarmDesk).acknowledge(told.first().alarm().id(), 'an', '')
        clock.advance(Duration.ofSeconds(10))
        read(owner, UTILITY)

        then: "each process hears of each step once"
        eventually { assert told*.transition()*.action()*.name() == ['RAISE', 'ACKNOWLEDGE', 'RETURN'] }
        eventually { assert toldOwner*.transition()*.action()*.name().sort() == ['ACKNOWLEDGE', 'RAISE', 'RETURN'] }

        when: "a device is paused there"
        other.getBean(DeviceRegistry).setState(ups.id(), Device.State.PAUSED)
        clock.advance(Duration.ofSeconds(10))
        read(owner, BATTERY)

        then: "nothing is judged of it here"
        eventually {
            clock.advance(Duration.ofSeconds(1))
            read(owner, UTILITY)
            clock.advance(Duration.ofSeconds(1))
            def before = transitions().size()
            read(owner, BATTERY)
            assert transitions().size() == before
        }
    }
}
