package vn.dcim.core.foreign

import io.micronaut.context.ApplicationContext
import java.nio.charset.StandardCharsets
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.Period
import java.security.MessageDigest
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Person
import vn.dcim.core.account.Population
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.directory.DirectoryFault
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.staff.DepartureKind
import vn.dcim.core.staff.Departures
import vn.dcim.core.staff.NewDeparture
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.testing.TestDirectory

import static vn.dcim.core.foreign.EvidenceState.MET
import static vn.dcim.core.foreign.EvidenceState.NOT_MET
import static vn.dcim.core.foreign.EvidenceState.NO_EVIDENCE
import static vn.dcim.core.foreign.ForeignImport.Source.FILE

/** Lists of other systems, taken over whole or not at all, and what they prove. */
class ForeignImportsSpec extends Specification {

    static final String NOW = '2026-11-22T03:00:00Z'

    @Shared SteppedClock clock = SteppedClock.at(NOW)
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup TestDirectory directory = new TestDirectory(database.folder(), true)
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder()
            .properties(database.properties() + directory.settings([operator: ['dcim-operators']]))
            .singletons(clock).beanDefinitions(LightPasswords.instead()).start()
    @Shared ForeignSystems systems = context.getBean(ForeignSystems)
    @Shared ForeignImports imports = context.getBean(ForeignImports)
    @Shared ForeignEvidence evidence = context.getBean(ForeignEvidence)
    @Shared ForeignNotes notes = context.getBean(ForeignNotes)
    @Shared int counter

    def cleanup() {
        clock.set(Instant.parse(NOW))
    }

    ForeignSystem system(SystemKind kind = SystemKind.VPN, int dueDays = 30) {
        systems.declare("Hệ thống ${++counter}", kind, 'Phòng CNTT', Population.USERS, dueDays, 'an')
    }

    static byte[] csv(String... lines) {
        lines.join('\n').getBytes(StandardCharsets.UTF_8)
    }

    ForeignImport imported(ForeignSystem system, String... lines) {
        imports.commit(system.id(), imports.draft(system.id(), FILE, 'vpn.csv', csv(lines), 'an').id(), 'an')
    }

    EvidenceState stateOf(ForeignSystem system, AccountCheck check) {
        evidence.of(system.id()).result(check).get().state()
    }

    def "a list is compared with the one before, taken over with who, when and which file, and both stay"() {
        given:
        def vpn = system()
        imported(vpn, 'login,full name,state', 'an,An,active', 'binh,Bình,active', 'chi,Chi,active')

        when:
        def draft = imports.draft(vpn.id(), FILE, 'tháng 11.csv', csv('login,full name,state', 'an,An,active', 'binh,Bình,disabled', 'dung,Dung,active'), 'an')
        def run = imports.look(vpn.id(), draft.id())

        then: "nothing is taken over by looking"
        run.changes().added()*.login() == ['dung']
        run.changes().changed()*.became()*.login() == ['binh']
        run.changes().changed()*.fields() == [[ForeignField.STATE] as Set]
        run.changes().gone()*.login() == ['chi']
        imports.history(vpn.id()).size() == 1

        when:
        def taken = imports.commit(vpn.id(), draft.id(), 'an')

        then:
        with(taken) {
            [it.accounts(), it.added(), it.changed(), it.gone()] == [3, 1, 1, 1]
            it.fileName() == 'tháng 11.csv'
            it.importedBy() == 'an'
            it.importedAt() == Instant.parse(NOW)
            it.sha256() == MessageDigest.getInstance('SHA-256')
                    .digest(csv('login,full name,state', 'an,An,active', 'binh,Bình,disabled', 'dung,Dung,active')).encodeHex().toString()
            it.columns() == [ForeignField.LOGIN, ForeignField.FULL_NAME, ForeignField.STATE] as Set
        }
        imports.history(vpn.id())*.accounts() == [3, 3]
        imports.accounts(vpn.id(), imports.history(vpn.id()).last().id())*.login() == ['an', 'binh', 'chi']
        evidence.of(vpn.id()).accounts()*.account()*.login() == ['an', 'binh', 'dung']
        with(context.getBean(AuditLog).page(0, 1).content.first()) {
            it.action() == 'foreign-import.take'
            it.became().contains('3 (+1 ~1 −1)')
            it.became().contains(taken.sha256())
        }

        when: "it is taken over again"
        imports.commit(vpn.id(), draft.id(), 'an')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.NOT_FOUND
    }

