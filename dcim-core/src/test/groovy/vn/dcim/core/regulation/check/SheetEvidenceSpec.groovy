package vn.dcim.core.regulation.check

import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.YearMonth
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.alarm.AlarmScene
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.Importance
import vn.dcim.core.backup.BackupDesk
import vn.dcim.core.backup.BackupGround
import vn.dcim.core.backup.BackupRuns
import vn.dcim.core.backup.DataKind
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.document.DocumentDesk
import vn.dcim.core.document.DocumentForm
import vn.dcim.core.document.DocumentKind
import vn.dcim.core.document.DocumentSubject
import vn.dcim.core.document.NewVersion
import vn.dcim.core.incident.IncidentDesk
import vn.dcim.core.incident.StepKind
import vn.dcim.core.link.LineDesk
import vn.dcim.core.place.Place
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.regulation.Check
import vn.dcim.core.regulation.Evidence
import vn.dcim.core.report.ReportDesk
import vn.dcim.core.report.ReportDrafts
import vn.dcim.core.report.ReportJson
import vn.dcim.core.report.ReportKind
import vn.dcim.core.report.ReportPrinter
import vn.dcim.core.shift.RosterDesk
import vn.dcim.core.software.Consoles
import vn.dcim.core.software.InstallationField
import vn.dcim.core.software.SoftwareBatches
import vn.dcim.core.software.TitleField
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkItem
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrders
import vn.dcim.core.work.cost.CostDesk
import vn.dcim.core.work.cost.CostKind
import vn.dcim.core.work.fault.FaultDesk
import vn.dcim.core.work.fault.FaultKind

import static vn.dcim.core.regulation.check.ACheck.found
import static vn.dcim.core.testing.ADevice.aDevice

