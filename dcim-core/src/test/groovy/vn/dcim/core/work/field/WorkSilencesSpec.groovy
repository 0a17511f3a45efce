package vn.dcim.core.work.field

import java.nio.file.Files
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.alarm.AlarmScene
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.Feed
import vn.dcim.core.drift.Ties
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.notify.NoticeIntake
import vn.dcim.core.notify.NoticeDesk
import vn.dcim.core.notify.RecordingChannel
import vn.dcim.core.shift.handover.SilenceSection
import vn.dcim.core.shift.handover.HandoverPeriod
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind

import static vn.dcim.core.asset.AssetField.*
import static vn.dcim.core.testing.ADevice.aDevice

/** Notices are held back beneath what an order has switched off, for as long as was said, and nowhere else. */
class WorkSilencesSpec extends Specification {

    static final String RULES = '''
        rules:
          all:
            alarms: [high, medium, low]
            steps: [{to: [role:operator], by: [mail]}]
        '''.stripIndent()

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T08:00:00Z')
    @Shared @AutoCleanup AlarmScene scene = new AlarmScene(database, clock, [
            'dcim.notify.send': false, 'dcim.notify.base-url': 'https://dcim.example/',
            'dcim.notify.rules': Files.writeString(database.folder().resolve('rules.yaml'), RULES).toString(),
            'dcim.notify.people.lan.role': 'operator', 'dcim.notify.people.lan.mail': 'lan@dc.example'], [new RecordingChannel('mail')])
    @Shared Map<String, Device> devices
    @Shared long asset

    WorkSilences getSilences() { scene.context.getBean(WorkSilences) }

    WorkDesk getDesk() { scene.context.getBean(WorkDesk) }

