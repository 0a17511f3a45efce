package vn.dcim.core.account.passkey

import groovy.json.JsonSlurper
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Account
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Client
import vn.dcim.core.account.IssuedPassword
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Person
import vn.dcim.core.account.Role
import vn.dcim.core.account.SignIn
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.account.UnlockRequest
import vn.dcim.core.account.factor.FactorStanding
import vn.dcim.core.account.factor.PasskeyEnrolment
import vn.dcim.core.account.factor.SecondFactors
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SoftPasskey
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Passkeys that answer as they should, and as no honest one would, on two nodes with one database. */
class PasskeySpec extends Specification {

    static final RelyingParty PARTY = new RelyingParty('dcim.example', ['https://dcim.example'] as Set)
    static final Client DESK = new Client('192.0.2.7', 'Firefox, Linux')
    static final String BROWSER = 'secret of a cookie'

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T00:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext node = node()
    @Shared @AutoCleanup ApplicationContext otherNode = node()
    @Shared Accounts accounts = node.getBean(Accounts)
    @Shared Passkeys passkeys = node.getBean(Passkeys)
    @Shared SecondFactors factors = node.getBean(SecondFactors)
    @Shared PasskeyEnrolment enrolment = node.getBean(PasskeyEnrolment)
    @Shared PasskeySignIn signIn = node.getBean(PasskeySignIn)
    @Shared int counter

    IssuedPassword issued = accounts.issue("owner-${++counter}", Role.ADMINISTRATOR)
    SoftPasskey passkey = new SoftPasskey()
    List<String> paper

    ApplicationContext node() {
        ApplicationContext.builder().properties(database.properties()).singletons(clock)
                .beanDefinitions(LightPasswords.instead()).start()
    }

    Account account() {
        accounts.find(issued.account().id()).get()
    }

    String offer(String name = 'máy của tôi') {
        enrolment.offer(account(), name, PARTY, 'DCIM', BROWSER)
    }

    List<String> add(SoftPasskey made = passkey, String name = 'máy của tôi', ApplicationContext at = node) {
        at.getBean(PasskeyEnrolment).confirm(account(), name, made.create(offer(name)), PARTY, BROWSER)
    }

    /** Signs in without a password. */
    boolean alone(Map with = [:], ApplicationContext at = node) {
        shows(passkey.get(signIn.ask(PARTY, BROWSER), with), at)
    }

    boolean shows(String json, ApplicationContext at = node, String browser = BROWSER) {
        at.getBean(PasskeySignIn).attempt(json, PARTY, browser, DESK).filter { it.id() == issued.account().id() }.isPresent()
    }

    /** Shows the passkey after the right password. */
    boolean second(Map with = [:], SoftPasskey shown = passkey) {
        def account = account()
        signIn.confirm(account, shown.get(signIn.ask(account, PARTY, BROWSER), with), PARTY, BROWSER, DESK)
    }

    boolean password(String password = issued.password()) {
        node.getBean(SignIn).attempt(issued.account().name(), password, DESK.address()).isPresent()
    }

    Standing standing() {
        node.getBean(Standings).of(account())
    }

    String lastReason() {
        node.getBean(AuditLog).page(0, 1).content.first().reason()
    }

    def "what a browser is asked: 256 random bits, three algorithms, verification, no attestation, a handle that tells nothing"() {
        given:
        add()

        when:
        def asked = new JsonSlurper().parseText(offer('another')) as Map
        def again = new JsonSlurper().parseText(offer('another')) as Map
        def get = new JsonSlurper().parseText(signIn.ask(PARTY, BROWSER)) as Map
        def second = new JsonSlurper().parseText(signIn.ask(account(), PARTY, BROWSER)) as Map

        then:
        asked.rp == [id: 'dcim.example', name: 'DCIM']
        asked.user.name == issued.account().name()
        Base64.urlDecoder.decode(asked.user.id as String).length == 64
        asked.user.id == passkey.handle
        asked.pubKeyCredParams*.alg == [-7, -8, -257]
        asked.attestation == 'none'
        asked.authenticatorSelection.userVerification == 'required'
        asked.authenticatorSelection.residentKey == 'preferred'
        asked.timeout == 290_000
        Base64.urlDecoder.decode(asked.challenge as String).length == 32
        asked.challenge != again.challenge

        and: "one that is there is not made twice"
        asked.excludeCredentials*.id == [passkey.idText()]

        and: "nobody is told whose passkeys there are before the password"
        get.allowCredentials in [null, []]
        get.rpId == 'dcim.example'
        get.userVerification == 'required'
        second.allowCredentials.collect { [it.id, it.transports] } == [[passkey.idText(), ['internal']]]
    }

