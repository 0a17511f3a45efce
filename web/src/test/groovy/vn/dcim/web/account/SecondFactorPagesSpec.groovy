package vn.dcim.web.account

import com.google.zxing.qrcode.decoder.Decoder
import groovy.json.JsonSlurper
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Account
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.PasswordChanges
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.testing.AuthenticatorApp
import vn.dcim.core.testing.SoftPasskey
import vn.dcim.web.WebServer

/** A person at a browser with a telephone: setting up the second factor, signing in with it, and losing it. */
class SecondFactorPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.sign-in.contact': 'phòng máy chủ, máy lẻ 117', 'dcim.webauthn.rp-id': 'dcim.example'])
    @Shared int counter

    String name
    String password
    String cookie
    AuthenticatorApp app
    List<String> paper

    def setup() {
        // why: each spec has its own ten minutes of failures from this address
        web.clock.advance(Duration.ofMinutes(10))
    }

    def signIn(String next = '/') {
        def answer = web.post('/sign-in', [name: name, password: password, next: next])
        keep(answer)
        answer
    }

    def code(String code, String next = '/') {
        def answer = web.post('/sign-in/code', [code: code, next: next], [Cookie: cookie])
        keep(answer)
        answer
    }

    /** What a browser keeps of an answer's cookies. */
    private void keep(answer) {
        answer.headers().allValues('Set-Cookie').collect { it.split(';')[0] }.findAll { !it.endsWith('=') }.each { cookie = it }
    }

    def page(String path, Map<String, String> headers = [:]) {
        web.anonymous(path, [Cookie: cookie] + headers)
    }

    def submit(String path, Map form) {
        def csrf = (page('/me').body() =~ /X-CSRF-Token":"([^"]*)"/)
        def token = csrf.find() ? csrf.group(1) : (page('/me/second-factor').body() =~ /X-CSRF-Token":"([^"]*)"/)[0][1]
        web.post(path, form + [csrf: token], [Cookie: cookie])
    }

    static String location(answer) {
        answer.headers().firstValue('Location').orElse(null)
    }

    String now(Duration ahead = Duration.ZERO) {
        app.code(web.clock.instant() + ahead)
    }

    /** A person of a role who need not change the password, signed in. */
    Account person(Role role) {
        name = "person-${++counter}"
        def issued = web.bean(Accounts).issue(name, role)
        web.bean(Accounts).keepIssuedPassword(issued.account())
        password = issued.password()
        signIn()
        issued.account()
    }

    void read(body) {
        app = new AuthenticatorApp((body =~ /<code id="secret">([A-Z2-7 ]+)</)[0][1])
    }

    static List<String> codes(answer) {
        (answer.body() =~ /<li><code>([a-z2-9-]{14})</).collect { it[1] }
    }

    /** Sets up the factor, and waits until the app shows another code. */
    void enrol(Map more = [:]) {
        read(page('/me/second-factor').body())
        paper = codes(submit('/me/second-factor', [code: now()] + more))
        assert paper.size() == 10
        web.clock.advance(Duration.ofSeconds(60))
    }

    /** What a telephone's camera makes of the picture. */
    static String scanned(String body) {
        int side = (body =~ /class="qr" viewBox="0 0 (\d+)/)[0][1] as int
        def modules = new boolean[side - 8][side - 8]
        (body =~ /M(\d+) (\d+)h(\d+)v1/).each { all, x, y, length ->
            (length as int).times { modules[(y as int) - 4][(x as int) - 4 + it] = true }
        }
        new Decoder().decode(modules).text
    }

    def "AG59-7.7: whoever must have a second factor does nothing before there is one, and signs in with it from then on"() {
        given:
        person(Role.SECURITY_OFFICER)

        expect: "nothing else works"
        location(page('/devices?q=ups')) == '/me/second-factor?next=%2Fdevices%3Fq%3Dups'
        page('/alarms/rows', ['HX-Request': 'true']).headers().firstValue('HX-Redirect').get() == '/me/second-factor'
        page('/api/v1/devices').statusCode() == 403
        page('/password').statusCode() == 200

        when:
        def form = page('/me/second-factor?next=/devices').body()

        then: "the rule stands beside it, a proposal where no text asks; QR code, text and link tell the same secret, without script"
        form.contains('Vai trò của bạn phải đăng nhập bằng hai yếu tố')
        form.contains('Bắt buộc với vai trò này (đề xuất, văn bản không quy định)')
        scanned(form) == (form =~ /href="(otpauth:[^"]+)"/)[0][1].replace('&amp;', '&')
        !form.contains('href="/alarms"')
        page('/events').statusCode() == 204
        (form =~ /<code id="secret">(([A-Z2-7]{4} ?){8})</)[0][1].replace(' ', '') ==
                (form =~ /href="otpauth:\/\/totp\/[^"]*secret=([A-Z2-7]{32})/)[0][1]
        !form.contains('id="password"')
        page('/me/second-factor').body().find(/<code id="secret">[^<]+/) == form.find(/<code id="secret">[^<]+/)

        when:
        read(form)
        def wrong = submit('/me/second-factor', [code: '000000', next: '/devices'])
        def late = submit('/me/second-factor', [code: now(Duration.ofHours(1)), next: '/devices'])
        def taken = submit('/me/second-factor', [code: now().replaceAll(/(...)(...)/, '$1 $2'), next: '/devices'])

        then:
        wrong.statusCode() == 422
        wrong.body().contains('Mã không đúng. Hãy kiểm tra đã quét đúng hình này')
        late.body().contains('Đồng hồ của điện thoại lệch +1:00:00')
        taken.statusCode() == 200
        codes(taken).size() == 10
        taken.body().contains('href="/devices"')
        page('/devices').statusCode() == 200
        page('/me').body().contains('còn 10 mã dự phòng')
        !page('/me').body().contains('/me/remove-second-factor')
        submit('/me/remove-second-factor', [password: password, present: codes(taken)[9]]).statusCode() == 403

        when: "the next sign-in"
        web.clock.advance(Duration.ofSeconds(30))
        def session = cookie
        def first = signIn('/devices?class=ups')

        then: "no session after the password alone"
        location(first) == '/sign-in/code?next=%2Fdevices%3Fclass%3Dups'
        with(first.headers().allValues('Set-Cookie')) {
            it.size() == 1
            it[0].startsWith('dcim_pending=')
            it[0].toLowerCase().split('; ').drop(1).findAll { !it.startsWith('expires') } as Set ==
                    ['path=/', 'httponly', 'samesite=strict', 'max-age=300'] as Set
        }
        location(page('/devices')).startsWith('/sign-in?')
        page('/sign-in/code').body().contains('autocomplete="one-time-code"')
        page('/sign-in/code').body().contains('inputmode="numeric"')

        when:
        def second = code(now(), '/devices?class=ups')

        then:
        location(second) == '/devices?class=ups'
        cookie.startsWith('dcim_session=')
        cookie != session
        page('/devices').statusCode() == 200
        with(web.bean(AuditLog).page(0, 1).content.first()) {
            [actor(), action(), reason()] == [name, 'sign-in', 'totp']
        }
    }

    def "a right code does not serve twice, and the answer tells nothing but that"() {
        given:
        person(Role.ADMINISTRATOR)
        enrol()
        signIn()
        def shown = now()
        def pending = cookie
        assert code(shown).statusCode() == 303

        when: "somebody who saw password and code"
        signIn()
        def again = code(shown)
        def wrong = code('123456')

        then:
        again.statusCode() == 422
        again.body().contains('Mã không đúng, đã dùng rồi, hoặc tài khoản đã bị khóa')
        again.body() == wrong.body()
        web.bean(AuditLog).page(0, 2).content*.reason()[1] == 'used-code'

        and: "nor does the page for the code"
        web.post('/sign-in/code', [code: now(Duration.ofSeconds(30))], [Cookie: pending]).body().contains('Đã quá 5 phút')
    }

    def "after five minutes the password is asked for again"() {
        given:
        person(Role.ADMINISTRATOR)
        enrol()
        signIn()

        when:
        web.clock.advance(Duration.ofMinutes(5))
        def late = code(now())

        then:
        late.statusCode() == 422
        late.body().contains('name="password"')
        location(page('/sign-in/code?next=/alarms')) == '/sign-in?next=%2Falarms'
        location(web.anonymous('/sign-in/code')) == '/sign-in?next=%2F'
        web.post('/sign-in/code', [code: now()], ['Sec-Fetch-Site': 'cross-site']).statusCode() == 403
    }

    def "a recovery code lets in once, and leads to where the others are counted"() {
        given:
        person(Role.ADMINISTRATOR)
        enrol()
        signIn()

        when:
        def answer = code(paper[0].toUpperCase(), '/alarms')

        then:
        location(answer) == '/me'
        page('/me').body().contains('còn 9 mã dự phòng')

        when:
        def refused = submit('/me/recovery-codes', [password: 'wrong'])
        def fresh = submit('/me/recovery-codes', [password: password])

        then: "new ones take the password"
        refused.statusCode() == 422
        refused.body().contains('Mật khẩu hiện tại không đúng')
        codes(fresh).size() == 10
        codes(fresh).intersect(paper) == []
        signIn()
        code(paper[1]).statusCode() == 422
        code(codes(fresh)[1]).statusCode() == 303
    }

    def "BK22-6.1.b-a: after five wrong codes the right one does not help, the owner's other code and somebody who unlocks do"() {
        given:
        def account = person(Role.ADMINISTRATOR)
        enrol()
        signIn()

        when:
        def answers = (1..5).collect { code('000000').body() } + code(now()).body()

        then: "the same text each time"
        answers.unique().size() == 1
        signIn().body().contains('Tài khoản hoặc mật khẩu không đúng')

        when:
        def seen = web.page("/accounts/${account.id()}", Role.TOP_ADMINISTRATOR).body()
        def unproven = web.command("/accounts/${account.id()}/unlock", Role.TOP_ADMINISTRATOR, [way: 'in-person', reason: 'thẻ 117', code: '123456'])
        def unlocked = web.command("/accounts/${account.id()}/unlock", Role.TOP_ADMINISTRATOR, [way: 'in-person', reason: 'thẻ 117', code: paper[0]])

        then: "BK11-16.2-b"
        seen.contains('Mã của chủ tài khoản')
        unproven.statusCode() == 422
        unproven.body().contains('mã xác thực đúng và chưa dùng của chủ tài khoản')
        unlocked.statusCode() == 303
        location(signIn()).startsWith('/sign-in/code')
        code(now()).statusCode() == 303
    }

    def "AG59-6.2.b-b: whoever may have a second factor turns it on with the password, moves it with a code, and turns it off with both"() {
        given:
        person(Role.OPERATOR)

        expect:
        page('/devices').statusCode() == 200
        page('/me').body().contains('Không bắt buộc với vai trò này (đề xuất, văn bản không quy định)')

        when:
        read(page('/me/second-factor').body())
        def without = submit('/me/second-factor', [code: now(), password: 'wrong'])

        then:
        without.statusCode() == 422
        without.body().contains('Mật khẩu hiện tại không đúng')

        when:
        def elsewhere = cookie
        signIn()
        enrol(password: password)
        def old = app
        read(page('/me/second-factor').body())
        def unproven = submit('/me/second-factor', [code: now(), password: password, present: '000000'])
        def moved = submit('/me/second-factor', [code: now(), password: password, present: old.code(web.clock.instant())])
        web.clock.advance(Duration.ofSeconds(60))

        then: "sessions that the password alone had opened are over"
        location(web.anonymous('/devices', [Cookie: elsewhere])).startsWith('/sign-in')

        and: "what was right is not used up by what was wrong beside it"
        unproven.statusCode() == 422
        moved.statusCode() == 200
        signIn()
        code(old.code(web.clock.instant())).statusCode() == 422
        code(now()).statusCode() == 303

        when:
        def locked = submit('/me/remove-second-factor', [password: password, present: '000000'])
        web.clock.advance(Duration.ofSeconds(60))
        def off = submit('/me/remove-second-factor', [password: password, present: now()])

        then:
        locked.statusCode() == 422
        location(off) == '/me'
        location(signIn()) == '/'
    }

    def "a lost telephone is taken off by an administrator, who sees who has a second factor; the owner sets up another one"() {
        given:
        def account = person(Role.ADMINISTRATOR)
        enrol()
        def path = "/accounts/${account.id()}"

        expect:
        web.page(path, Role.AUDITOR).body().contains('còn 10 mã dự phòng')
        web.command("$path/second-factor", Role.AUDITOR, [reason: 'mất', proof: 'thẻ']).statusCode() == 403
        web.command("$path/second-factor", Role.ADMINISTRATOR, [reason: 'mất điện thoại', proof: ' ']).body().contains('căn cứ xác minh chủ tài khoản')
        web.command("$path/second-factor", Role.ADMINISTRATOR, [reason: 'mất điện thoại', proof: 'thẻ 117']).statusCode() == 303
        page('/devices').headers().firstValue('Location').get().startsWith('/sign-in')
        web.page('/accounts?q=' + name, Role.AUDITOR).body().contains('Phải bật, chưa bật')
        location(signIn()) == '/'
        location(page('/')) == '/me/second-factor?next=%2F'
    }

    private static Map json(answer) {
        new JsonSlurper().parseText(answer.body()) as Map
    }

    /** Makes a passkey with what the page asks for; returns the answer to it. */
    private def addPasskey(SoftPasskey passkey, Map proof = [:], String title = 'máy phòng trực') {
        def asked = submit('/me/second-factor/passkeys/options', [name: title] + proof)
        assert asked.statusCode() == 200: asked.body()
        submit('/me/second-factor/passkeys', [name: title, credential: passkey.create(asked.body()), next: '/devices'])
    }

    /** Shows a passkey on the sign-in page, or on the page for the second step. */
    private def show(SoftPasskey passkey, String path = '/sign-in/passkey', String next = '/alarms') {
        def asked = web.post("$path/options", [:], cookie ? [Cookie: cookie] : [:])
        keep(asked)
        def answer = web.post(path, [credential: passkey.get(asked.body()), next: next], [Cookie: cookie])
        keep(answer)
        answer
    }

    def "AG59-7.7: a passkey is a second factor: made first of all, shown after the password, or alone"() {
        given:
        person(Role.SECURITY_OFFICER)
        def passkey = new SoftPasskey()

        expect:
        location(page('/devices')).startsWith('/me/second-factor')
        page('/me/second-factor').body().contains('data-passkey-create="/me/second-factor/passkeys/options"')
        !page('/me/second-factor').body().contains('id="passkey-password"')

        when:
        def made = addPasskey(passkey)

        then: "with codes for the day without it"
        codes(made).size() == 10
        made.body().contains('href="/devices"')
        page('/devices').statusCode() == 200
        with(page('/me').body().replaceAll(/\s+/, ' ')) {
            it.contains('còn 10 mã dự phòng')
            it.contains('1 khóa truy cập')
            !it.contains('/me/remove-second-factor')
        }
        page('/me/second-factor').body().contains('máy phòng trực')

        when: "after the password"
        def first = signIn('/devices')
        def form = page('/sign-in/code').body()
        def second = show(passkey, '/sign-in/code/passkey', '/devices?class=ups')

        then:
        location(first).startsWith('/sign-in/code')
        form.contains('data-passkey-get="/sign-in/code/passkey" data-site="dcim.example"')
        !form.contains('id="code"')
        json(second) == [next: '/devices?class=ups']
        cookie.startsWith('dcim_session=')
        page('/devices').statusCode() == 200

        when: "and without it, in another browser"
        cookie = null
        def alone = show(passkey, '/sign-in/passkey', 'https://evil.example/')

        then:
        json(alone) == [next: '/']
        page('/devices').statusCode() == 200
        web.bean(AuditLog).page(0, 1).content.first().with { [it.actor(), it.action(), it.reason()] } == [name, 'sign-in', 'passkey, no password']
        page('/me/second-factor').body().contains('127.0.0.1')
    }

    def "a passkey takes no duty away: password to be changed, lock, address, other sites"() {
        given:
        def account = person(Role.ADMINISTRATOR)
        def passkey = new SoftPasskey()
        addPasskey(passkey)

        expect:
        web.post('/sign-in/passkey/options', [:], ['Sec-Fetch-Site': 'cross-site']).statusCode() == 403
        web.post('/sign-in/passkey', [credential: 'x'], ['Sec-Fetch-Site': 'cross-site']).statusCode() == 403
        web.post('/sign-in/code/passkey/options', [:]).body().contains('Đã quá 5 phút')

        when: "the password is one that was issued"
        web.bean(PasswordChanges).issueAnew(account.id(), 'spec', 'quên')
        cookie = null
        show(passkey)

        then:
        location(page('/devices')).startsWith('/password')

        when: "somebody tried five passwords"
        (1..5).each { web.post('/sign-in', [name: name, password: 'wrong']) }
        cookie = null
        def locked = show(passkey)
        def unknown = show(new SoftPasskey(handle: passkey.handle))
        def nonsense = web.post('/sign-in/passkey', [credential: '{"id":1}'], [Cookie: cookie])

        then: "an outsider is told the same, whatever it is"
        [locked, unknown, nonsense]*.statusCode() == [422, 422, 422]
        [locked, unknown, nonsense]*.body().unique().size() == 1
        json(locked).fault.startsWith('Không đăng nhập được bằng khóa truy cập này')

        when: "and whoever asks on and on"
        def answers = (1..30).collect { web.post('/sign-in/passkey/options', [:]) }

        then:
        answers.first().statusCode() == 200
        answers.last().statusCode() == 429
        answers.last().headers().firstValue('Retry-After').present
        json(answers.last()).fault.contains('quá nhiều lần đăng nhập sai')
    }

    def "whoever may have passkeys adds and ends them with the password; other sessions end; the last takes the paper with it"() {
        given:
        person(Role.OPERATOR)
        def elsewhere = cookie
        signIn()

        when:
        def wrong = submit('/me/second-factor/passkeys/options', [name: 'thẻ', password: 'wrong'])
        def nameless = submit('/me/second-factor/passkeys/options', [name: ' ', password: password])
        def unasked = submit('/me/second-factor/passkeys', [name: 'thẻ', credential: new SoftPasskey(origin: 'https://dcim.example')
                .create('{"user":{"id":"AAAA"},"challenge":"AAAA"}')])

        then:
        [wrong, nameless, unasked]*.statusCode() == [422, 422, 422]
        json(wrong).fault.startsWith('Mật khẩu hiện tại không đúng')
        json(nameless).fault == 'Hãy đặt cho khóa một tên từ 1 đến 60 ký tự.'
        unasked.body().contains('Yêu cầu xác nhận này đã dùng rồi hoặc đã quá 5 phút')
        unasked.body().contains('value="thẻ"')

        when:
        def made = addPasskey(new SoftPasskey(), [password: password])
        def another = addPasskey(new SoftPasskey(), [password: password], 'thẻ')
        def list = page('/me/second-factor').body()

        then:
        codes(made).size() == 10
        location(another) == '/me/second-factor#passkeys'
        location(web.anonymous('/devices', [Cookie: elsewhere])).startsWith('/sign-in')
        list.contains('2 khóa truy cập')
        list.contains('Chỉ trên một thiết bị')

        when:
        def ids = (list =~ /name="passkey" value="(\d+)"/).collect { it[1] }
        def refused = submit('/me/second-factor/passkeys/end', [passkey: ids[0], password: 'wrong'])
        def others = submit('/me/second-factor/passkeys/end', [passkey: '999999', password: password])
        def ended = ids.collect { submit('/me/second-factor/passkeys/end', [passkey: it, password: password]) }

        then:
        refused.statusCode() == 422
        refused.body().contains('Mật khẩu hiện tại không đúng')
        others.statusCode() == 404
        ended.every { location(it) == '/me/second-factor#passkeys' }
        location(signIn('/devices')) == '/devices'
    }

    def "who must have a second factor keeps the last passkey; an administrator takes lost ones off"() {
        given:
        def account = person(Role.ADMINISTRATOR)
        addPasskey(new SoftPasskey())
        def path = "/accounts/${account.id()}"
        def list = page('/me/second-factor').body()

        expect:
        list.contains('nên khóa cuối cùng không gỡ được')
        !list.contains('name="passkey"')
        web.page(path, Role.AUDITOR).body().contains('1 khóa truy cập')
        web.command("$path/second-factor", Role.ADMINISTRATOR, [reason: 'mất máy', proof: 'thẻ 117']).statusCode() == 303
        web.page('/accounts?q=' + name, Role.AUDITOR).body().contains('Phải bật, chưa bật')
    }

    def "a display has no second factor and no way to one"() {
        expect:
        with(web.page('/me', Role.DISPLAY).body()) {
            it.contains('Không áp dụng')
            !it.contains('/me/second-factor')
        }
        web.page('/me/second-factor', Role.DISPLAY).statusCode() == 403
    }

    def "31 failed sign-ins from one address within 10 minutes: the last waits, with its name kept, and the audit log says so"() {
        given:
        person(Role.OPERATOR)
        web.session(Role.SECURITY_OFFICER)
        (1..30).each { assert web.post('/sign-in', [name: "nobody-$it", password: 'x']).statusCode() == 422 }

        when:
        def answer = signIn()

        then:
        answer.statusCode() == 429
        answer.headers().firstValue('Retry-After').get() == '600'
        answer.body().contains('quá nhiều lần đăng nhập sai')
        answer.body().contains('thử lại sau 10 phút')
        answer.body().contains("value=\"$name\"")
        web.page('/audit?action=sign-in.address-limit', Role.SECURITY_OFFICER).body().contains('address:127.0.0.1')

        when:
        web.clock.advance(Duration.ofMinutes(10))

        then:
        signIn().statusCode() == 303
    }

    def "the way in tells whom to ask for a new password, and nothing of who is who"() {
        expect:
        with(web.anonymous('/sign-in').body()) {
            it.contains('Hãy đề nghị quản trị viên của trung tâm cấp lại mật khẩu mới')
            it.contains('Liên hệ: phòng máy chủ, máy lẻ 117.')
        }
    }
}
