package vn.dcim.core.alarm

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.alarm.AlarmPriority.*
import static vn.dcim.core.alarm.AlarmState.*
import static vn.dcim.core.testing.ADevice.aDevice

class AlarmBoardSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T00:00:00Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    def a = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('output.source', 'battery.replace', 'battery.charge').addTo(scene.context)
    def b = aDevice('UPS-B').ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context)

    AlarmBoard getBoard() {
        scene.context.getBean(AlarmBoard)
    }

    def "the list is filtered, sorted by urgency and paged"() {
        given:
        scene.read(a, 'battery.replace', 'yes')
        clock.advance(Duration.ofMinutes(1))
        scene.read(a, 'output.source', 'battery')
        clock.advance(Duration.ofMinutes(1))
        scene.read(b, 'output.source', 'battery')
        scene.desk.acknowledge(scene.alarms()[1].id(), 'an', '')
        scene.read(b, 'output.source', 'utility')

        expect: "to be acknowledged first, returned ones after those that are there"
        board.list(AlarmFilter.STANDING, AlarmFilter.Order.URGENCY, 0, 10).items().collect { [it.rule(), it.state()] } == [
                ['ups-replace-battery', UNACKNOWLEDGED],
                ['ups-on-battery', RETURNED_UNACKNOWLEDGED],
                ['ups-on-battery', ACKNOWLEDGED]]
        board.list(AlarmFilter.STANDING, AlarmFilter.Order.NEWEST, 1, 1).items()*.deviceId() == [a.id()]
        board.list(AlarmFilter.STANDING, AlarmFilter.Order.NEWEST, 1, 1).total() == 3
        board.list(AlarmFilter.STANDING.ofDevice(b.id()), AlarmFilter.Order.NEWEST, 0, 10).total() == 1
        board.list(AlarmFilter.STANDING.withPriorities([MEDIUM] as Set), AlarmFilter.Order.NEWEST, 0, 10).items()*.rule() == ['ups-replace-battery']
        board.list(AlarmFilter.STANDING.withStates([ACKNOWLEDGED] as Set), AlarmFilter.Order.PRIORITY, 0, 10).total() == 1

        and: "what returned counts no more"
        board.counts() == [(LOW): 0, (MEDIUM): 1, (HIGH): 1]
    }

    def "what is over is found by its state"() {
        given:
        scene.read(b, 'output.source', 'battery')
        scene.desk.acknowledge(scene.alarms()[0].id(), 'an', '')
        scene.read(b, 'output.source', 'utility')

        expect:
        board.list(AlarmFilter.STANDING, AlarmFilter.Order.NEWEST, 0, 10).total() == 0
        board.list(AlarmFilter.STANDING.withStates([NORMAL] as Set), AlarmFilter.Order.NEWEST, 0, 10).total() == 1
        board.transitions(scene.alarms()[0].id())*.action() == [AlarmAction.RAISE, AlarmAction.ACKNOWLEDGE, AlarmAction.RETURN]
    }

    def "an alarm that does not exist is not found"() {
        when:
        board.transitions(7)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.NOT_FOUND
        e.arguments() == ['alarm', 7]
    }

    def "the figures of a period tell rate, floods, chatter and what stands too long"() {
        given:
        def from = clock.instant()

        when: "12 raises within ten minutes, then one after half an hour; the discharge flag is folded as it comes"
        12.times {
            scene.read(b, 'output.source', 'battery')
            clock.advance(Duration.ofSeconds(10))
            scene.read(b, 'output.source', 'utility')
            clock.advance(Duration.ofSeconds(10))
        }
        clock.advance(Duration.ofMinutes(26))
        scene.read(a, 'battery.replace', 'yes')
        clock.advance(Duration.ofMinutes(30))
        def figures = board.performance(from, clock.instant())

        then: "13 raises in 60 minutes: 13 / 6 = 2.17 per ten minutes"
        figures.raised() == 13
        Math.abs(figures.averagePerTenMinutes() - 13 / 6) < 1e-9
        figures.mostPerTenMinutes() == 12
        figures.floods() == 1
        figures.chattering() == 1
        figures.staleIds() == []
        Math.abs(figures.high() - 100 * 12 / 13) < 1e-9
        figures.mostFrequent()[0] == new AlarmPerformance.Frequent('ups-on-battery', scene.point(b, 'output.source').id(), 12)

        when:
        clock.advance(Duration.ofHours(24))

        then: "it stands for 24.5 hours"
        board.performance(from, clock.instant()).staleIds() == [scene.standing('ups-replace-battery').id()]
    }

    def "a period that does not begin before its end is refused"() {
        when:
        board.performance(clock.instant(), clock.instant())

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
    }
}
