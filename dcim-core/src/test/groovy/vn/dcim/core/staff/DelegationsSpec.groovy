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
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Permission
import vn.dcim.core.account.Person
import vn.dcim.core.account.Role
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.scope.ScopeDesk
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.account.Permission.CHANGE_DEVICE
import static vn.dcim.core.account.Permission.READ_AUDIT
import static vn.dcim.core.account.Permission.SHELVE_ALARM

/** Rights go to the deputy's own account for a term. */
class DelegationsSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-11-16T03:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock)
                    .beanDefinitions(LightPasswords.instead()).start()
    @Shared Delegations delegations = context.getBean(Delegations)
    @Shared Accounts accounts = context.getBean(Accounts)
    @Shared int counter

    Account account(Role role) {
        accounts.issue("person-${++counter}", role, new Person('Trần Thị Lan', null, '', '', 'Trung tâm CNTT', ''), null).account()
    }

    Map narrow(Account account) {
        context.getBean(ScopeDesk).change(account.id(), ['group:default'], 'spec', 'an')
        [:]
    }

    LocalDate today() {
        LocalDate.ofInstant(clock.instant(), CentreTime.ZONE)
    }

    Delegation given(Map with) {
        delegations.give(with.from.name(), with.to.name(), (with.rights == null ? [CHANGE_DEVICE] : with.rights) as Set,
                with.containsKey('first') ? with.first : today(), with.containsKey('last') ? with.last : today().plusDays(2),
                with.reason ?: 'nghỉ phép', with.document == null ? '12/UQ' : with.document, with.by ?: with.from.name())
    }

    def "AG59-6.2.a: rights run from the first to the end of the last day in the centre: #moment, #what"() {
        given:
        def lead = account(Role.SHIFT_LEAD)
        def deputy = account(Role.OPERATOR)
        def first = today().plusDays(2)
        given(from: lead, to: deputy, first: first, last: first.plusDays(1))

        when:
        clock.advance(Duration.between(clock.instant(), first.plusDays(days).atStartOfDay(CentreTime.ZONE).toInstant()) + Duration.ofMinutes(minutes))

        then:
        delegations.rightsOf(deputy) == (runs ? [(CHANGE_DEVICE): "${lead.name()}, 12/UQ"] : [:])

        where:
        moment                         | days | minutes || runs
        'a minute before the first day'| 0    | -1      || false
        'as the first day begins'      | 0    | 0       || true
        'in the last minute'           | 2    | -1      || true
        'a minute later'               | 2    | 0       || false
        what = runs ? 'they are there' : 'they are not'
    }

    def "AG59-6.2.a, BK11-29.2.dd-a: no more is given than the giver has, and nothing once the giver #change"() {
        given:
        def lead = account(Role.SHIFT_LEAD)
        def deputy = account(Role.OPERATOR)
        def delegation = given(from: lead, to: deputy, rights: [CHANGE_DEVICE, SHELVE_ALARM])

        expect: "what the deputy has anyway is done in the deputy's own right"
        delegations.rightsOf(deputy).keySet() == [CHANGE_DEVICE] as Set

        when:
        switch (change) {
            case 'has another role' -> context.getBean(AccountDesk).changeRole(lead.id(), Role.AUDITOR, 'điều chuyển', 'an')
            case 'has left' -> context.getBean(AccountDesk).deactivate(lead.id(), 'nghỉ việc', 'an')
            case 'is narrowed' -> context.getBean(ScopeDesk).change(lead.id(), ['group:default'], 'spec', 'an')
            case 'takes it back' -> delegations.revoke(delegation.id(), lead.name())
        }

        then:
        delegations.rightsOf(deputy) == [:]

        where:
        change << ['has another role', 'has left', 'is narrowed', 'takes it back']
    }

    def "a delegation #what is refused"() {
        given:
        def lead = account(Role.SHIFT_LEAD)
        def deputy = account(Role.OPERATOR)
        def gone = account(Role.OPERATOR)
        context.getBean(AccountDesk).deactivate(gone.id(), 'nghỉ việc', 'an')

        when:
        given([from: lead, to: deputy] + with.call(lead, deputy, gone) as Map)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments().first() == field

        where:
        what                               | with                                          || field
        'of what the giver does not have'  | { a, b, c -> [rights: [READ_AUDIT]] }         || 'permission'
        'of nothing'                       | { a, b, c -> [rights: []] }                   || 'permission'
        'to oneself'                       | { a, b, c -> [to: a] }                        || 'to'
        'recorded by who would get it'     | { a, b, c -> [by: b.name()] }                 || 'to'
        'to who has left'                  | { a, b, c -> [to: c] }                        || 'to'
        'from who has left'                | { a, b, c -> [from: c] }                      || 'from'
        'from who is narrowed'             | { a, b, c -> narrow(a) }                      || 'from'
        'without an end'                   | { a, b, c -> [last: null] }                   || 'last-day'
        'that ends before it begins'       | { a, b, c -> [last: today().minusDays(1)] }   || 'last-day'
        'for 367 days'                     | { a, b, c -> [last: today().plusDays(367)] }  || 'last-day'
        'that began yesterday'             | { a, b, c -> [first: today().minusDays(1)] }  || 'first-day'
        'without a document'               | { a, b, c -> [document: ' '] }                || 'document'
    }

    def "what is over is not taken back"() {
        given:
        def delegation = given(from: account(Role.SHIFT_LEAD), to: account(Role.OPERATOR), last: today())
        clock.advance(Duration.ofDays(1))

        when:
        delegations.revoke(delegation.id(), 'an')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.ILLEGAL_TRANSITION
        delegations.get(delegation.id()).state(today()) == Delegation.State.ENDED
    }
}
