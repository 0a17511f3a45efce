package vn.dcim.core.staff

import io.micronaut.context.ApplicationContext
import java.sql.DriverManager
import java.time.Duration
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.CentreTime
import vn.dcim.core.account.Account
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Person
import vn.dcim.core.account.Role
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.staff.ReviewLine.Outcome.CHANGE_ROLE
import static vn.dcim.core.staff.ReviewLine.Outcome.DEACTIVATE
import static vn.dcim.core.staff.ReviewLine.Outcome.KEEP

/** Every six months somebody looks at every account, and signs. */
class ReviewsSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-05-21T03:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock)
                    .beanDefinitions(LightPasswords.instead()).start()
    @Shared Reviews reviews = context.getBean(Reviews)
    @Shared Accounts accounts = context.getBean(Accounts)
    @Shared int counter

    Account account(Role role = Role.OPERATOR) {
        accounts.issue("person-${++counter}", role, new Person('Trần Thị Lan', null, '', '', 'Trung tâm CNTT', ''), null).account()
    }

    List<Long> lines(AccountReview review, Account... of = accounts.all() as Account[]) {
        reviews.look(review.id()).lines().findAll { it.accountId() in of*.id() }*.id()
    }

    Review signed() {
        def review = reviews.all().find { it.isOpen() } ?: reviews.open('an')
        reviews.decide(review.id(), lines(review), KEEP, null, '', 'an')
        reviews.sign(review.id(), 'an')
    }

    def "KT17-7.3: the next review is due six calendar months after the last, or after the first account: #day is #late"() {
        given:
        account()
        if (what == 'a review') {
            signed()
        }
        def from = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE)

        when:
        def start = what == 'a review' ? from : LocalDate.ofInstant(accounts.all()*.createdAt().min(), CentreTime.ZONE)
        def by = start.plusMonths(6)
        def noon = by.plusDays(day).atTime(12, 0).atZone(CentreTime.ZONE).toInstant()
        clock.advance(Duration.between(clock.instant(), noon))

        then:
        reviews.due().get() == new Reviews.Due(by, late)

        where:
        what            | day || late
        'no review yet' | 0   || 0
        'no review yet' | 1   || 1
        'a review'      | -1  || 0
        'a review'      | 0   || 0
        'a review'      | 1   || 1
    }

    def "KT17-7.3: nothing is signed before every account has its outcome, those made meanwhile too"() {
        given:
        account()
        def review = reviews.open('an')
        reviews.decide(review.id(), lines(review), KEEP, null, '', 'an')
        def since = account()

        when:
        reviews.sign(review.id(), 'an')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.ILLEGAL_TRANSITION
        reviews.look(review.id()).lines()*.accountName().contains(since.name())
        reviews.look(review.id()).review().isOpen()

        when:
        def result = signed()

        then:
        result.isIntact()
        result.review().signedBy() == 'an'
    }

    def "KT17-7.3, BK11-16.1-a: accounts to be ended end with the signature; roles to be changed are listed until an administrator has"() {
        given:
        def gone = account()
        account(Role.ADMINISTRATOR)
        def excess = account(Role.ADMINISTRATOR)
        def review = reviews.open('an')
        reviews.decide(review.id(), lines(review), KEEP, null, '', 'an')
        reviews.decide(review.id(), lines(review, gone), DEACTIVATE, null, 'đã chuyển đi', 'an')
        reviews.decide(review.id(), lines(review, excess), CHANGE_ROLE, Role.ASSET_MANAGER, 'đã sang quản lý tài sản', 'an')

        expect: "not before"
        context.getBean(Standings).of(gone) == Standing.ACTIVE

        when:
        def result = reviews.sign(review.id(), 'an')

        then:
        context.getBean(Standings).of(accounts.find(gone.id()).get()) == Standing.DEACTIVATED
        reviews.unchangedRoles()*.accountName() == [excess.name()]
        with(context.getBean(AuditLog).page(0, 1).content.first()) {
            action() == 'review.sign'
            became() == "sha256 ${result.review().hash()}"
            reason().endsWith('change-role 1, deactivate 1')
        }

        when:
        context.getBean(AccountDesk).changeRole(excess.id(), Role.ASSET_MANAGER, 'kết quả rà soát', 'admin')

        then:
        reviews.unchangedRoles() == []

        when: "the next review no longer asks about who is gone"
        def next = reviews.open('an')

        then:
        !reviews.look(next.id()).lines()*.accountName().contains(gone.name())
    }

    def "a result that is changed past the program is found"() {
        given:
        account()
        def result = signed()

        when:
        DriverManager.getConnection(database.url()).withCloseable {
            it.createStatement().executeUpdate("UPDATE review_line SET remark = 'x' WHERE review_id = ${result.review().id()} LIMIT 1")
        }

        then:
        result.isIntact()
        !reviews.look(result.review().id()).isIntact()
    }

    def "a decision #what is refused"() {
        given:
        def own = account()
        def review = reviews.all().find { it.isOpen() } ?: reviews.open('an')
        def chosen = none ? [] : lines(review, own)

        when:
        reviews.decide(review.id(), chosen, outcome, role, remark, by ?: own.name())

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments().first() == field

        where:
        what                          | none  | outcome     | role          | remark | by   || field
        'on no account'               | true  | KEEP        | null          | ''     | 'an' || 'line'
        'to end without a remark'     | false | DEACTIVATE  | null          | ' '    | 'an' || 'remark'
        'to change into no role'      | false | CHANGE_ROLE | null          | 'why'  | 'an' || 'role'
        'to change into the same role'| false | CHANGE_ROLE | Role.OPERATOR | 'why'  | 'an' || 'role'
        'to end oneself'              | false | DEACTIVATE  | null          | 'why'  | null || 'outcome'
    }

    def "there is one review at a time, and a signed one stays as it is"() {
        given:
        account()
        def result = signed()

        when:
        reviews.decide(result.review().id(), result.lines()*.id(), KEEP, null, '', 'an')

        then:
        def over = thrown(DcimException)
        over.code() == ErrorCode.ILLEGAL_TRANSITION

        when:
        reviews.open('an')
        reviews.open('binh')

        then:
        def second = thrown(DcimException)
        second.code() == ErrorCode.ILLEGAL_TRANSITION
    }
}
