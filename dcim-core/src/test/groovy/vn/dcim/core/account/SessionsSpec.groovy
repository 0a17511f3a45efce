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

/** How long sessions and tokens last, on two nodes with one database. */
class SessionsSpec extends Specification {

    static final Client DESK = new Client('192.0.2.7', 'Firefox, Linux')
    static final Client ELSEWHERE = new Client('198.51.100.4', 'Chrome, Windows')

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T03:00:00Z')
    @Shared SteppedClock presence = SteppedClock.at('2026-11-21T03:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext node = node()
    @Shared @AutoCleanup ApplicationContext otherNode = node()
    @Shared Accounts accounts = node.getBean(Accounts)
    @Shared Sessions sessions = node.getBean(Sessions)
    @Shared Sessions there = otherNode.getBean(Sessions)
    @Shared ApiTokens tokens = node.getBean(ApiTokens)
    @Shared int counter

    ApplicationContext node() {
        ApplicationContext.builder().properties(database.properties()).singletons(clock, new PresenceClock(presence))
                .beanDefinitions(LightPasswords.instead()).start()
    }

    Account anAccount(Role role = Role.OPERATOR) {
        accounts.issue("person-${++counter}", role).account()
    }

    List<String> audit(String action, Account account) {
        node.getBean(AuditLog).page(0, 50).content.findAll { it.action() == action && it.subject().contains(account.name()) }
                .collect { [it.actor(), it.was(), it.became(), it.reason()].join(' | ') }
    }

    def "AG59-10.1.b-b, BK22-6.2.a: #idle after the last interaction a session is #state, on either node, and its end is in the audit log"() {
        given:
        def account = anAccount()
        def secret = sessions.open(account, DESK)
        presence.advance(Duration.ofMinutes(3))
        sessions.account(secret, DESK, true)

        when:
        presence.advance(Duration.parse(idle))

        then:
        sessions.account(secret, DESK, false).isPresent() == (state == 'open')
        there.account(secret, DESK, false).isPresent() == (state == 'open')
        audit('session.over', account) == (state == 'open' ? [] : ['system | 192.0.2.7 Firefox, Linux | idle | '])

        where:
        idle      || state
        'PT9M59S' || 'open'
        'PT10M'   || 'open'
        'PT10M1S' || 'over'
    }

    def "AG59-10.1.b-b: what an open page asks by itself is no interaction, a press or a touch is: #what"() {
        given:
        def account = anAccount()
        def secret = sessions.open(account, DESK)

        when: "every five seconds for as long as the limit, and a second"
        120.times {
            presence.advance(Duration.ofSeconds(5))
            sessions.account(secret, DESK, false)
            if (it == 60 && what == 'a press') {
                sessions.account(secret, DESK, true)
            }
            if (it == 60 && what == 'a touch') {
                there.touch(secret, DESK, Duration.ZERO)
            }
        }
        presence.advance(Duration.ofSeconds(1))

        then:
        sessions.account(secret, DESK, true).isPresent() == open

        where:
        what             || open
        'refreshes only' || false
        'a press'        || true
        'a touch'        || true
    }

    def "AG59-10.1.b-b: a touch counts from when the person did something, #ago before it was told"() {
        given:
        def secret = sessions.open(anAccount(), DESK)
        presence.advance(Duration.ofMinutes(2))

        expect:
        sessions.touch(secret, DESK, Duration.parse(ago)).get() == Duration.parse(left)
        sessions.left(secret, DESK).get() == Duration.parse(left)

        where:
        ago      || left
        'PT0S'   || 'PT10M'
        'PT50S'  || 'PT9M10S'
        'PT1H'   || 'PT8M'
        '-PT30S' || 'PT10M'
    }

    def "a session is over after 13 hours of work, #how"() {
        given:
        def account = anAccount()
        def secret = sessions.open(account, DESK)

        when:
        156.times {
            presence.advance(Duration.ofMinutes(5))
            sessions.account(secret, DESK, true)
        }

        then:
        sessions.account(secret, DESK, true).isPresent()
        sessions.touch(secret, DESK, Duration.ZERO).get() == Duration.ZERO

        when:
        presence.advance(Duration.ofSeconds(1))

        then:
        sessions.touch(secret, DESK, Duration.ZERO).isEmpty()
        audit('session.over', account) == ['system | 192.0.2.7 Firefox, Linux | too-long | ']

        where:
        how = 'however busy'
    }

    def "a month that is leapt over by the clock of a demo ends no session"() {
        given:
        def secret = sessions.open(anAccount(Role.SHIFT_LEAD), DESK)

        when:
        clock.advance(Duration.ofDays(29))

        then:
        sessions.account(secret, DESK, false).isPresent()
    }

    def "BK22-6.2.a: a display goes on for days without anybody touching it, on its own device alone"() {
        given:
        def wall = anAccount(Role.DISPLAY)
        def secret = sessions.open(wall, DESK)

        when:
        72.times {
            presence.advance(Duration.ofHours(1))
            assert sessions.account(secret, DESK, false).isPresent()
        }

        then:
        sessions.account(secret, ELSEWHERE, false).isEmpty()
        Permission.values().findAll { Role.DISPLAY.may(it) } == [Permission.VIEW]

        when: "its account is used on another device"
        there.open(wall, ELSEWHERE)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.DISPLAY_BOUND
        e.arguments() == [wall.name(), '192.0.2.7 Firefox, Linux']

        when: "its browser was started anew"
        def again = there.open(wall, DESK)

        then:
        sessions.account(secret, DESK, false).isEmpty()
        sessions.account(again, DESK, false).isPresent()

        when: "an administrator ends the session, so that it may move"
        sessions.endOthers(wall, '', 'admin', 'chuyển màn hình sang phòng họp')
        def moved = sessions.open(wall, ELSEWHERE)

        then:
        sessions.account(moved, ELSEWHERE, false).isPresent()

        when:
        presence.advance(Duration.ofHours(13).plusSeconds(1))

        then: "it was off for long"
        sessions.account(moved, ELSEWHERE, false).isEmpty()
    }

    def "BK11-29.2.dd-a: an account that signs in #where is #flagged"() {
        given:
        def account = anAccount()
        sessions.open(account, DESK)
        presence.advance(Duration.parse(later))

        when:
        there.open(account, client)

        then:
        sessions.inSeveralPlaces().contains(account.id()) == (flagged == 'flagged')
        audit('session.second-place', account) ==
                (flagged == 'flagged' ? ["${account.name()} | 192.0.2.7 Firefox, Linux | $client | ".toString()] : [])

        where:
        where                             | client                                       | later     || flagged
        'at another address'              | ELSEWHERE                                    | 'PT10M'   || 'flagged'
        'in another browser'              | new Client('192.0.2.7', 'Chrome, Windows')   | 'PT1S'    || 'flagged'
        'in the same place'               | DESK                                         | 'PT1S'    || 'not'
        'when the other session was over' | ELSEWHERE                                    | 'PT10M1S' || 'not'
    }

    def "a session that was ended is over at once on both nodes, and the others go on"() {
        given:
        def account = anAccount()
        def own = sessions.open(account, DESK)
        def stolen = sessions.open(account, ELSEWHERE)
        def open = sessions.of(account, own)

        expect:
        open*.own() as Set == [true, false] as Set
        open.find { !it.own() }.client() == ELSEWHERE

        when:
        sessions.end(anAccount(), open.find { !it.own() }.id(), 'admin', 'not the owner')

        then:
        there.account(stolen, ELSEWHERE, true).isPresent()

        when:
        sessions.end(account, open.find { !it.own() }.id(), account.name(), '')

        then:
        sessions.account(stolen, ELSEWHERE, true).isEmpty()
        there.account(stolen, ELSEWHERE, true).isEmpty()
        there.account(own, DESK, true).isPresent()
        audit('session.end', account) == ["${account.name()} | 198.51.100.4 Chrome, Windows |  | ".toString()]
    }

    def "a renewed session has another secret, and the account's others are over"() {
        given:
        def account = anAccount()
        def old = sessions.open(account, DESK)
        def other = sessions.open(account, DESK)

        when:
        def fresh = sessions.renew(account, old)

        then:
        fresh != old
        there.account(fresh, DESK, true).isPresent()
        [old, other].every { there.account(it, DESK, true).isEmpty() }
    }

    def "BK11-16.3-a: session and token of an account that is #what stop at once, on the other node too"() {
        given:
        def account = anAccount()
        def secret = sessions.open(account, DESK)
        def token = tokens.issue(account, 'nightly')

        when:
        switch (what) {
            case 'deactivated' -> node.getBean(AccountDesk).deactivate(account.id(), 'nghỉ việc', 'admin')
            case 'unused for long' -> clock.advance(Duration.ofDays(30))
            case 'given another role' -> node.getBean(AccountDesk).changeRole(account.id(), Role.AUDITOR, 'QĐ 3', 'admin')
            case 'given a new password' -> node.getBean(PasswordChanges).issueAnew(account.id(), 'admin', 'quên')
        }

        then:
        there.account(secret, DESK, true).isEmpty()
        otherNode.getBean(ApiTokens).grant(token, '').isPresent() == tokenStays

        where:
        what                   || tokenStays
        'deactivated'          || false
        'unused for long'      || false
        'given another role'   || true
        'given a new password' || true
    }

    def "the tokens of a deactivated account stay dead when it comes back"() {
        given:
        def account = anAccount()
        def token = tokens.issue(account, 'nightly')
        node.getBean(AccountDesk).deactivate(account.id(), 'nghỉ việc', 'admin')

        when:
        node.getBean(AccountDesk).reactivate(account.id(), null, 'trở lại', 'admin')

        then:
        tokens.grant(token, '').isEmpty()
        tokens.of(account)*.revokedWhy() == ['nghỉ việc']
    }

    def "BK11-37.1: a token may do what it was given and the role still has, until its last day is over"() {
        given:
        def account = anAccount(Role.SHIFT_LEAD)
        def today = clock.instant().atZone(Standings.ZONE).toLocalDate()
        def token = tokens.issue(account, 'báo cáo đêm', [Permission.VIEW, Permission.CHANGE_DEVICE] as Set, today.plusDays(20))

        expect:
        token ==~ /dcim_[A-Za-z0-9_-]{43}/
        tokens.grant(token, '').get().permissions() == [Permission.VIEW, Permission.CHANGE_DEVICE] as Set
        audit('token.issue', account) == []
        node.getBean(AuditLog).page(0, 1).content.first().with { [actor(), action(), became()] } ==
                [account.name(), 'token.issue', 'view change-device']

        when: "the role lost a right"
        node.getBean(AccountDesk).changeRole(account.id(), Role.OPERATOR, 'QĐ 3', 'admin')

        then:
        tokens.grant(token, '').get().permissions() == [Permission.VIEW] as Set

        when:
        clock.advance(Duration.ofDays(5))
        def early = tokens.state(tokens.of(account).first())
        clock.advance(Duration.ofDays(1))
        def late = tokens.state(tokens.of(account).first())
        clock.advance(Duration.ofDays(14))
        def last = tokens.grant(token, '').isPresent()
        clock.advance(Duration.ofDays(1))

        then:
        [early, late, last] == [ApiTokens.State.VALID, ApiTokens.State.EXPIRING, true]
        tokens.state(tokens.of(account).first()) == ApiTokens.State.EXPIRED
        tokens.grant(token, '').isEmpty()
    }

    def "a token with #what is not issued"() {
        given:
        def today = clock.instant().atZone(Standings.ZONE).toLocalDate()

        when:
        tokens.issue(anAccount(role), name, scope as Set, today.plusDays(days))

        then:
        def e = thrown(DcimException)
        e.code() == code
        !field || e.arguments().first() == field

        where:
        what                      | role          | name   | scope                      | days || code                    | field
        'no name'                 | Role.OPERATOR | ' '    | [Permission.VIEW]          | 90   || ErrorCode.INVALID_VALUE | 'token-name'
        'no right'                | Role.OPERATOR | 'x'    | []                         | 90   || ErrorCode.INVALID_VALUE | 'scope'
        'more than the role has'  | Role.OPERATOR | 'x'    | [Permission.CHANGE_DEVICE] | 90   || ErrorCode.INVALID_VALUE | 'scope'
        'a term in the past'      | Role.OPERATOR | 'x'    | [Permission.VIEW]          | -1   || ErrorCode.INVALID_VALUE | 'token-until'
        'a term beyond a year'    | Role.OPERATOR | 'x'    | [Permission.VIEW]          | 367  || ErrorCode.INVALID_VALUE | 'token-until'
        'a display as its owner'  | Role.DISPLAY  | 'x'    | [Permission.VIEW]          | 90   || ErrorCode.FORBIDDEN     | null
    }

    def "a token is revoked by its owner, by an administrator with a reason, and when it was seen in an address"() {
        given:
        def account = anAccount()
        def own = tokens.issue(account, 'own')
        def taken = tokens.issue(account, 'taken')
        def seen = tokens.issue(account, 'seen')
        def ids = tokens.of(account).collectEntries { [it.name(), it.id()] }

        when:
        tokens.revokeOwn(account, ids.own)
        tokens.revoke(ids.taken, 'admin', 'máy bị thu hồi')
        def known = tokens.expose(seen, 'access_token')

        then:
        known
        [own, taken, seen].every { tokens.grant(it, '').isEmpty() }
        tokens.of(account).collectEntries { [it.name(), [it.revokedBy(), it.revokedWhy()]] } ==
                [own: [account.name(), ''], taken: ['admin', 'máy bị thu hồi'], seen: [account.name(), 'access_token']]
        !tokens.expose('dcim_' + 'x' * 43, 'token')

        when:
        tokens.revokeOwn(anAccount(), ids.own)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.NOT_FOUND
    }
}