    def "a passkey of #algorithm signs in alone, on either node, and beside the password"() {
        given:
        passkey = new SoftPasskey(algorithm)
        add()

        expect:
        alone()
        alone([:], otherNode)
        second()
        lastUsed().lastUsedAt() == clock.instant()
        lastUsed().lastUsedFrom() == '192.0.2.7 Firefox, Linux'
        lastUsed().counter() == passkey.counter

        where:
        algorithm << ['ES256', 'EdDSA', 'RS256']
    }

    private Passkey lastUsed() {
        passkeys.of(account()).first()
    }

    def "AG59-7.7: the first passkey is the second factor that the role asks for, and brings recovery codes; the next brings none"() {
        expect:
        factors.isDue(account())

        when:
        paper = add()

        then:
        paper.size() == 10
        !factors.isDue(account())
        factors.owners().contains(issued.account().id())
        with(factors.state(account())) {
            standing() == FactorStanding.SET_UP
            passkeys() == 1
            !hasApp()
            codesLeft() == 10
        }
        add(new SoftPasskey(), 'thẻ') == []

        and: "codes let in whoever has not the passkey at hand, and prove the owner of a locked account"
        node.getBean(SignIn).confirm(issued.account().id(), paper[0], DESK.address()).get() == 'recovery-code'
        !node.getBean(SignIn).confirm(issued.account().id(), '123456', DESK.address()).present
        (1..5).each { password('wrong') }
        standing() == Standing.LOCKED
        node.getBean(AccountDesk).unlock(issued.account().id(), UnlockRequest.Way.IN_PERSON, 'thẻ', paper[1], 'admin')
    }

    def "an answer is refused whose #what is wrong, and counts as a wrong password does (#reason)"() {
        given:
        add()
        change(passkey)

        expect:
        !alone(with)
        lastReason() == "passkey: $reason"
        !second(with)
        lastReason() == "passkey: $reason"

        when: "three of them already make five with these"
        (1..3).each { password('wrong') }

        then:
        standing() == Standing.LOCKED

        where:
        what                | change                                                                   | with                    || reason
        'origin'            | { SoftPasskey p -> p.origin = 'https://dcim.example.evil' }              | [:]                     || 'origin'
        'origin\'s scheme'  | { SoftPasskey p -> p.origin = 'http://dcim.example' }                    | [:]                     || 'origin'
        'origin\'s port'    | { SoftPasskey p -> p.origin = 'https://dcim.example:8443' }              | [:]                     || 'origin'
        'site'              | { SoftPasskey p -> p.rpId = 'evil.example' }                             | [:]                     || 'rp-id'
        'user verification' | { SoftPasskey p -> p.flags = SoftPasskey.PRESENT }                       | [:]                     || 'user-verification'
        'signature'         | { SoftPasskey p -> }                                                     | [signature: new byte[70]] || 'signature'
        'user handle'       | { SoftPasskey p -> }                                                     | [handle: 'AAAA']        || 'unknown'
        'kind'              | { SoftPasskey p -> p.flags = SoftPasskey.VERIFIED }                      | [:]                     || 'malformed'
    }

    def "a passkey is made with user verification, for this site, from this site, or not at all (#reason)"() {
        given:
        change(passkey)

        when:
        add()

        then:
        def e = thrown(PasskeyRefused)
        e.reason() == reason
        passkeys.of(account()) == []
        factors.isDue(account())

        where:
        change                                                  || reason
        ({ SoftPasskey p -> p.origin = 'https://evil.example' }) || 'origin'
        ({ SoftPasskey p -> p.rpId = 'evil.example' })           || 'rp-id'
        ({ SoftPasskey p -> p.flags = SoftPasskey.PRESENT })     || 'user-verification'
    }

