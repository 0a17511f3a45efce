package vn.dcim.core.regulation.check

import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.YearMonth
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.alarm.AlarmScene
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.asset.Importance
import vn.dcim.core.backup.BackupPlan
import vn.dcim.core.backup.BackupPlanRepository
import vn.dcim.core.backup.BackupRun
import vn.dcim.core.backup.BackupRunRepository
import vn.dcim.core.backup.BackupSet
import vn.dcim.core.backup.BackupSetRepository
import vn.dcim.core.backup.DataKind
import vn.dcim.core.backup.RunOrigin
import vn.dcim.core.backup.RunState
import vn.dcim.core.backup.RunnerKind
import vn.dcim.core.backup.Verdict
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.document.DocumentDesk
import vn.dcim.core.document.DocumentForm
import vn.dcim.core.document.DocumentKind
import vn.dcim.core.document.DocumentSubject
import vn.dcim.core.document.NewVersion
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.regulation.Evidence
import vn.dcim.core.report.ReportJson
import vn.dcim.core.shift.RosterDesk
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind

import static vn.dcim.core.testing.ADevice.aDevice

/** What was entered through the features themselves is what the checks are given, and comes back the same from what is kept. */
class PartialEvidenceSpec extends Specification {

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

    long asset(String name, String kind) {
        def outcome = scene.context.getBean(AssetDesk).add([(AssetField.NAME): name, (AssetField.KIND): kind, (AssetField.STATUS): 'in-use'], AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset().id()
    }

    void enter(String code, Map<String, String> typed) {
        def register = scene.context.getBean(Registers).get(code)
        assert scene.context.getBean(RegisterDesk).add(register, [(register.name()): 'N-1'] + typed, 'an').faults() == []
    }

    List answers(String obligation) {
        gather('several-parts').all().findAll { it.obligation() == obligation }.collect { [it.proof().what().key(), it.isProven(), it.offending()] }
    }

    def "a document is told with what it rules, and confirming it keeps that; one without a subject is none"() {
        given:
        def desk = scene.context.getBean(DocumentDesk)
        def version = { Set<DocumentSubject> subjects ->
            new NewVersion('Quy trình', '1/QT', LocalDate.parse('2026-01-02'), null, LocalDate.parse('2027-01-01'), '', subjects, 'Phòng', '', DocumentForm.FILE, '')
        }
        def document = desk.add(DocumentKind.B, version([DocumentSubject.RESPONSE_PLAN, DocumentSubject.ENCRYPTION] as Set), 'an')
        desk.add(DocumentKind.B, version([] as Set), 'an')
        asset('srv-1', 'server')

        when:
        clock.advance(Duration.ofDays(3))
        desk.confirm(document.id(), 1, 'an')
        def facts = gather('papers')

        then:
        facts.papers().collect { [it.document(), it.subjects() as Set, it.filedOn(), it.validTo()] } ==
                [[document.id(), ['encryption', 'response-plan'] as Set, LocalDate.parse('2026-11-27'), LocalDate.parse('2027-01-01')]]
        facts.servers() == 1
        facts.unknown() == ['srv-1']
        facts.systems() == []
    }

    def "BK11-22.1, BK11-36.2, BK11-26.2: what no part answers alone is put together"() {
        expect:
        answers('BK11-22.1').collect { it[0] } as Set == ['register', 'documents', 'transport-paths'] as Set
        answers('BK11-36.2') == [['register', false, 0], ['people-in-post', false, 0]]
        answers('BK11-26.2') == [['register', false, 0], ['consoles', false, 0]]

        when: "the person who decides has left"
        scene.context.getBean(Accounts).issue('an.nv', Role.OPERATOR)
        enter('incident-roles', [role: 'decides', person: 'An', account: 'an.nv', document: '1/QĐ'])

        then:
        answers('BK11-36.2').last() == ['people-in-post', true, 0]

        when:
        scene.context.getBean(AccountDesk).deactivate(scene.context.getBean(Accounts).find('an.nv').get().id(), 'nghỉ việc', 'huong')

        then:
        answers('BK11-36.2').last() == ['people-in-post', true, 1]
    }

    def "BK11-21.3.a: a UPS that still answers to the community public is named"() {
        given:
        aDevice('UPS-A').ofClass(DeviceClass.UPS).at('snmp://10.0.0.7:161').with('output.source').addTo(scene.context)

        expect:
        answers('BK11-21.3.a').find { it[0] == 'credentials-of-devices' } == ['credentials-of-devices', true, 1]
    }

    def "hosts are told with their flaws, and ports only where they are noted"() {
        given:
        asset('srv-1', 'server')

        when:
        def facts = gather('machines')

        then:
        !facts.isProven()
        facts.hosts()*.flaws() == [['NO_SYSTEM', 'NO_ANTI_MALWARE', 'NO_EVIDENCE'] as Set]
        facts.carried() == 0
        !facts.arePortsKept()

        when:
        enter('ports', [use: 'service', protocol: 'ftp', port: '21', target: 'srv-1'])

        then:
        gather('machines').arePortsKept()
        gather('machines').ports()*.name() == ['N-1']
    }

    def "shifts are told with the rounds that they made, and the texts of the profile by number"() {
        given:
        ['a1', 'b1', 'c1', 'd1'].each { scene.context.getBean(Accounts).issue(it, Role.OPERATOR) }
        scene.context.getBean(RosterDesk).setCrews([['a1'], ['b1'], ['c1'], ['d1']], 'an')
        scene.context.getBean(RosterDesk).plan(YearMonth.parse('2026-11'), 'three-eights', 'an')
        clock.advance(Duration.ofDays(2))

        when:
        def facts = gather('operation')

        then:
        facts.shifts().size() >= 5
        facts.shifts()*.done().unique() == [0]
        facts.texts() as Set == ['11/2023/QĐ-UBND', '22/2021/QĐ-UBND'] as Set
        facts.drills() == []
    }

    def "BK11-20.2.a: refusals are counted by account and day, with those that a row stands for, and what was done about it"() {
        given:
        scene.context.getBean(Accounts).issue('khanh', Role.OPERATOR)
        def audit = scene.context.getBean(AuditLog)
        audit.record('khanh', 'access.refused', 'POST /devices/1', '', '', '')
        clock.advance(Duration.ofMinutes(2))
        audit.record('khanh', 'access.refused', 'POST /devices/1', '', '', '39 ×')
        clock.advance(Duration.ofSeconds(1))

        expect:
        gather('refusals').days().collect { [it.account(), it.times(), it.isStopped(), it.isActedOn()] } == [['khanh', 40, false, false]]

        when:
        clock.advance(Duration.ofMinutes(2))
        scene.context.getBean(AccountDesk).deactivate(scene.context.getBean(Accounts).find('khanh').get().id(), 'vượt quyền', 'huong')

        then:
        gather('refusals').days().collect { [it.times(), it.isStopped(), it.isActedOn()] } == [[40, true, true]]
    }

    def "alarms that nobody sees are told after a day, and how long each rank waits"() {
        given:
        def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context)
        scene.read(ups, 'output.source', 'battery')
        scene.pass(Duration.ofMinutes(10))
        assert !scene.alarms().empty

        expect:
        gather('upkeep').unseen() == []

        when:
        clock.advance(Duration.ofHours(25))

        then:
        gather('upkeep').unseen()*.rule() == scene.alarms()*.rule()
    }

