package vn.dcim.core.account.factor

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Account
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.Client
import vn.dcim.core.account.IssuedPassword
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.PasswordChanges
import vn.dcim.core.account.Role
import vn.dcim.core.account.Sessions
import vn.dcim.core.account.SignIn
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.account.UnlockRequest
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.AuthenticatorApp
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Codes of the app and of the paper, on two nodes with one database. */
class SecondFactorSpec extends Specification {

    static final Client DESK = new Client('192.0.2.7', 'Firefox, Linux')

    static final String ADDRESS = '192.0.2.7'

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T00:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext node = node()
    @Shared @AutoCleanup ApplicationContext otherNode = node()
    @Shared Accounts accounts = node.getBean(Accounts)
    @Shared SecondFactors factors = node.getBean(SecondFactors)
    @Shared Enrolment enrolment = node.getBean(Enrolment)
    @Shared SignIn signIn = node.getBean(SignIn)
    @Shared AccountDesk desk = node.getBean(AccountDesk)
    @Shared int counter

    IssuedPassword issued = accounts.issue("owner-${++counter}", Role.ADMINISTRATOR)
    AuthenticatorApp app
    List<String> paper

    ApplicationContext node(Map more = [:]) {
        ApplicationContext.builder().properties(database.properties() + more).singletons(clock)
                .beanDefinitions(LightPasswords.instead()).start()
    }

    /** Sets the factor up with the code of now, and comes back when the next one is shown. */
    void enrol() {
        app = new AuthenticatorApp(enrolment.offer(account(), 'DCIM').text())
        paper = enrolment.confirm(account(), app.code(clock.instant()))
        clock.advance(Duration.ofMinutes(2))
    }

    Account account() {
        accounts.find(issued.account().id()).get()
    }

    boolean confirms(String code, ApplicationContext at = node) {
        at.getBean(SignIn).confirm(issued.account().id(), code, ADDRESS).isPresent()
    }

    boolean password(String password = issued.password()) {
        signIn.attempt(issued.account().name(), password, ADDRESS).isPresent()
    }

    Standing standing() {
        node.getBean(Standings).of(account())
    }

    String lastReason() {
        node.getBean(AuditLog).page(0, 1).content.first().reason()
    }

    def "the code at #seconds s after 1970 is #code"() {
        expect: "RFC 6238, appendix B, its last six digits"
        new TimeCodes('12345678901234567890'.bytes).near(TimeCodes.step(Instant.ofEpochSecond(seconds)), 0, code).isPresent()

        where:
        seconds        || code
        59L            || '287082'
        1111111109L    || '081804'
        1111111111L    || '050471'
        1234567890L    || '005924'
        2000000000L    || '279037'
        20000000000L   || '353130'
    }

    def "a code shown from 0 s to 29.999 s is #taken at #at"() {
        given:
        enrol()
        def shown = clock.instant()
        assert shown.epochSecond % 30 == 0

        when:
        clock.advance(Duration.ofMillis((at * 1000) as long))
        def result = confirms(app.code(shown))

        then:
        result == (taken == 'taken')

        cleanup: "the next spec begins at the beginning of a step again"
        clock.advance(Duration.ofMillis(Math.floorMod(-clock.instant().toEpochMilli(), 30_000L)))

        where:
        at      || taken
        0       || 'taken'
        29.999  || 'taken'
        30      || 'taken'
        59.999  || 'taken'
        60      || 'refused'
        90      || 'refused'
    }

    /** Whether the app shows the code of so many steps from now at another time of the day before and after too, as one of 170 does. */
    boolean isShownTwice(long steps) {
        def now = clock.instant()
        def wanted = app.code(now + Duration.ofSeconds(30 * steps))
        (-2880L..2880L).any { it != steps && app.code(now + Duration.ofSeconds(30 * it)) == wanted }
    }

    def "a code of #steps steps from now is #taken, and the administrator reads #reason"() {
        given:
        enrol()
        while (isShownTwice(steps)) {
            clock.advance(Duration.ofSeconds(30))
        }

        when:
        def result = confirms(app.code(clock.instant() + Duration.ofSeconds(30 * steps)))

        then:
        result == (taken == 'taken')
        result || lastReason() == reason

        where:
        steps || taken     | reason
        -2    || 'refused' | 'wrong-code, clock -0:01:00'
        -1    || 'taken'   | ''
        0     || 'taken'   | ''
        1     || 'taken'   | ''
        2     || 'refused' | 'wrong-code, clock +0:01:00'
        120   || 'refused' | 'wrong-code, clock +1:00:00'
        -120  || 'refused' | 'wrong-code, clock -1:00:00'
        2880  || 'refused' | 'wrong-code, clock +24:00:00'
        2881  || 'refused' | 'wrong-code'
    }