    def "a challenge is good until #after after it was made, #good"() {
        given:
        add()
        def asked = signIn.ask(PARTY, BROWSER)

        when:
        clock.advance(Duration.parse(after))

        then:
        shows(passkey.get(asked)) == (good == 'still')

        where:
        after       || good
        'PT0S'      || 'still'
        'PT4M59.999S' || 'still'
        'PT5M'      || 'no more'
    }

    def "a challenge serves once, in the browser that asked, for what it was made"() {
        given:
        add()
        def asked = signIn.ask(PARTY, BROWSER)
        def shown = passkey.get(asked)
        def begun = signIn.ask(account(), PARTY, BROWSER)
        def made = offer()

        expect: "another browser's, whose owner may still use it"
        !shows(shown, node, 'another browser')
        lastReason() == 'passkey: challenge'
        shows(shown)

        and: "not again, on no node, and not with another signature"
        !shows(shown)
        !shows(passkey.get(asked), otherNode)
        lastReason() == 'passkey: challenge'

        and: "of one step not for another"
        !shows(passkey.get(begun))
        !shows(passkey.get(made))
        !signIn.confirm(account(), passkey.get(signIn.ask(PARTY, BROWSER)), PARTY, BROWSER, DESK)

        and: "nor of somebody else, nor one that nobody asked"
        !signIn.confirm(accounts.issue("other-$counter", Role.OPERATOR).account(), passkey.get(begun), PARTY, BROWSER, DESK)
        !alone(challenge: SoftPasskey.text(new byte[32]))

        and: "none of that is a failure of the owner's"
        (1..4).each { password('wrong') }
        standing() == Standing.ACTIVE
    }

    def "an answer that comes in 8 times at once on two nodes lets in once"() {
        given:
        add()
        def shown = passkey.get(signIn.ask(PARTY, BROWSER))
        def begin = new CountDownLatch(1)
        def crowd = Executors.newFixedThreadPool(8)

        when:
        def tries = (1..8).collect { n ->
            crowd.submit({
                begin.await()
                shows(shown, n % 2 ? node : otherNode)
            } as Callable)
        }
        begin.countDown()

        then:
        tries*.get().count { it } == 1

        cleanup:
        crowd?.shutdownNow()
    }

    def "a count that does not grow is that of a clone: refused, noted, told; one that never counts is none"() {
        given:
        add()
        assert alone()
        def count = passkey.counter

        when:
        passkey.counter = count + step
        def letIn = alone()
        def noted = node.getBean(AuditLog).page(0, 5).content.find { it.action() == 'passkey.cloned' && it.subject().endsWith(issued.account().name()) }

        then:
        letIn == (step >= 0)
        letIn || [noted.was(), noted.became(), noted.reason()] == [count as String, count + step + 1 as String, 'máy của tôi']
        letIn || lastReason() == 'passkey: counter'
        letIn || isTold(issued.account().name())
        letIn || lastUsed().counter() == count

        where:
        step << [0, -1, -2]
    }

    private boolean isTold(String name) {
        database.rows("SELECT facts FROM notice WHERE kind IN ('PASSKEY_CLONED', 'passkey-cloned')")
                .any { it.facts.contains(name) && it.facts.contains('máy của tôi') && it.facts.contains('192.0.2.7') }
    }

    def "a passkey that is synchronised counts nothing, which is fine, and is shown as what it is"() {
        given:
        passkey.counter = -1
        passkey.flags |= SoftPasskey.BACKUP_ELIGIBLE
        add()

        expect:
        lastUsed().backupEligible()
        !lastUsed().backedUp()
        alone()
        alone()

        when:
        passkey.flags |= SoftPasskey.BACKED_UP
        alone()

        then:
        lastUsed().backedUp()
        lastUsed().counter() == 0
    }

    def "an unknown passkey, one without a name of its account, and one that has ended are refused alike"() {
        given:
        add()
        def stranger = new SoftPasskey(handle: passkey.handle)

        expect:
        !shows(stranger.get(signIn.ask(PARTY, BROWSER)))
        lastReason() == 'passkey: unknown'
        !alone(handle: false)
        lastReason() == 'passkey: unknown'
        second(handle: false)

        when:
        add(new SoftPasskey(), 'thẻ')
        factors.endPasskey(account(), passkeys.of(account()).first().id())

        then:
        !alone()
        lastReason() == 'passkey: unknown'
        !second()
    }

