package vn.dcim.core.clock

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceCollector
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.node.Ownership
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.pointOf

/** BK11-30.8: sources of time are asked in their rhythm, and that our clock is off theirs, or cannot be held to any, is an alarm. */
class TimeWatchSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-21T05:00:00Z')

    @Shared clock = SteppedClock.at(NOON.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder()
            .properties(database.properties() + ['dcim.clock.every': '10h', 'dcim.clock.patience': '300ms'])
            .singletons(clock).start()
    @Shared TimeWatch watch = context.getBean(TimeWatch)
    @Shared LatestReadings readings = context.getBean(LatestReadings)
    @Shared DeviceRegistry registry = context.getBean(DeviceRegistry)
    @Shared int made

    @AutoCleanup NtpResponder responder = new NtpResponder(clock)
    def soon = new PollingConditions(timeout: 10, delay: 0.02)
    Device source

    def setup() {
        soon.eventually { assert context.getBean(Ownership).isOurs(added().id()) }
        // why: it is asked as soon as it is there
        soon.eventually { assert ((DeviceCollector) watch).statistics(source.id()).present }
    }

    def cleanup() {
        registry.setState(source.id(), Device.State.RETIRED)
    }

    private Device added() {
        if (!source) {
            def reading = context.getBeansOfType(DeviceReader).find { it.speaks(responder.address) }
                    .read(responder.address, null).toList()[0].reading()
            source = registry.add("GPS-${++made}", responder.address, null, 'default', null, reading)
        }
        source
    }

    def "what a source tells is read: how far ahead it is, and of which stratum"() {
        given:
        responder.ahead = Duration.ofMillis(400)
        responder.stratum = 3

        when:
        tick()

        then: "to a moment, which the stepped clock does not see pass"
        soon.eventually {
            assert Math.abs(value('device.clock-offset') - 0.4) < 0.3
            assert value('clock.stratum') == 3
            assert value('device.reachability') == 0
        }
        source.deviceClass() == DeviceClass.TIME_SOURCE
        ((DeviceCollector) watch).statistics(source.id()).get().with { [it.state(), it.missed(), it.lastFailure()] } ==
                [DeviceCollector.State.ANSWERING, 0, '']
    }

    def "a source that is #ahead s ahead has the alarms #alarms"() {
        given:
        responder.ahead = Duration.ofMillis((ahead * 1000) as long)

        when:
        minutes(5)

        then: "of our own clock, and not of that of a device"
        soon.eventually { assert active() == alarms }

        where: "half a second on either side of the limit of 1 s, for the time that an answer takes"
        ahead || alarms
        0.5   || []
        -0.5  || []
        1.5   || ['own-clock-off']
        -420  || ['own-clock-off']
    }

    def "a source that follows nobody tells no time, and is an alarm"() {
        given:
        responder.stratum = 16
        responder.ahead = Duration.ofHours(1)

        when:
        minutes(12)

        then:
        soon.eventually {
            assert active() == ['time-source-unsynchronised']
            assert value('clock.stratum') == 16
        }

        when:
        responder.stratum = 1
        responder.ahead = Duration.ZERO
        minutes(2)

        then:
        soon.eventually { assert active() == [] }
    }

    def "one lost question says nothing; silence is an alarm after three minutes"() {
        given:
        tick()
        responder.deafTo = 1

        when:
        tick()

        then:
        soon.eventually { assert value('device.reachability') == 0 }
        ((DeviceCollector) watch).statistics(source.id()).get().state() == DeviceCollector.State.ANSWERING

        when: "its port is closed"
        responder.close()
        minutes(4)

        then:
        soon.eventually {
            assert active() == ['time-source-silent']
            assert value('device.reachability') == 1
        }
        ((DeviceCollector) watch).statistics(source.id()).get().with { [it.state(), it.missed() > 0, it.lastFailure().contains(source.address())] } ==
                [DeviceCollector.State.SILENT, true, true]
    }

    def "a source that is paused, or another process's, is not asked"() {
        given: "turns that were under way are over"
        registry.setState(source.id(), Device.State.PAUSED)
        watch.tick()
        def before = responder.questions.get()

        when:
        watch.tick()

        then:
        responder.questions.get() == before

        when:
        watch.letGo(['ntp/0'] as Set)
        registry.setState(source.id(), Device.State.ACTIVE)
        watch.tick()

        then:
        responder.questions.get() == before

        when:
        watch.take(['ntp/0'] as Set)

        then: "at once, and not in its next turn, which is hours away here"
        soon.eventually { assert responder.questions.get() > before }
    }

    private void minutes(int count) {
        (1..count).each {
            tick()
            clock.advance(Duration.ofMinutes(1))
        }
        tick()
    }

    private void tick() {
        // why: of two answers of one instant the second counts as the first once more
        clock.advance(Duration.ofSeconds(1))
        watch.tick()
    }

    private Double value(String point) {
        readings.of(pointOf(context, source, point)).map { it.value() }.orElse(null)
    }

    private List<String> active() {
        database.rows("SELECT rule FROM alarm WHERE device_id = ${source.id()} AND active ORDER BY rule")*.rule
    }
}
