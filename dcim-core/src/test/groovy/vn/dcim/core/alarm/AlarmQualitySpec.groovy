package vn.dcim.core.alarm

import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.alarm.AlarmState.*
import static vn.dcim.core.testing.ADevice.aDevice

class AlarmQualitySpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T08:00:00Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    def sensor = aDevice('TH-1').ofClass(DeviceClass.ENVIRONMENT).with('ambient.temperature').addTo(scene.context)
    def router = aDevice('RT-1').ofClass(DeviceClass.ROUTER).with('if.1.status').addTo(scene.context)

    Reading stale(Reading reading) {
        new Reading(reading.pointId(), reading.at(), reading.value(), Quality.STALE)
    }

    def "an unreachable device has one alarm of its own; those of its points stay as they are"() {
        given: "a rack that is too hot, and one that is about to be"
        scene.read(sensor, 'ambient.temperature', 33)
        scene.pass(Duration.ofMinutes(1))
        def last = scene.reading(sensor, 'ambient.temperature', 33)
        def hot = scene.standing('rack-inlet-too-hot').id()

        when: "it falls silent half a minute before the on-delay of the other rule ends"
        scene.pass(Duration.ofSeconds(30))
        scene.judge([scene.reading(sensor, 'device.reachability', 'unreachable'), stale(last)])
        scene.pass(Duration.ofHours(2))

        then:
        scene.picture() == [
                'rack-inlet-too-hot@TH-1:UNACKNOWLEDGED',
                'device-unreachable@TH-1:UNACKNOWLEDGED'] as Set
        scene.alarm(hot).active()

        when: "it is heard again"
        scene.judge([scene.reading(sensor, 'device.reachability', 'reachable'), scene.reading(sensor, 'ambient.temperature', 22)])
        scene.pass(Duration.ofMinutes(1))

        then:
        scene.alarm(hot).state() == RETURNED_UNACKNOWLEDGED
        scene.standing('device-unreachable').state() == RETURNED_UNACKNOWLEDGED
    }

    def "a sensor that is silent while its device answers has an alarm"() {
        given:
        scene.read(sensor, 'ambient.temperature', 22)
        def last = scene.reading(sensor, 'ambient.temperature', 22)

        when:
        scene.pass(Duration.ofMinutes(5))
        scene.judge([stale(last)])
        scene.pass(Duration.ofMillis(599_999))

        then:
        scene.alarms() == []

        when:
        scene.pass(Duration.ofMillis(1))

        then:
        scene.standing('sensor-silent').occurrence().raisedAt() == last.at() + Duration.ofMinutes(15)
    }

    def "a line that flaps is one alarm with the falls beneath it, and they are marked as chattering"() {
        given:
        scene.read(router, 'if.1.status', 'up')

        when: "down and up every twenty seconds, with the clock ticking"
        20.times { i ->
            scene.pass(Duration.ofSeconds(20))
            scene.read(router, 'if.1.status', i % 2 == 0 ? 'down' : 'up')
            scene.pass(Duration.ofSeconds(5))
        }

        then:
        def down = scene.standing('link-down')
        down.state() == SUPPRESSED
        down.occurrence().chattering()
        down.occurrence().count() == 10
        down.fold().rootId() == scene.standing('link-flapping').id()

        when: "it stays up"
        scene.pass(Duration.ofMinutes(5))
        scene.pass(Duration.ofMinutes(5))

        then:
        scene.standing('link-flapping').state() == RETURNED_UNACKNOWLEDGED
    }

    def "a port to which nothing was connected raises nothing, also after a restart; one that was up does"() {
        when:
        scene.read(router, 'if.1.status', 'down')
        scene.pass(Duration.ofMinutes(1))

        then:
        scene.alarms() == []

        when:
        scene.read(router, 'if.1.status', 'up')
        scene.restart()
        scene.read(router, 'if.1.status', 'down')
        scene.pass(Duration.ofMinutes(1))

        then:
        scene.standing('link-down').state() == UNACKNOWLEDGED
    }

    def "a delay that was running when the program ended starts over with the first reading"() {
        given:
        scene.read(sensor, 'ambient.temperature', 33)
        scene.pass(Duration.ofSeconds(59))

        when:
        scene.restart()
        scene.pass(Duration.ofSeconds(30))

        then:
        scene.alarms() == []

        when:
        scene.read(sensor, 'ambient.temperature', 33)
        scene.pass(Duration.ofSeconds(60))

        then:
        scene.standing('rack-inlet-too-hot').occurrence().raisedAt() == clock.instant()
    }

    def "a device whose clock is ahead does not write into the future"() {
        given:
        def ahead = clock.instant() + Duration.ofMinutes(3)

        when:
        scene.judge([new Reading(scene.point(router, 'if.1.status').id(), ahead, 1, Quality.GOOD)])
        scene.judge([new Reading(scene.point(router, 'if.1.status').id(), ahead + Duration.ofSeconds(1), 2, Quality.GOOD)])
        scene.judge([new Reading(scene.point(router, 'if.1.status').id(), ahead + Duration.ofSeconds(9), 2, Quality.GOOD)])

        then:
        scene.rows()*.at().every { it <= clock.instant() }
        scene.standing('link-down')
    }
}