    def setupSpec() {
        ['lan', 'binh'].each { scene.context.getBean(Accounts).issue(it, Role.OPERATOR) }
        devices = ['GRID', 'UPS-A', 'PDU-A', 'UPS-B'].collectEntries {
            [it, aDevice(it).ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context)]
        }
        [['GRID', 'UPS-A'], ['UPS-A', 'PDU-A'], ['GRID', 'UPS-B']].each { from, to -> scene.feed(devices[from], devices[to], Feed.Kind.POWER) }
        def added = scene.context.getBean(AssetDesk).add([(NAME): 'UPS-A', (KIND): 'server'], AssetTerms.CODES, 'an').asset()
        asset = added.id()
        scene.context.getBean(Ties).tie(asset, added.revision(), devices['UPS-A'].id(), 'spec', 'an')
    }

    def cleanup() {
        devices.values().each { device ->
            scene.read(device, 'output.source', 'utility')
            scene.alarms().findAll { it.standing() && it.deviceId() == device.id() }.each { scene.desk.acknowledge(it.id(), 'lan', '') }
        }
        work()
    }

    long started() {
        def order = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Bảo trì UPS-A', null, '', null, [asset], []), 'an')
        desk.assign(order.id(), Assignee.account('binh'), 'an')
        desk.start(order.id(), 'binh').id()
    }

    void work() {
        scene.context.getBean(NoticeIntake).work()
    }

    String node(String name) {
        Feed.device(devices[name].id())
    }

    /** Tells whether the alarm of a device was planned to be told. */
    boolean isTold(String name) {
        def alarm = scene.alarms().reverse().find { it.deviceId() == devices[name].id() }
        scene.context.getBean(NoticeDesk).list('', '', '', 'at', 0, 1000).items().any { it.entry().alarmId() == alarm.id() }
    }

    void fail(String name) {
        scene.read(devices[name], 'output.source', 'battery')
        work()
    }

    def "within the window #name #what"() {
        given:
        def order = started()
        silences.begin(order, node('UPS-A'), Duration.ofMinutes(30), 'thay ắc quy', 'binh')

        when:
        fail(name)

        then: "the alarm is written in any case"
        scene.alarms().any { it.deviceId() == devices[name].id() && it.standing() }
        isTold(name) == told
        silences.of(order).first().held() == (told ? 0 : 1)

        cleanup:
        desk.finish(order, 'binh')

        where:
        name    || told
        'PDU-A' || false
        'UPS-A' || false
        'UPS-B' || true
        'GRID'  || true
        what = told ? 'still notifies' : 'is held back'
    }

    def "#after after the beginning of half an hour an alarm beneath it is told: #told"() {
        given:
        def order = started()
        silences.begin(order, node('UPS-A'), Duration.ofMinutes(30), 'thay ắc quy', 'binh')
        clock.advance(Duration.parse(after))

        when:
        fail('PDU-A')

        then:
        isTold('PDU-A') == told

        cleanup:
        desk.finish(order, 'binh')

        where:
        after     || told
        'PT29M59S'|| false
        'PT30M'   || true
        'PT30M1S' || true
    }

    def "what still stands unseen when the window ends is told then, what is over is not, and nothing twice"() {
        given:
        def order = started()
        silences.begin(order, node('UPS-A'), Duration.ofMinutes(30), 'thay ắc quy', 'binh')
        fail('PDU-A')
        fail('UPS-A')
        scene.read(devices['UPS-A'], 'output.source', 'utility')
        scene.desk.acknowledge(scene.alarms().reverse().find { it.deviceId() == devices['UPS-A'].id() }.id(), 'lan', '')

        when:
        clock.advance(Duration.ofMinutes(30))
        work()
        work()

        then:
        isTold('PDU-A')
        !isTold('UPS-A')
        scene.context.getBean(NoticeDesk).list('', '', '', 'at', 0, 1000).items().count { it.entry().alarmId() == scene.alarms().reverse().find { it.deviceId() == devices['PDU-A'].id() }.id() } == 1

        cleanup:
        desk.finish(order, 'binh')
    }

    def "a window ends with its order"() {
        given:
        def order = started()
        silences.begin(order, node('UPS-A'), Duration.ofHours(3), 'thay ắc quy', 'binh')
        clock.advance(Duration.ofMinutes(5))
        desk.finish(order, 'binh')

        when:
        fail('PDU-A')

        then:
        isTold('PDU-A')
        with(silences.of(order).first().silence()) {
            endsAt() == beginsAt() + Duration.ofMinutes(5)
            wantedTo() == beginsAt() + Duration.ofHours(3)
        }
    }

    def "a window is ended by hand with a reason: what still stands is told, and what comes after is"() {
        given:
        def order = started()
        def begun = silences.begin(order, node('UPS-A'), Duration.ofHours(3), 'thay ắc quy', 'binh')
        fail('PDU-A')

        when:
        silences.lift(begun.id(), ' ', 'lan')

        then:
        def unexplained = thrown(DcimException)
        unexplained.arguments()[0] == 'reason'

        when:
        clock.advance(Duration.ofMinutes(5))
        silences.lift(begun.id(), 'xong sớm', 'lan')
        work()
        fail('UPS-A')

        then:
        isTold('PDU-A')
        isTold('UPS-A')
        with(silences.get(begun.id())) {
            endsAt() == begun.beginsAt() + Duration.ofMinutes(5)
            wantedTo() == begun.endsAt()
            [liftedBy(), liftedFor()] == ['lan', 'xong sớm']
        }

        when: 'once more'
        silences.lift(begun.id(), 'xong sớm', 'lan')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.ILLEGAL_TRANSITION

        cleanup:
        desk.finish(order, 'binh')
    }

    def "#what: #code"() {
        given:
        def order = started()
        if (isOver) {
            desk.finish(order, 'binh')
        }

        when:
        silences.begin(order, off ? node(off) : 'device:999999', Duration.parse(time), why, 'binh')

        then:
        def refused = thrown(DcimException)
        refused.code() == code

        where:
        what                               | off     | time      | why   | isOver || code
        'a node beneath the order’s asset' | 'PDU-A' | 'PT30M'   | 'thử' | false  || ErrorCode.INVALID_VALUE
        'a sibling'                        | 'UPS-B' | 'PT30M'   | 'thử' | false  || ErrorCode.INVALID_VALUE
        'no node'                          | null    | 'PT30M'   | 'thử' | false  || ErrorCode.INVALID_VALUE
        'no time'                          | 'UPS-A' | 'PT0S'    | 'thử' | false  || ErrorCode.INVALID_VALUE
        'more than twelve hours'           | 'UPS-A' | 'PT12H1S' | 'thử' | false  || ErrorCode.INVALID_VALUE
        'no reason'                        | 'UPS-A' | 'PT12H'   | ' '   | false  || ErrorCode.INVALID_VALUE
        'an order that is over'            | 'UPS-A' | 'PT30M'   | 'thử' | true   || ErrorCode.ILLEGAL_TRANSITION
    }

    def "the handover of a shift that saw any of it tells it"() {
        given:
        clock.advance(Duration.ofDays(1))
        def order = started()
        def begun = silences.begin(order, node('UPS-A'), Duration.ofMinutes(30), 'thay ắc quy', 'binh')
        def section = scene.context.getBean(SilenceSection)
        def lines = { Instant from, Instant to -> section.lines(new HandoverPeriod(null, from, to)) }
        fail('PDU-A')

        expect:
        with(lines(begun.beginsAt(), begun.beginsAt() + Duration.ofMinutes(10)).first()) {
            arguments()[1..3] == ['UPS-A', '2', '1']
            until() == begun.endsAt()
            wrong()
        }
        !lines(begun.beginsAt(), begun.endsAt()).first().wrong()
        lines(begun.endsAt(), begun.endsAt() + Duration.ofHours(1)) == []

        cleanup:
        desk.finish(order, 'binh')
    }
}
