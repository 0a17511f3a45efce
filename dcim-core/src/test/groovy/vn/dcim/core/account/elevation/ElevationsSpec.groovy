package vn.dcim.core.account.elevation

import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Account
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.AccountSource
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Client
import vn.dcim.core.account.FreshProof
import vn.dcim.core.account.Identity
import vn.dcim.core.account.IdentityProvider
import vn.dcim.core.account.IssuedPassword
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Person
import vn.dcim.core.account.PresenceClock
import vn.dcim.core.account.ProvidedAccounts
import vn.dcim.core.account.Role
import vn.dcim.core.account.Sessions
import vn.dcim.core.account.SignIn.Refusal
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.account.factor.Enrolment
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.AuthenticatorApp
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.account.Permission.ACKNOWLEDGE_ALARM
import static vn.dcim.core.account.Permission.CHANGE_ACCOUNT
import static vn.dcim.core.account.Permission.CHANGE_ALARM_RULE
import static vn.dcim.core.account.Permission.CHANGE_DEVICE

/** Rights that are held for a time, in one session, on two nodes with one database. */
class ElevationsSpec extends Specification {

    static final Client DESK = new Client('192.0.2.7', 'Firefox, Linux')

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T15:00:00Z')
    @Shared SteppedClock presence = SteppedClock.at('2026-11-21T15:00:00Z')
    @Shared Map<String, Account> directory = [:]
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext node = node()
    @Shared @AutoCleanup ApplicationContext otherNode = node()
    @Shared Accounts accounts = node.getBean(Accounts)
    @Shared Sessions sessions = node.getBean(Sessions)
    @Shared Elevations elevations = node.getBean(Elevations)
    @Shared Elevations there = otherNode.getBean(Elevations)
    @Shared FreshProof proof = node.getBean(FreshProof)
    @Shared int counter

    IssuedPassword issued
    String secret

    ApplicationContext node() {
        // why: nobody but the features here notes ends
        ApplicationContext.builder().properties(database.properties() + ['dcim.elevation.watch': '1h'])
                .singletons(clock, new PresenceClock(presence), new Directory(known: directory))
                .beanDefinitions(LightPasswords.instead()).start()
    }

    /** Knows people by the password "tin", beside the local accounts. */
    static class Directory implements IdentityProvider {
        Map<String, Account> known

        @Override
        Identity identify(String typed) {
            known[typed] ? Identity.of(known[typed]) : Identity.refused(Refusal.UNKNOWN_NAME)
        }

        @Override
        Optional<Refusal> check(Account account, String password) {
            password == 'tin' ? Optional.empty() : Optional.of(Refusal.WRONG_PASSWORD)
        }

        @Override
        void spendTheTimeOfACheck() {}
    }

    def setup() {
        issued = accounts.issue("person-${++counter}", Role.OPERATOR)
        secret = sessions.open(issued.account(), DESK)
    }

    Account account() {
        accounts.find(issued.account().id()).get()
    }

    Elevation taken(Map with = [:]) {
        elevations.take(account(),
                new Elevations.Wish((with.rights == null ? [CHANGE_DEVICE] : with.rights) as Set, with.length ?: Duration.ofHours(1),
                        with.reason == null ? 'thay UPS-A' : with.reason, with.document ?: ''),
                new Elevations.Shown(with.secret ?: secret, with.password ?: issued.password(), with.code ?: '', '192.0.2.7'))
    }

    Set held(Elevations at = elevations, String session = secret) {
        at.running(account(), session).collectMany { it.held() } as Set
    }

    List<String> audit(String action) {
        node.getBean(AuditLog).page(0, 80).content.findAll { it.action() == action && it.subject().endsWith("account:${issued.account().name()}") }
                .collect { [it.actor(), it.was(), it.became(), it.reason()].join(' | ') }
    }

    def "a right of an hour is #state on either node #after its beginning"() {
        given:
        taken()

        when:
        clock.advance(Duration.parse(after))

        then:
        held() == (state == 'held' ? [CHANGE_DEVICE] : []) as Set
        held(there) == held()

        where:
        after          || state
        'PT0S'         || 'held'
        'PT59M59.999S' || 'held'
        'PT1H'         || 'over'
        'PT1H0.001S'   || 'over'
    }

    def "the log tells who took what until when and why, and that it ended, once and at its instant"() {
        given:
        def begun = taken(rights: [CHANGE_DEVICE, CHANGE_ALARM_RULE], document: '12/PC')

        expect:
        audit('elevation.take') == ["person-$counter |  | change-alarm-rule,change-device – ${begun.endsAt()} | on demand: 12/PC: thay UPS-A"]
        begun.ground() == 'on demand: 12/PC: thay UPS-A'

        when: "seconds after the end"
        presence.advance(Duration.ofMinutes(2))
        clock.advance(Duration.ofMinutes(60) + Duration.ofSeconds(7))
        elevations.noteEnds()
        there.noteEnds()

        then:
        audit('elevation.end') == ['system | change-alarm-rule,change-device | time | ']
        with(elevations.all().find { it.id() == begun.id() }) {
            endedAt() == begun.endsAt()
            state(clock.instant()) == 'time'
        }
    }

