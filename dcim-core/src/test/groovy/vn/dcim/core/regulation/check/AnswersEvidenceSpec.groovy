package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Population
import vn.dcim.core.foreign.ForeignSystems
import vn.dcim.core.foreign.SystemKind
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.software.InstallationDesk
import vn.dcim.core.software.InstallationField
import vn.dcim.core.software.SoftwareBatches
import vn.dcim.core.software.SoftwareRegister
import vn.dcim.core.software.TitleField
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.unit.Units

/** What was entered at the desks is what is judged. */
class AnswersEvidenceSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-24T01:00:00Z')

    @Shared SteppedClock clock = SteppedClock.at(NOW.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    List<Answers.Answer> of(Class evidence, String obligation) {
        context.getBean(evidence).gather(NOW).all().findAll { it.obligation() == obligation }
    }

    def "BK11-11.3-a: an empty register proves nothing, a data set without class is wanting"() {
        expect:
        of(RegisterEvidence, 'BK11-11.3-a')*.isProven() == [false]

        when:
        def register = context.getBean(Registers).get('data-sets')
        def outcome = context.getBean(RegisterDesk).add(register, [(register.name()): 'CSDL một cửa'], 'an')

        then:
        outcome.faults() == []
        of(RegisterEvidence, 'BK11-11.3-a')*.isProven() == [true]
        of(RegisterEvidence, 'BK11-11.3-a').collectMany { it.offences() }*.name().unique() == ['CSDL một cửa']
    }

    def "BK11-16.3-b: a system whose list was never imported proves nothing"() {
        expect:
        of(ForeignAccountEvidence, 'BK11-16.3-b') == []

        when:
        context.getBean(ForeignSystems).declare('VPN', SystemKind.VPN, 'Phòng CNTT', Population.USERS, 30, 'an')

        then:
        of(ForeignAccountEvidence, 'BK11-16.3-b')*.isProven() == [false]
    }

    def "BK11-10.1: a title without value and place of keeping is wanting"() {
        expect:
        of(SoftwareEvidence, 'BK11-10.1')*.isProven() == [false]

        when:
        context.getBean(SoftwareBatches).take([new SoftwareBatches.Whole(
                [(TitleField.NAME): 'Zabbix', (TitleField.KIND): 'database', (TitleField.GROUND): 'proprietary'], [], [])], '', 'an')

        then:
        of(SoftwareEvidence, 'BK11-10.1')*.isProven() == [true]
        of(SoftwareEvidence, 'BK11-10.1').collectMany { it.offences() }*.name() == ['Zabbix']
    }

    def "#obligation: an empty register proves nothing, an entry like #good proves it, one like #bad breaches it"() {
        given:
        def desk = context.getBean(RegisterDesk)
        def definition = context.getBean(Registers).get(register)
        def check = new AnswersCheck('registers')
        def judge = { check.judge(context.getBean(RegisterEvidence).gather(NOW), ACheck.question(obligation)).state().code() }

        expect:
        judge() == 'no-evidence'

        when:
        def first = desk.add(definition, good, 'an')

        then:
        first.faults() == []
        judge() == 'met'

        when:
        def second = desk.add(definition, bad, 'an')

        then:
        second.faults() == []
        judge() == 'not-met'

        where:
        obligation    | register        | good | bad
        'BK11-32.2'   | 'trainings'     | [number: 'ĐT-1', title: 'Mã độc', kind: 'users', plan: '3/KH', attendance: 'DS-1', 'held-on': '2026-11-01'] | [number: 'ĐT-2', title: 'Thư rác', kind: 'users', plan: '3/KH', 'held-on': '2026-11-02']
        'BK11-32.3.a' | 'wireless'      | [ssid: 'TTTHDL', purpose: 'staff', security: 'wpa3', authentication: 'person'] | [ssid: 'HOP', purpose: 'staff', security: 'open', authentication: 'portal']
        'BK11-30.7.b' | 'storage-rules' | [data: 'Số đọc', rule: '12/QC', frequency: 'hằng ngày', medium: 'NAS', retention: '6 tháng', place: 'phòng 2', storing: 'mã hóa', reading: 'restic'] | [data: 'Nhật ký', rule: '12/QC', frequency: 'hằng ngày', medium: 'NAS', retention: '6 tháng', place: 'phòng 2', storing: 'mã hóa']
        'AG59-10.3'   | 'systems'       | [name: 'Cổng mới'] | [name: 'Cổng cũ', 'retired-on': '2025-11-01']
        'BK22-4.1'    | 'terminals'     | [name: 'MT-1', kind: 'workstation', outside: 'no'] | [name: 'MT-2', kind: 'laptop', outside: 'yes']
    }

    def "BK11-17.3: an administrator of the agency whose contact was confirmed on #confirmed: #state"() {
        given:
        def unit = context.getBean(Units).add("Sở $confirmed" as String, '', 'an')
        def outcome = context.getBean(RegisterDesk).add(context.getBean(Registers).get('hosting'), [name: "Máy $confirmed" as String, agency: unit.name(), outcome: 'granted',
                administrator: 'Mai', contact: 'mai@so.gov.vn', 'confirmed-on': confirmed], 'an')

        when:
        def entry = outcome.entry()

        then:
        outcome.faults() == []
        context.getBean(Registers).get('hosting').wanting(entry.values(), LocalDate.parse('2026-11-24')).findAll { it.breaches().contains('BK11-17.3') }*.code() == wanting

        where:
        confirmed    || wanting
        '2026-05-24' || []
        '2026-05-23' || ['old-contact']
        state = wanting ? 'breached' : 'met'
    }

    def "BK11-29.2.a: software that is not permitted breaches it"() {
        given:
        def judge = { new AnswersCheck('software').judge(context.getBean(SoftwareEvidence).gather(NOW), ACheck.question('BK11-29.2.a')) }

        expect:
        new AnswersCheck('software').judge(new Answers([]), ACheck.question('BK11-29.2.a')).state().code() == 'no-evidence'

        when:
        context.getBean(SoftwareBatches).take([new SoftwareBatches.Whole(
                [(TitleField.NAME): 'uTorrent', (TitleField.KIND): 'database', (TitleField.GROUND): 'proprietary', (TitleField.PERMIT): 'forbidden', (TitleField.PERMIT_DECISION): '5/QĐ'], [], [])], '', 'an')

        then: "nobody has it yet"
        judge().offences() == []

        when:
        def title = context.getBean(SoftwareRegister).lines(null).values().find { it.title().name() == 'uTorrent' }.title()
        def outcome = context.getBean(InstallationDesk).add(title.id(), [(InstallationField.PERSON): 'Hoa'], 'an')

        then:
        outcome.faults() == []
        judge().state().code() == 'not-met'
        judge().offences()*.name().contains('uTorrent')
    }
}
