package vn.dcim.core.alarm

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.alarm.AlarmState.*
import static vn.dcim.core.testing.ADevice.aDevice

/** Rules by which all points of a device have one alarm together, such as the phases of a grid feed. */
class AlarmOnceSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T08:40:51Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    def grid = meter('GRID-1')

    def meter(String name) {
        aDevice(name).ofClass(DeviceClass.METER).with('input.L1.voltage', 'input.L2.voltage', 'input.L3.voltage').addTo(scene.context)
    }

    void volts(int l1, int l2, int l3) {
        clock.advance(Duration.ofSeconds(10))
        scene.judge([l1, l2, l3].withIndex().collect { volts, i -> scene.reading(grid, "input.L${i + 1}.voltage", volts) })
    }

    def "three phases that are lost are one alarm, which returns with the last of them"() {
        when:
        volts(0, 0, 0)

        then:
        scene.transitions() == ['NORMAL RAISE UNACKNOWLEDGED']

        when: "the phase that has the alarm is back first"
        volts(231, 0, 0)

        then:
        scene.standing('supply-lost').active()

        when:
        volts(231, 231, 231)

        then:
        scene.standing('supply-lost').state() == RETURNED_UNACKNOWLEDGED
        scene.rows()*.action() == [AlarmAction.RAISE, AlarmAction.RETURN]
    }

    def "it is the same alarm when another phase is lost while the first is still to be seen, and another one afterwards"() {
        given:
        volts(0, 231, 231)
        volts(231, 231, 231)

        when:
        volts(231, 231, 0)

        then:
        scene.standing('supply-lost').occurrence().count() == 2

        when:
        scene.desk.acknowledge(scene.standing('supply-lost').id(), 'an', '')
        volts(231, 231, 231)
        volts(231, 0, 231)

        then:
        scene.alarms()*.state() == [NORMAL, UNACKNOWLEDGED]
    }

    def "two devices have an alarm each"() {
        given:
        def other = meter('GRID-2')

        when:
        volts(0, 0, 0)
        scene.read(other, 'input.L2.voltage', 0)

        then:
        scene.picture() == ['supply-lost@GRID-1:UNACKNOWLEDGED', 'supply-lost@GRID-2:UNACKNOWLEDGED'] as Set
    }

    def "after a restart the phases still have one alarm"() {
        given:
        volts(0, 0, 0)

        when:
        scene.restart()
        volts(0, 0, 0)
        volts(231, 0, 231)

        then:
        scene.standing('supply-lost').active()
        scene.rows()*.action() == [AlarmAction.RAISE]

        when:
        volts(231, 231, 231)

        then:
        !scene.standing('supply-lost').active()
    }

    def "after a restart in mid-outage the phase that has the alarm is back, #when: the alarm stays, and is not raised anew"() {
        given:
        volts(0, 0, 0)
        volts(*before)
        scene.desk.acknowledge(scene.standing('supply-lost').id(), 'an', '')

        when:
        scene.restart()
        volts(231, 0, 0)
        volts(231, 231, 0)

        then:
        scene.standing('supply-lost').active()
        scene.rows()*.action() == [AlarmAction.RAISE, AlarmAction.ACKNOWLEDGE]

        when:
        volts(231, 231, 231)

        then:
        scene.alarms()*.state() == [NORMAL]

        where:
        when                   | before
        'since before'         | [231, 0, 0]
        'with the first cycle' | [0, 0, 0]
    }

    def "after a restart, phases that came back while nobody looked end the alarm with the first cycle"() {
        given:
        volts(0, 0, 0)

        when:
        scene.restart()
        volts(231, 231, 231)

        then:
        scene.rows()*.action() == [AlarmAction.RAISE, AlarmAction.RETURN]
    }

    def "when the point that has the alarm is gone, one that is abnormal has it from then on"() {
        given:
        volts(0, 0, 231)

        when:
        offer('input.L2.voltage', 'input.L3.voltage')
        scene.pass(Duration.ofSeconds(1))

        then:
        with(scene.standing('supply-lost')) {
            pointId() == scene.point(grid, 'input.L2.voltage').id()
            state() == UNACKNOWLEDGED
        }
        scene.rows()*.action() == [AlarmAction.RAISE, AlarmAction.WITHDRAW, AlarmAction.RAISE]
    }

    private void offer(String... names) {
        def points = scene.context.getBean(PointRepository).findByDeviceIdOrderByName(grid.id()).findAll { it.name() in names }
        scene.context.getBean(DeviceRegistry).reconcile(grid.id(), points.collect {
            new DeviceReading.Value(it.name(), it.label(), it.source(), it.quantity(), it.pollClass(), it.conversion(),
                    Double.NaN, null, Quality.BAD, '')
        })
    }
}
