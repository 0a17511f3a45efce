package vn.dcim.core.directory

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.AccountSource
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.Client
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.PasswordChanges
import vn.dcim.core.account.ProvidedAccounts
import vn.dcim.core.account.Role
import vn.dcim.core.account.Sessions
import vn.dcim.core.account.SignIn
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.account.UnlockRequest
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.testing.TestDirectory

/** People of a directory in the shapes of Active Directory and of OpenLDAP, who sign in, and are followed. */
class DirectorySignInSpec extends Specification {

    static final Client DESK = new Client('192.0.2.7', 'Firefox, Linux')

    static final Instant NOW = Instant.parse('2026-11-21T00:00:00Z')
    static final Map<String, List<String>> ROLES =
            ['administrator': ['dcim-admins'], 'operator': ['dcim-operators', 'dcim-night'], 'auditor': ['dcim-auditors']]

    @Shared SteppedClock clock = SteppedClock.at(NOW.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup TestDatabase otherDatabase = TestDatabase.fresh()
    @Shared @AutoCleanup TestDirectory active = new TestDirectory(database.folder(), true)
    @Shared @AutoCleanup TestDirectory open = new TestDirectory(otherDatabase.folder(), false)
    @Shared @AutoCleanup ApplicationContext activeNode = node(database, active, ['dcim.directory.nested-groups': true])
    @Shared @AutoCleanup ApplicationContext openNode = node(otherDatabase, open,
            ['dcim.directory.roles.shift-lead': [TestDirectory.groupDn('lost')], 'dcim.directory.disabled-attribute': 'employeeType', 'dcim.directory.disabled-value': 'locked'])

    @Shared @AutoCleanup DirectoryLine hostile = openNode.getBean(Directory).open()

    def setupSpec() {
        open.person('quang', 'x', 'dcim-admins')
    }

    ApplicationContext node(TestDatabase database, TestDirectory directory, Map more) {
        directory.with {
            group('dcim-admins')
            group('dcim-operators')
            group('dcim-night')
            group('dcim-auditors')
            group('shift-two', 'dcim-operators')
            group('elsewhere')
        }
        ApplicationContext.builder().properties(database.properties() + directory.settings(ROLES) + more).singletons(clock)
                .beanDefinitions(LightPasswords.instead()).start()
    }

    def cleanup() {
        clock.set(NOW)
        active.listen(true)
        [activeNode, openNode].each { it.getBean(DirectoryRunRepository).note(NOW, NOW, 'NEVER', '', 0, 0, 0) }
    }

    Optional signIn(String name, String password, ApplicationContext node = activeNode) {
        node.getBean(SignIn).attempt(name, password, '192.0.2.7')
    }

    String reason(ApplicationContext node = activeNode) {
        node.getBean(AuditLog).page(0, 10).content.find { it.action() == 'sign-in.refused' }.reason()
    }

    def account(String name, ApplicationContext node = activeNode) {
        node.getBean(Accounts).find(name).get()
    }

    Standing standing(String name, ApplicationContext node = activeNode) {
        node.getBean(Standings).of(account(name, node))
    }

    static long fileTime(Instant at) {
        (at.epochSecond + 11_644_473_600L) * 10_000_000L
    }

    def "a group that is not there keeps nobody of another group out, and ends nobody who is in none"() {
        given:
        open.person('in-one', 'x', 'dcim-operators')
        open.person('in-none', 'x', 'dcim-operators')
        signIn('in-none', 'x', openNode)
        open.leave('in-none', 'dcim-operators')

        expect:
        signIn('in-one', 'x', openNode).get().role() == Role.OPERATOR
        signIn('in-none', 'x', openNode).isEmpty()
        reason(openNode) == 'directory-away'

        when:
        def run = openNode.getBean(DirectoryFollower).follow(false)

        then:
        run.outcome() == DirectoryRun.Outcome.FAILED
        run.detail().contains('cn=lost')
        standing('in-none', openNode) == Standing.ACTIVE
        openNode.getBean(DirectoryDesk).report().groups().findAll { it.fault() }*.role() == [Role.SHIFT_LEAD]

        when: "it is there"
        open.group('lost')

        then:
        openNode.getBean(DirectoryFollower).follow(false).outcome() == DirectoryRun.Outcome.DONE
        standing('in-none', openNode) == Standing.DEACTIVATED
    }

    def "somebody of #shape signs in, gets an account with role and person, and it is brought up to date the next time"() {
        given:
        directory.person('lan.tt', 'Mật khẩu của Lan', 'dcim-operators')

        when:
        def lan = signIn('LAN.TT', 'Mật khẩu của Lan', node).get()

        then:
        lan.name() == 'lan.tt'
        lan.source() == AccountSource.DIRECTORY
        lan.role() == Role.OPERATOR
        with(lan.person()) {
            [fullName(), email(), phone(), unit(), post()] == ['Người lan.tt', 'lan.tt@example.vn', '0209 36', 'Trung tâm CNTT', 'Chuyên viên']
        }

        and: "BK11-15.1.c: the age of its password is the directory's concern"
        clock.advance(Duration.ofDays(25))
        !node.getBean(Standings).needsNewPassword(lan)

        when: "she moves to another group, and marries"
        directory.leave('lan.tt', 'dcim-operators')
        directory.join('lan.tt', 'dcim-auditors')
        directory.set('lan.tt', named, 'Nguyễn Thị Lan')
        def again = signIn('lan.tt', 'Mật khẩu của Lan', node).get()

        then:
        again.id() == lan.id()
        again.role() == Role.AUDITOR
        again.person().fullName() == 'Nguyễn Thị Lan'
        node.getBean(AuditLog).page(0, 10).content.findAll { it.subject() == 'account:lan.tt' }*.action() ==
                ['account.change-role', 'account.describe', 'account.add']

        where:
        shape              | directory | node       || named
        'Active Directory' | active    | activeNode || 'displayName'
        'OpenLDAP'         | open      | openNode   || 'cn'
    }

    def "who is in #groups is #role"() {
        given:
        def name = "in-${groups.hashCode()}"
        active.person(name, 'x', groups as String[])

        expect:
        signIn(name, 'x').map { it.role() }.orElse(null) == role
        role || reason() == 'no-group'

        where:
        groups                          || role
        ['dcim-auditors', 'dcim-admins']|| Role.ADMINISTRATOR
        ['dcim-night']                  || Role.OPERATOR
        ['shift-two']                   || Role.OPERATOR
        ['elsewhere']                   || null
        []                              || null
    }

    def "what is typed stays a value of the filter: #typed"() {
        expect:
        hostile.find(typed, NOW) == []

        where:
        typed << ['*', 'qu*', '*)(uid=*', 'quang)(objectClass=*', 'x)(|(uid=quang)', 'quang\u0000', '\\71uang', '(&(uid=*))']
    }

    def "somebody with #typed for a name does not get in"() {
        expect:
        signIn(typed, 'x', openNode).isEmpty()
        reason(openNode) == 'unknown-name'

        where:
        typed << ['*)(uid=*', ' ', 'q' * 300]
    }

    def "several first sign-ins at once make one account"() {
        given:
        active.person('crowd', 'x', 'dcim-operators')
        def crowd = Executors.newFixedThreadPool(4)

        when:
        def letIn = (1..4).collect { crowd.submit({ signIn('crowd', 'x').present } as Callable) }*.get()

        then:
        letIn.every()

        cleanup:
        crowd?.shutdownNow()
    }

    def "a run that is due is one node's"() {
        given:
        def runs = activeNode.getBean(DirectoryRunRepository)

        expect:
        runs.claim(NOW, NOW.plusSeconds(600)) == 1
        runs.claim(NOW, NOW.plusSeconds(600)) == 0
        runs.claim(NOW.plusSeconds(599), NOW.plusSeconds(900)) == 0
        runs.claim(NOW.plusSeconds(600), NOW.plusSeconds(900)) == 1
    }

    def "an empty password lets nobody in, and the directory is not even asked"() {
        given:
        active.person('empty', 'x', 'dcim-admins')
        active.binds.clear()

        expect:
        signIn('empty', '').isEmpty()
        active.binds.empty
        reason() == 'wrong-password'
    }

    def "a wrong password and an unknown name cost the directory the same"() {
        given:
        active.person('cost', 'x', 'dcim-admins')
        signIn('cost', 'x')
        active.binds.clear()

        when:
        signIn('cost', 'y')
        signIn('no-such-name', 'y')

        then:
        active.binds.size() == 2
        active.binds[0] == active.personDn('cost')
        active.binds[1] ==~ /cn=[\w-]{43},dc=example,dc=vn/
    }

    def "a local account comes before the person of that name in the directory, and works while the directory is away"() {
        given:
        active.person('glass', 'of the directory', 'dcim-admins')
        def issued = activeNode.getBean(Accounts).issue('glass', Role.ADMINISTRATOR)

        expect:
        signIn('glass', 'of the directory').isEmpty()
        reason() == 'wrong-password'
        signIn('glass', issued.password()).get().source() == AccountSource.LOCAL
        activeNode.getBean(DirectoryDesk).report().clashes()*.name() == ['glass']

        when:
        active.listen(false)

        then:
        signIn('glass', issued.password()).present
    }

    def "BK11-16.2-a: the fifth wrong password locks, from the first sign-in on, and no more is asked of the directory"() {
        given:
        active.person('binh', 'right', 'dcim-operators')

        when:
        (1..4).each { signIn('binh', "wrong $it") }

        then:
        standing('binh') == Standing.ACTIVE

        when:
        signIn('binh', 'wrong 5')
        active.binds.clear()

        then:
        standing('binh') == Standing.LOCKED
        signIn('binh', 'right').isEmpty()
        reason() == 'locked'
        active.binds.empty

        when: "BK11-16.2-b"
        activeNode.getBean(AccountDesk).unlock(account('binh').id(), UnlockRequest.Way.IN_PERSON, 'thẻ 117', 'admin')

        then:
        signIn('binh', 'right').present
    }

    def "BK11-16.3: an account of the directory is suspended on day 30 without use"() {
        given:
        active.person('seldom', 'right', 'dcim-operators')
        signIn('seldom', 'right')

        when:
        clock.advance(Duration.ofDays(29))

        then:
        standing('seldom') == Standing.ACTIVE

        when:
        clock.advance(Duration.ofDays(1))

        then:
        signIn('seldom', 'right').isEmpty()
        reason() == 'unused'
    }

    def "a password that the directory wants changed first is no failure"() {
        given:
        active.person('old', 'right', 'dcim-operators')
        signIn('old', 'right')
        active.outdated << 'old'

        when:
        (1..6).each { signIn('old', 'right') }

        then:
        reason() == 'password-outdated'

        when:
        active.outdated.clear()

        then:
        signIn('old', 'right').present
    }

    def "who #what signs in no more, and session and token stop at once"() {
        given:
        def name = "ends-${what.hashCode()}" as String
        directory.person(name, 'x', 'dcim-operators')
        def account = signIn(name, 'x', node).get()
        def session = node.getBean(Sessions).open(account, DESK)
        def token = node.getBean(ApiTokens).issue(account, 'spec')

        when:
        end.call(directory, name)
        signIn(name, 'x', node)
        node.getBean(DirectoryFollower).look()

        then:
        standing(name, node) == Standing.DEACTIVATED
        node.getBean(Sessions).account(session, DESK, true).isEmpty()
        node.getBean(ApiTokens).grant(token, '192.0.2.7').isEmpty()
        node.getBean(AuditLog).page(0, 10).content.find { it.action() == 'account.deactivate' }.with { [it.actor(), it.subject(), it.reason()] } ==
                ['directory', "account:$name" as String, "directory: $presence" as String]

        when: "it comes back"
        back.call(directory, name)
        node.getBean(DirectoryFollower).follow(false)

        then: "nobody gets rights again without an administrator"
        signIn(name, 'x', node).isEmpty()
        reason(node) == 'deactivated'
        node.getBean(DirectoryDesk).report().returned().keySet()*.name().contains(name)

        when:
        node.getBean(AccountDesk).reactivate(account.id(), null, 'QĐ 12', 'admin')

        then:
        signIn(name, 'x', node).present
        node.getBean(DirectoryFollower).follow(false).outcome() == DirectoryRun.Outcome.DONE
        standing(name, node) == Standing.ACTIVE

        where:
        what                    | directory | node       | presence   | end                                                      | back
        'is disabled'           | active    | activeNode | 'disabled' | { d, n -> d.set(n, 'userAccountControl', '514') }        | { d, n -> d.set(n, 'userAccountControl', '512') }
        'has come to an end'    | active    | activeNode | 'expired'  | { d, n -> d.set(n, 'accountExpires', '' + fileTime(NOW)) } | { d, n -> d.set(n, 'accountExpires', '0') }
        'has left the groups'   | active    | activeNode | 'no-group' | { d, n -> d.leave(n, 'dcim-operators') }                 | { d, n -> d.join(n, 'dcim-operators') }
        'is gone'               | active    | activeNode | 'gone'     | { d, n -> d.remove(n) }                                  | { d, n -> d.person(n, 'x', 'dcim-night') }
        'has lost the name'     | active    | activeNode | 'replaced' | { d, n -> d.remove(n); d.person(n, 'x', 'dcim-night') }  | { d, n -> }
        'is marked there'       | open      | openNode   | 'disabled' | { d, n -> d.set(n, 'employeeType', 'Locked') }           | { d, n -> d.set(n, 'employeeType', 'staff') }
        'ended there yesterday' | open      | openNode   | 'expired'  | { d, n -> d.set(n, 'shadowExpire', '20000') }            | { d, n -> d.set(n, 'shadowExpire', '99999') }
        'left the groups there' | open      | openNode   | 'no-group' | { d, n -> d.leave(n, 'dcim-operators') }                 | { d, n -> d.join(n, 'dcim-operators') }
    }

    def "the last administrator stays where the directory #took the groups, and ends where it takes the person"() {
        given:
        def name = "chief-${took.hashCode()}" as String
        active.person(name, 'x', 'dcim-admins')
        def chief = signIn(name, 'x').get()
        activeNode.getBean(Accounts).all().findAll { it.role() == Role.ADMINISTRATOR && it.id() != chief.id() && it.deactivatedAt() == null }
                .each { activeNode.getBean(AccountDesk).deactivate(it.id(), 'another one', 'spec') }
        active.leave(name, 'dcim-admins')
        groups.each { active.join(name, it) }

        when:
        def run = activeNode.getBean(DirectoryFollower).follow(true)

        then:
        run.outcome() == DirectoryRun.Outcome.FAILED
        run.detail().contains("$name is the last administrator")
        account(name).role() == Role.ADMINISTRATOR
        signIn(name, 'x').isPresent()

        when:
        active.remove(name)
        activeNode.getBean(DirectoryFollower).follow(true)

        then:
        standing(name) == Standing.DEACTIVATED

        where:
        took               | groups
        'only takes'       | []
        'gives others for' | ['dcim-auditors']
    }

    def "accountExpires #apart from now: #let"() {
        given:
        def name = "until-${apart.hashCode()}"
        active.person(name, 'x', 'dcim-operators')
        active.set(name, 'accountExpires', '' + fileTime(NOW + Duration.parse(apart)))

        expect:
        signIn(name, 'x').present == let

        where:
        apart   || let
        'PT1S'  || true
        'PT0S'  || false
        'PT-1S' || false
    }

    def "while the directory does not answer, nobody ends, sessions go on, and its people are refused without a failure"() {
        given:
        active.person('away', 'x', 'dcim-operators')
        def session = activeNode.getBean(Sessions).open(signIn('away', 'x').get(), DESK)

        when:
        active.listen(false)
        def runs = (1..2).collect { activeNode.getBean(DirectoryFollower).follow(false) }
        def tries = (1..6).collect { signIn('away', 'x') }

        then:
        runs*.outcome().unique() == [DirectoryRun.Outcome.FAILED]
        tries.every { it.empty }
        reason() == 'directory-away'
        standing('away') == Standing.ACTIVE
        activeNode.getBean(Sessions).account(session, DESK, true).present
        !activeNode.getBean(DirectoryWatch).up
        signIn('nobody-at-all', 'x').isEmpty()
        reason() == 'directory-away'

        when:
        active.listen(true)
        clock.advance(Duration.ofSeconds(16))

        then:
        signIn('away', 'x').present
        activeNode.getBean(DirectoryWatch).up
    }

    def "when most would end at once, nobody does until an administrator says so: #leavers of #all"() {
        given: "all others have ended"
        openNode.getBean(ProvidedAccounts).all(AccountSource.DIRECTORY).findAll { it.deactivatedAt() == null }
                .each { openNode.getBean(ProvidedAccounts).deactivate(it.id(), 'spec') }
        def names = (1..all).collect { "many-$all-$leavers-$it" as String }
        names.each {
            open.person(it, 'x', 'dcim-night')
            assert openNode.getBean(DirectoryIdentities).identify(it).account().present
        }

        when:
        names.take(leavers).each { open.leave(it, 'dcim-night') }
        def run = openNode.getBean(DirectoryFollower).follow(false)

        then:
        [run.outcome(), run.ended()] == [outcome, leavers]
        names.count { standing(it, openNode) == Standing.DEACTIVATED } == (outcome == DirectoryRun.Outcome.HELD ? 0 : leavers)
        openNode.getBean(DirectoryDesk).report().ending() == (outcome == DirectoryRun.Outcome.HELD ? names.take(leavers) : [])

        when:
        openNode.getBean(DirectoryDesk).follow(true, 'admin')

        then:
        names.count { standing(it, openNode) == Standing.DEACTIVATED } == leavers
        openNode.getBean(AuditLog).page(0, 1).content.first().action() == 'directory.follow-all'

        where:
        leavers | all || outcome
        2       | 2   || DirectoryRun.Outcome.DONE
        3       | 6   || DirectoryRun.Outcome.DONE
        3       | 5   || DirectoryRun.Outcome.HELD
    }

    def "role and password of an account of the directory are not changed here: #what"() {
        given:
        def name = "fixed-$what" as String
        active.person(name, 'x', 'dcim-operators')
        def id = signIn(name, 'x').get().id()

        when:
        switch (what) {
            case 'role' -> activeNode.getBean(AccountDesk).changeRole(id, Role.HEAD, 'QĐ', 'admin')
            case 'change' -> activeNode.getBean(PasswordChanges).change(id, 'xR7#qmwTw2')
            case 'issue' -> activeNode.getBean(PasswordChanges).issueAnew(id, 'admin', 'quên')
        }

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.DIRECTORY_ACCOUNT

        where:
        what << ['role', 'change', 'issue']
    }
}
