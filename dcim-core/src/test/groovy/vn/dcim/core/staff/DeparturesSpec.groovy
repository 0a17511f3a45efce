package vn.dcim.core.staff

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.CentreTime
import vn.dcim.core.account.Account
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Client
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Person
import vn.dcim.core.account.Role
import vn.dcim.core.account.Sessions
import vn.dcim.core.account.SignIn
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.staff.Checklist.State.DONE
import static vn.dcim.core.staff.Checklist.State.OPEN
import static vn.dcim.core.staff.Checklist.State.OVERDUE
import static vn.dcim.core.staff.Checklist.State.WAIVED

/** What hangs on somebody who goes, and when it is late. */
class DeparturesSpec extends Specification {

    static final Client DESK = new Client('192.0.2.7', 'Firefox, Linux')

    static final Person LAN = new Person('Trần Thị Lan', null, '', '', 'Trung tâm CNTT', 'Trực vận hành')

    @Shared SteppedClock clock = SteppedClock.at('2026-11-16T03:00:00Z') // a Monday
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock)
                    .beanDefinitions(LightPasswords.instead()).start()
    @Shared Departures departures = context.getBean(Departures)
    @Shared ToldSystems systems = context.getBean(ToldSystems)
    @Shared Accounts accounts = context.getBean(Accounts)
    @Shared Standings standings = context.getBean(Standings)
    @Shared Sessions sessions = context.getBean(Sessions)
    @Shared ApiTokens tokens = context.getBean(ApiTokens)
    @Shared int counter

    def setupSpec() {
        systems.add('Thư điện tử tỉnh', 'quan-tri@tinh', false, 'an')
        systems.add('Cổng dịch vụ công', 'Sở KHCN', true, 'an')
    }

    Account account(Role role = Role.OPERATOR, LocalDate expiresOn = null) {
        accounts.issue("person-${++counter}", role, LAN, expiresOn).account()
    }

    Account again(Account account) {
        accounts.find(account.id()).get()
    }

    LocalDate today() {
        clock.instant().atZone(CentreTime.ZONE).toLocalDate()
    }

    Checklist opened(Map with) {
        departures.open(new NewDeparture(with.account == null ? '' : with.account.name(), with.name ?: '', 'Trung tâm CNTT', '',
                with.kind ?: DepartureKind.LEAVING, with.containsKey('decision') ? with.decision : '45/QĐ-SKHCN',
                with.containsKey('lastDay') ? with.lastDay : today(), with.atOnce ?: false,
                with.cards ?: [], with.equipment ?: [], []), with.by ?: 'an')
    }

    Checklist present(Checklist old) {
        departures.checklist(old.departure().id())
    }

    Checklist.Entry entry(Checklist old, ItemKind kind) {
        present(old).entries().find { it.item().kind() == kind }
    }

    void done(Checklist old, ItemKind kind, LocalDate on = today(), String document = '12/BB') {
        departures.complete(old.departure().id(), entry(old, kind).item().id(), on, document, '', 'an')
    }

    void untilTheEndOf(LocalDate day) {
        clock.advance(Duration.between(clock.instant(), day.plusDays(1).atStartOfDay(CentreTime.ZONE).toInstant()) - Duration.ofMinutes(1))
    }

    def "BK11-32.4.b: rights end by themselves with the last working day, in the days of the centre, whoever presses what"() {
        given:
        def leaver = account()
        def token = tokens.issue(leaver, 'nightly')
        def last = today().plusDays(3)

        when:
        def list = opened(account: leaver, lastDay: last)
        untilTheEndOf(last)
        def secret = sessions.open(again(leaver), DESK)

        then: "in the last minute everything works"
        sessions.account(secret, DESK, true).isPresent()
        tokens.grant(token, '192.0.2.7').isPresent()
        entry(list, ItemKind.ACCOUNT).state() == OPEN

        when:
        clock.advance(Duration.ofMinutes(1))

        then: "in the next one nothing does, and the program itself notes it"
        standings.of(again(leaver)) == Standing.EXPIRED
        sessions.account(secret, DESK, true).isEmpty()
        tokens.grant(token, '192.0.2.7').isEmpty()
        [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.DELEGATIONS].every { entry(list, it).state() == DONE && entry(list, it).byProgram() && entry(list, it).daysLate() == 0 }
    }

    def "BK11-32.4.b: rights that are given back while the departure is open are an overdue item"() {
        given:
        def leaver = account()
        def list = opened(account: leaver, lastDay: today())
        clock.advance(Duration.ofDays(2))
        assert entry(list, ItemKind.ACCOUNT).state() == DONE

        when:
        context.getBean(AccountDesk).reactivate(leaver.id(), null, 'nhầm', 'an')

        then:
        entry(list, ItemKind.ACCOUNT).state() == OVERDUE
        entry(list, ItemKind.ACCOUNT).daysLate() == 2
    }

    def "BK11-32.4.b: an administrator loses all rights at once when that is chosen"() {
        given:
        account(Role.ADMINISTRATOR)
        def leaver = account(Role.ADMINISTRATOR)
        def secret = sessions.open(leaver, DESK)

        when:
        def list = opened(account: leaver, lastDay: today().plusDays(20), atOnce: true)

        then:
        sessions.account(secret, DESK, true).isEmpty()
        standings.of(again(leaver)) == Standing.DEACTIVATED
        entry(list, ItemKind.ACCOUNT).state() == DONE
        entry(list, ItemKind.CARDS).state() == OPEN
    }

    def "a shorter term that the account had before stays, and a last day that is past ends it now"() {
        given:
        def short_ = account(Role.OPERATOR, today().plusDays(2))
        def late = account()

        when:
        opened(account: short_, lastDay: today().plusDays(9))
        def list = opened(account: late, lastDay: today().minusDays(4))

        then:
        again(short_).expiresOn() == today().plusDays(2)
        standings.of(again(late)) == Standing.EXPIRED
        entry(list, ItemKind.CARDS).daysLate() == 4
    }

    def "BK11-32.4.a, HY05-7.4: what has to come back is listed, also for who only changes the post, and is late from the day after the last"() {
        given:
        def mover = account()
        def list = opened(account: mover, kind: DepartureKind.CHANGE_OF_POST, cards: ['thẻ 117', 'khóa phòng máy'], equipment: ['Laptop TS-0042'])

        expect: "each thing on its own line; the account goes on, and somebody has to look at its rights"
        list.entries()*.item()*.kind() == [ItemKind.ACCOUNT, ItemKind.SESSIONS, ItemKind.DELEGATIONS, ItemKind.CARDS, ItemKind.CARDS, ItemKind.EQUIPMENT, ItemKind.DATA,
                                           ItemKind.SIGNING_TOKENS, ItemKind.UNDERTAKING, ItemKind.SHARED_NOTICE, ItemKind.NOTICE]
        list.entries()*.item()*.what().findAll() == ['thẻ 117', 'khóa phòng máy', 'Laptop TS-0042', 'Cổng dịch vụ công: Sở KHCN', 'Thư điện tử tỉnh: quan-tri@tinh']
        standings.of(again(mover)) == Standing.ACTIVE
        again(mover).expiresOn() == null

        when:
        untilTheEndOf(today())

        then:
        entry(list, ItemKind.EQUIPMENT).state() == OPEN

        when:
        clock.advance(Duration.ofMinutes(1))

        then:
        entry(list, ItemKind.EQUIPMENT).state() == OVERDUE
        entry(list, ItemKind.EQUIPMENT).daysLate() == 1
        present(list).overdue() == 10 // all but the notice with five working days

        when: "it came back on the last day, and is only noted now"
        done(list, ItemKind.EQUIPMENT, today().minusDays(1))
        done(list, ItemKind.DATA, today())

        then:
        entry(list, ItemKind.EQUIPMENT).daysLate() == 0
        entry(list, ItemKind.DATA).daysLate() == 1
    }

    def "AG59-6.3.b, AG59-6.3.c: owners are told in writing, at once, and within five working days for shared systems: told on #told"() {
        given: "a person without an account here, who leaves on a Monday"
        while (today().dayOfWeek != java.time.DayOfWeek.MONDAY) {
            clock.advance(Duration.ofDays(1))
        }
        def list = opened(name: 'Phạm Văn Hòa', lastDay: today())
        def last = today()

        expect:
        entry(list, ItemKind.NOTICE).item().dueOn() == last
        entry(list, ItemKind.SHARED_NOTICE).item().dueOn() == last.plusDays(7)

        when: "by telephone"
        departures.complete(list.departure().id(), entry(list, ItemKind.NOTICE).item().id(), today(), ' ', 'đã gọi điện', 'an')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments().first() == 'document'

        when:
        clock.advance(Duration.ofDays(8))
        done(list, ItemKind.NOTICE, last.plusDays(told), '88/CV')
        done(list, ItemKind.SHARED_NOTICE, last.plusDays(told), '88/CV')

        then:
        entry(list, ItemKind.NOTICE).daysLate() == atOnce
        entry(list, ItemKind.SHARED_NOTICE).daysLate() == shared

        where:
        told || atOnce | shared
        0    || 0      | 0
        1    || 1      | 0
        7    || 7      | 0
        8    || 8      | 1
    }

    def "BK11-32.4.c: the undertaking is filed with the number of a document: #what"() {
        given:
        def list = opened(name: 'Phạm Văn Hòa')
        def item = entry(list, ItemKind.UNDERTAKING).item()

        when:
        departures.complete(list.departure().id(), item.id(), on == null ? null : today().plusDays(on), document, 'hồ sơ 12', 'an')

        then:
        def e = thrown(DcimException)
        e.arguments().first() == field

        where:
        what               | on   | document || field
        'without a number' | 0    | ''       || 'document'
        'on no day'        | null | '7/CK'   || 'happened-on'
        'tomorrow'         | 1    | '7/CK'   || 'happened-on'
    }

    def "BK11-15.1.c-b: a decision on all administrator passwords is recorded when an administrator goes: ordered #ordered"() {
        given:
        def stays = account(Role.SECURITY_OFFICER)
        accounts.keepIssuedPassword(stays)
        account(Role.TOP_ADMINISTRATOR)
        def list = opened(account: account(Role.ADMINISTRATOR))
        def item = entry(list, ItemKind.ADMINISTRATOR_PASSWORDS).item()

        when:
        departures.decideAdministratorPasswords(list.departure().id(), item.id(), ordered, today(), '31/QĐ', 'an')

        then:
        again(stays).mustChangePassword() == ordered
        entry(list, ItemKind.ADMINISTRATOR_PASSWORDS).state() == DONE
        entry(list, ItemKind.ADMINISTRATOR_PASSWORDS).item().document() == '31/QĐ'

        and: "nobody is asked when somebody goes who is no administrator"
        entry(opened(account: account()), ItemKind.ADMINISTRATOR_PASSWORDS) == null

        where:
        ordered << [true, false]
    }

    def "a departure closes only when every item is done or waived for a reason; then nothing of it changes"() {
        given:
        def leaver = account()
        def list = opened(account: leaver, lastDay: today())
        def id = list.departure().id()
        [ItemKind.CARDS, ItemKind.DATA, ItemKind.UNDERTAKING, ItemKind.NOTICE, ItemKind.SHARED_NOTICE, ItemKind.EQUIPMENT].each { done(list, it) }

        when:
        departures.close(id, 'an')

        then: "the rights run to the end of the day, and the signing token is open"
        def unsettled = thrown(DcimException)
        unsettled.code() == ErrorCode.ILLEGAL_TRANSITION

        when:
        departures.waive(id, entry(list, ItemKind.SIGNING_TOKENS).item().id(), ' ', 'an')

        then:
        def reasonless = thrown(DcimException)
        reasonless.arguments().first() == 'remark'

        when:
        departures.waive(id, entry(list, ItemKind.SIGNING_TOKENS).item().id(), 'không được cấp', 'an')
        clock.advance(Duration.ofDays(1))
        departures.close(id, 'binh')

        then:
        present(list).departure().state() == Departure.State.CLOSED
        entry(list, ItemKind.SIGNING_TOKENS).state() == WAIVED
        entry(list, ItemKind.ACCOUNT).item().settledBy() == 'system'
        entry(list, ItemKind.ACCOUNT).happenedOn() == today().minusDays(1)

        when:
        departures.addItem(id, ItemKind.CARDS, 'thẻ 9', 'an')

        then:
        def over = thrown(DcimException)
        over.code() == ErrorCode.ILLEGAL_TRANSITION

        and: "HY05-7.4: the person's account and what was done stay to be read"
        accounts.all()*.name().contains(leaver.name())
        departures.of(leaver)*.id() == [id]
        context.getBean(AuditLog).page(0, 40).content.findAll { it.subject() == "departure:$id Trần Thị Lan" }*.action().reverse().unique() ==
                ['departure.open', 'departure.settle-item', 'departure.close']
    }

    def "what was noted by mistake is noted anew, and the log keeps both"() {
        given:
        def list = opened(name: 'Phạm Văn Hòa')
        def id = list.departure().id()
        done(list, ItemKind.CARDS)

        when:
        departures.reopen(id, entry(list, ItemKind.CARDS).item().id(), 'an')

        then:
        entry(list, ItemKind.CARDS).state() == OPEN
        context.getBean(AuditLog).page(0, 1).content.first().was().contains('12/BB')
    }

    def "the last day moves with the term and with what is due; a departure opened by mistake gives back the term"() {
        given:
        def leaver = account(Role.OPERATOR, today().plusDays(100))
        def list = opened(account: leaver, lastDay: today().plusDays(5))
        def id = list.departure().id()
        done(list, ItemKind.CARDS)

        when:
        departures.moveLastDay(id, today().plusDays(9), 'gia hạn bàn giao, 46/QĐ', 'an')

        then:
        again(leaver).expiresOn() == today().plusDays(9)
        entry(list, ItemKind.DATA).item().dueOn() == today().plusDays(9)
        entry(list, ItemKind.CARDS).item().dueOn() == today().plusDays(5)

        when:
        departures.withdraw(id, 'nhầm người', 'an')

        then:
        again(leaver).expiresOn() == today().plusDays(100)
        present(list).departure().state() == Departure.State.WITHDRAWN
        opened(account: leaver).departure().id() > id
    }

    def "a departure #what is refused, and nothing is kept"() {
        given:
        def leaver = account()
        if (what == 'that there is already') {
            opened(account: leaver)
        }
        def before = departures.all().size()

        when:
        opened([account: leaver] + with.call(leaver) as Map)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments().first() == field
        departures.all().size() == before

        where:
        what                    | with                                                   || field
        'without a decision'    | { [decision: ' '] }                                    || 'decision'
        'without a day'         | { [lastDay: null] }                                    || 'last-day'
        'in 367 days'           | { [lastDay: today().plusDays(367)] }                   || 'last-day'
        'of nobody'             | { [account: null] }                                    || 'full-name'
        'of oneself'            | { [by: it.name()] }                                    || 'account'
        'that there is already' | { [:] }                                                || 'account'
    }
}
