package vn.dcim.core.alarm

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.alarm.AlarmState.*
import static vn.dcim.core.testing.ADevice.aDevice

class AlarmCoverSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T08:00:00Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context)

    long raised() {
        scene.read(ups, 'output.source', 'battery')
        scene.standing('ups-on-battery').id()
    }

    def "a shelf ends at its instant; what is still there is told anew"() {
        given:
        def id = raised()
        scene.desk.acknowledge(id, 'an', '')
        scene.desk.shelve(id, Duration.ofMinutes(30), 'an', 'đang bảo trì')

        when:
        scene.pass(Duration.ofMillis(1_799_999))

        then:
        scene.alarm(id).state() == SHELVED
        scene.alarm(id).cover() == new Alarm.Cover(clock.instant().plusMillis(1), 'an', 'đang bảo trì')

        and: "the audit log tells both actions"
        scene.context.getBean(AuditLog).page(0, 2).content.collect { [it.action(), it.subject(), it.was(), it.became(), it.reason()]*.toString() } == [
                ['alarm.shelve', "alarm:$id UPS-A ups-on-battery", 'acknowledged', "shelved until ${clock.instant().plusMillis(1)}", 'đang bảo trì']*.toString(),
                ['alarm.acknowledge', "alarm:$id UPS-A ups-on-battery", 'unacknowledged', 'acknowledged', '']*.toString()]

        when:
        scene.pass(Duration.ofMillis(1))

        then:
        scene.alarm(id).state() == UNACKNOWLEDGED
        scene.alarm(id).acknowledgement() == null
        scene.rows().last().actor() == 'system'
        scene.rows().last().reason() == 'shelf-over'
    }

    def "a shelved alarm that goes is normal when the shelf ends, one that comes back is not"() {
        given:
        def id = raised()
        scene.desk.shelve(id, Duration.ofMinutes(30), 'an', 'thử')

        when:
        scene.read(ups, 'output.source', 'utility')

        then:
        scene.alarm(id).state() == SHELVED
        !scene.alarm(id).active()

        when:
        if (again) {
            clock.advance(Duration.ofMinutes(5))
            scene.read(ups, 'output.source', 'battery')
        }
        scene.pass(Duration.ofMinutes(30))

        then:
        scene.alarm(id).state() == afterwards
        scene.alarm(id).occurrence().count() == count

        where:
        again || afterwards     | count
        false || NORMAL         | 1
        true  || UNACKNOWLEDGED | 2
    }

    def "a shelf needs a time of at most a day and a reason: #duration, '#reason'"() {
        given:
        def id = raised()

        when:
        scene.desk.shelve(id, Duration.parse(duration), 'an', reason)

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.INVALID_VALUE
        refused.arguments()[0] == field

        where:
        duration     | reason || field
        'PT0S'       | 'x'    || 'duration'
        'PT-1S'      | 'x'    || 'duration'
        'PT24H0.01S' | 'x'    || 'duration'
        'PT24H'      | ' '    || 'reason'
    }

    def "a shelf can be ended and set anew"() {
        given:
        def id = raised()
        scene.desk.shelve(id, Duration.ofHours(1), 'an', 'a')

        when:
        scene.desk.shelve(id, Duration.ofHours(2), 'binh', 'b')
        scene.pass(Duration.ofMinutes(90))

        then:
        scene.alarm(id).state() == SHELVED

        when:
        scene.desk.unshelve(id, 'binh', '')

        then:
        scene.alarm(id).state() == UNACKNOWLEDGED
        scene.transitions()[1..3] == [
                'UNACKNOWLEDGED SHELVE SHELVED',
                'SHELVED SHELVE SHELVED',
                'SHELVED UNSHELVE UNACKNOWLEDGED']
    }

    def "out of service holds until it is taken back"() {
        given:
        def id = raised()

        when:
        scene.desk.removeFromService(id, 'an', 'cảm biến hỏng')
        scene.read(ups, 'output.source', 'utility')
        scene.read(ups, 'output.source', 'battery')
        scene.pass(Duration.ofDays(3))

        then:
        scene.alarm(id).state() == OUT_OF_SERVICE

        when:
        scene.desk.returnToService(id, 'an', '')

        then:
        scene.alarm(id).state() == UNACKNOWLEDGED
    }

    def "the alarms of a paused device are out of service, and come back with it"() {
        given:
        def id = raised()

        when:
        scene.setState(ups, Device.State.PAUSED)
        scene.pass(Duration.ofSeconds(1))

        then:
        scene.alarm(id).state() == OUT_OF_SERVICE
        scene.rows().last().reason() == 'device-paused'

        when: "somebody reads it all the same"
        scene.read(ups, 'output.source', 'utility')

        then:
        scene.alarm(id).active()

        when:
        scene.setState(ups, Device.State.ACTIVE)
        scene.pass(Duration.ofSeconds(1))

        then: "the latest reading is judged with it"
        scene.alarm(id).state() == NORMAL
    }

    def "what a person took out of service stays so when its device is resumed"() {
        given:
        def id = raised()
        scene.desk.removeFromService(id, 'an', 'x')

        when:
        scene.setState(ups, Device.State.PAUSED)
        scene.pass(Duration.ofSeconds(1))
        scene.setState(ups, Device.State.ACTIVE)
        scene.pass(Duration.ofSeconds(1))

        then:
        scene.alarm(id).state() == OUT_OF_SERVICE
    }

    def "the alarms of a retired device are withdrawn"() {
        given:
        def id = raised()

        when:
        scene.setState(ups, Device.State.RETIRED)
        scene.pass(Duration.ofSeconds(1))

        then:
        scene.alarm(id).state() == NORMAL
        scene.transitions().last() == 'UNACKNOWLEDGED WITHDRAW NORMAL'
    }

    def "a remark is kept, also on an alarm that is over"() {
        given:
        def id = raised()
        scene.read(ups, 'output.source', 'utility')
        scene.desk.acknowledge(id, 'an', '')
        def closed = scene.alarm(id).closedAt()

        when:
        clock.advance(Duration.ofHours(1))
        scene.desk.comment(id, 'an', 'do thử máy phát')

        then:
        scene.rows().last().reason() == 'do thử máy phát'
        scene.alarm(id).state() == NORMAL
        scene.alarm(id).closedAt() == closed

        and: "it does not come to life again by that"
        scene.read(ups, 'output.source', 'battery')
        scene.standing('ups-on-battery').id() != id
    }
}
