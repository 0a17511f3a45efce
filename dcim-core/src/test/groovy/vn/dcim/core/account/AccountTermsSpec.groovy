package vn.dcim.core.account

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** When accounts and passwords end, and what administrators do about it. */
class AccountTermsSpec extends Specification {

    static final Person LAN = new Person('Trần Thị Lan', null, '', '', 'Trung tâm CNTT', 'Trực vận hành')

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T03:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties())
                    .singletons(clock, new PresenceClock(SteppedClock.at('2026-11-21T03:00:00Z')))
                    .beanDefinitions(LightPasswords.instead()).start()
    @Shared Accounts accounts = context.getBean(Accounts)
    @Shared Standings standings = context.getBean(Standings)
    @Shared AccountDesk desk = context.getBean(AccountDesk)
    @Shared PasswordChanges passwords = context.getBean(PasswordChanges)
    @Shared SignIn signIn = context.getBean(SignIn)
    @Shared Sessions sessions = context.getBean(Sessions)
    @Shared ApiTokens tokens = context.getBean(ApiTokens)
    @Shared int counter

    IssuedPassword made(Role role = Role.OPERATOR, LocalDate expiresOn = null) {
        accounts.issue("account-${++counter}", role, LAN, expiresOn)
    }

    Account again(IssuedPassword issued) {
        accounts.find(issued.account().id()).get()
    }

    LocalDate today() {
        clock.instant().atZone(Standings.ZONE).toLocalDate()
    }

    def "people who choose their first passwords at the same moment all get them"() {
        given:
        def people = (1..6).collect { made() }
        def together = new CyclicBarrier(people.size())
        def pool = Executors.newFixedThreadPool(people.size())

        when:
        def faults = pool.invokeAll(people.collect { issued ->
            { ->
                together.await(30, TimeUnit.SECONDS)
                passwords.change(issued.account().id(), 'k7mq-X9TB-w3zd-q5nh')
            } as Callable
        })*.get()

        then:
        faults.every { it == [] }
        people.every { !again(it).mustChangePassword() }

        cleanup:
        pool.shutdownNow()
    }

    def "BK11-16.3-b: an account that was #what #days days ago is #standing"() {
        given:
        def issued = made()
        if (what == 'used') {
            clock.advance(Duration.ofDays(20))
            signIn.attempt(issued.account().name(), issued.password(), '')
        }

        when:
        clock.advance(Duration.ofDays(days))

        then:
        standings.of(again(issued)) == standing

        where:
        what           | days || standing
        'made, unused' | 29   || Standing.ACTIVE
        'made, unused' | 30   || Standing.UNUSED
        'used'         | 29   || Standing.ACTIVE
        'used'         | 30   || Standing.UNUSED
    }

    def "BK11-16.3-b: what an open page asks by itself is no use, a press is: asked #how"() {
        given:
        def issued = made()
        def secret = sessions.open(again(issued), Client.UNKNOWN)

        when: "60 times in 30 days"
        60.times {
            clock.advance(Duration.ofHours(12))
            sessions.account(secret, Client.UNKNOWN, byPerson)
        }

        then:
        standings.of(again(issued)) == standing

        where:
        how          | byPerson || standing
        'by itself'  | false    || Standing.UNUSED
        'by a press' | true     || Standing.ACTIVE
    }

    def "BK11-16.3-a: on its last day an account works, on the next neither sign-in nor session nor token does"() {
        given:
        def issued = made(Role.MAINTENANCE, today().plusDays(1))
        def secret = sessions.open(again(issued), Client.UNKNOWN)
        def token = tokens.issue(again(issued), 'nightly')

        when: "the last minute of the last day in the centre"
        clock.advance(Duration.between(clock.instant(), today().plusDays(2).atStartOfDay(Standings.ZONE).toInstant()) - Duration.ofMinutes(1))
        sessions.account(secret, Client.UNKNOWN, true)
        secret = sessions.open(again(issued), Client.UNKNOWN)

        then:
        standings.of(again(issued)) == Standing.ACTIVE
        sessions.account(secret, Client.UNKNOWN, true).isPresent()
        tokens.grant(token, '').isPresent()

        when:
        clock.advance(Duration.ofMinutes(1))

        then:
        standings.of(again(issued)) == Standing.EXPIRED
        sessions.account(secret, Client.UNKNOWN, true).isEmpty()
        tokens.grant(token, '').isEmpty()
        signIn.attempt(issued.account().name(), issued.password(), '').isEmpty()

        when: "it gets a new term"
        desk.reactivate(issued.account().id(), today().plusDays(10), 'gia hạn hợp đồng 12/HĐ', 'admin')

        then:
        standings.of(again(issued)) == Standing.ACTIVE
        tokens.grant(token, '').isPresent()
    }

    def "reactivated, an account that nobody used counts from then"() {
        given:
        def issued = made()
        clock.advance(Duration.ofDays(45))

        when:
        desk.reactivate(issued.account().id(), null, 'nghỉ thai sản trở lại', 'admin')
        clock.advance(Duration.ofDays(days))

        then:
        standings.of(again(issued)) == standing

        where:
        days || standing
        29   || Standing.ACTIVE
        30   || Standing.UNUSED
    }

    def "HY05-7.4: a deactivated account has no rights at once, and stays to be read"() {
        given:
        def issued = made()
        def secret = sessions.open(again(issued), Client.UNKNOWN)
        def token = tokens.issue(again(issued), 'nightly')

        when:
        desk.deactivate(issued.account().id(), 'nghỉ việc, QĐ 45/QĐ-SKHCN', 'admin')

        then:
        sessions.account(secret, Client.UNKNOWN, true).isEmpty()
        tokens.grant(token, '').isEmpty()
        accounts.all()*.name().contains(issued.account().name())
        with(context.getBean(AuditLog).page(0, 1).content.first()) {
            [actor(), action(), subject(), was(), became(), reason()] ==
                    ['admin', 'account.deactivate', "account:${issued.account().name()}", 'active', 'deactivated', 'nghỉ việc, QĐ 45/QĐ-SKHCN']
        }
    }

    def "an act of an administrator #without is refused: #act"() {
        given:
        def issued = made()
        def id = issued.account().id()

        when:
        switch (act) {
            case 'deactivate' -> desk.deactivate(id, reason, by ?: issued.account().name())
            case 'change role' -> desk.changeRole(id, Role.ADMINISTRATOR, reason, by ?: issued.account().name())
            case 'reactivate' -> desk.reactivate(id, null, reason, by)
            case 'unknown' -> desk.deactivate(987_654, reason, by)
            case 'past term' -> desk.add('new', Role.AUDITOR, LAN, today().minusDays(1), by)
            case 'nobody' -> desk.add('new', Role.AUDITOR, Person.UNKNOWN, null, by)
            case 'odd name' -> desk.add('new name', Role.AUDITOR, LAN, null, by)
        }

        then:
        def e = thrown(DcimException)
        e.code() == code
        standings.of(again(issued)) == Standing.ACTIVE
        again(issued).role() == Role.OPERATOR

        where:
        act           | without               | reason  | by      || code
        'deactivate'  | 'without a reason'    | ''      | 'admin' || ErrorCode.INVALID_VALUE
        'deactivate'  | 'on oneself'          | 'leave' | null    || ErrorCode.FORBIDDEN
        'change role' | 'without a reason'    | ' '     | 'admin' || ErrorCode.INVALID_VALUE
        'change role' | 'on oneself'          | 'more'  | null    || ErrorCode.FORBIDDEN
        'reactivate'  | 'on what is active'   | 'back'  | 'admin' || ErrorCode.ILLEGAL_TRANSITION
        'unknown'     | 'on no account'       | 'leave' | 'admin' || ErrorCode.NOT_FOUND
        'past term'   | 'with a past term'    | ''      | 'admin' || ErrorCode.INVALID_VALUE
        'nobody'      | 'without a person'    | ''      | 'admin' || ErrorCode.INVALID_VALUE
        'odd name'    | 'with a name of two'  | ''      | 'admin' || ErrorCode.INVALID_VALUE
    }

    def "somebody born today has an account, nobody born tomorrow has"() {
        given:
        def born = { LocalDate day -> new Person("Nguyễn Văn ${++counter}", day, '', '', 'Trung tâm CNTT', '') }
        def issued = desk.add("born-today-$counter", Role.AUDITOR, born(today()), null, 'admin')

        when:
        desk.describe(issued.account().id(), born(today().plusDays(1)), 'admin')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments().first() == 'birth-date'
        again(issued).person().birthDate() == today()
    }

    /** Ends all administrators but these, in turn, as far as that is let. */
    List<Account> alone(int count) {
        def kept = (1..count).collect { made(Role.ADMINISTRATOR).account() }
        accounts.all().findAll { it.role() in Role.administering() && it.deactivatedAt() == null && !(it.id() in kept*.id()) }
                .each { desk.deactivate(it.id(), 'another one', 'security') }
        kept
    }

    def "the last administrator is not ended: #act"() {
        given:
        def (last, locked) = alone(2)
        (1..5).each { signIn.attempt(locked.name(), "wrong $it", '') }

        when:
        switch (act) {
            case 'deactivated' -> desk.deactivate(last.id(), 'leaves', 'security')
            case 'another role' -> desk.changeRole(last.id(), Role.SECURITY_OFFICER, 'moves', 'security')
            case 'a last day' -> desk.changeTerm(last.id(), today().plusDays(30), 'contract', 'security')
            case 'a day that is past' -> desk.changeTerm(last.id(), today().minusDays(1), 'contract', 'security')
        }

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.LAST_ADMINISTRATOR
        e.arguments() == [last.name()]
        again(new IssuedPassword(last, '')).with { [it.role(), it.expiresOn(), it.deactivatedAt()] } == [Role.ADMINISTRATOR, null, null]

        when: "a top-level one can administer too"
        def top = made(Role.TOP_ADMINISTRATOR)
        desk.deactivate(last.id(), 'leaves', 'security')

        then:
        standings.of(accounts.find(last.id()).get()) == Standing.DEACTIVATED
        standings.of(again(top)) == Standing.ACTIVE

        where:
        act << ['deactivated', 'another role', 'a last day', 'a day that is past']
    }

    def "a last day is given to an administrator when another one stays #longer longer"() {
        given:
        def (one, other) = alone(2)
        def day = today().plusDays(10)
        desk.changeTerm(other.id(), today().plusDays(10 + longer), 'contract', 'security')

        when:
        def refused = null
        try {
            desk.changeTerm(one.id(), day, 'contract', 'security')
        } catch (DcimException e) {
            refused = e.code()
        }

        then:
        refused == answer

        and: "a longer one is never refused"
        desk.changeTerm(other.id(), today().plusDays(100), 'contract', 'security').expiresOn() == today().plusDays(100)

        where:
        longer || answer
        0      || ErrorCode.LAST_ADMINISTRATOR
        1      || null
    }

    def "of two administrators who end each other at once, one succeeds"() {
        given:
        def pair = alone(2)
        def together = new CyclicBarrier(2)
        def threads = Executors.newFixedThreadPool(2)

        when:
        def outcomes = [pair, pair.reverse()].collect { two ->
            threads.submit({
                together.await()
                try {
                    desk.deactivate(two[0].id(), 'goes', two[1].name())
                    'ended'
                } catch (DcimException e) {
                    e.code()
                }
            } as Callable)
        }*.get(30, TimeUnit.SECONDS)

        then:
        outcomes.sort { it.toString() } == [ErrorCode.LAST_ADMINISTRATOR, 'ended']
        pair.count { standings.of(accounts.find(it.id()).get()) == Standing.ACTIVE } == 1

        cleanup:
        threads?.shutdownNow()
    }

    def "two weeks before nobody could administer any more people are told: #left days left"() {
        given: "30 days without use are one way to that"
        alone(1)
        clock.advance(Duration.ofDays(30 - left))

        expect:
        context.getBean(Administrators).missingFrom() == Optional.of(today().plusDays(left))
        context.getBean(Administrators).missingSoonFrom().isPresent() == told

        when: "each such day once"
        def rows = { database.rows("SELECT * FROM notice WHERE kind = 'ADMINISTRATORS_END'").size() }
        def before = rows()
        2.times { context.getBean(Class.forName('vn.dcim.core.notify.AdministratorNotices')).look() }

        then:
        rows() == before + (told ? 1 : 0)

        where:
        left || told
        14   || false
        13   || true
        0    || true
    }

    def "BK22-6.2.b: an issued password has to be changed, into another one"() {
        given:
        def issued = made()
        def id = issued.account().id()

        expect:
        standings.needsNewPassword(again(issued))

        when:
        def same = passwords.change(id, issued.password())

        then:
        same*.kind() == [PasswordFault.Kind.AS_ISSUED]
        standings.needsNewPassword(again(issued))

        when:
        def none = passwords.change(id, 'xR7#qmwTk2v')

        then:
        none == []
        !standings.needsNewPassword(again(issued))
        signIn.attempt(issued.account().name(), 'xR7#qmwTk2v', '').isPresent()
        signIn.attempt(issued.account().name(), issued.password(), '').isEmpty()
    }

    def "a password that was used before is not taken again, nor is the present one"() {
        given:
        def issued = made()
        def id = issued.account().id()
        passwords.change(id, 'xR7#qmwTk2v')
        passwords.change(id, 'wP4+zzLh9-c')

        expect:
        passwords.change(id, wanted)*.kind() == [PasswordFault.Kind.USED_BEFORE]

        where:
        wanted << ['xR7#qmwTk2v', 'wP4+zzLh9-c']
    }

    def "BK11-15.1.c-a, BK11-29.2.dd-b, BK22-6.2.c: after #days days the password of a #role is #state"() {
        given:
        def issued = made(role)
        passwords.change(issued.account().id(), 'xR7#qmwTk2v')

        when:
        clock.advance(Duration.ofDays(days))

        then:
        standings.needsNewPassword(again(issued)) == (state == 'to be changed')

        where:
        role                   | days || state
        Role.OPERATOR          | 60   || 'good'
        Role.OPERATOR          | 61   || 'to be changed'
        Role.ADMINISTRATOR     | 60   || 'good'
        Role.ADMINISTRATOR     | 61   || 'to be changed'
        Role.TOP_ADMINISTRATOR | 61   || 'good'
        Role.TOP_ADMINISTRATOR | 90   || 'good'
        Role.TOP_ADMINISTRATOR | 91   || 'to be changed'
        Role.ASSET_MANAGER     | 90   || 'good'
        Role.ASSET_MANAGER     | 91   || 'to be changed'
    }

    def "BK11-15.1.a-b: whoever becomes #role has to choose a password by the rules of that role: #must"() {
        given:
        def issued = made(Role.OPERATOR)
        passwords.change(issued.account().id(), 'xR7#qmwT')

        when:
        def account = desk.changeRole(issued.account().id(), role, 'QĐ 12/QĐ-TTDL', 'admin')

        then:
        standings.needsNewPassword(account) == must
        passwords.change(account.id(), 'wP4+zzLh')*.kind() == (must ? [PasswordFault.Kind.TOO_SHORT] : [])

        where:
        role               || must
        Role.ADMINISTRATOR || true
        Role.SHIFT_LEAD    || false
    }

    def "BK11-15.1.c-b: by one decision all administrators have to choose new passwords, and nobody else"() {
        given:
        def issued = [Role.ADMINISTRATOR, Role.SECURITY_OFFICER, Role.TOP_ADMINISTRATOR, Role.OPERATOR].collect { made(it) }
        def gone = made(Role.ADMINISTRATOR)
        (issued + gone).each { passwords.change(it.account().id(), 'xR7#qmwTk2v') }
        desk.deactivate(gone.account().id(), 'nghỉ việc', 'admin')

        when:
        def concerned = desk.orderNewAdministratorPasswords('31/QĐ-TTDL', 'head')

        then:
        concerned*.id().containsAll(issued.take(3)*.account()*.id())
        issued.collect { again(it).mustChangePassword() } == [true, true, true, false]
        !again(gone).mustChangePassword()
        context.getBean(AuditLog).page(0, concerned.size()).content*.reason().unique() == ['31/QĐ-TTDL']

        when:
        desk.orderNewAdministratorPasswords('', 'head')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
    }

    def "BK11-32.3.c: an account is accepted once by its holder; one that no person has needs no acceptance"() {
        given:
        def acceptances = context.getBean(Acceptances)
        def holder = made().account()
        def machine = made().account()
        accounts.keepIssuedPassword(machine)

        expect:
        acceptances.isWanting(holder)
        !acceptances.isWanting(machine)
        acceptances.of(machine).get().excused()

        when:
        2.times { acceptances.accept(holder) }

        then:
        !acceptances.isWanting(holder)
        with(acceptances.present()[holder.id()]) {
            version() == Acceptances.VERSION
            at() == clock.instant()
            !excused()
        }
        context.getBean(AuditLog).page(0, 2).content.count { it.action() == 'account.accept' } == 1
    }

    def "a new password issued by an administrator replaces the lost one, and has to be changed"() {
        given:
        def issued = made()
        passwords.change(issued.account().id(), 'xR7#qmwTk2v')

        when:
        def anew = passwords.issueAnew(issued.account().id(), 'admin', 'chủ tài khoản báo quên, gọi lại số đã đăng ký')

        then:
        signIn.attempt(issued.account().name(), 'xR7#qmwTk2v', '').isEmpty()
        signIn.attempt(issued.account().name(), anew.password(), '').isPresent()
        standings.needsNewPassword(anew.account())
    }
}