    def "a code is taken once, and none from before it"() {
        given:
        enrol()
        def before = app.code(clock.instant() - Duration.ofSeconds(30))
        def now = app.code(clock.instant())
        def next = app.code(clock.instant() + Duration.ofSeconds(30))

        expect:
        confirms(now)
        !confirms(now)
        lastReason() == 'used-code'
        !confirms(now, otherNode)
        !confirms(before)
        confirms(next, otherNode)
        !confirms(next)
    }

    def "the code that set it up is used up"() {
        given:
        app = new AuthenticatorApp(enrolment.offer(account(), 'DCIM').text())
        enrolment.confirm(account(), app.code(clock.instant()))

        expect:
        !confirms(app.code(clock.instant()))
        confirms(app.code(clock.instant() + Duration.ofSeconds(30)))
    }

    def "#what that comes in 8 times at once on two nodes is taken once"() {
        given:
        enrol()
        def code = what == 'a code' ? app.code(clock.instant()) : paper[3]
        def begin = new CountDownLatch(1)
        def crowd = Executors.newFixedThreadPool(8)

        when:
        def tries = (1..8).collect { n ->
            crowd.submit({
                begin.await()
                (n % 2 ? node : otherNode).getBean(SecondFactors).judge(account(), code).isRight()
            } as Callable)
        }
        begin.countDown()

        then:
        tries*.get().count { it } == 1

        cleanup:
        crowd?.shutdownNow()

        where:
        what << ['a code', 'a recovery code']
    }

    def "each recovery code opens once, however it is typed; the others stay good"() {
        given:
        enrol()

        expect:
        paper.size() == 10
        paper.every { it ==~ /[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}/ }
        factors.state(account()).codesLeft() == 10
        confirms(typed(paper[0]))
        !confirms(paper[0], otherNode)
        confirms(paper[9], otherNode)
        factors.state(account()).codesLeft() == 8

        where:
        typed << [{ it }, { it.toUpperCase() }, { it.replace('-', '') }, { " ${it.replace('-', ' ')} " as String }]
    }

    def "new recovery codes make the old ones worthless"() {
        given:
        enrol()

        when:
        def fresh = factors.newRecoveryCodes(account())

        then:
        fresh.size() == 10
        !confirms(paper[0])
        confirms(fresh[0])
    }

    def "AG59-7.7, BK11-16.2-a: the fifth wrong code in a row locks, and a right password in between does not begin the count anew"() {
        given:
        enrol()

        when:
        (1..4).each {
            assert password()
            assert !confirms('000000')
        }

        then:
        standing() == Standing.ACTIVE

        when:
        password()
        confirms('not-a-code-on-paper')

        then:
        standing() == Standing.LOCKED
        !password()
        !confirms(app.code(clock.instant()))
        !confirms(paper[0])
    }

    def "wrong passwords and wrong codes count together, and both right begin the count anew"() {
        given:
        enrol()

        when:
        (1..2).each { password('wrong') }
        (1..2).each { confirms('000000') }
        password()
        def letIn = confirms(app.code(clock.instant()))
        (1..4).each { confirms('000000', otherNode) }

        then:
        letIn
        standing() == Standing.ACTIVE

        when:
        password('wrong')

        then:
        standing() == Standing.LOCKED
    }

    def "BK22-6.1.b-a, BK11-16.2-b: after five failures the administrator unlocks with the owner's code alone, given #what"() {
        given:
        enrol()
        (1..5).each { password('wrong') }
        def id = issued.account().id()

        when:
        desk.unlock(id, UnlockRequest.Way.BY_TELEPHONE, 'giọng nói', wrong(app, clock), 'admin')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments()[0] == 'code'
        !e.message.contains('123456')
        standing() == Standing.LOCKED
        desk.unlockRequests(id) == []

        when:
        desk.unlock(id, UnlockRequest.Way.BY_TELEPHONE, 'giọng nói', right(app, paper, clock), 'admin')

        then:
        standing() == Standing.ACTIVE
        lastReason() == "by-telephone + $kind: giọng nói"

        where:
        what                                    | wrong                         | right                               || kind
        'none, then one of the app'             | { a, c -> '' }                | { a, p, c -> a.code(c.instant()) }  || 'totp'
        'an odd one, then one of the paper'     | { a, c -> '123456' }          | { a, p, c -> p[0] }                 || 'recovery-code'
    }