    def "a right ends when #what, on both nodes, and the log says #why"() {
        given:
        def begun = taken()
        def desk = node.getBean(AccountDesk)

        when:
        switch (what) {
            case 'it is given back' -> there.giveBack(account(), begun.id())
            case 'an administrator ends it' -> there.withdraw(begun.id(), 'hết việc', 'an')
            case 'the person signs out' -> sessions.close(secret)
            case 'the session is ended' -> sessions.endOthers(account(), '', 'an', 'nghi bị chiếm')
            case 'the role changes' -> desk.changeRole(account().id(), Role.MAINTENANCE, 'điều chuyển', 'an')
            case 'the account is deactivated' -> desk.deactivate(account().id(), 'nghỉ việc', 'an')
        }

        then:
        held() == [] as Set
        held(there) == [] as Set

        when:
        there.noteEnds()
        elevations.noteEnds()

        then:
        audit('elevation.end')*.split(/ \| /, 4)*.getAt(2) == [why]

        where:
        what                         || why
        'it is given back'           || 'returned'
        'an administrator ends it'   || 'withdrawn'
        'the person signs out'       || 'session'
        'the session is ended'       || 'session'
        'the role changes'           || 'account'
        'the account is deactivated' || 'account'
    }

    def "a right does not outlive a session that is idle for too long"() {
        given:
        taken()

        when:
        presence.advance(Duration.parse(idle))
        elevations.noteEnds()

        then:
        audit('elevation.end') == (over ? ['system | change-device | session | '] : [])

        where:
        idle          || over
        'PT10M'       || false
        'PT10M0.001S' || true
    }

    def "a role that the directory changes leaves the session, but no right"() {
        given: "no row of the session goes with that"
        taken()
        node.getBean(ProvidedAccounts).bringUpToDate(account().id(), Role.MAINTENANCE, account().person())

        expect: "maintenance might take the same right itself"
        Role.MAINTENANCE.mayOnDemand(CHANGE_DEVICE)
        held() == [] as Set
    }

    def "a right holds in its session alone, also after that got a new secret"() {
        given:
        def elsewhere = sessions.open(account(), new Client('198.51.100.4', 'Chrome, Windows'))
        taken()

        expect:
        held() == [CHANGE_DEVICE] as Set
        held(elevations, elsewhere) == [] as Set
        held(elevations, '') == [] as Set

        when:
        def renewed = sessions.renew(account(), secret)

        then:
        held(elevations, secret) == [] as Set
        held(elevations, renewed) == [CHANGE_DEVICE] as Set
    }

    def "rights are refused #what"() {
        when:
        taken(with)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments().first() == field
        held() == [] as Set
        audit('elevation.refused') == (told ? ["person-$counter |  | ${with.rights == null ? 'change-device' : with.rights*.code().join(',')} | $told"] : [])

        where:
        what                                | with                                                || field        | told
        'that the role has not on demand'   | [rights: [CHANGE_ACCOUNT]]                          || 'permission' | 'not-on-demand'
        'that the role has anyway'          | [rights: [ACKNOWLEDGE_ALARM]]                       || 'permission' | 'not-on-demand'
        'of nothing'                        | [rights: []]                                        || 'permission' | 'not-on-demand'
        'for less than 15 minutes'          | [length: Duration.ofMinutes(15).minusMillis(1)]     || 'length'     | ''
        'for more than 8 hours'             | [length: Duration.ofHours(8).plusMillis(1)]         || 'length'     | ''
        'without a reason'                  | [reason: ' ']                                       || 'reason'     | ''
        'with a reason beyond all measure'  | [reason: 'x' * 1001]                                || 'reason'     | ''
        'with a document beyond all measure'| [document: 'x' * 201]                               || 'document'   | ''
        'with a wrong password'             | [password: 'sai']                                   || 'password'   | 'wrong-password'
    }

    def "rights may be taken for #length"() {
        expect:
        with(taken(length: Duration.parse(length))) { Duration.between(startedAt(), endsAt()) == Duration.parse(length) }

        where:
        length << ['PT15M', 'PT8H']
    }

    def "BK11-16.2: the fifth wrong password for rights locks the account, as at sign-in"() {
        when:
        4.times { wrong() }

        then:
        standing() == Standing.ACTIVE

        when:
        wrong()

        then:
        standing() == Standing.LOCKED

        when: "the right one is no good any more"
        taken()

        then:
        thrown(DcimException)
        held() == [] as Set
    }

    private void wrong() {
        try {
            taken(password: 'sai')
            assert false
        } catch (DcimException e) {
            assert e.arguments().first() == 'password'
        }
    }

    Standing standing() {
        node.getBean(Standings).of(account())
    }

