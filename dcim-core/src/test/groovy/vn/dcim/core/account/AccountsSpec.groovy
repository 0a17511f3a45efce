package vn.dcim.core.account

import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

class AccountsSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T00:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared Accounts accounts = context.getBean(Accounts)
    @Shared ApiTokens tokens = context.getBean(ApiTokens)
    @Shared SignIn signIn = context.getBean(SignIn)
    @Shared IssuedPassword lan = accounts.issue('lan', Role.OPERATOR)
    @Shared IssuedPassword minh = accounts.issue('minh', Role.OPERATOR)

    def "the first start makes one administrator, whose password is told once and opens the account"() {
        given:
        def setup = context.getBean(AccountSetup)

        when:
        def first = setup.ensureAdministrator()
        def second = setup.ensureAdministrator()

        then:
        first.get().account().name() == 'admin'
        first.get().account().role() == Role.ADMINISTRATOR
        first.get().account().mustChangePassword()
        second.isEmpty()
        context.getBean(AuditLog).page(0, 1).content.first().action() == 'account.add'
        signIn.attempt('admin', first.get().password(), '192.0.2.7').isPresent()
    }

    def "a password opens its own account alone: #title"() {
        expect:
        signIn.attempt(name, change(lan.password()), '192.0.2.7').isPresent() == opens

        where:
        title            | name     | change                   || opens
        'as issued'      | 'lan'    | { it }                   || true
        'a space more'   | 'lan'    | { it + ' ' }             || false
        'empty'          | 'lan'    | { '' }                   || false
        "someone else's" | 'minh'   | { it }                   || false
        'nobody'         | 'nobody' | { it }                   || false
    }

    def "a stored hash is Argon2id and no secret shows in a text"() {
        given:
        def issued = accounts.issue('hash', Role.AUDITOR)

        expect:
        issued.account().passwordHash().startsWith('$argon2id$v=19$m=19456,t=2,p=1$')
        !issued.toString().contains(issued.password())
        !issued.account().toString().contains('argon2id')
    }

    def "a name is taken once"() {
        given:
        accounts.issue('twice', Role.OPERATOR)

        when:
        accounts.issue('twice', Role.AUDITOR)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.ALREADY_EXISTS
    }

    def "a token is recognised, and unknown ones are not"() {
        given:
        def account = accounts.issue('script', Role.AUDITOR).account()
        def token = tokens.issue(account, 'nightly export')

        expect:
        tokens.grant(token, '192.0.2.7').get().account().name() == 'script'
        tokens.grant(token.reverse(), '').isEmpty()
        tokens.grant('', '').isEmpty()

        and: "the database does not know it"
        def row = context.getBean(ApiTokenRepository).findAll().find { it.name() == 'nightly export' }
        row.hash() != token
        row.lastUsedAt() == clock.instant()
        row.lastAddress() == '192.0.2.7'
    }
}
