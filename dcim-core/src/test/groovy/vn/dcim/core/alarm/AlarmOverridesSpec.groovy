package vn.dcim.core.alarm

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.alarm.AlarmState.*
import static vn.dcim.core.testing.ADevice.aDevice

class AlarmOverridesSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T08:00:00Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('output.load').addTo(scene.context)
    def other = aDevice('UPS-B').ofClass(DeviceClass.UPS).with('output.load').addTo(scene.context)

    AlarmOverrides getOverrides() {
        scene.context.getBean(AlarmOverrides)
    }

    static AlarmOverrides.Wish limit(Double high, Duration onDelay = null, AlarmPriority priority = null) {
        new AlarmOverrides.Wish(null, null, high, null, onDelay, null, priority)
    }

    def "another limit, delay and priority count at once, on that device alone"() {
        given:
        scene.judge([scene.reading(ups, 'output.load', 65), scene.reading(other, 'output.load', 65)])

        when: "no new reading comes"
        overrides.set(ups.id(), 'ups-load-high', limit(60, Duration.ofSeconds(10), AlarmPriority.LOW), 'binh', 'ắc quy cũ')
        scene.pass(Duration.ofSeconds(1))
        scene.pass(Duration.ofMillis(9_999))

        then:
        scene.alarms() == []

        when:
        scene.pass(Duration.ofMillis(1))

        then:
        def alarm = scene.standing('ups-load-high')
        alarm.deviceId() == ups.id()
        alarm.priority() == AlarmPriority.LOW
        alarm.occurrence().limit() == 60

        and:
        overrides.rulesOf(scene.point(ups, 'output.load').id()).find { it.rule() == 'ups-load-high' }.high() == 60
        overrides.rulesOf(scene.point(other, 'output.load').id()).find { it.rule() == 'ups-load-high' }.high() == 80
    }

    def "the audit log tells who changed a limit, from what to what and why"() {
        when:
        overrides.set(other.id(), 'ups-load-high', limit(60, Duration.ofSeconds(10), AlarmPriority.LOW), 'binh', 'ắc quy cũ')
        overrides.set(other.id(), 'ups-load-high', AlarmOverrides.Wish.NONE, 'lan', 'ắc quy mới')
        def entries = scene.context.getBean(AuditLog).page(0, 2).content

        then:
        entries*.action() == ['alarm-rule.change'] * 2
        entries*.actor() == ['lan', 'binh']
        entries*.reason() == ['ắc quy mới', 'ắc quy cũ']
        entries.every { it.subject() == "device:${other.id()} UPS-B ups-load-high" }
        entries[1].was().startsWith('enabled=true low=- high=80 ')
        entries[1].became().startsWith('enabled=true low=- high=60 ')
        entries[1].became().contains('on-delay=PT10S')
        entries[1].became().endsWith('priority=low')
        entries[0].was() == entries[1].became()
        entries[0].became() == entries[1].was()
    }

    def "a rule that is switched off withdraws its alarm, and raises it again when switched on"() {
        given:
        scene.read(ups, 'output.load', 85)
        scene.pass(Duration.ofMinutes(1))
        def id = scene.standing('ups-load-high').id()

        when:
        overrides.set(ups.id(), 'ups-load-high', new AlarmOverrides.Wish(false, null, null, null, null, null, null), 'an', 'đang thử tải')
        scene.pass(Duration.ofSeconds(1))

        then:
        scene.alarm(id).state() == NORMAL
        scene.rows().last().reason() == 'rule-gone'

        when:
        overrides.set(ups.id(), 'ups-load-high', AlarmOverrides.Wish.NONE, 'an', 'xong')
        scene.pass(Duration.ofSeconds(1))
        scene.pass(Duration.ofMinutes(1))

        then:
        scene.standing('ups-load-high').id() != id
    }

    def "overrides outlive a restart, and who wanted what is kept"() {
        given:
        overrides.set(ups.id(), 'ups-load-high', limit(70), 'an', 'a')
        clock.advance(Duration.ofHours(1))
        overrides.set(ups.id(), 'ups-load-high', limit(60, Duration.ZERO), 'binh', 'b')

        when:
        scene.restart()
        scene.read(ups, 'output.load', 61)

        then:
        scene.standing('ups-load-high').occurrence().limit() == 60
        overrides.history(ups.id())*.actor() == ['binh', 'an']
        overrides.history(ups.id())*.reason() == ['b', 'a']
        overrides.history(ups.id())[0].at() == clock.instant()
        overrides.history(ups.id())[0].onDelay() == Duration.ZERO
        overrides.history(ups.id())[1].onDelay() == null
    }

    def "an override that makes no sense is refused: #code"() {
        when:
        overrides.set(known ? ups.id() : 99_999L, rule, wish, 'an', reason)

        then:
        def refused = thrown(DcimException)
        refused.code() == code

        where:
        known         | rule            | wish                                                                         | reason || code
        true          | 'ups-load-high' | limit(60)                                                                    | ' '    || ErrorCode.INVALID_VALUE
        true          | 'no-such-rule'  | limit(60)                                                                    | 'x'    || ErrorCode.NOT_FOUND
        false         | 'ups-load-high' | limit(60)                                                                    | 'x'    || ErrorCode.NOT_FOUND
        true          | 'ups-load-high' | limit(Double.NaN)                                                            | 'x'    || ErrorCode.INVALID_VALUE
        true          | 'ups-load-high' | limit(60, Duration.ofSeconds(-1))                                            | 'x'    || ErrorCode.INVALID_VALUE
        true          | 'ups-load-high' | new AlarmOverrides.Wish(null, null, null, -1d, null, null, null)             | 'x'    || ErrorCode.INVALID_VALUE
        true          | 'supply-temperature' | new AlarmOverrides.Wish(null, 27d, null, null, null, null, null)        | 'x'    || ErrorCode.INVALID_VALUE
    }
}
