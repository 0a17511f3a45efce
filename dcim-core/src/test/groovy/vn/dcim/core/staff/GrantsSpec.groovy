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
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.Client
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Permission
import vn.dcim.core.account.Person
import vn.dcim.core.account.Role
import vn.dcim.core.account.Sessions
import vn.dcim.core.account.SignIn
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.account.SupplierContracts
import vn.dcim.core.account.SupplierContracts.Terms
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.staff.Grant.Coverage.COVERED
import static vn.dcim.core.staff.Grant.Coverage.ENDED
import static vn.dcim.core.staff.Grant.Coverage.MISSING
import static vn.dcim.core.staff.Grant.Coverage.MOVED
import static vn.dcim.core.staff.Grant.Coverage.OVER

/** Rights are given for a task that somebody else approved, and those that no task covers any more are known. */
class GrantsSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-11-16T03:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock)
                    .beanDefinitions(LightPasswords.instead()).start()
    @Shared Grants grants = context.getBean(Grants)
    @Shared Accounts accounts = context.getBean(Accounts)
    @Shared AccountDesk desk = context.getBean(AccountDesk)
    @Shared SupplierContracts contracts = context.getBean(SupplierContracts)
    @Shared int counter

    int number = ++counter
    /** Who records: an administrator with a name. */
    Account admin = accounts.issue("admin-$number", Role.ADMINISTRATOR, person('Vũ Đình Quản'), null).account()

    static Person person(String name) {
        new Person(name, null, '', '', 'Tổ vận hành', 'Trực ca')
    }

    GrantRequest request(Map with = [:]) {
        new GrantRequest(with.purpose ?: 'vận hành ca đêm', with.document ?: '12/ĐN-TTDL', with.approver ?: 'Lê Thị Giám Đốc', with.lastDay as LocalDate)
    }

    def added(Map with = [:], Terms contract = null) {
        grants.add("person-$number", Role.OPERATOR, person('Trần Văn An'), with.expiresOn as LocalDate, request(with), contract, admin.name())
    }

    Grant.Coverage coverage(Account account) {
        grants.coverage(accounts.find(account.id()).get(), grants.ofRoles()[account.id()])
    }

    LocalDate today() {
        LocalDate.ofInstant(clock.instant(), CentreTime.ZONE)
    }

    void goTo(LocalDate day, int minutes = 0) {
        clock.advance(Duration.between(clock.instant(), day.atStartOfDay(CentreTime.ZONE).toInstant()) + Duration.ofMinutes(minutes))
    }

    def "BK11-16.1-a: an account is made with request, purpose, approver and term, and the audit log has them"() {
        given:
        def account = added(lastDay: today().plusDays(30)).account()

        expect:
        coverage(account) == COVERED
        with(grants.of(account.id())) {
            it*.what() == ['operator']
            it*.purpose() == ['vận hành ca đêm']
            it*.document() == ['12/ĐN-TTDL']
            it*.approver() == ['Lê Thị Giám Đốc']
            it*.recordedBy() == [admin.name()]
        }
        with(context.getBean(AuditLog).page(0, 1).content.first()) {
            [actor(), action(), subject(), became(), reason()] == [admin.name(), 'grant.record', "account:person-$number",
                "role operator, 12/ĐN-TTDL, Lê Thị Giám Đốc, – ${today().plusDays(30)}", 'vận hành ca đêm']
        }
    }

    def "BK11-16.1-a: without #what no account is made, and no role given"() {
        given:
        def account = accounts.issue("other-$number", Role.OPERATOR, person('Ngô Thị Bình'), null).account()
        def wrong = new GrantRequest(*([purpose: 'ca đêm', document: '12/ĐN', approver: 'Lê Thị Giám Đốc', lastDay: null] + with).values().toList())

        when:
        grants.add("person-$number", Role.OPERATOR, person('Trần Văn An'), null, wrong, null, admin.name())

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments().first() == field
        accounts.find("person-$number").isEmpty()

        when:
        grants.changeRole(account.id(), Role.SHIFT_LEAD, wrong, admin.name())

        then:
        def again = thrown(DcimException)
        again.arguments().first() == field
        accounts.find(account.id()).get().role() == Role.OPERATOR
        grants.of(account.id()) == []

        where:
        what                  | with                                       || field
        'a purpose'           | [purpose: ' ']                             || 'purpose'
        'an end of it'        | [purpose: 'x' * 1001]                      || 'purpose'
        'a request'           | [document: '']                             || 'document'
        'an approver'         | [approver: '']                             || 'approver'
        'a term to come'      | [lastDay: LocalDate.parse('2026-11-15')]   || 'grant-until'
    }

    def "BK11-16.1-a: #approver #verdict approve what an administrator gives to Trần Văn An"() {
        when:
        def refused = false
        try {
            added(approver: approver.replace('#', "$number"))
        } catch (DcimException e) {
            assert e.arguments().first() == 'approver'
            refused = true
        }

        then:
        refused == (verdict == 'may not')

        where:
        approver                 || verdict
        'Lê Thị Giám Đốc'        || 'may'
        'Trần Văn Anh'           || 'may'      // whose name begins like the holder's
        'Trần Văn An'            || 'may not'
        'ông TRẦN VĂN AN, tổ 2'  || 'may not'
        'person-#'               || 'may not'
        'Vũ Đình Quản'           || 'may not'  // who records it
        'admin-#'                || 'may not'
    }

    def "BK11-16.1-a: #moment the last day of a grant the right is #coverage"() {
        given:
        def last = today().plusDays(10)
        def account = added(lastDay: last).account()

        when:
        goTo(last.plusDays(days), minutes)

        then:
        this.coverage(account) == coverage

        where:
        moment                  | days | minutes || coverage
        'in the last minute of' | 1    | -1      || COVERED
        'a minute after'        | 1    | 0       || OVER
    }

    def "BK11-16.1-a: a right is #coverage once #what"() {
        given:
        def account = added().account()

        when:
        switch (what) {
            case 'its task is done' -> grants.end(account.id(), 'đã bàn giao ca', admin.name())
            case 'its holder went to asset management' ->
                desk.describe(account.id(), new Person('Trần Văn An', null, '', '', 'Tổ vận hành', 'Quản lý tài sản'), admin.name())
            case 'its holder went to another unit' ->
                desk.describe(account.id(), new Person('Trần Văn An', null, '', '', 'Văn phòng', 'Trực ca'), admin.name())
            case 'its holder has a telephone' ->
                desk.describe(account.id(), new Person('Trần Văn An', null, '0900 111 222', '', 'Tổ vận hành', 'Trực ca'), admin.name())
            case 'the role became another without a request' -> desk.changeRole(account.id(), Role.ADMINISTRATOR, 'x', admin.name())
            case 'the role became another by a request' -> grants.changeRole(account.id(), Role.SHIFT_LEAD, request(purpose: 'x' * 1000), admin.name())
        }

        then:
        this.coverage(account) == coverage

        when: "it is approved anew"
        grants.record(account.id(), request(document: '13/ĐN-TTDL', purpose: 'x' * 1000), admin.name())

        then:
        this.coverage(account) == COVERED

        where:
        what                                         || coverage
        'its task is done'                           || ENDED
        'its holder went to asset management'        || MOVED
        'its holder went to another unit'            || MOVED
        'its holder has a telephone'                 || COVERED
        'the role became another without a request'  || MISSING
        'the role became another by a request'       || COVERED
    }

    def "BK11-16.1-a: an account that nobody asked for has no grounds, nor a task that could be done"() {
        expect:
        coverage(admin) == MISSING

        when:
        grants.end(admin.id(), 'xong', 'somebody')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.ILLEGAL_TRANSITION
    }

    def "BK11-16.1-a: a token has its request too, by which somebody else approved it"() {
        given:
        def owner = accounts.issue("owner-$number", Role.OPERATOR, person('Bùi Thị Chủ'), null).account()
        def asked = { approver -> new GrantRequest('báo cáo đêm', '14/ĐN', approver, today().plusDays(5)) }

        when:
        grants.issueToken(owner, [Permission.VIEW] as Set, asked('Bùi Thị Chủ'))

        then:
        thrown(DcimException)
        context.getBean(ApiTokens).of(owner) == []

        when:
        grants.issueToken(owner, [Permission.VIEW] as Set, asked('Lê Thị Giám Đốc'))

        then:
        def token = context.getBean(ApiTokens).of(owner).first()
        grants.ofTokens()[token.id()].document() == '14/ĐN'
        coverage(owner) == MISSING
    }

    def "AG59-8.2.c: made with #term, a supplier's account works on the last day of its contract; a minute later neither sign-in nor session nor token does"() {
        given:
        def last = today().plusDays(20)
        def issued = added([expiresOn: term == 'no end' ? null : last.plusDays(more)], new Terms('Công ty Lạnh Việt', '08/HĐ', last))
        def account = issued.account()
        def token = context.getBean(ApiTokens).issue(account, 'nightly')

        when:
        goTo(last.plusDays(1), -1)
        def secret = context.getBean(Sessions).open(account, Client.UNKNOWN)

        then:
        account.expiresOn() == last
        context.getBean(Standings).of(accounts.find(account.id()).get()) == Standing.ACTIVE
        context.getBean(ApiTokens).grant(token, '').isPresent()

        when:
        clock.advance(Duration.ofMinutes(1))

        then:
        context.getBean(Standings).of(accounts.find(account.id()).get()) == Standing.EXPIRED
        context.getBean(Sessions).account(secret, Client.UNKNOWN, true).isEmpty()
        context.getBean(ApiTokens).grant(token, '').isEmpty()
        context.getBean(SignIn).attempt(account.name(), issued.password(), '').isEmpty()

        where:
        term              | more
        'no end'          | 0
        'a later end'     | 120
    }

    def "AG59-8.2.c: a term of a supplier's account #days days after the contract is refused: #refused"() {
        given:
        def last = today().plusDays(20)
        def account = added([:], new Terms('Công ty Lạnh Việt', '08/HĐ', last)).account()
        def wanted = days == null ? null : last.plusDays(days)

        expect:
        isRefused { desk.changeTerm(account.id(), wanted, 'gia hạn', admin.name()) } == refused

        when:
        desk.deactivate(account.id(), 'vi phạm', admin.name())

        then:
        isRefused { desk.reactivate(account.id(), wanted, 'trở lại', admin.name()) } == refused

        when: "the contract is extended"
        contracts.record(account.id(), new Terms('Công ty Lạnh Việt', '08/PL1', last.plusDays(200)), admin.name())

        then:
        isRefused { desk.changeTerm(account.id(), last.plusDays(1), 'gia hạn', admin.name()) } == false
        contracts.of(account.id()).get().number() == '08/PL1'

        where:
        days || refused
        -1   || false
        0    || false
        1    || true
        null || true
    }

    private static boolean isRefused(Closure act) {
        try {
            act()
            false
        } catch (DcimException e) {
            assert e.arguments().first() == 'term-of-contract'
            true
        }
    }

    def "AG59-8.2.c: at a sign of a breach a supplier's rights end at once"() {
        given:
        def account = added([:], new Terms('Công ty Lạnh Việt', '08/HĐ', today().plusDays(20))).account()
        def token = context.getBean(ApiTokens).issue(account, 'nightly')
        def secret = context.getBean(Sessions).open(account, Client.UNKNOWN)

        when:
        desk.deactivate(account.id(), 'dấu hiệu vi phạm', admin.name())

        then:
        context.getBean(Sessions).account(secret, Client.UNKNOWN, true).isEmpty()
        context.getBean(ApiTokens).grant(token, '').isEmpty()
    }

    def "AG59-8.2.c: a supplier without #what is refused, and its account not made"() {
        when:
        added([:], new Terms(company, contract, until == null ? null : LocalDate.parse(until)))

        then:
        def e = thrown(DcimException)
        e.arguments().first() == field
        accounts.find("person-$number").isEmpty()

        where:
        what                 | company | contract | until        || field
        'a company'          | ' '     | '08/HĐ'  | '2037-01-01' || 'company'
        'a contract'         | 'Lạnh'  | ''       | '2037-01-01' || 'contract'
        'an end'             | 'Lạnh'  | '08/HĐ'  | null         || 'contract-until'
        'an end to come'     | 'Lạnh'  | '08/HĐ'  | '2026-11-15' || 'contract-until'
    }
}