    def "wrong codes of the owner at an unlock are rows, and after five within half an hour not even the right one is looked at"() {
        given:
        enrol()
        (1..5).each { password('wrong') }
        def id = issued.account().id()
        def unlock = { String code ->
            try {
                desk.unlock(id, UnlockRequest.Way.BY_TELEPHONE, 'giọng nói', code, 'admin')
                null
            } catch (DcimException e) {
                e.code()
            }
        }
        def rows = { node.getBean(AuditLog).page(0, 20).content.findAll { it.action() == 'account.unlock-refused' && it.subject() == "account:${issued.account().name()}" } }

        when:
        def none = unlock('')
        def wrong = (1..5).collect { unlock('123456') }
        def right = unlock(paper[0])

        then:
        none == ErrorCode.INVALID_VALUE
        wrong.unique() == [ErrorCode.INVALID_VALUE]
        right == ErrorCode.TOO_MANY
        rows().collect { [it.actor(), it.reason().startsWith('wrong-code')] } == [['admin', true]] * 5
        standing() == Standing.LOCKED

        when:
        clock.advance(Duration.ofMinutes(30))

        then:
        unlock(paper[0]) == null
        standing() == Standing.ACTIVE
    }

    def "BK11-16.2-b: an owner without a second factor is unlocked on the recorded request"() {
        given:
        (1..5).each { password('wrong') }

        expect:
        desk.unlock(issued.account().id(), UnlockRequest.Way.IN_PERSON, 'thẻ viên chức số 117', 'admin')
        lastReason() == 'in-person: thẻ viên chức số 117'
    }

    def "an offer stays the same for half an hour, and what nobody confirmed is none"() {
        given:
        def first = enrolment.offer(account(), 'Trung tâm THDL')

        expect:
        first.text() ==~ /[A-Z2-7]{32}/
        first.uri() == "otpauth://totp/Trung%20t%C3%A2m%20THDL:${issued.account().name()}?secret=${first.text()}" +
                '&issuer=Trung%20t%C3%A2m%20THDL'
        factors.isDue(account())
        !factors.isSetUp(account())

        when:
        clock.advance(Duration.ofMinutes(30) - Duration.ofMillis(1))
        def still = enrolment.offer(account(), 'DCIM')
        clock.advance(Duration.ofMillis(1))
        def late = enrolment.fault(account(), new AuthenticatorApp(first.text()).code(clock.instant())).get()
        def other = enrolment.offer(account(), 'DCIM')

        then:
        still.text() == first.text()
        late.kind() == Enrolment.Fault.Kind.OVER
        other.text() != first.text()
    }

    def "whoever opens the page eight times at once is offered one secret"() {
        given:
        def owner = accounts.issue("eager-${++counter}", Role.OPERATOR).account()
        def crowd = Executors.newFixedThreadPool(8)

        expect:
        crowd.invokeAll((1..8).collect { { enrolment.offer(owner, 'DCIM').text() } as Callable })*.get().toSet().size() == 1

        cleanup:
        crowd.shutdown()
    }

    def "a code of the wrong app or clock sets up nothing: #kind"() {
        given:
        def app = new AuthenticatorApp(enrolment.offer(account(), 'DCIM').text())
        def codeAt = { Duration off -> app.code(clock.instant() + off) }
        // why: one in some thousand codes is by chance that of a nearer instant, too
        while (ahead && (-130..130).count { codeAt(Duration.ofSeconds(30 * it)) == codeAt(Duration.parse(ahead)) } > 1) {
            clock.advance(Duration.ofSeconds(30))
        }
        def code = ahead == null ? '12345x' : codeAt(Duration.parse(ahead))

        expect:
        with(enrolment.fault(account(), code).get()) {
            it.kind() == kind
            it.detail() == detail
        }
        enrolment.confirm(account(), code) == []
        !factors.isSetUp(account())

        where:
        ahead   || kind                              | detail
        null    || Enrolment.Fault.Kind.WRONG_CODE   | ''
        'PT1H'  || Enrolment.Fault.Kind.CLOCK        | '+1:00:00'
        'PT-2M' || Enrolment.Fault.Kind.CLOCK        | '-0:02:00'
    }

    def "the database knows neither secret nor recovery code, and one account's sealed secret is of no use to another"() {
        given:
        enrol()
        def other = accounts.issue("other-${counter}", Role.ADMINISTRATOR).account()
        def row = node.getBean(SecondFactorRepository).findById(issued.account().id()).get()
        def cover = node.getBean(vn.dcim.core.audit.KeyCover)

        expect:
        row.secret().length == 12 + 20 + 16
        FactorSecret.open(cover, issued.account().id(), row.secret()).length == 20
        node.getBean(RecoveryCodeRepository).findByAccountIdAndUsedAtIsNull(issued.account().id())
                .every { it.hash().startsWith('$argon2id$') }

        when:
        FactorSecret.open(cover, other.id(), row.secret())

        then:
        thrown(IllegalStateException)
    }