    def "a list with a fault in one row is not taken over at all"() {
        given:
        def vpn = system()
        def draft = imports.draft(vpn.id(), FILE, 'x.csv', csv('login,state', 'an,active', 'binh,?'), 'an')

        when:
        imports.commit(vpn.id(), draft.id(), 'an')

        then:
        def e = thrown(DcimException)
        e.arguments().contains('FAULTY')
        imports.history(vpn.id()) == []
        imports.look(vpn.id(), draft.id()).list().faults()*.value() == ['?']
    }

    def "columns that somebody chose are kept for the next list, of people and of programs"() {
        given:
        def vpn = system()
        def draft = imports.draft(vpn.id(), FILE, 'x.csv', csv('Mã số,Ai', '7,An'), 'an')

        when:
        imports.choose(vpn.id(), draft.id(), ['Mã số': Optional.of(ForeignField.LOGIN), 'Ai': Optional.of(ForeignField.FULL_NAME)])
        imports.commit(vpn.id(), draft.id(), 'an')
        def outcome = imports.take(vpn.id(), '', csv('Mã số;Ai', '7;An', '8;Bình'), false, 'program')

        then:
        outcome.taken().get().added() == 1
        evidence.of(vpn.id()).accounts()*.account()*.fullName() == ['An', 'Bình']
    }

    def "of two who bring a list at once one takes it over, and the other looks again first"() {
        given:
        def vpn = system()
        def drafts = ['an', 'binh'].collect { imports.draft(vpn.id(), FILE, "${it}.csv", csv('login', it), it) }
        def threads = Executors.newFixedThreadPool(2)

        when:
        def outcomes = threads.invokeAll(drafts.collect { draft -> { ->
            try {
                imports.commit(vpn.id(), draft.id(), draft.readBy())
                'taken'
            } catch (DcimException e) {
                e.arguments()[1]
            }
        } as Callable })*.get()

        then:
        outcomes.sort() == ['OVERTAKEN', 'taken']
        imports.history(vpn.id()).size() == 1

        when: "the other looks again"
        def winner = imports.history(vpn.id()).first().importedBy()
        def late = drafts.find { it.readBy() != winner }
        def run = imports.look(vpn.id(), late.id())

        then:
        run.changes().gone()*.login() == [winner]
        imports.commit(vpn.id(), late.id(), late.readBy()).gone() == 1

        cleanup:
        threads.shutdownNow()
    }

    def "two programs that import at once come one after the other"() {
        given:
        def vpn = system()
        def threads = Executors.newFixedThreadPool(4)

        when:
        def taken = threads.invokeAll((1..4).collect { i -> { -> imports.take(vpn.id(), '', csv('login', "a$i"), false, 'program').taken().get() } as Callable })*.get()

        then:
        taken*.added() == [1] * 4
        taken*.gone().sum() == 3
        imports.history(vpn.id()).size() == 4

        cleanup:
        threads.shutdownNow()
    }

    def "what was never imported, or #days days ago where 30 are allowed, is #state"() {
        given:
        def vpn = system()
        if (days != null) {
            imported(vpn, 'login,full name,unit,expires', 'an,An,A,never')
            clock.advance(Duration.ofDays(days))
        }

        expect:
        stateOf(vpn, AccountCheck.EXPIRED) == state
        evidence.of(vpn.id()).isCurrent() == (state == MET)
        evidence.of(vpn.id()).ageDays() == (days ?: 0)
        evidence.of(vpn.id()).worst() != MET

        where:
        days || state
        null || NO_EVIDENCE
        0    || MET
        30   || MET
        31   || NO_EVIDENCE
    }