    def "a device is asked, and heard"() {
        given:
        def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context)
        scene.read(ups, 'device.reachability', 'reachable')

        expect:
        gather('asked').units()[0].told()*.word() == ['reachable']
    }

    def "BK11-21.1.c: a copy that differs is told with the order that was open then, one of #what"() {
        given:
        def firewall = asset('FW-1', 'firewall')
        def set = scene.context.getBean(BackupSetRepository).save(new BackupSet(null, 1, 'FW-1', DataKind.CONFIGURATION, Importance.HIGH, '', firewall,
                null, '', '', '', '', '', '', '', true))
        def plan = scene.context.getBean(BackupPlanRepository).save(new BackupPlan(null, 1, set.id(), 'Cấu hình FW-1', RunnerKind.DEVICE_CONFIG, '{}',
                '0 0 2 * * ?', 60, 30, 3, 6, true, NOON, 'an'))
        def run = { Instant at, String compared ->
            scene.context.getBean(BackupRunRepository).save(new BackupRun(null, plan.id(), null, RunState.DONE, RunOrigin.CLOCK, null, at, at, at, 'system',
                    100, 1, '', Verdict.EQUAL, compared, '', ''))
        }
        run(NOON - Duration.ofDays(2), '')
        run(NOON - Duration.ofDays(1), '= run 1')
        clock.advance(Duration.ofHours(1))
        if (named) {
            def about = named == 'FW-1' ? firewall : asset(named, 'switch')
            scene.context.getBean(WorkDesk).open(new WorkDesk.Wish(WorkKind.CORRECTIVE, 'Đổi luật', null, '', LocalDate.parse('2026-12-01'), [about], []), 'an')
        }
        clock.advance(Duration.ofHours(1))

        when:
        def changed = run(NOON + Duration.ofHours(2), '2 ≠ run 2')
        def facts = gather('configurations')

        then:
        [facts.plans(), facts.copies()] == [1, 3]
        facts.changes().collect { [it.run(), it.device(), it.after(), it.order().empty] } ==
                [[changed.id(), 'Cấu hình FW-1', NOON - Duration.ofDays(1), without]]

        where:
        what               | named  || without
        'the device'       | 'FW-1' || false
        'another device'   | 'SW-9' || true
        'nothing'          | null   || true
    }

    def "no configuration is kept where there is no plan"() {
        expect:
        gather('configurations') == new ConfigurationEvidence.Facts(0, 0, [])
    }
}
