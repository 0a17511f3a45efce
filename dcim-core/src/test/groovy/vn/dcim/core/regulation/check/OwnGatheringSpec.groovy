package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.PasswordChanges
import vn.dcim.core.account.Person
import vn.dcim.core.account.Role
import vn.dcim.core.account.SignIn
import vn.dcim.core.account.UnlockRequest
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.carrier.CarrierDesk
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.CredentialVault
import vn.dcim.core.device.Credentials
import vn.dcim.core.incident.IncidentDesk
import vn.dcim.core.incident.StepKind
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.regulation.Evidence
import vn.dcim.core.report.ReportJson
import vn.dcim.core.staff.DepartureKind
import vn.dcim.core.staff.Departures
import vn.dcim.core.staff.GrantRequest
import vn.dcim.core.staff.Grants
import vn.dcim.core.staff.ItemKind
import vn.dcim.core.staff.NewDeparture
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.regulation.check.ACheck.question
import static vn.dcim.core.testing.ADevice.aDevice

/** What people did with accounts, through the desks themselves, is what checks are given, and comes back the same from what is kept. */
class OwnGatheringSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-24T05:00:00Z')
    static final Person LAN = new Person('Trần Thị Lan', LocalDate.of(1990, 5, 1), '0912345678', 'lan@tinh.gov.vn', 'Trung tâm CNTT', 'Trực vận hành')

    def clock = SteppedClock.at(NOON.toString())

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup ApplicationContext context = ApplicationContext.builder().properties(database.properties()).singletons(clock)
            .beanDefinitions(LightPasswords.instead()).start()

    Object gather(String name) {
        def evidence = context.getBeansOfType(Evidence).find { it.name() == name }
        def facts = evidence.gather(clock.instant())
        def json = context.getBean(ReportJson)
        assert json.read(json.bytes(facts), evidence.type()) == facts
        facts
    }

    OwnAccounts.Own own(String name) {
        gather('own-accounts').accounts().find { it.name() == name }
    }

    long issue(String name, Role role = Role.OPERATOR, Person person = LAN) {
        context.getBean(Accounts).issue(name, role, person, null).account().id()
    }

    def "a password is told with the rules that it was chosen under, never with anything of itself"() {
        given:
        def id = issue('lan')

        expect:
        with(own('lan')) {
            mustChange()
            !isAsIssued()
            choice() == null
        }

        when:
        def faults = context.getBean(PasswordChanges).change(id, 'Mua-dong-2026-gio-bac!')

        then:
        faults == []
        with(own('lan')) {
            !mustChange()
            choice() == new OwnAccounts.Choice(8, 4, true, true)
            passwordChangedOn() == LocalDate.parse('2026-11-24')
        }

        when: "an administrator issues another one"
        context.getBean(PasswordChanges).issueAnew(id, 'an', 'lost')

        then:
        own('lan').choice() == null
        own('lan').mustChange()
    }

    def "an issued password that stays is told so"() {
        given:
        def accounts = context.getBean(Accounts)
        accounts.keepIssuedPassword(accounts.issue('truc', Role.OPERATOR).account())

        expect:
        with(own('truc')) {
            isAsIssued()
            isExcused()
            !isNamed()
            coverage() == 'missing'
        }
    }

    def "the rules refuse a person's name, birth date and telephone number in a password"() {
        expect:
        gather('own-accounts').tried().collect { [it.what(), it.isRefused()] }.unique() == [['name', true], ['birth_date', true], ['phone', true]]
    }

    def "a person, another account of the same one, grounds and a supplier's contract are told"() {
        given:
        def id = issue('lan')
        issue('admin.lan', Role.ADMINISTRATOR)
        issue('binh', Role.MAINTENANCE, new Person('Lê Văn Bình', null, '', 'binh@acme.vn', 'Acme', ''))
        context.getBean(Grants).record(id, new GrantRequest('Trực ca', '12/TTr', 'Giám đốc', null), 'an')

        expect:
        with(own('lan')) {
            isNamed()
            hasPost()
            others() == ['admin.lan']
            coverage() == 'covered'
            population() == 'operators'
        }
        with(own('binh')) {
            others() == []
            !hasPost()
        }
    }

    def "the secrets of devices are told by strength alone"() {
        given:
        def vault = context.getBean(CredentialVault)
        ['UPS-A': Credentials.v2c('public'), 'UPS-B': Credentials.v2c('123456'), 'UPS-C': Credentials.v2c('Gio-bac-27!'),
         'UPS-D': Credentials.v3('dcim', 'SHA-256', 'Gio-bac-27!', 'AES-256', 'muadong'), 'UPS-E': Credentials.v3('dcim', 'SHA-256', 'Gio-bac-27!', 'AES-256', 'Mua-dong-8?')].each { name, credentials ->
            vault.put(aDevice(name).addTo(context).id(), credentials)
        }

        expect:
        gather('own-accounts').secrets().findAll { it.name() }.collectEntries { [it.name(), it.strength()] } ==
                ['UPS-A': 'usual', 'UPS-B': 'weak', 'UPS-C': 'strong', 'UPS-D': 'weak', 'UPS-E': 'strong']
    }

    def "five failures, the lock and what ends it are told, and those checks hold of them"() {
        given:
        def id = issue('lan')
        5.times {
            context.getBean(SignIn).attempt('lan', "wrong $it", '192.0.2.7')
            clock.advance(Duration.ofMinutes(7))
        }

        when:
        def facts = gather('sign-ins')

        then:
        facts.events()*.kind() == ['failed'] * 4 + ['failed', 'locked']
        facts.failures() == 5
        facts.windowSeconds() == 1800
        facts.open() == []
        new LockChecks().lockout().judge(facts, question('BK11-16.2-a', [failed_logins: 5, lock_window_min: 30])).state().code() == 'met'
        new LockChecks().unlockByOwner().judge(facts, question('BK11-16.2-b')).state().code() == 'met'

        when: "somebody takes the lock away behind the program's back"
        database.connect().withCloseable { it.createStatement().execute('UPDATE account SET locked_at = NULL') }

        then:
        new LockChecks().unlockByOwner().judge(gather('sign-ins'), question('BK11-16.2-b')).offences()*.what()*.key() == ['lock-fell-away']

        when:
        database.connect().withCloseable { it.createStatement().execute("UPDATE account SET locked_at = '2026-11-24 05:28:00'") }
        context.getBean(AccountDesk).unlock(id, UnlockRequest.Way.IN_PERSON, 'CCCD 012', 'an')
        facts = gather('sign-ins')

        then:
        facts.requests()*.by() == ['an']
        new LockChecks().unlockByOwner().judge(facts, question('BK11-16.2-b')).state().code() == 'met'
        new LockChecks().furtherProof().judge(facts, question('BK22-6.1.b-a', [failed_logins: 5])).offences()*.what()*.key() == ['unlock-without-further-proof']

        and: "mail is not set up"
        new LockChecks().warned().judge(facts, question('BK22-6.1.b-b', [failed_logins: 5])).offences()*.what()*.key() == ['lock-told-nobody']
    }

    def "failures that nobody counted are found in the log"() {
        given:
        issue('lan')
        5.times {
            context.getBean(AuditLog).record('lan', 'sign-in.refused', '', '', '', 'wrong-password')
            clock.advance(Duration.ofMinutes(7))
        }

        expect:
        new LockChecks().lockout().judge(gather('sign-ins'), question('BK11-16.2-a', [failed_logins: 5, lock_window_min: 30])).offences()*.what()*.key() == ['not-locked']
    }

    def "a departure is told with its items, what is still held, and the order of new passwords"() {
        given:
        issue('an', Role.ADMINISTRATOR, new Person('Phạm An', null, '', 'an@tinh.gov.vn', 'Trung tâm CNTT', 'Quản trị'))
        def id = issue('lan', Role.ADMINISTRATOR)
        def departures = context.getBean(Departures)

        expect:
        gather('departures').gone() == []

        when:
        def list = departures.open(new NewDeparture('lan', '', '', '', DepartureKind.LEAVING, '45/QĐ', LocalDate.parse('2026-11-24'), false, ['Thẻ 7'], [], []), 'an')
        def decision = list.entries().find { it.item().kind() == ItemKind.ADMINISTRATOR_PASSWORDS }.item()
        departures.decideAdministratorPasswords(list.departure().id(), decision.id(), true, LocalDate.parse('2026-11-24'), '46/QĐ', 'an')
        def gone = gather('departures').gone()[0]

        then:
        gone.fullName() == 'Trần Thị Lan'
        gone.keepsRights()
        gone.workingDays().take(5)*.toString() == ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01']
        gone.items().find { it.kind() == 'cards' }.isOpen()
        gone.items().find { it.kind() == 'administrator-passwords' }.orderedAt() == NOON
        new DepartureChecks().administrators().judge(gather('departures'), question('BK11-15.1.c-b')).offences()*.name() as Set == ['an', 'lan'] as Set

        when: "the day is over"
        clock.advance(Duration.ofHours(12))

        then:
        !gather('departures').gone()[0].keepsRights()

        when: "somebody else is ended without one"
        context.getBean(AccountDesk).deactivate(issue('binh', Role.OPERATOR, new Person('Lê Văn Bình', null, '', '', 'Trung tâm CNTT', '')), 'left', 'an')

        then:
        gather('departures').unlisted()*.account() == ['binh']
    }

    def "acts by names that no account has, and what never stood in the log, are told"() {
        given:
        issue('lan')
        def audit = context.getBean(AuditLog)
        audit.record('lan', 'sign-in', '', '', '', '')
        audit.record('system', 'account.lock', 'account:lan', '', '', '')
        audit.record('kythuat', 'sign-in.refused', '', '', '', 'unknown-name')
        audit.record('console', 'account.unlock', 'account:lan', '', '', '')

        when:
        def facts = gather('audit-trail')

        then:
        facts.deeds()*.actor() == ['console']
        facts.deeds()*.action() == ['account.unlock']
        facts.unaccepted() == ['lan']
        facts.verifiedOn() == null
        facts.lastDays()*.kind() == ['configuration', 'logon']
        facts.months() == 24
        !facts.isPlanned()
        !facts.isClear()
        facts.diskUsed() > 0
    }

    def "readings that lie in clear are seen"() {
        given:
        database.connect().withCloseable { it.createStatement().execute("INSERT INTO last_known (device_id, at, payload) VALUES (1, 1, X'$bytes')" as String) }

        expect:
        gather('audit-trail').isClear() == clear

        where:
        bytes  || clear
        '0201' || false
        '0101' || true
    }

    def "a secret that stands in the settings of a backup plan is found, and not told"() {
        given:
        def device = aDevice('SW-1').addTo(context)
        context.getBean(CredentialVault).put(device.id(), Credentials.v2c('Gio-bac-27!'))

        expect:
        gather('secrets').leaks() == []
        gather('secrets').sealed() == 1

        when:
        database.connect().withCloseable { it.createStatement().execute("UPDATE device SET address = 'snmp://Gio-bac-27!@10.0.0.7' WHERE id = ${device.id()}" as String) }

        then:
        gather('secrets').leaks() == [new SecretEvidence.Leak('address', 'SW-1', 'SW-1', "/devices/${device.id()}")]
        !new String(context.getBean(ReportJson).bytes(gather('secrets')), 'UTF-8').contains('Gio-bac')
    }

    def "equipment that holds data and is out for repair is told with what is in it"() {
        given:
        def outcome = context.getBean(AssetDesk).add([(AssetField.NAME): 'srv-1', (AssetField.KIND): 'server'], AssetTerms.CODES, 'an')
        def carrier = context.getBean(CarrierDesk).add(outcome.asset().id(), [kind: 'solid-state', model: 'PM893', capacity: '1,92 TB', secrecy: 'ordinary', serial: 'S-1'], 'an')
        database.connect().withCloseable { it.createStatement().execute("UPDATE asset SET status = 'IN_REPAIR'") }

        expect:
        gather('data-leaving').out().collect { [it.name(), it.isDisposed(), it.isUnsaid(), it.inside()] } == [['srv-1', false, false, ['S-1']]]

        when:
        context.getBean(CarrierDesk).takeOut(carrier.id(), 1, 'két sắt', 'gửi sửa', 'an')

        then:
        gather('data-leaving').out()*.inside() == [[]]
    }

    def "trainings, certificates and who has to have them are told"() {
        given:
        issue('lan', Role.SECURITY_OFFICER)
        def desk = context.getBean(RegisterDesk)
        def registers = context.getBean(Registers)
        assert desk.add(registers.get('trainings'), [number: 'ĐT-1', title: 'Mã độc', kind: 'users', 'held-on': '2026-11-01', present: 'lan\nTrần Thị Lan; binh'], 'an').faults() == []
        assert desk.add(registers.get('certificates'), [number: 'CC-1', account: 'lan', kind: 'certificate', 'issued-on': '2026-10-01'], 'an').faults() == []

        when:
        def facts = gather('training')

        then:
        facts.users()*.isSecurityOfficer() == [true]
        facts.trainings()*.present() == [['lan', 'Trần Thị Lan', 'binh']]
        facts.certificates()*.issuedOn()*.toString() == ['2026-10-01']
    }

    def "an infected machine of a user is told with when it was reported and cut off; a server's is not"() {
        given:
        def desk = context.getBean(IncidentDesk)
        ['laptop', 'server'].each { kind ->
            def asset = context.getBean(AssetDesk).add([(AssetField.NAME): "$kind-1" as String, (AssetField.KIND): kind], AssetTerms.CODES, 'an').asset()
            def id = desk.open(new IncidentDesk.Wish('Mã độc', NOON.minusSeconds(600), null, asset.id(), false), 'lan').id()
            desk.answer(id, 'kind', 'malware', 'lan')
            desk.step(id, StepKind.ISOLATED, NOON.minusSeconds(60), 'tắt máy', null, false, 'lan')
        }

        when:
        def infected = gather('user-reports').infected()

        then:
        infected.collect { [it.detectedAt(), it.reportedAt(), it.offAt()] } == [[NOON.minusSeconds(600), NOON, NOON.minusSeconds(60)]]
    }
}
