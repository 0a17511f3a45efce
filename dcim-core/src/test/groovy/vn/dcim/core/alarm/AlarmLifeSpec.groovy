package vn.dcim.core.alarm

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.alarm.AlarmState.*
import static vn.dcim.core.testing.ADevice.aDevice

class AlarmLifeSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T08:40:51Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context)

    def "an alarm is raised, acknowledged and returns; each step is a row and is told"() {
        when:
        scene.read(ups, 'output.source', 'battery')

        then:
        def alarm = scene.standing('ups-on-battery')
        alarm.state() == UNACKNOWLEDGED
        alarm.priority() == AlarmPriority.HIGH
        alarm.deviceId() == ups.id()
        alarm.occurrence().raisedAt() == clock.instant()
        alarm.occurrence().value() == 3d

        when:
        clock.advance(Duration.ofSeconds(30))
        scene.desk.acknowledge(alarm.id(), 'an', 'đang xem')
        clock.advance(Duration.ofSeconds(30))
        scene.read(ups, 'output.source', 'utility')

        then:
        scene.alarm(alarm.id()).state() == NORMAL
        scene.alarm(alarm.id()).closedAt() == clock.instant()
        scene.rows()*.actor() == ['system', 'an', 'system']
        scene.rows()*.reason() == ['', 'đang xem', '']
        scene.transitions() == [
                'NORMAL RAISE UNACKNOWLEDGED',
                'UNACKNOWLEDGED ACKNOWLEDGE ACKNOWLEDGED',
                'ACKNOWLEDGED RETURN NORMAL']
        scene.told*.transition() == scene.rows()
    }

    def "what returned before anybody saw it waits to be seen"() {
        when:
        scene.read(ups, 'output.source', 'battery')
        scene.read(ups, 'output.source', 'utility')

        then:
        def alarm = scene.standing('ups-on-battery')
        alarm.state() == RETURNED_UNACKNOWLEDGED

        when:
        scene.desk.acknowledge(alarm.id(), 'an', '')

        then:
        scene.alarm(alarm.id()).state() == NORMAL
    }

    def "what comes again before it was seen is the same alarm, afterwards it is another"() {
        given:
        scene.read(ups, 'output.source', 'battery')
        scene.read(ups, 'output.source', 'utility')

        when:
        clock.advance(Duration.ofMinutes(2))
        scene.read(ups, 'output.source', 'battery')

        then:
        def alarm = scene.standing('ups-on-battery')
        alarm.state() == UNACKNOWLEDGED
        alarm.occurrence().count() == 2
        alarm.occurrence().raisedAt() == clock.instant() - Duration.ofMinutes(2)
        alarm.occurrence().lastRaisedAt() == clock.instant()

        when:
        scene.desk.acknowledge(alarm.id(), 'an', '')
        scene.read(ups, 'output.source', 'utility')
        scene.read(ups, 'output.source', 'battery')

        then:
        scene.alarms().size() == 2
        scene.standing('ups-on-battery').id() != alarm.id()
        scene.standing('ups-on-battery').occurrence().count() == 1
    }

    def "an action the table does not allow is refused with alarm, state and action"() {
        given:
        scene.read(ups, 'output.source', 'battery')
        def id = scene.standing('ups-on-battery').id()
        scene.desk.acknowledge(id, 'an', '')

        when:
        scene.desk.acknowledge(id, 'binh', '')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.ILLEGAL_TRANSITION
        refused.arguments() == ["alarm $id" as String, ACKNOWLEDGED, AlarmAction.ACKNOWLEDGE]
        scene.rows().size() == 2
    }

    def "of several alarms those that can be are acknowledged"() {
        given:
        def other = aDevice('UPS-B').ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context)
        scene.judge([scene.reading(ups, 'output.source', 'battery'), scene.reading(other, 'output.source', 'battery')])
        def ids = scene.alarms()*.id()
        scene.desk.acknowledge(ids[0], 'an', '')

        when:
        def outcome = scene.desk.acknowledge(ids + [9999L], 'an', '')

        then:
        outcome.done()*.id() == [ids[1]]
        outcome.refused()*.code() == [ErrorCode.ILLEGAL_TRANSITION, ErrorCode.NOT_FOUND]
    }

    def "the same group evaluated again after a failed transaction writes once"() {
        given:
        def readings = [scene.reading(ups, 'output.source', 'battery')]

        when: "the first transaction is rolled back"
        database.connect().withCloseable {
            it.autoCommit = false
            scene.evaluator.evaluate(readings, clock.instant(), clock.instant()).write(it)
            it.rollback()
        }
        scene.commit(scene.evaluator.evaluate(readings, clock.instant(), clock.instant()))

        then:
        scene.rows().size() == 1

        when: "one is committed, but nobody lived to take it over"
        scene.restart()
        scene.commit(scene.evaluator.evaluate(readings, clock.instant(), clock.instant()))

        then:
        scene.rows().size() == 1
    }

    def "a person and the pipeline who meet on one alarm both have their say"() {
        given:
        scene.read(ups, 'output.source', 'battery')
        def id = scene.standing('ups-on-battery').id()

        when: "the return is evaluated, then a person acknowledges, then the return is written"
        def evaluation = scene.evaluator.evaluate([scene.reading(ups, 'output.source', 'utility')], clock.instant(), clock.instant())
        scene.desk.acknowledge(id, 'an', '')
        scene.commit(evaluation)

        then:
        scene.alarm(id).state() == NORMAL
        scene.transitions() == [
                'NORMAL RAISE UNACKNOWLEDGED',
                'UNACKNOWLEDGED ACKNOWLEDGE ACKNOWLEDGED',
                'ACKNOWLEDGED RETURN NORMAL']

        when: "the next occurrence is evaluated on what the pipeline knows"
        scene.read(ups, 'output.source', 'battery')

        then:
        scene.standing('ups-on-battery').state() == UNACKNOWLEDGED
    }
}
