package vn.dcim.web.oidc

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.crypto.MACSigner
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.PlainJWT
import com.nimbusds.jwt.SignedJWT
import groovy.json.JsonOutput
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset
import java.time.temporal.ChronoUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Account
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.AccountSource
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.audit.AuditEntry
import vn.dcim.core.audit.AuditLog
import vn.dcim.web.WebServer

import static vn.dcim.web.oidc.ProviderGate.Way.OPEN
import static vn.dcim.web.oidc.ProviderGate.Way.SHUT
import static vn.dcim.web.oidc.ProviderGate.Way.SILENT

/** People of an identity provider sign in, as a browser does it; and what is refused. */
class ProviderSignInSpec extends Specification {

    static final String LOGOUT = 'http://schemas.openid.net/event/backchannel-logout'

    @Shared @AutoCleanup AProvider provider = new AProvider()
    @Shared @AutoCleanup WebServer web = new WebServer(provider.settings(
            ['dcim.oidc.second-factor-amr': 'mfa,hwk', 'dcim.oidc.label-en': 'Province account',
             'dcim.sign-in.failures-per-address': 1000]))
    @Shared @AutoCleanup HttpClient browser = HttpClient.newHttpClient()

    def setupSpec() {
        // why: the provider tells how long its tokens hold by the machine's clock
        web.clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS))
        provider.time = { web.clock.instant() }
    }

    def setup() {
        // why: tokens tell instants in whole seconds
        web.clock.set(web.clock.instant().truncatedTo(ChronoUnit.SECONDS))
    }

    def cleanup() {
        provider.gate.lead(OPEN)
    }

    /** The provider recognises somebody of the group of operators. */
    void recognises(String subject, Map<String, Object> claims = [:]) {
        provider.person(subject, [preferred_username: subject, name: "Người $subject" as String, department: 'Phòng Hạ tầng',
                                  email: "$subject@example.vn" as String, groups: ['ca-truc', 'khác']] + claims)
    }

    static String cookie(HttpResponse<?> answer, String name) {
        answer.headers().allValues('Set-Cookie').find { it.startsWith("$name=") }?.split(';')?.first()
    }

    static String location(HttpResponse<?> answer) {
        answer.headers().firstValue('Location').orElse('')
    }

    /** Presses the button and lets the provider do its part. @return where the browser is sent back to, its cookie, and the nonce */
    List<String> sentBack(String next = '/devices') {
        def begun = web.anonymous("/sign-in/oidc?next=$next")
        assert begun.statusCode() == 303
        def there = browser.send(HttpRequest.newBuilder(URI.create(location(begun))).build(), BodyHandlers.ofString())
        assert location(there).startsWith("$AProvider.BASE/sign-in/oidc/callback?")
        [location(there) - AProvider.BASE, cookie(begun, 'dcim_provider'), (location(begun) =~ /nonce=([^&]+)/)[0][1]]
    }

    /** What the provider says of an operator in answer to what was begun. */
    JWTClaimsSet identity(String subject, List<String> way, Map<String, Object> more) {
        def now = web.clock.instant()
        def claims = new JWTClaimsSet.Builder()
        ([iss: provider.issuer(), sub: subject, aud: AProvider.CLIENT, nonce: way[2], iat: Date.from(now), exp: Date.from(now.plusSeconds(60)),
          preferred_username: subject, groups: ['ca-truc']] + more).each { name, value -> claims.claim(name as String, value) }
        claims.build()
    }

    /** The answer to the next code is this ID token. */
    void gives(String subject, List<String> way, Map<String, Object> more) {
        provider.answer(200, given(provider.signed('JWT', identity(subject, way, more).claims)))
    }

    static String given(String idToken) {
        JsonOutput.toJson([access_token: 'x', token_type: 'Bearer', id_token: idToken])
    }

    HttpResponse<String> comeBack(List<String> way) {
        web.anonymous(way[0], way[1] ? [Cookie: way[1]] : [:])
    }

    HttpResponse<String> signIn(String next = '/devices') {
        comeBack(sentBack(next))
    }

    Account account(String name) {
        web.bean(Accounts).find(name).orElse(null)
    }

    List<AuditEntry> log(int rows = 1) {
        web.bean(AuditLog).page(0, rows).content
    }

    /** Tells by which words the sign-in page says no; empty where somebody was let in. */
    static String failure(HttpResponse<?> answer) {
        (location(answer) =~ /why=oidc-([a-z-]+)/).with { it.find() ? it.group(1) : '' }
    }

    def "the first sign-in makes an account with the role of the group; it goes on as any other"() {
        given:
        recognises('lan.tt', [phone_number: '0912 345 678', acr: 'gold', amr: ['pwd']])

        when:
        def arrived = signIn('/devices?q=ups')
        def session = cookie(arrived, 'dcim_session')

        then: "the page of ours leads on, since the browser sends a strict cookie to nothing that came from elsewhere"
        arrived.statusCode() == 200
        arrived.headers().firstValue('Refresh').get() == '0;url=/devices?q=ups'
        session && arrived.headers().allValues('Set-Cookie').any { it.startsWith('dcim_provider=;') }
        with(account('lan.tt')) {
            source() == AccountSource.OIDC
            role() == Role.OPERATOR
            person().fullName() == 'Người lan.tt'
            person().unit() == 'Phòng Hạ tầng'
            person().phone() == '0912 345 678'
        }
        with(log().first()) {
            actor() == 'lan.tt'
            action() == 'sign-in'
            reason() == 'oidc acr gold amr pwd'
        }

        and: "responsibility is taken on as by everybody else"
        location(web.anonymous('/devices', [Cookie: session])).startsWith('/acceptance')

        when:
        web.bean(Accounts).keepIssuedPassword(account('lan.tt'))

        then:
        web.anonymous('/devices', [Cookie: session]).statusCode() == 200

        and: "where a password would be, the pages say whose it is"
        with(web.anonymous('/password', [Cookie: session]).body()) {
            it.contains('Bạn đăng nhập qua nhà cung cấp danh tính của đơn vị')
            !it.contains('name="wanted"')
        }
        !web.anonymous('/me/second-factor', [Cookie: session]).body().contains('name="password"')
        !web.anonymous('/me', [Cookie: session]).body().contains('href="/password"')
        with(web.page("/accounts/${account('lan.tt').id()}", Role.ADMINISTRATOR).body()) {
            it.contains('do nhà cung cấp danh tính quyết định')
            !it.contains('/role"')
        }
        web.command("/accounts/${account('lan.tt').id()}/password", Role.ADMINISTRATOR, [reason: 'quên']).statusCode() == 409

        and: "nobody gets in by typing a password for it, nor locks it so"
        (1..6).every { web.post('/sign-in', [name: 'lan.tt', password: 'x']).statusCode() == 422 }
        web.bean(Standings).of(account('lan.tt')) == Standing.ACTIVE
        log().first().reason() == 'no-password'
    }

    def "role and person follow the claims at each sign-in, by the subject, whatever the name is now"() {
        given:
        recognises('huy')
        signIn()
        recognises('huy', [preferred_username: 'huy.moi', name: 'Huy Mới', groups: ['ca-truc', 'admins']])

        when:
        def arrived = signIn()

        then:
        arrived.statusCode() == 200
        account('huy.moi') == null
        account('huy').role() == Role.ADMINISTRATOR
        account('huy').person().fullName() == 'Huy Mới'
    }

    def "whoever has left the groups is refused, and the account ends with its sessions"() {
        given:
        recognises('roi')
        def session = cookie(signIn(), 'dcim_session')
        recognises('roi', [groups: ['khác']])

        when:
        def refused = signIn()

        then:
        failure(refused) == 'no-role'
        !cookie(refused, 'dcim_session')
        web.bean(Standings).of(account('roi')) == Standing.DEACTIVATED
        web.anonymous('/devices', [Cookie: session]).statusCode() != 200
        log(5).find { it.action() == 'account.deactivate' }.with { [it.actor(), it.reason()] } == ['oidc', 'oidc: no-group']

        when: "the groups are back, but no administrator has brought the account back"
        recognises('roi')

        then:
        failure(signIn()) == 'refused'
        log().first().reason() == 'deactivated'

        when:
        web.bean(AccountDesk).reactivate(account('roi').id(), null, 'QĐ 3', 'admin')
        recognises('roi')

        then:
        failure(signIn()) == ''
    }

    def "where the provider says nothing of groups, nobody gets in, and nobody is ended by its silence"() {
        given:
        recognises('im')
        signIn()
        provider.person('im', [preferred_username: 'im'])

        expect:
        failure(signIn()) == 'no-role'
        web.bean(Standings).of(account('im')) == Standing.ACTIVE
    }

    def "nobody gets in, and no account is made: #what"() {
        given:
        provider.person(subject, [preferred_username: name, groups: groups])
        if (what.contains('local')) {
            web.bean(Accounts).issue(name, Role.AUDITOR)
        }

        expect:
        failure(signIn()) == words
        log().first().with { [it.actor(), it.action(), it.reason()] } == [actor, 'sign-in.refused', reason]
        account(name)?.source() == (what.contains('local') ? AccountSource.LOCAL : null)

        where:
        what                        | subject | name      | groups      || words     | actor     | reason
        'no group of ours'          | 's-1'   | 'khach'   | ['khác']    || 'no-role' | 'khach'   | 'no-group'
        'the case of a group'       | 's-2'   | 'khach2'  | ['Ca-Truc'] || 'no-role' | 'khach2'  | 'no-group'
        'the name of a local one'   | 's-3'   | 'boss'    | ['ca-truc'] || 'clash'   | 'boss'    | 'name-clash'
        'a name that is none'       | 's-4'   | '<b>'     | ['ca-truc'] || 'refused' | '<b>'     | 'unsuited-name'
        'no name'                   | 's-5'   | ''        | ['ca-truc'] || 'refused' | 'oidc'    | 'unsuited-name'
    }

    def "the way back opens nothing: #what"() {
        given:
        recognises(UUID.randomUUID().toString())
        def way = sentBack()

        when:
        def answer = comeBack(turned(way))

        then:
        failure(answer) == 'over'
        !cookie(answer, 'dcim_session')
        log().first().with { [it.action(), it.reason()] } == ['sign-in.refused', 'oidc: over']

        and: "the browser that began can still finish"
        failure(comeBack(way)) == ''

        where:
        what                    | turned
        'in another browser'    | { w -> [w[0], 'dcim_provider=' + 'A' * 43] }
        'without its cookie'    | { w -> [w[0], null] }
        'with a forged state'   | { w -> [w[0].replaceAll(/state=[^&]+/, 'state=' + 'B' * 43), w[1]] }
        'without a state'       | { w -> [w[0].replaceAll(/state=[^&]+/, 'x=1'), w[1]] }
        'with two states'       | { w -> [w[0] + '&state=' + 'B' * 43, w[1]] }
    }

    def "the way back is good once"() {
        given:
        recognises('mot')
        def way = sentBack()

        expect:
        failure(comeBack(way)) == ''
        failure(comeBack(way)) == 'over'
    }

    def "the way back after #minutes is #outcome"() {
        given:
        def way = sentBack()
        if (!words) {
            recognises('cham')
        }

        when:
        web.clock.advance(Duration.parse(after))

        then:
        failure(comeBack(way)) == words

        where:
        after        || words
        'PT9M59.999S' || ''
        'PT10M'      || 'over'
        minutes = after
        outcome = words ?: 'good'
    }

    def "a person who calls it off, and a provider that says #error, are told so"() {
        given:
        def way = sentBack()
        def state = (way[0] =~ /state=([^&]+)/)[0][1]

        expect:
        failure(comeBack(["/sign-in/oidc/callback?error=$error&state=$state" as String, way[1]])) == words

        where:
        error             || words
        'access_denied'   || 'denied'
        'login_required'  || 'refused'
    }

    def "an answer that names #whose as its provider is #outcome (RFC 9207)"() {
        given:
        if (!words) {
            recognises('chin')
        }
        def way = sentBack()
        def named = iss == 'own' ? provider.issuer() : iss

        expect:
        failure(comeBack(["${way[0]}&iss=${URLEncoder.encode(named, 'UTF-8')}" as String, way[1]])) == words

        where:
        iss                      || words
        'own'                    || ''
        'https://evil.example'   || 'refused'
        whose = iss
        outcome = words ?: 'taken'
    }

    def "an ID token with #claim #value is #outcome"() {
        given:
        def way = sentBack()
        def now = web.clock.instant()
        gives('thoi', way, [(claim): value instanceof Integer ? Date.from(now.plusSeconds(value)) : value])

        when:
        def answer = comeBack(way)

        then:
        failure(answer) == words
        words == '' || log().first().reason().startsWith('oidc: refused: id-token: ')

        where:
        claim       | value                           || words
        'exp'       | -29                             || ''
        'exp'       | -30                             || 'refused'
        'exp'       | -31                             || 'refused'
        'iat'       | 29                              || ''
        'iat'       | 30                              || ''
        'iat'       | 31                              || 'refused'
        'nbf'       | 31                              || 'refused'
        'nonce'     | 'of-another'                    || 'refused'
        'iss'       | 'https://evil.example/tinh'     || 'refused'
        'aud'       | 'another-client'                || 'refused'
        'aud'       | ['dcim', 'another-client']      || 'refused'
        'azp'       | 'another-client'                || 'refused'
        'azp'       | 'dcim'                          || ''
        outcome = words ?: 'taken'
    }

    def "an ID token is refused that #what"() {
        given:
        recognises('gia')
        assert failure(signIn()) == ''
        def way = sentBack()
        provider.answer(200, given(token(identity('gia', way, [groups: ['admins']]))))

        when:
        def answer = comeBack(way)

        then:
        failure(answer) == 'refused'
        account('gia').role() == Role.OPERATOR

        where:
        what                                     | token
        'nobody has signed'                      | { new PlainJWT(it).serialize() }
        'is signed with the secret of the client' | { hs256(it) }
        'is signed with a key of somebody else'  | { foreign(it) }
        'is a token of another kind'             | { provider.signed('at+jwt', it.claims) }
    }

    static String hs256(JWTClaimsSet claims) {
        new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims)
                .tap { sign(new MACSigner('geheim-geheim-geheim-geheim-geheim-geheim')) }.serialize()
    }

    static String foreign(JWTClaimsSet claims) {
        def key = new RSAKeyGenerator(2048).keyID('mine').generate()
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID('mine').build(), claims)
                .tap { sign(new RSASSASigner(key)) }.serialize()
    }

    def "what the ID token leaves out is asked for, of #whose"() {
        given:
        def way = sentBack()
        def token = identity('hoi', way, [groups: null, preferred_username: null])
        def access = provider.signed('JWT', identity('hoi', way, [sub: subject, preferred_username: 'hoi.them']).claims)
        provider.answer(200, JsonOutput.toJson([access_token: access, token_type: 'Bearer', id_token: provider.signed('JWT', token.claims)]))

        expect:
        failure(comeBack(way)) == words
        (account('hoi.them')?.role() == Role.OPERATOR) == words.empty

        where:
        whose            | subject || words
        'somebody else'  | 'ai do' || 'refused'
        'the same'       | 'hoi'   || ''
    }

    def "keys that the provider has changed are found by themselves"() {
        given:
        recognises('khoa')
        signIn()

        when:
        provider.rotate()
        recognises('khoa')

        then:
        failure(signIn()) == ''
    }

    def "a token endpoint that answers #status with #what is told as #words"() {
        given:
        def way = sentBack()
        provider.answer(status, body)

        expect:
        failure(comeBack(way)) == words

        and: "afterwards all is well"
        recognises('sau')
        failure(signIn()) == ''

        where:
        status | what                | body                         || words
        500    | 'a failure'         | 'oops'                       || 'away'
        400    | 'a code used'       | '{"error":"invalid_grant"}'  || 'refused'
        401    | 'a wrong secret'    | '{"error":"invalid_client"}' || 'away'
        200    | 'half an answer'    | '{"access_token":"x"}'       || 'away'
        200    | 'too much'          | 'x' * 600_000                || 'away'
        302    | 'a way elsewhere'   | ''                           || 'away'
    }

    def "a provider that is #way is told of within the limits, and keeps nobody else out; back again, all is well"() {
        given:
        def returning = sentBack()
        web.clock.advance(Duration.ofMinutes(5))
        provider.gate.lead(way)
        def issued = web.bean(Accounts).issue("kinh-$way" as String, Role.OPERATOR)

        when:
        def since = System.nanoTime()
        def begun = web.anonymous('/sign-in/oidc')
        def came = comeBack(returning)
        def seconds = (System.nanoTime() - since) / 1e9

        then: "1.5 s each, and what a loaded machine needs"
        failure(begun) == 'away'
        failure(came) == 'away'
        seconds < 8

        and:
        web.post('/sign-in', [name: issued.account().name(), password: issued.password()]).statusCode() == 303
        with(web.page('/directory', Role.ADMINISTRATOR).body()) {
            it.contains('data-provider="down"')
            it.contains(text)
        }
        with(web.anonymous('/sign-in?why=oidc-away').body()) {
            it.contains('Nhà cung cấp danh tính không trả lời')
            it.contains('role="alert"')
        }

        when:
        web.clock.advance(Duration.ofSeconds(20))

        then: "whoever watches is told, and the program goes on"
        with(web.anonymous('/health')) {
            it.statusCode() == 200
            WebServer.json(it) == [status: 'DEGRADED', parts: [database: 'UP', 'identity-provider': 'DOWN', schedule: 'UP']]
        }

        when:
        provider.gate.lead(OPEN)
        recognises('lai')

        then:
        failure(signIn()) == ''
        web.page('/directory', Role.ADMINISTRATOR).body().contains('data-provider="up"')
        WebServer.json(web.anonymous('/health')).parts['identity-provider'] == 'UP'

        where:
        way    || text
        SHUT   || 'Không kết nối được tới'
        SILENT || 'không trả lời kịp'
    }

    def "the code of a second factor is asked for after it as after a password, unless the provider has asked for its own: #amr"() {
        given:
        def name = "hai-$amr" as String
        recognises(name, [amr: [amr], groups: ['admins']])

        when:
        def session = cookie(signIn(), 'dcim_session')
        web.bean(Accounts).keepIssuedPassword(account(name))

        then:
        location(web.anonymous('/devices', [Cookie: session])).startsWith('/me/second-factor') == due
        account(name).secondFactorExcuse() == (due ? null : "oidc: amr $amr" as String)

        where:
        amr   || due
        'pwd' || true
        'mfa' || false
    }

    def "whoever has set up a code here is asked for it, and the provider's own makes up for it"() {
        given:
        recognises('ma', [groups: ['admins']])
        def first = cookie(signIn(), 'dcim_session')
        web.database.connect().withCloseable {
            it.createStatement().execute("INSERT INTO second_factor VALUES (${account('ma').id()}, 'x', '2026-11-21 08:00:00', 0)" as String)
        }
        recognises('ma', [groups: ['admins'], amr: ['pwd']])

        when:
        def arrived = signIn()

        then:
        arrived.headers().firstValue('Refresh').get() == '0;url=/sign-in/code?next=%2Fdevices'
        !cookie(arrived, 'dcim_session')
        cookie(arrived, 'dcim_pending')
        log().first().with { [it.action(), it.reason()] } == ['sign-in.provider', 'oidc amr pwd']

        and: "an administrator takes a lost one off, as of everybody"
        web.page("/accounts/${account('ma').id()}", Role.ADMINISTRATOR).body().contains("/accounts/${account('ma').id()}/second-factor\"")

        when:
        recognises('ma', [groups: ['admins'], amr: ['pwd', 'hwk']])
        arrived = signIn()

        then: "sessions that were opened without it end"
        cookie(arrived, 'dcim_session')
        web.anonymous('/me', [Cookie: first]).statusCode() != 200
    }

    def "a suspended account stays out, and the outsider reads no more than that"() {
        given:
        recognises('nghi')
        signIn()
        web.bean(AccountDesk).changeTerm(account('nghi').id(), LocalDate.ofInstant(web.clock.instant(), ZoneOffset.UTC).minusDays(2), 'nghỉ', 'admin')
        recognises('nghi')

        expect:
        failure(signIn()) == 'refused'
        log().first().reason() == 'expired'
    }

    def "the provider tells of a sign-out, and the sessions here end: #what is #status"() {
        given:
        def subject = UUID.randomUUID().toString()
        recognises(subject)
        def session = cookie(signIn(), 'dcim_session')
        web.bean(Accounts).keepIssuedPassword(account(subject))
        assert web.anonymous('/devices', [Cookie: session]).statusCode() == 200
        def now = web.clock.instant()
        def claims = [iss: provider.issuer(), aud: 'dcim', sub: subject, jti: 'j', iat: Date.from(now),
                      exp: Date.from(now.plusSeconds(120)), events: [(LOGOUT): [:]]] + more(now)

        when:
        def heard = web.post('/sign-in/oidc/back-channel', [logout_token: provider.signed(type, claims.findAll { it.value != null })])

        then:
        heard.statusCode() == status
        (web.anonymous('/devices', [Cookie: session]).statusCode() == 200) == (status != 200)
        log().first().with { [it.actor(), it.action()] } == ['oidc', status == 200 ? 'session.end' : 'session.end-refused']

        where:
        what                              | type         | more                                       || status
        'a token of it'                   | 'logout+jwt' | { [:] }                                    || 200
        'one of 150 s ago'                | 'logout+jwt' | { [iat: Date.from(it.minusSeconds(150))] }  || 200
        'one of more than 150 s ago'      | 'logout+jwt' | { [iat: Date.from(it.minusSeconds(151))] }  || 400
        'an ID token, by its type'        | 'JWT'        | { [:] }                                    || 400
        'an ID token, by what is in it'   | 'logout+jwt' | { [nonce: 'n'] }                           || 400
        'one without its event'           | 'logout+jwt' | { [events: [:]] }                          || 400
        'one without any subject'         | 'logout+jwt' | { [sub: null, sid: 's'] }                  || 400
        'one for another'                 | 'logout+jwt' | { [aud: 'another'] }                       || 400
    }

    def "a sign-out that nobody signed is refused"() {
        expect:
        web.post('/sign-in/oidc/back-channel', [logout_token: token]).statusCode() == 400

        where:
        token << ['', 'x', 'a.b.c', new PlainJWT(new JWTClaimsSet.Builder().subject('x').build()).serialize()]
    }

    def "whoever signs out here may sign out there too"() {
        given:
        recognises('ra')
        def session = cookie(signIn(), 'dcim_session')
        web.bean(Accounts).keepIssuedPassword(account('ra'))
        def csrf = (web.anonymous('/devices', [Cookie: session]).body() =~ /X-CSRF-Token":"([^"]+)"/)[0][1]

        when:
        def out = web.post('/sign-out', [:], [Cookie: session, 'X-CSRF-Token': csrf])
        def page = web.anonymous(out.headers().firstValue('HX-Redirect').get()).body()

        then:
        page.contains('href="/sign-in/oidc/sign-out"')
        with(URI.create(location(web.anonymous('/sign-in/oidc/sign-out')))) {
            it.toString().startsWith("${provider.issuer()}/endsession?")
            it.rawQuery.contains('client_id=dcim')
            it.rawQuery.contains('post_logout_redirect_uri=https%3A%2F%2Fdcim.example.vn%2Fsign-in')
        }
    }

    def "the button stands under the form with its label, and asks for what it should"() {
        when:
        def begun = URI.create(location(web.anonymous('/sign-in/oidc')))
        def asked = begun.rawQuery.split('&').collectEntries { it.split('=', 2).toList() }

        then:
        web.anonymous('/sign-in?next=/alarms').body() =~ /href="\/sign-in\/oidc\?next=%2Falarms">Đăng nhập bằng tài khoản của đơn vị</
        web.anonymous('/sign-in', [Cookie: 'dcim_language=en']).body().contains('>Province account<')
        asked.response_type == 'code'
        asked.code_challenge_method == 'S256'
        asked.code_challenge.length() == 43
        asked.redirect_uri == URLEncoder.encode("$AProvider.BASE/sign-in/oidc/callback", 'UTF-8')
        asked.keySet().containsAll(['state', 'nonce'])
        asked.scope == 'openid+profile+email'

        and: "the session that the browser had is over, as with the form"
        recognises('cu')
        def session = cookie(signIn(), 'dcim_session')
        web.bean(Accounts).keepIssuedPassword(account('cu'))
        web.anonymous('/devices', [Cookie: session]).statusCode() == 200
        web.anonymous('/sign-in/oidc', [Cookie: session]).statusCode() == 303
        web.anonymous('/devices', [Cookie: session]).statusCode() != 200

        and: "another site begins nothing, and leads nowhere"
        with(web.anonymous('/sign-in/oidc', ['Sec-Fetch-Site': 'cross-site'])) {
            location(it).startsWith('/sign-in?')
            !cookie(it, 'dcim_provider')
        }
        recognises('ngoai')
        signIn('https://evil.example').headers().firstValue('Refresh').get() == '0;url=/'
    }

    def "the page of administrators shows how it stands"() {
        given:
        recognises('cuoi', [amr: ['pwd']])
        signIn()

        expect:
        with(web.page('/directory', Role.ADMINISTRATOR).body()) {
            it.contains('data-provider="up"')
            it.contains("<code>${provider.issuer()}</code>")
            it.contains("$AProvider.BASE/sign-in/oidc/callback")
            it.contains('Quản trị, toàn bộ')
            it =~ />cuoi<\/a> · [^<]*· <code>amr pwd</
        }
        web.get('/api/v1/transport-paths').toString().contains('provider')
    }
}