    def "a list without a column proves nothing of what hangs on it, and says which is wanted"() {
        given:
        def vpn = system()
        imported(vpn, 'login,full name,unit', 'an,An,A')

        expect:
        with(evidence.of(vpn.id()).result(AccountCheck.UNUSED).get()) {
            it.state() == NO_EVIDENCE
            it.wanted() == [ForeignField.LAST_USED] as Set
        }
        stateOf(vpn, AccountCheck.PERSON) == MET
        evidence.of(vpn.id()).results()*.state() == evidence.of(vpn.id()).results()*.state().sort(false)
    }

    def "limits come from the profile in force, with the articles that set them"() {
        expect:
        with(evidence.of(system().id())) {
            result(check).get().limit() == limit
            result(check).get().from()*.article() == articles
        }

        where:
        check                                      || limit               | articles
        AccountCheck.UNUSED                        || Period.ofDays(30)   | ['16.3']
        AccountCheck.OPERATING_PASSWORD_AGE        || Period.ofDays(60)   | ['15.1.c']
        AccountCheck.USER_PASSWORD_AGE             || Period.ofDays(90)   | ['29.2.đ', '6.2.c']
        AccountCheck.ADMINISTRATOR_PASSWORD_LENGTH || 11                  | ['15.1.a']
        AccountCheck.REVIEW                        || Period.ofMonths(6)  | []
    }

    def "BK11-32.4.b: the account of somebody who left is found from the day after the last one"() {
        given:
        def leaver = context.getBean(AccountDesk).add("leaver-${++counter}", Role.OPERATOR, new Person('Phạm Văn Hòa', null, '', '', 'Trung tâm', ''), null, 'an').account()
        context.getBean(Departures).open(new NewDeparture(leaver.name(), '', '', '', DepartureKind.LEAVING, '1/QĐ', LocalDate.of(2026, 11, 24), false, [], [], []), 'an')
        def vpn = system()
        imported(vpn, 'login,full name,unit,state', 'vpn-0017,PHAM VAN HOA,Trung tâm,active')

        expect:
        stateOf(vpn, AccountCheck.LEAVER) == MET

        when: "noon of the last day, and the next day"
        clock.advance(Duration.ofDays(2))
        def onLast = stateOf(vpn, AccountCheck.LEAVER)
        clock.advance(Duration.ofDays(1))

        then:
        onLast == MET
        stateOf(vpn, AccountCheck.LEAVER) == NOT_MET

        when: "somebody says that it is another person's"
        notes.assign(vpn.id(), ['vpn-0017'], ForeignNote.NONE_OF_THESE, 'an')

        then:
        stateOf(vpn, AccountCheck.LEAVER) == MET
    }

    def "BK11-21.3.b: a grant is recorded for several accounts, and outlives the next list"() {
        given:
        def server = system(SystemKind.SERVER)
        imported(server, 'login,state', 'an,active', 'binh,active', 'chi,disabled')

        expect:
        evidence.of(server.id()).result(AccountCheck.GRANT).get().breaches()*.account()*.login() == ['an', 'binh']

        when:
        notes.grant(server.id(), ['an', 'binh'], 'Giám đốc Trung tâm', 'quản trị cơ sở dữ liệu', '31/QĐ', LocalDate.of(2026, 3, 1), 'an')
        imported(server, 'login,state', 'an,active', 'binh,active')

        then:
        stateOf(server, AccountCheck.GRANT) == MET

        when:
        notes.grant(server.id(), ['an'], 'Giám đốc', 'x', day == null ? '31/QĐ' : '32/QĐ', day == null ? null : LocalDate.parse(day), 'an')

        then:
        def e = thrown(DcimException)
        e.arguments()[0] == 'granted-on'

        where:
        day << [null, '2026-11-23']
    }

    def "KT17-7.3: whoever has looked at all accounts says so of the list that counts"() {
        given:
        def vpn = system()
        def first = imported(vpn, 'login', 'an')

        when:
        imports.review(vpn.id(), first.id(), 'đủ, không có tài khoản lạ', 'an')

        then:
        stateOf(vpn, AccountCheck.REVIEW) == MET

        when:
        imported(vpn, 'login', 'binh')
        imports.review(vpn.id(), first.id(), 'lại', 'an')

        then:
        def e = thrown(DcimException)
        e.arguments().contains('OVERTAKEN')
        stateOf(vpn, AccountCheck.REVIEW) == MET
    }