/** What was entered at the desks of the features is what checks judge: equipment, reports, orders, registers, shifts, lines, documents. */
class SheetEvidenceSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-24T05:00:00Z')

    def clock = SteppedClock.at(NOON.toString())
    Map<String, byte[]> printed = [docx: 'giấy'.bytes]

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock, ['dcim.report.draft-delay': '1d'], [{ printed } as ReportPrinter])

    def bean(Class type) {
        scene.context.getBean(type)
    }

    Object gather(String name, context = scene.context, at = clock.instant()) {
        def evidence = context.getBeansOfType(Evidence).find { it.name() == name }
        def facts = evidence.gather(at)
        def json = context.getBean(ReportJson)
        assert json.read(json.bytes(facts), evidence.type()) == facts
        facts
    }

    /** State and keys of a check, by what is gathered now. */
    List<Object> judge(String name, Map limits = [:], context = scene.context, at = clock.instant()) {
        def check = context.getBeansOfType(Check).find { it.name() == name }
        def asked = ACheck.question('x', limits)
        found(check.judge(gather(check.evidence(), context, at), new vn.dcim.core.regulation.Question('x', asked.limits(), at)))
    }

    long asset(String name, String kind, Map more = [:]) {
        def outcome = bean(AssetDesk).add([(AssetField.NAME): name, (AssetField.KIND): kind] + more, AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset().id()
    }

    void enter(String register, Map<String, String> typed) {
        def outcome = bean(RegisterDesk).add(bean(Registers).get(register), typed, 'an')
        assert outcome.faults() == []
    }

    static final OWN = [(AssetField.STATUS): 'in-use', (AssetField.ORIGIN): 'purchase', (AssetField.PRICE): '60000000', (AssetField.IN_USE_ON): '16/11/2026']

    def "BK11-4.7, 7.1, 12.1.g: equipment as the register has it; nobody looked for its label yet"() {
        expect:
        judge('assets-accounted') == ['no-evidence', []]

        when:
        asset('srv-1', 'server', OWN + [(AssetField.TAG): 'TS-1', (AssetField.HOLDER): 'Nguyễn An', (AssetField.HANDOVER): '1/BB'])

        then:
        judge('assets-accounted') == ['met', []]
        judge('assets-handed-over') == ['met', []]
        judge('assets-labelled', [label_seen_days: 365]) == ['no-evidence', []]

        when:
        asset('nb-1', 'laptop', OWN + [(AssetField.HOLDER): 'Trần Bình'])
        asset('srv-1', 'server', [(AssetField.STATUS): 'in-use'])

        then:
        judge('assets-handed-over') == ['not-met', ['handover-missing']]
        judge('assets-labelled', [label_seen_days: 365]) == ['not-met', ['label-missing', 'label-missing', 'name-twice', 'name-twice']]
        judge('assets-accounted') == ['not-met', ['accounting-missing', 'holder-missing']]
    }

    def "BK11-4.7: what is gone has minutes, or vanished"() {
        given:
        asset('srv-1', 'server', OWN + [(AssetField.HOLDER): 'Nguyễn An'])
        def gone = asset('san-1', 'storage', OWN)
        database.connect().withCloseable { it.createStatement().execute("UPDATE asset SET status = 'DISPOSED' WHERE id = $gone") }

        expect:
        judge('assets-accounted') == ['not-met', ['gone-without-decision']]
    }

    /** State of an obligation that the hosts answer. */
    String host(String obligation, Map limits = [:]) {
        new AnswersCheck(HostEvidence.NAME).judge(gather('hosts'), ACheck.question(obligation, limits)).state().code()
    }

    void installed(String kind, String on, Map with = [:]) {
        bean(SoftwareBatches).take([new SoftwareBatches.Whole(
                [(TitleField.NAME): "$kind $on" as String, (TitleField.KIND): kind, (TitleField.GROUND): 'open-source',
                 (TitleField.PERMIT): with.permit ?: 'permitted', (TitleField.PERMIT_DECISION): '1/QĐ', (TitleField.RECOMMENDED_BY): 'CV 12/CATTT'],
                [], [[(InstallationField.ASSET): on]])], '', 'an')
    }

    def "BK11-10.4.a-a: a Linux server exempted by habit breaches it, one with both meets it"() {
        expect:
        host('BK11-10.4.a-a') == 'no-evidence'

        when:
        asset('srv-1', 'server', OWN)
        installed('operating-system', 'srv-1')

        then: "no antivirus, and no decision"
        host('BK11-10.4.a-a') == 'not-met'

        when:
        installed('anti-malware', 'srv-1')

        then:
        host('BK11-10.4.a-a') == 'met'
    }

    def "BK11-10.4.e: what is not permitted is found on a file server"() {
        given:
        asset('srv-1', 'server', OWN)

        expect:
        host('BK11-10.4.e') == 'no-evidence'

        when:
        installed('operating-system', 'srv-1')

        then:
        host('BK11-10.4.e') == 'met'

        when:
        installed('anti-malware', 'srv-1', [permit: 'undecided'])

        then:
        host('BK11-10.4.e') == 'not-met'
    }

    def "BK11-10.4.a-b, 10.4.b: definitions of #updated by a console, #missing patches missing"() {
        given:
        asset('srv-1', 'server', OWN)

        expect:
        host('BK11-10.4.a-b', [definition_age_h: 72]) == 'no-evidence'

        when:
        assert bean(Consoles).take('AV', "host;product;version;last update;last scan;missing patches\nsrv-1;AV;1;$updated;23/11/2026 08:00;$missing" as String, 'an') == []

        then:
        host('BK11-10.4.a-b', [definition_age_h: 72]) == state
        host('BK11-10.4.a-b', [definition_age_h: 71]) == (state == 'met' ? 'no-evidence' : state)
        judge('patched-in-time', [missing_patch_age_days: 'critical:14|high:30|others:90'])[0] == patched

        where:
        updated            | missing || state     | patched
        '21/11/2026 12:00' | 0       || 'met'     | 'met'
        '21/11/2026 11:59' | 2       || 'not-met' | 'no-evidence'
    }

    def "BK11-6.1-a: what is broken takes room from what works, and none in a store"() {
        given:
        scene.place('R03', Place.Kind.ROOM)
        scene.place('Kho', Place.Kind.ROOM)
        asset('srv-1', 'server', [(AssetField.STATUS): 'in-use', (AssetField.PLACE): 'R03'])
        asset('srv-8', 'server', [(AssetField.STATUS): 'broken', (AssetField.PLACE): 'Kho'])

        expect: "nobody has compared register and reality"
        judge('rooms-clear', [silent_days: 30]) == ['no-evidence', []]

        when:
        asset('srv-9', 'server', [(AssetField.STATUS): 'awaiting-disposal', (AssetField.PLACE): 'R03'])

        then:
        judge('rooms-clear', [silent_days: 30]) == ['not-met', ['stands-in-room-awaiting-disposal']]
    }

    def "trap 16, BK11-7.2-a, 18.1: a report frozen at the cut-off is proved by the register; one that is not sent is late"() {
        given:
        asset('srv-1', 'server', OWN)
        clock.advance(Duration.ofDays(40))
        def draft = bean(ReportDrafts).draft(ReportKind.QUARTER, LocalDate.parse('2026-12-31'), 'an')
        def limits = [due_days_after_period: 15]

        expect:
        judge('quarter-reported', limits) == ['no-evidence', []]

        when:
        def reviewed = bean(ReportDesk).review(draft.id(), draft.revision(), 'lan')
        def frozen = bean(ReportDesk).freeze(draft.id(), reviewed.revision(), 'head')
        bean(ReportDesk).send(draft.id(), frozen.revision(), '12/BC', LocalDate.parse('2027-01-03'), 'Sở KH&CN', 'head')
        def line = gather('reports').lines().find { it.word('kind') == 'quarter' }

        then:
        line.word('covers') == 'equipment software'
        !line.has('differs')
        judge('quarter-reported', limits) == ['met', []]
    }

    def "HY05-11.6, BK11-35.4-a: reports owed to others, by their years"() {
        given:
        enter('reports-owed', [number: 'B1', kind: 'agency', 'cut-off': '31/10/2026', 'due-on': '14/11/2026', 'sent-on': '14/11/2026', recipient: 'Sở'])

        expect:
        judge('agency-reported', [due_before: '11-15']) == ['met', []]
        judge('centre-reported', [due_days_after_period: 30]) == ['not-met', ['report-not-sent']]

        when:
        enter('reports-owed', [number: 'B2', kind: 'centre-year', 'cut-off': '31/12/2025', 'due-on': '30/01/2026', 'sent-on': '20/01/2026', recipient: 'UBND tỉnh'])

        then:
        judge('centre-reported', [due_days_after_period: 30]) == ['met', []]
    }

    def "BK11-20.2.b, 27.5, 27.6-a: hardened, checked and assessed, or left out"() {
        given:
        asset('fw-1', 'firewall', OWN)

        expect:
        ['hardened-before-use', 'checked-before-use', 'weaknesses-assessed'].collect { judge(it)[0] } == ['no-evidence'] * 3

        when:
        enter('asset-checks', [number: 'H1', asset: 'fw-1', kind: 'hardening', 'done-on': '14/11/2026', outcome: 'passed', 'approved-on': '16/11/2026'])
        enter('asset-checks', [number: 'H2', asset: 'fw-1', kind: 'before-use', 'done-on': '19/11/2026', outcome: 'found'])
        enter('asset-checks', [number: 'H3', asset: 'fw-1', kind: 'yearly', 'done-on': '20/11/2026', outcome: 'passed'])

        then:
        judge('hardened-before-use') == ['met', []]
        judge('checked-before-use') == ['not-met', ['checked-late']]
        judge('weaknesses-assessed') == ['met', []]

        when: "a camera and a rack come; only the camera can be weak"
        asset('cam-1', 'camera', OWN)
        asset('R1', 'rack', OWN)

        then:
        judge('weaknesses-assessed') == ['not-met', ['component-left-out']]
    }

    def "BK11-27.6-b: a warning is held against every recorder of the model"() {
        given:
        asset('NVR-1', 'nvr', OWN + [(AssetField.MAKER): 'Hikvision', (AssetField.MODEL): 'DS-7716NI'])
        asset('NVR-2', 'nvr', OWN + [(AssetField.MAKER): 'Hikvision', (AssetField.MODEL): 'DS-7716NI'])
        enter('warnings', [number: 'W1', kind: 'weakness', subject: 'lỗ hổng đầu ghi', 'received-on': '20/11/2026', maker: 'Hikvision', model: 'DS-7716'])

        expect:
        judge('warnings-followed') == ['not-met', ['warning-unmatched']]
        gather('warnings').lines()[0].word('first') == 'NVR-1, NVR-2'

        when:
        ['NVR-1', 'NVR-2'].each { enter('asset-checks', [number: it, asset: it, kind: 'warning', 'done-on': '21/11/2026', outcome: 'passed', warning: 'W1']) }

        then: "checked; and nobody said that the centre has it"
        judge('warnings-followed') == ['not-met', ['warning-not-looked-up']]
    }

    def "BK11-6.6-b: events 40112 to 40180 never arrived, though each day by itself looks whole"() {
        given:
        def day = [events: '12', nameless: '0', drift: '1']
        enter('access-logs', day + [number: 'A1', controller: 'AC-1', day: '22/11/2026', first: '40100', last: '40111'])

        expect:
        judge('door-logs-whole', [clock_drift_s: 5]) == ['met', []]

        when:
        enter('access-logs', day + [number: 'A2', controller: 'AC-1', day: '23/11/2026', first: '40181', last: '40192'])

        then:
        judge('door-logs-whole', [clock_drift_s: 5]) == ['not-met', ['events-missing-before']]
        gather('door-logs').lines()*.word('gap').contains('40112–40180')
    }

    def "BK11-6.6-b: a controller that is registered and has no line proves nothing"() {
        given:
        aDevice('AC-2').ofClass(DeviceClass.ACCESS).with('controller.status').addTo(scene.context)
        enter('access-logs', [number: 'A1', controller: 'AC-1', day: '23/11/2026', first: '1', last: '12', events: '12', nameless: '0', drift: '1'])

        expect:
        judge('door-logs-whole', [clock_drift_s: 5]) == ['no-evidence', []]
    }

    def "BK11-5.1-b: whoever operates has an undertaking, by the account"() {
        given:
        bean(Accounts).issue('binh', Role.OPERATOR)
        bean(Accounts).issue('so', Role.AGENCY)

        expect:
        judge('undertakings-signed') == ['no-evidence', []]

        when:
        enter('undertakings', [number: 'C1', person: 'Trần Bình', account: 'binh', 'signed-on': '02/01/2026'])

        then:
        judge('undertakings-signed') == ['met', []]

        when:
        bean(Accounts).issue('chi', Role.MAINTENANCE)

        then:
        judge('undertakings-signed') == ['not-met', ['undertaking-missing']]
    }

    def "BK11-12.1.i: a shift that nobody handed over or wrote anything on"() {
        given:
        ['a1', 'b1', 'c1', 'd1'].each { bean(Accounts).issue(it, Role.OPERATOR) }
        bean(RosterDesk).setCrews([['a1'], ['b1'], ['c1'], ['d1']], 'an')
        bean(RosterDesk).plan(YearMonth.parse('2026-11'), 'three-eights', 'an')

        expect:
        judge('shifts-logged')[0] == 'no-evidence'

        when:
        clock.advance(Duration.ofHours(20))

        then:
        with(judge('shifts-logged')) {
            it[0] == 'not-met'
            it[1].toSet() == ['handover-unsigned', 'shift-without-log'] as Set
        }
    }

    static draft(WorkItem.Kind kind, String text, Long asset = null) {
        new WorkItem.Draft(asset, kind, text, '', [], '', null, null, true)
    }

    long maintained(long of, Closure<?> during = {}) {
        bean(Accounts).issue('binh', Role.MAINTENANCE)
        def work = bean(WorkDesk)
        def order = work.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Thay ắc quy', null, '', LocalDate.parse('2026-11-24'), [of],
                [draft(WorkItem.Kind.TICK, 'An toàn'), draft(WorkItem.Kind.TICK, 'Đo', of)]), 'an')
        work.assign(order.id(), Assignee.account('binh'), 'an')
        work.start(order.id(), 'binh')
        during()
        bean(WorkOrders).items(order.id()).each {
            clock.advance(Duration.ofMinutes(2))
            work.record(it.id(), WorkItem.DONE, '', it.version(), 'binh', clock.instant())
        }
        clock.advance(Duration.ofMinutes(2))
        work.finish(order.id(), 'binh')
        order.id()
    }

    def "BK11-14.4: maintenance by its script, with the state of the device before and after; and what went down meanwhile, though it was at another device"() {
        given:
        def ups = aDevice('UPS-A').ofClass(DeviceClass.UPS).with('battery.status').addTo(scene.context)
        def sw = aDevice('SW-1').ofClass(DeviceClass.SWITCH).addTo(scene.context)
        scene.read(ups, 'battery.status', 'normal')
        def of = asset('UPS-A', 'ups', OWN)
        database.connect().withCloseable { it.createStatement().execute("UPDATE asset SET device_id = ${ups.id()} WHERE id = $of") }

        when:
        maintained(of) {
            if (isDown) {
                clock.advance(Duration.ofMinutes(1))
                scene.read(sw, 'device.reachability', 'unreachable')
                scene.pass(Duration.ofSeconds(45))
                scene.pass(Duration.ofSeconds(40))
                scene.read(sw, 'device.reachability', 'reachable')
                scene.pass(Duration.ofMinutes(1))
            }
        }

        then:
        judge('maintenance-by-script') == ['met', []]
        judge('maintenance-without-outage') == (isDown ? ['not-met', ['outage-in-window']] : ['met', []])

        where:
        isDown << [false, true]
    }

    def "BK11-18.2, KT17-6.7-a, 13.3.b: a paid repair of a UPS under warranty, parts without a request, nothing said of safety"() {
        given:
        def ups = asset('UPS-A', 'ups', OWN + [(AssetField.WARRANTY_TO): warranty])
        bean(Accounts).issue('binh', Role.MAINTENANCE)
        def work = bean(WorkDesk)
        def order = work.open(new WorkDesk.Wish(WorkKind.CORRECTIVE, 'Thay đĩa', null, '', null, [ups], []), 'an')
        work.assign(order.id(), Assignee.account('binh'), 'an')
        work.start(order.id(), 'binh')
        bean(CostDesk).enter(order.id(), new CostDesk.Wish(CostKind.PART, LocalDate.parse('2026-11-24'), 'Ắc quy', 4.0, 'bình', 2_500_000L, ''), 'binh')

        expect:
        judge('claimed-under-warranty') == claimed
        judge('planned-after-warranty') == planned
        judge('parts-requested') == ['not-met', ['parts-without-request']]
        judge('safe-remedy') == ['not-met', ['safety-unconfirmed']]

        when:
        enter('repair-plans', [number: 'P1', kind: 'plan', asset: 'UPS-A', order: order.number(), 'failed-on': '24/11/2026', way: 'repair', cost: '10000000', 'approved-on': '24/11/2026'])

        then:
        judge('parts-requested') == ['met', []]
        judge('planned-after-warranty') == ['met', []]

        where:
        warranty     || claimed                                               | planned
        '24/11/2026' || ['not-met', ['claim-missing', 'paid-under-warranty']] | ['met', []]
        '23/11/2026' || ['met', []]                                           | ['not-met', ['repair-plan-missing']]
    }

    def "BK11-36.3-a, 36.4, 11.2, 12.2: documents by what they are about"() {
        given:
        def file = { DocumentSubject subject, String title, String number = '12/NQ', LocalDate to = null ->
            bean(DocumentDesk).add(DocumentKind.A, new NewVersion(title, number, null, LocalDate.parse('2026-01-02'), to, 'Trung tâm', [subject] as Set, 'An', '', DocumentForm.SOFTWARE, ''), 'an')
        }
        def seven = ['TRANSFER', 'INSTALLATION', 'ASSETS', 'OPERATION', 'BACKUP', 'MAINTENANCE', 'INCIDENT'].collect { DocumentSubject.valueOf(it) }

        expect:
        judge('procedures-in-force') == ['no-evidence', []]

        when:
        seven.drop(1).each { file(it, "Quy trình $it") }

        then:
        judge('procedures-in-force') == ['not-met', ['procedure-missing-transfer']]
        judge('house-rules') == ['not-met', ['house-rules-missing']]

        when:
        file(seven[0], 'Bàn giao')
        file(DocumentSubject.HOUSE_RULES, 'Nội quy')

        then:
        judge('procedures-in-force') == ['met', []]
        judge('house-rules') == ['met', []]
        judge('records-current', [update_delay_days: 15]) == ['met', []]

        when:
        enter('visits', [number: 'G1', person: 'Kỹ sư', purpose: 'bảo trì', host: 'An', areas: 'R01', rules: 'yes', 'rules-number': '3/NQ-2019', electronics: 'outside', day: '20/11/2026', exit: '17:00'])
        enter('systems', [name: 'Một cửa điện tử'])
        file(DocumentSubject.OPERATION, 'Cũ', '1/QT', LocalDate.parse('2026-06-30'))

        then:
        judge('house-rules') == ['not-met', ['old-rules-signed']]
        judge('backup-procedure') == ['not-met', ['backup-without-plan', 'system-not-in-procedure']]
        judge('records-current', [update_delay_days: 15]) == ['not-met', ['document-over']]
    }

    def "BK11-12.2: cabling changed after the plan was filed is behind once the time is over"() {
        given:
        bean(DocumentDesk).add(DocumentKind.D, new NewVersion('Sơ đồ', '1/SĐ', null, null, null, '', [DocumentSubject.NETWORK_PLAN] as Set, 'An', '', DocumentForm.FILE, ''), 'an')
        clock.advance(Duration.ofDays(1))
        enter('cabling', [label: 'C1'])

        when:
        clock.advance(Duration.ofDays(15))

        then:
        judge('records-current', [update_delay_days: 15]) == ['met', []]

        when:
        clock.advance(Duration.ofDays(1))

        then:
        judge('records-current', [update_delay_days: 15]) == ['not-met', ['plan-behind']]
    }

    def "BK11-8.1.c: a port that is up and has no cable; a cable with both its ends"() {
        given:
        def sw = aDevice('SW-1').ofClass(DeviceClass.SWITCH).with('if.24.status', 'if.2.status').addTo(scene.context)
        def of = asset('SW-1', 'switch', OWN)
        asset('srv-1', 'server', OWN)
        database.connect().withCloseable { it.createStatement().execute("UPDATE asset SET device_id = ${sw.id()} WHERE id = $of") }
        scene.read(sw, 'if.24.status', 'up')
        scene.read(sw, 'if.2.status', 'down')

        expect:
        judge('cables-registered') == ['no-evidence', []]

        when:
        enter('cabling', [label: 'C1', type: 'cat6', 'device-a': 'SW-1', 'port-a': '24', 'device-b': 'srv-1', 'port-b': 'eth0'])

        then:
        judge('cables-registered') == ['met', []]

        when:
        scene.read(sw, 'if.2.status', 'up')

        then:
        judge('cables-registered') == ['not-met', ['port-without-cable']]
    }

    def "BK11-8.1.a-b, 8.1.d: a line that nobody measured proves nothing; one that no firewall guards is a breach"() {
        given:
        bean(LineDesk).add([name: 'VNPT', provider: 'VNPT', 'promised-mbit': '200'], 'an')

        expect:
        judge('lines-wide-enough', [utilisation_pct: 80, percentile: 95, loss_pct: 1]) == ['no-evidence', []]
        judge('edge-guarded', [signature_age_h: 72])[0] == 'no-evidence'

        when:
        asset('FW-1', 'firewall', OWN)
        enter('security-devices', [name: 'FW-1', asset: 'FW-1', lines: 'Viettel', 'licence-to': '31/12/2026', 'signatures-on': '24/11/2026'])

        then:
        judge('edge-guarded', [signature_age_h: 72]) == ['not-met', ['line-unguarded']]
    }

    def "BK11-8.1.b, 23.1: zones and terminals, before register and network were compared"() {
        given:
        asset('FW-1', 'firewall', OWN)
        enter('network-zones', [name: 'DMZ', network: '10.0.0.0/24', policy: '5/QĐ', device: 'FW-1', 'reviewed-on': '01/11/2026'])
        enter('terminals', [name: 'PC-1', kind: 'workstation', mac: '0c:c4:7a:10:01:11', ip: '10.0.1.9'])

        expect:
        judge('network-access-held', [review_interval_days: 180]) == ['no-evidence', []]
        judge('terminals-registered', [mismatch_age_days: 7]) == ['no-evidence', []]

        when:
        enter('network-zones', [name: 'LAN', network: '10.0.1.0/24', device: 'FW-1', 'reviewed-on': '01/05/2026'])
        enter('terminals', [name: 'PC-2', kind: 'printer', ip: '10.0.1.10'])

        then:
        judge('network-access-held', [review_interval_days: 180]) == ['not-met', ['zone-reviewed-last', 'zone-without-policy']]
        judge('terminals-registered', [mismatch_age_days: 7]) == ['not-met', ['terminal-without-mac']]
    }

    def "BK11-6.3-a: a panel that isolates a zone, and a room with nothing against fire"() {
        given:
        def room = scene.place('R01', Place.Kind.ROOM)
        asset('srv-1', 'server', OWN + [(AssetField.PLACE): 'R01'])
        def panel = aDevice('FP-1').ofClass(DeviceClass.FIRE).standingIn(room).with('alarm.fire', 'alarm.zone-3').addTo(scene.context)
        scene.read(panel, 'alarm.fire', 'clear')
        scene.read(panel, 'alarm.zone-3', 'clear')

        expect:
        judge('fire-protected') == ['met', []]

        when:
        scene.read(panel, 'alarm.zone-3', 'disabled')

        then:
        judge('fire-protected') == ['not-met', ['fire-isolated']]

        when:
        scene.place('R02', Place.Kind.ROOM)
        asset('srv-2', 'server', OWN + [(AssetField.PLACE): 'R02'])

        then:
        judge('fire-protected') == ['not-met', ['fire-isolated', 'room-without-fire-protection']]
    }

    def "BK11-37.5: over only when whoever reported it says so"() {
        given:
        def server = asset('srv-1', 'server', OWN)
        bean(Accounts).issue('binh', Role.MAINTENANCE)
        def desk = bean(FaultDesk)
        def of = desk.asset(desk.make(server, 'an')).get()
        def limits = [report_delay_min: 15]

        expect:
        judge('faults-confirmed', limits) == ['no-evidence', []]

        when:
        def report = desk.report(of, new FaultDesk.Wish(FaultKind.STOPPED, 'Máy tắt', 'Hạnh', ''))
        clock.advance(Duration.ofMinutes(15))
        def order = desk.order(report.id(), 'lan')
        def work = bean(WorkDesk)
        work.assign(order.id(), Assignee.account('binh'), 'an')
        work.start(order.id(), 'binh')
        work.finish(order.id(), 'binh')
        work.accept(order.id(), 'lan')

        then:
        judge('faults-confirmed', limits) == ['not-met', ['fault-unconfirmed']]

        when:
        desk.confirm(of, report.reference(), false)

        then:
        judge('faults-confirmed', limits) == ['not-met', ['fault-still-there']]

        when:
        desk.confirm(of, report.reference(), true)

        then:
        judge('faults-confirmed', limits) == ['met', []]
    }

    def "trap 6, BK11-13.3.a, KT17-16.1.c: isolated, backed up by a run that really ran, then repaired"() {
        given:
        def ground = new BackupGround()
        def system = ground.bean(AssetDesk).add([(AssetField.NAME): 'SRV-1', (AssetField.KIND): 'server'], AssetTerms.CODES, 'an').asset().id()
        def set = ground.bean(BackupDesk).addSet(new BackupDesk.WantedSet('data', DataKind.DATABASE, Importance.HIGH, '', system, null, '', [:]), 'an')
        def plan = ground.plan([name: 'plan', set: set.id(), cron: '0 0 3 * * ?', targets: [ground.folder('copies').toString()]])
        def desk = ground.bean(IncidentDesk)
        def step = { StepKind kind, Long run = null ->
            ground.clock.advance(Duration.ofMinutes(1))
            desk.step(incident, kind, null, 'đã làm', run, false, 'lan')
        }
        incident = desk.open(new IncidentDesk.Wish('Bị tấn công', null, null, system, false), 'lan').id()
        desk.answer(incident, 'group', 'attack', 'lan')

        when:
        step(StepKind.ISOLATED)
        ground.clock.advance(Duration.ofMinutes(1))
        step(StepKind.BACKED_UP, ground.bean(BackupRuns).run(plan.id(), 'an').id())
        step(StepKind.REPAIR_STARTED)

        then:
        judge('backed-up-before-repair', [:], ground.context, ground.clock.instant()) == ['met', []]
        judge('attack-in-order', [:], ground.context, ground.clock.instant()) == ['met', []]
        judge('five-steps', [:], ground.context, ground.clock.instant()) == ['not-met', ['handled-without-report']]

        when: "the head lets another repair begin without a backup, and says why"
        incident = desk.open(new IncidentDesk.Wish('Mất điện', null, null, system, false), 'lan').id()
        desk.step(incident, StepKind.ORDER_OVERRIDDEN, null, 'không chạm dữ liệu', null, true, 'head')
        step(StepKind.REPAIR_STARTED)

        then:
        judge('backed-up-before-repair', [:], ground.context, ground.clock.instant()) == ['met', []]
        gather('incident-order', ground.context, ground.clock.instant()).lines()*.has('excused') == [true, false]

        cleanup:
        ground.close()
    }

    long incident
}