    def "#who is not let in by a passkey either (#reason)"() {
        given:
        add()
        change.call(this)

        expect:
        !alone()
        lastReason() == reason

        where:
        who                     | change                                                                                        || reason
        'a locked owner'        | { PasskeySpec s -> (1..5).each { s.password('wrong') } }                                      || 'locked'
        'a deactivated one'     | { PasskeySpec s -> s.node.getBean(AccountDesk).deactivate(s.issued.account().id(), 'x', 'admin') } || 'deactivated'
        'one not seen 30 days'  | { PasskeySpec s -> s.clock.advance(Duration.ofDays(30)) }                                     || 'unused'
    }

    def "an owner whose term is over is let in on the last day and not after"() {
        given:
        def today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of('Asia/Ho_Chi_Minh'))
        issued = accounts.issue("ends-$counter", Role.ADMINISTRATOR, Person.UNKNOWN, today)
        add()

        expect:
        alone()

        when:
        clock.advance(Duration.ofDays(1))

        then:
        !alone()
        lastReason() == 'expired'
    }

    def "a right passkey begins the count of failures anew"() {
        given:
        add()

        when:
        (1..4).each { password('wrong') }
        def letIn = alone()
        (1..4).each { password('wrong') }

        then:
        letIn
        standing() == Standing.ACTIVE
        alone()
    }

    def "one authenticator is registered once, for one account; of twenty passkeys none more"() {
        given:
        add()

        when:
        enrolment.confirm(account(), 'again', passkey.create(offer()), PARTY, BROWSER)

        then:
        def known = thrown(PasskeyRefused)
        known.reason() == 'already-registered'

        when:
        (2..20).each { add(new SoftPasskey(), "khóa $it") }

        then:
        passkeys.count(account()) == 20

        when:
        offer()

        then:
        def many = thrown(PasskeyRefused)
        many.reason() == 'too-many'
    }

    def "the name that is given is of 1 to 60 characters: #length"() {
        when:
        add(passkey, 'ă' * length)

        then:
        def e = thrown(PasskeyRefused)
        e.reason() == 'name'

        where:
        length << [0, 61]
    }

    def "what is no answer at all is refused as one: #json"() {
        expect:
        !shows(json)

        when:
        enrolment.confirm(account(), 'x', json, PARTY, BROWSER)

        then:
        def e = thrown(PasskeyRefused)
        e.reason() in ['malformed', 'challenge']

        where:
        json << ['', '{}', 'null', '[]', '{"id":1}', '{"id":"a","rawId":"%","type":"public-key","response":{}}',
                 '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA","authenticatorData":"AA","signature":"AA"},"clientExtensionResults":{}}']
    }

    def "the last factor of who must have one stays; of two either may go, and the last one takes the paper with it where none is asked for"() {
        given:
        paper = add()

        when:
        factors.endPasskey(account(), passkeys.of(account()).first().id())

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.FORBIDDEN

        when:
        add(new SoftPasskey(), 'thẻ')
        factors.endPasskey(account(), passkeys.of(account()).first().id())

        then:
        factors.state(account()).codesLeft() == 10
        !factors.mayEndPasskey(account())

        when:
        accounts.excuseFromSecondFactor(account(), 'spec')
        factors.endPasskey(account(), passkeys.of(account()).first().id())

        then:
        !factors.isSetUp(account())
        factors.state(account()).codesLeft() == 0

        when:
        factors.endPasskey(account(), 1L)

        then:
        def none = thrown(DcimException)
        none.code() == ErrorCode.NOT_FOUND
    }

    def "an administrator takes all of them off with reason and proof, and the log tells which"() {
        given:
        add()
        add(new SoftPasskey(), 'thẻ')

        when:
        factors.removeLost(issued.account().id(), 'mất máy', 'thẻ viên chức 117', 'admin')

        then:
        !factors.isSetUp(account())
        !alone()
        with(node.getBean(AuditLog).page(0, 2).content[1]) {
            [action(), was(), reason()] == ['second-factor.remove', 'passkey máy của tôi, passkey thẻ', 'mất máy (thẻ viên chức 117)']
        }
    }

    def "a display has none"() {
        given:
        issued = accounts.issue("wall-$counter", Role.DISPLAY)

        when:
        offer()

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.FORBIDDEN
    }
}