    def "a system is declared once, changed, and watched no more; what is typed wrongly is named"() {
        given:
        def vpn = system()

        when:
        systems.declare(name ?: vpn.name().toUpperCase(), SystemKind.VPN, owner, population, due, 'an')

        then:
        def e = thrown(DcimException)
        e.code() == code
        e.arguments()[0] == field

        where:
        name | owner | population                | due || code                     | field
        null | 'An'  | Population.USERS          | 30  || ErrorCode.ALREADY_EXISTS | 'system'
        ' '  | 'An'  | Population.USERS          | 30  || ErrorCode.INVALID_VALUE  | 'system'
        'a'  | ''    | Population.USERS          | 30  || ErrorCode.INVALID_VALUE  | 'owner'
        'a'  | 'An'  | Population.ADMINISTRATORS | 30  || ErrorCode.INVALID_VALUE  | 'population'
        'a'  | 'An'  | Population.USERS          | 0   || ErrorCode.INVALID_VALUE  | 'due-days'
        'a'  | 'An'  | Population.USERS          | 367 || ErrorCode.INVALID_VALUE  | 'due-days'
    }

    def "the directory is read as a list: everybody below the base, with state, last use, password and end"() {
        given:
        directory.group('dcim-operators')
        directory.person('an.nv', 'x')
        directory.person('binh.tv', 'x')
        directory.person('chi.lt', 'x')
        directory.set('an.nv', 'lastLogonTimestamp', fileTime('2026-11-01T00:00:00Z'))
        directory.set('an.nv', 'pwdLastSet', fileTime('2026-09-01T00:00:00Z'))
        directory.set('an.nv', 'whenCreated', '20250101000000.0Z')
        directory.set('an.nv', 'adminCount', '1')
        directory.set('binh.tv', 'userAccountControl', '514')
        directory.set('chi.lt', 'accountExpires', fileTime('2026-12-31T17:00:00Z'))
        directory.set('chi.lt', 'whenCreated', '20260101000000.0Z')
        def ad = system(SystemKind.DIRECTORY)

        when:
        def draft = imports.draftOfDirectory(ad.id(), 'an')
        imports.commit(ad.id(), draft.id(), 'an')
        def accounts = evidence.of(ad.id()).accounts()*.account().collectEntries { [it.login(), it] }

        then:
        accounts.keySet() as List == ['an.nv', 'binh.tv', 'chi.lt']
        with(accounts['an.nv']) {
            it.state() == AccountState.ACTIVE
            it.fullName() == 'Người an.nv'
            it.administrator()
            it.lastUsedAt() == Instant.parse('2026-11-01T00:00:00Z')
            it.passwordChangedAt() == Instant.parse('2026-09-01T00:00:00Z')
            it.neverExpires()
        }
        accounts['binh.tv'].state() == AccountState.DISABLED
        accounts['chi.lt'].neverUsed()
        accounts['chi.lt'].expiresOn() == LocalDate.of(2026, 12, 31)
        evidence.of(ad.id()).result(AccountCheck.OPERATING_PASSWORD_AGE).get().breaches()*.account()*.login() == ['an.nv']
        evidence.of(ad.id()).result(AccountCheck.UNUSED).get().breaches()*.account()*.login() == ['chi.lt']
        imports.history(ad.id()).first().source() == ForeignImport.Source.DIRECTORY

        when: "it does not answer"
        directory.listen(false)
        imports.draftOfDirectory(ad.id(), 'an')

        then: "nothing is taken for gone"
        thrown(DirectoryFault)
        imports.history(ad.id()).size() == 1

        cleanup:
        directory.listen(true)
    }

    private static String fileTime(String at) {
        (Instant.parse(at).epochSecond + 11_644_473_600L) * 10_000_000L
    }
}