    def "where there is a second factor its code is needed too, each once, and a wrong one counts"() {
        given:
        def enrolment = node.getBean(Enrolment)
        def app = new AuthenticatorApp(enrolment.offer(account(), 'DCIM').text())
        enrolment.confirm(account(), app.code(clock.instant()))
        clock.advance(Duration.ofMinutes(2))

        when:
        taken(code: '000000')

        then:
        def e = thrown(DcimException)
        e.arguments().first() == 'code'
        audit('elevation.refused') == ["person-$counter |  | change-device | wrong-code"]
        proof.means(account()) == FreshProof.Means.PASSWORD_AND_CODE

        when:
        def code = app.code(clock.instant())
        taken(code: code)

        then:
        audit('sign-in.proof') == ["person-$counter |  |  | totp"]
        held() == [CHANGE_DEVICE] as Set

        when: "the same code again"
        taken(code: code, rights: [CHANGE_ALARM_RULE])

        then:
        thrown(DcimException)
        held() == [CHANGE_DEVICE] as Set
    }

    def "a person of the identity provider has no password here and proves by a sign-in that is #age old: #right"() {
        given:
        def person = node.getBean(ProvidedAccounts).add(AccountSource.OIDC, "oidc-${++counter}", Role.OPERATOR, Person.UNKNOWN)
        def session = sessions.open(person, DESK)

        when:
        presence.advance(age)

        then:
        proof.means(person) == FreshProof.Means.SIGN_IN
        proof.prove(person, session, 'tin', '', '192.0.2.7').isEmpty() == right

        where:
        age                                  | right
        Duration.ZERO                        | true
        Duration.ofMinutes(15)               | true
        Duration.ofMinutes(15).plusMillis(1) | false
    }

    def "a person of the directory proves by the directory's password: #password"() {
        given:
        def person = node.getBean(ProvidedAccounts).add(AccountSource.DIRECTORY, "dir-${++counter}", Role.OPERATOR, Person.UNKNOWN)
        directory[person.name()] = person
        def session = sessions.open(person, DESK)

        expect:
        proof.prove(person, session, password, '', '192.0.2.7').isEmpty() == right

        where:
        password || right
        'tin'    || true
        'sai'    || false
        ''       || false
    }

    def "nobody gives back what is not theirs, or is over"() {
        given:
        def begun = taken()
        def other = accounts.issue("person-${++counter}", Role.OPERATOR).account()

        when:
        elevations.giveBack(other, begun.id())

        then:
        def foreign = thrown(DcimException)
        foreign.code() == ErrorCode.NOT_FOUND

        when:
        elevations.withdraw(begun.id(), ' ', 'an')

        then:
        def unsaid = thrown(DcimException)
        unsaid.code() == ErrorCode.INVALID_VALUE

        when:
        clock.advance(Duration.ofHours(1))
        elevations.giveBack(account(), begun.id())

        then:
        def late = thrown(DcimException)
        late.code() == ErrorCode.ILLEGAL_TRANSITION
    }

    def "ASVS 7.5.1: a proof that is #age old is #state, on either node, and a new one is fresh"() {
        when:
        presence.advance(Duration.parse(age))

        then:
        proof.isFresh(secret) == (state == 'fresh')
        otherNode.getBean(FreshProof).isFresh(secret) == proof.isFresh(secret)

        when:
        def fault = proof.prove(account(), secret, issued.password(), '', '192.0.2.7')

        then:
        fault.isEmpty()
        audit('sign-in.proof') == ["person-$counter |  |  | "]
        otherNode.getBean(FreshProof).isFresh(secret)

        when: "a wrong one is none"
        presence.advance(Duration.parse('PT15M0.001S'))
        proof.prove(account(), secret, 'sai', '', '192.0.2.7')

        then:
        !proof.isFresh(secret)
        !proof.isFresh('no such session')

        where:
        age           || state
        'PT14M59.999S'|| 'fresh'
        'PT15M'       || 'fresh'
        'PT15M0.001S' || 'too old'
    }

    def "the site's limit #limit gives #outcome"() {
        expect:
        outcomeOf { new ElevationLimit(limit ? Duration.parse(limit) : null).with { "${longest()} ${usual()} ${isOwn()} ${choices()*.toMinutes()}" as String } } == outcome

        where:
        limit      || outcome
        null       || 'PT8H PT1H false [15, 30, 60, 120, 240, 480]'
        'PT45M'    || 'PT45M PT45M true [15, 30, 45]'
        'PT15M'    || 'PT15M PT15M true [15]'
        'PT14M59S' || 'dcim.elevation.longest PT14M59S PT15M–PT8H'
        'PT8H'     || 'PT8H PT1H true [15, 30, 60, 120, 240, 480]'
        'PT8H1S'   || 'dcim.elevation.longest PT8H1S PT15M–PT8H'
    }

    private static String outcomeOf(Closure<String> made) {
        try {
            made.call()
        } catch (DcimException e) {
            e.arguments().join(' ')
        }
    }
}