    def "another telephone takes the place of the first, with recovery codes of its own"() {
        given:
        enrol()
        def first = app
        def firstPaper = paper
        enrol()

        expect:
        !confirms(first.code(clock.instant()))
        !confirms(firstPaper[0])
        confirms(app.code(clock.instant()))
        confirms(paper[0])
    }

    def "AG59-6.2.b-b: in Bắc Kạn a #role #how"() {
        given:
        def account = accounts.issue("of-${++counter}", role).account()

        expect:
        factors.state(account).standing() == standing
        factors.isDue(account) == (standing == FactorStanding.DUE)

        where:
        role               | how               || standing
        Role.ADMINISTRATOR | 'must have one'   || FactorStanding.DUE
        Role.OPERATOR      | 'may have one'    || FactorStanding.NONE
        Role.DISPLAY       | 'cannot have one' || FactorStanding.NEVER
    }

    def "an account that no person has is excused, with the reason beside it"() {
        when:
        accounts.excuseFromSecondFactor(issued.account(), 'tài khoản của bản trình diễn')

        then:
        !factors.isDue(account())
        factors.state(account()).standing() == FactorStanding.EXCUSED
        account().secondFactorExcuse() == 'tài khoản của bản trình diễn'
    }

    def "a display sets up none"() {
        when:
        enrolment.offer(accounts.issue("wall-${++counter}", Role.DISPLAY).account(), 'DCIM')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.FORBIDDEN
    }

    def "whoever must have one cannot remove it, whoever may can"() {
        given:
        enrol()
        def operator = accounts.issue("operator-${counter}", Role.OPERATOR).account()
        def code = new AuthenticatorApp(enrolment.offer(operator, 'DCIM').text()).code(clock.instant())
        enrolment.confirm(operator, code)

        when:
        factors.removeOwn(operator)

        then:
        !factors.isSetUp(operator)
        node.getBean(AuditLog).page(0, 1).content.first().action() == 'second-factor.remove'

        when:
        factors.removeOwn(account())

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.FORBIDDEN
        factors.isSetUp(account())
    }

    def "a lost telephone is taken off with reason and proof, by somebody else; sessions end, tokens do not, and another one is due"() {
        given:
        enrol()
        def session = node.getBean(Sessions).open(account(), DESK)
        def token = node.getBean(ApiTokens).issue(account(), 'nightly')
        def id = issued.account().id()

        when:
        factors.removeLost(id, reason, proof, by ?: issued.account().name())

        then:
        def e = thrown(DcimException)
        e.code() == code
        factors.isSetUp(account())

        when:
        factors.removeLost(id, 'mất điện thoại', 'thẻ viên chức số 117', 'admin')

        then:
        factors.isDue(account())
        node.getBean(Sessions).account(session, DESK, true).isEmpty()
        node.getBean(ApiTokens).grant(token, DESK.address()).isPresent()
        lastReason() == 'mất điện thoại (thẻ viên chức số 117)'
        !confirms(paper[0])

        when:
        factors.removeLost(id, 'mất điện thoại', 'thẻ viên chức số 117', 'admin')

        then:
        def again = thrown(DcimException)
        again.code() == ErrorCode.ILLEGAL_TRANSITION

        where:
        reason | proof | by      || code
        ' '    | 'thẻ' | 'admin' || ErrorCode.INVALID_VALUE
        'mất'  | ''    | 'admin' || ErrorCode.INVALID_VALUE
        'mất'  | 'thẻ' | null    || ErrorCode.FORBIDDEN
    }

    def "between password and code a browser is known for #time: #known"() {
        given:
        def secret = node.getBean(PendingSignIns).open(account())

        when:
        clock.advance(Duration.parse(time))

        then:
        otherNode.getBean(PendingSignIns).account(secret).isPresent() == known
        otherNode.getBean(PendingSignIns).account('another').isEmpty()

        cleanup:
        clock.advance(Duration.ofMillis(Math.floorMod(-clock.instant().toEpochMilli(), 30_000L)))

        where:
        time          || known
        'PT4M59.999S' || true
        'PT5M'        || false
    }

    def "a password changed meanwhile, or the code given, ends what is pending"() {
        given:
        def pending = node.getBean(PendingSignIns)
        def given = pending.open(account())
        def overtaken = pending.open(account())

        when:
        pending.close(given)
        clock.advance(Duration.ofSeconds(30))
        node.getBean(PasswordChanges).issueAnew(issued.account().id(), 'admin', 'quên')

        then:
        pending.account(given).isEmpty()
        pending.account(overtaken).isEmpty()
    }
}
