package vn.dcim.core.regulation.check

import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.YearMonth
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.alarm.AlarmBoard
import vn.dcim.core.alarm.AlarmScene
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.carrier.CarrierDesk
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.Feed
import vn.dcim.core.device.FeedRepository
import vn.dcim.core.incident.IncidentDesk
import vn.dcim.core.incident.StepKind
import vn.dcim.core.place.Place
import vn.dcim.core.point.Quality
import vn.dcim.core.power.Chains
import vn.dcim.core.regulation.Evidence
import vn.dcim.core.report.ReportJson
import vn.dcim.core.shift.RosterDesk
import vn.dcim.core.syslog.LogSourceDraft
import vn.dcim.core.syslog.LogSources
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind

import static vn.dcim.core.testing.ADevice.aDevice

/** What was entered and read through the features themselves is what checks are given, and comes back the same from what is kept. */
class GatheringSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-24T05:00:00Z')

    def clock = SteppedClock.at(NOON.toString())

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    Object gather(String name) {
        def evidence = scene.context.getBeansOfType(Evidence).find { it.name() == name }
        def facts = evidence.gather(clock.instant())
        def json = scene.context.getBean(ReportJson)
        assert json.read(json.bytes(facts), evidence.type()) == facts
        facts
    }

    long asset(String name, String kind, Map more = [:]) {
        def outcome = scene.context.getBean(AssetDesk).add([(AssetField.NAME): name, (AssetField.KIND): kind] + more, AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset().id()
    }

    def "readings are rounded down and up, words stay words, and what is old, impossible or missing is told so"() {
        given:
        def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('output.source', 'battery.status', 'battery.runtime', 'battery.replace').addTo(scene.context)
        scene.read(ups, 'output.source', 'maintenance-bypass')
        scene.read(ups, 'battery.runtime', 754.3)
        scene.read(ups, 'battery.status', 'normal', Quality.STALE)
        clock.advance(Duration.ofMinutes(2))
        scene.read(ups, 'output.source', 'maintenance-bypass')

        when:
        def told = gather('ups').units()[0].told().collectEntries { [it.point(), it] }

        then:
        told['output.source'].word() == 'maintenance-bypass'
        told['output.source'].silentSince() == null
        told['battery.runtime'].least() == 720
        told['battery.runtime'].greatest() == 780
        told['battery.runtime'].silentSince() == NOON
        !told['battery.status'].isUsable()
        !told['battery.replace'].isUsable()
        told['battery.replace'].word() == ''
    }

    def "facts stay the same while readings go on within one step"() {
        given:
        def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('battery.runtime').addTo(scene.context)
        scene.read(ups, 'battery.runtime', 754.3)
        def before = gather('ups')

        when:
        clock.advance(Duration.ofSeconds(5))
        scene.read(ups, 'battery.runtime', 751.9)

        then:
        gather('ups') == before

        when:
        scene.read(ups, 'battery.runtime', 719)

        then:
        gather('ups') != before
    }

    def "the spells of an alarm are told one by one, whatever covers it"() {
        given:
        def nvr = aDevice('NVR').ofClass(DeviceClass.NVR).with('camera.7.recording', 'camera.7.footage-age').addTo(scene.context)
        scene.read(nvr, 'camera.7.recording', 'stopped')
        scene.pass(Duration.ofSeconds(30))
        scene.pass(Duration.ofMinutes(10))
        scene.read(nvr, 'camera.7.recording', 'recording')
        scene.pass(Duration.ofMinutes(10))
        scene.read(nvr, 'camera.7.recording', 'stopped')
        scene.pass(Duration.ofSeconds(30))
        clock.advance(Duration.ofSeconds(1))

        when:
        def spells = scene.context.getBean(AlarmBoard).spells(['recording-stopped', 'recorder-recording-stopped'] as Set, NOON, clock.instant().plusSeconds(1))

        then:
        spells.size() == 2
        spells[0].until() == NOON.plusSeconds(630)
        spells[1].until() == null

        and: "they are the gaps of the camera"
        gather('cameras').gaps()*.point() == ['camera.7.recording'] * 2

        and: "what ended before is none of a period"
        scene.context.getBean(AlarmBoard).spells(['recorder-recording-stopped'] as Set, NOON.plusSeconds(700), clock.instant().plusSeconds(1)).size() == 1
    }

    def "a camera is known from the first reading that is kept"() {
        given:
        def nvr = aDevice('NVR').ofClass(DeviceClass.NVR).with('camera.7.footage-age').addTo(scene.context)
        def point = scene.point(nvr, 'camera.7.footage-age')
        store(nvr, NOON - Duration.ofDays(20), new Reading(point.id(), NOON - Duration.ofDays(20), 86_400, Quality.GOOD))
        scene.read(nvr, 'camera.7.footage-age', 19.7 * 86_400)

        when:
        def facts = gather('cameras')

        then:
        facts.footage()*.since() == [LocalDate.parse('2026-11-04')]
        facts.plant().units()[0].told()[0].least() == 19 * 86_400
    }

    def "a camera is known for as long as footage was ever told of: on the first day already, old footage that is gone is missed"() {
        given: "an hour ago there were 40 days, now there are ten minutes"
        def nvr = aDevice('NVR').ofClass(DeviceClass.NVR).with('camera.7.footage-age').addTo(scene.context)
        def point = scene.point(nvr, 'camera.7.footage-age')
        store(nvr, NOON - Duration.ofHours(1), new Reading(point.id(), NOON - Duration.ofHours(1), 40 * 86_400, Quality.GOOD))
        scene.read(nvr, 'camera.7.footage-age', 600)

        when:
        def facts = gather('cameras')

        then:
        facts.footage()*.since() == [LocalDate.parse('2026-10-15')]
    }

    void store(device, Instant at, Reading reading) {
        database.connect().withCloseable {
            it.autoCommit = false
            scene.context.getBean(History).append(it, [new History.Entry(device.id(), at, 0, [reading])])
            it.commit()
        }
    }

    def "a room holds what stands in its racks; a sensor that says the same for two days stands still"() {
        given:
        def room = scene.place('R01', Place.Kind.ROOM)
        def rack = scene.place('R01-A', Place.Kind.RACK, room)
        asset('srv-1', 'server', [(AssetField.PLACE): 'R01-A', (AssetField.STATUS): 'in-use'])
        def sensor = aDevice('TH-1').ofClass(DeviceClass.ENVIRONMENT).standingIn(rack).with('ambient.temperature').addTo(scene.context)
        def point = scene.point(sensor, 'ambient.temperature')
        [47, 40, 20, 1].each { hours ->
            def at = NOON - Duration.ofHours(hours)
            store(sensor, at, new Reading(point.id(), at, hours == 20 && moves ? 24.1 : 24.0, Quality.GOOD))
        }
        scene.read(sensor, 'ambient.temperature', 24.0)

        when:
        def facts = gather('climate')

        then:
        facts.rooms()*.name() == ['R01']
        facts.sensors().units()*.room() == ['R01']
        facts.standing() == (moves ? [] : [sensor.id()])

        where:
        moves << [true, false]
    }

    def "sources of power are told with what they hang on"() {
        given:
        def board = aDevice('TĐ-0').ofClass(DeviceClass.METER).with('input.voltage').addTo(scene.context)
        def a = aDevice('TĐ-A').ofClass(DeviceClass.METER).with('input.L1.voltage', 'input.frequency').addTo(scene.context)
        scene.feed(board, a, Feed.Kind.POWER)
        scene.read(a, 'input.L1.voltage', 220.4)
        scene.read(a, 'input.frequency', 49.96)

        when:
        def found = gather('power-sources').sources().find { it.name() == 'TĐ-A' }

        then:
        found.above() == [Feed.device(board.id())]
        found.meter().told().collectEntries { [it.point(), [it.least(), it.greatest()]] }.subMap(['input.L1.voltage', 'input.frequency']) ==
                ['input.L1.voltage': [220d, 221d], 'input.frequency': [49.9d, 50.0d]]
    }

    def "what feeds a node is the same in the part of the chain that feeds as in the whole"() {
        given: "an asset that is no device feeds a board that is one, and a machine hangs on it"
        def board = aDevice('TĐ-0').ofClass(DeviceClass.METER).with('input.voltage').addTo(scene.context)
        def a = aDevice('TĐ-A').ofClass(DeviceClass.METER).with('input.voltage').addTo(scene.context)
        def ats = asset('ATS-1', 'ats')
        def server = asset('srv-1', 'server')
        def feeds = scene.context.getBean(FeedRepository)
        feeds.save(new Feed(null, "asset:$ats", Feed.device(board.id()), Feed.Kind.POWER, '', 0))
        feeds.save(new Feed(null, Feed.device(a.id()), "asset:$server", Feed.Kind.POWER, '', 0))
        scene.feed(board, a, Feed.Kind.POWER)

        when:
        def whole = scene.context.getBean(Chains).now()
        def part = scene.context.getBean(Chains).feeding()

        then:
        part.nodes().every { node -> part.into(node.key()).toSet() == whole.into(node.key()).toSet() }
        whole.nodes()*.key().toSet() - part.nodes()*.key().toSet() == ["asset:$server".toString()] as Set
        gather('power-sources').sources().find { it.name() == 'TĐ-A' }.above().toSet() == [Feed.device(board.id()), "asset:$ats".toString()] as Set
    }

    def "a generator ran when its run did not end in a fault"() {
        given:
        def generator = aDevice('GEN').ofClass(DeviceClass.GENERATOR).with('generator.state', 'generator.mode').addTo(scene.context)
        scene.read(generator, 'generator.state', 'running')
        scene.pass(Duration.ofMinutes(10))
        scene.read(generator, 'generator.state', 'ready')
        scene.pass(Duration.ofDays(1))

        expect:
        gather('generators').ran()*.at() == [NOON]
    }

    def "an outage counts in seconds, and is recorded once there is an incident of its alarm"() {
        given:
        def sw = aDevice('SW-1').ofClass(DeviceClass.SWITCH).addTo(scene.context)
        clock.advance(Duration.ofMinutes(1))
        scene.read(sw, 'device.reachability', 'unreachable')
        scene.pass(Duration.ofSeconds(45))
        scene.pass(Duration.ofSeconds(100))
        scene.read(sw, 'device.reachability', 'reachable')
        scene.pass(Duration.ofMinutes(1))

        when:
        def line = gather('outages').lines()[0]

        then:
        line.downSeconds() == 100
        line.outages() == 1
        line.unrecorded() == 1

        when:
        scene.context.getBean(IncidentDesk).openFromAlarm(scene.alarms()[0].id(), 'Mất bộ chuyển mạch', 'lan')

        then:
        gather('outages').lines()[0].unrecorded() == 0
    }

    def "a source of logs is told with what it is, what it keeps, and that it never sent"() {
        given:
        scene.context.getBean(LogSources).add(new LogSourceDraft('fw-1', '10.40.0.1', '', 'security', 7, '', null), 'linh')

        when:
        def source = gather('log-sources').sources()[0]

        then:
        [source.name(), source.kind(), source.retentionMonths(), source.hasSent(), source.silentSince()] == ['fw-1', 'security', 7, false, null]
        gather('retention').logs()*.months() == [7]
        gather('retention').firstDay() == null
    }

    def "equipment in service is told with whether it is asked and sends its log, furniture and stock are not"() {
        given:
        scene.context.getBean(LogSources).add(new LogSourceDraft('srv-log', '10.40.0.9', '', 'server', 6, '', null), 'linh')
        asset('srv-1', 'server', [(AssetField.IP): '10.40.0.9', (AssetField.STATUS): 'in-use'])
        asset('ups-1', 'ups', [(AssetField.STATUS): 'in-use'])
        asset('rack-1', 'rack', [(AssetField.STATUS): 'in-use'])
        asset('spare', 'server', [(AssetField.STATUS): 'in-store'])

        expect:
        gather('monitored').items().collect { [it.name(), it.isDevice(), it.mustLog(), it.isLogSource()] } ==
                [['srv-1', false, true, true], ['ups-1', false, false, false]]
    }

    def "an incident is told with its levels, whom it obliges to tell, and what was done; a drill is none"() {
        given:
        def desk = scene.context.getBean(IncidentDesk)
        desk.open(new IncidentDesk.Wish('Diễn tập', null, null, null, true), 'lan')
        def id = desk.open(new IncidentDesk.Wish('Mất điện', null, null, null, false), 'lan').id()
        clock.advance(Duration.ofMinutes(5))
        desk.answer(id, 'centre-stopped', 'no', 'lan')
        desk.answer(id, 'operation-affected', 'yes', 'lan')
        desk.answer(id, 'important-device', 'yes', 'lan')
        desk.attempt(id, 'managing-agency', null, 'Sở', 'telephone', 'sent', '', '', 'lan')
        desk.step(id, StepKind.CAUSE, null, 'máy cắt nhảy', null, false, 'lan')

        when:
        def facts = gather('incidents')

        then:
        facts.kept() == 1
        with(facts.cases()[0]) {
            operational() == 'operational-serious'
            security() == ''
            isImportantDevice()
            notices().find { it.body() == 'managing-agency' }.toldAt() == NOON.plusSeconds(300)
            notices().find { it.body() == 'operator-leadership' }.toldAt() == null
            steps().collect { [it.kind(), it.words()] }.contains(['cause', 3])
        }
    }

    def "a roster is told with its bare times"() {
        given:
        ['a1', 'b1', 'c1', 'd1'].each { scene.context.getBean(Accounts).issue(it, Role.OPERATOR) }
        scene.context.getBean(RosterDesk).setCrews([['a1'], ['b1'], ['c1'], ['d1']], 'an')
        scene.context.getBean(RosterDesk).plan(YearMonth.parse('2026-11'), 'three-eights', 'an')

        when:
        def facts = gather('roster')

        then: "planned from now on: before, there was nobody"
        facts.shifts() > 0
        facts.bare()*.kind().contains('gap')
        facts.from() == Instant.parse('2026-11-16T17:00:00Z')
    }

    def "an alarm of security that waits is told with when a person took it"() {
        given:
        def door = aDevice('AC-1').ofClass(DeviceClass.ACCESS).with('door.1.forced').addTo(scene.context)
        scene.read(door, 'door.1.forced', 'active')
        clock.advance(Duration.ofMinutes(20))

        expect:
        gather('roster').waits().collect { [it.raisedAt(), it.knownAt()] } == [[NOON, null]]

        when:
        scene.desk.acknowledge(scene.alarms()[0].id(), 'an', '')

        then:
        gather('roster').waits()*.knownAt() == [NOON.plusSeconds(1200)]
    }

    def "fire protection and hosts are told with when they were looked at"() {
        given:
        asset('FM200', 'fire', [(AssetField.STATUS): 'in-use'])
        asset('srv-1', 'server', [(AssetField.STATUS): 'in-use'])

        when:
        def facts = gather('inspections')

        then:
        facts.fire().collect { [it.name(), it.on()] } == [['FM200', null]]
        facts.hosts().collect { [it.name(), it.on()] } == [['srv-1', null]]
        !facts.isScanned()
    }

    def "broken equipment is told with the orders about it"() {
        given:
        def pdu = asset('PDU-3', 'pdu', [(AssetField.STATUS): 'broken'])
        scene.context.getBean(Accounts).issue('binh', Role.OPERATOR)
        def desk = scene.context.getBean(WorkDesk)
        def order = desk.open(new WorkDesk.Wish(WorkKind.CORRECTIVE, 'Thay PDU', null, '', LocalDate.parse('2026-12-01'), [pdu], []), 'an')
        desk.assign(order.id(), Assignee.account('binh'), 'an')

        when:
        def facts = gather('work-orders')

        then:
        facts.assets() == 1
        facts.broken()*.name() == ['PDU-3']
        with(facts.orders()[0]) {
            kind() == 'corrective'
            isOpen()
            isPlanned()
            assets() == [pdu]
            kinds() == ['pdu']
            performer() == 'binh'
        }
    }

    def "of what was disposed of, the carriers that went with it are told"() {
        given: "what stood in the books before there was a gate"
        def server = asset('srv-9', 'server')
        scene.context.getBean(CarrierDesk).add(server, [kind: 'solid-state', model: 'Samsung PM893', capacity: '1,92 TB', secrecy: 'ordinary', serial: 'S-1'], 'an')
        asset('srv-10', 'server')
        database.connect().withCloseable { it.createStatement().execute("UPDATE asset SET status = 'DISPOSED' WHERE id = $server") }

        expect:
        gather('carriers').gone().collect { [it.name(), it.isUnsaid(), it.inside()*.serial(), it.inside()*.state()] } ==
                [['srv-9', false, ['S-1'], ['holds-data']]]
    }
}
