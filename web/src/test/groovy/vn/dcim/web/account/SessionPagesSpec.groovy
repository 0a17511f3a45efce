package vn.dcim.web.account

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import java.time.LocalDate
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.CentreTime
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.Client
import vn.dcim.core.account.Permission
import vn.dcim.core.account.Role
import vn.dcim.core.account.Sessions
import vn.dcim.core.audit.AuditLog
import vn.dcim.web.WebServer
import vn.dcim.web.security.CallLimitConfig

/** Sessions and tokens as browsers and programs meet them. */
class SessionPagesSpec extends Specification {

    static final Map ASKED = [document: '15/ĐN', approver: 'Lê Thị Giám Đốc']

    static final String FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0'
    static final String EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0'

    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.session.watch': '100ms'])
    @Shared int counter

    String name

    def setup() {
        // why: the sessions of those who were signed in are over where a feature has let the time pass
        web.signInAnew()
    }

    /** Signs a new person in and returns the cookie. */
    String signedIn(Role role = Role.OPERATOR, String browser = FIREFOX) {
        name = "person-${++counter}"
        web.bean(Accounts).issue(name, role).with {
            web.bean(Accounts).keepIssuedPassword(it.account())
            signIn(it.account().name(), it.password(), browser)
        }
    }

    String signIn(String account, String password, String browser = FIREFOX) {
        def answer = web.post('/sign-in', [name: account, password: password], ['User-Agent': browser])
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Set-Cookie').get().split(';')[0]
    }

    def ask(String path, String cookie, Map<String, String> headers = [:]) {
        web.anonymous(path, [Cookie: cookie, 'User-Agent': FIREFOX] + headers)
    }

    String csrf(String cookie) {
        (ask('/me/sessions', cookie).body() =~ /X-CSRF-Token":"([^"]+)"/)[0][1]
    }

    def submit(String path, String cookie, Map form = [:]) {
        web.post(path, form + [csrf: csrf(cookie)], [Cookie: cookie, 'User-Agent': FIREFOX])
    }

    def program(String method, String path, String token) {
        web.anonymous(path, [Authorization: "Bearer $token".toString()])
    }

    List<List<String>> audit(String action) {
        web.bean(AuditLog).page(0, 60).content.findAll { it.action() == action }.collect { [it.actor(), it.subject(), it.was(), it.became(), it.reason()] }
    }

    def "AG59-10.1.b-b: #idle after the last press the page is #state, however often it asked for news by itself"() {
        given:
        def cookie = signedIn()
        def step = Duration.ofMinutes(2)
        def whole = Duration.parse(idle)
        ask('/devices', cookie)

        when:
        (0..<whole.dividedBy(step)).each { i ->
            web.presence.advance(step)
            ask(i % 2 ? '/session' : '/alarms/rows', cookie, news)
        }
        web.presence.advance(whole - step.multipliedBy(whole.dividedBy(step)))
        def answer = ask('/alarms?view=past', cookie)

        then:
        answer.statusCode() == (state == 'open' ? 200 : 303)
        state == 'open' || answer.headers().firstValue('Location').get() == '/sign-in?next=%2Falarms%3Fview%3Dpast&why=over'

        where:
        idle      | news                                                 || state
        'PT9M59S' | ['Sec-Fetch-Mode': 'cors', 'HX-Request': 'true']     || 'open'
        'PT10M'   | ['Sec-Fetch-Mode': 'cors', 'HX-Request': 'true']     || 'open'
        'PT10M1S' | ['Sec-Fetch-Mode': 'cors', 'HX-Request': 'true']     || 'over'
        'PT10M1S' | ['HX-Request': 'true', Accept: 'text/html, */*']     || 'over'
        'PT10M1S' | [Accept: '*/*']                                      || 'over'
        'PT10M1S' | ['Sec-Fetch-Mode': 'navigate', 'Sec-Purpose': 'prefetch'] || 'over'
        'PT10M1S' | ['Sec-Fetch-Mode': 'navigate']                       || 'open'
    }

    def "an open page tells that its person is there, and asks how long the session goes on"() {
        given:
        def cookie = signedIn()
        def token = csrf(cookie)
        def touch = { Map form, String brought ->
            web.post('/session/touch', form, [Cookie: cookie, 'User-Agent': FIREFOX, 'X-CSRF-Token': brought])
        }
        web.presence.advance(Duration.ofMinutes(4))

        expect:
        WebServer.json(ask('/session', cookie)) == [left: 360.0, csrf: token]
        WebServer.json(touch([ago: '30.5'], token)).left == 569.5
        WebServer.json(touch([ago: '-5'], token)).left == 600
        WebServer.json(touch([ago: '1e300'], token)).left == 600
        WebServer.json(touch([ago: 'NaN'], token)).left == 600
        touch([ago: 'soon'], token).statusCode() == 400
        touch([ago: '0'], 'x').statusCode() == 403
        ask('/devices', cookie).body().contains('data-limit="600" data-warning="60"')

        when:
        web.presence.advance(Duration.ofMinutes(10).plusMillis(1))

        then: "no redirection, which a script would follow"
        ask('/session', cookie).statusCode() == 401
        touch([ago: '0'], token).statusCode() == 401
        ask('/alarms/rows', cookie, ['HX-Request': 'true', 'HX-Current-URL': 'http://127.0.0.1/alarms?view=past'])
                .headers().firstValue('HX-Redirect').get() == '/sign-in?next=%2Falarms%3Fview%3Dpast&why=over'
        ask('/sign-in?why=idle&next=/alarms', cookie).body().contains('không có thao tác nào trong 10 phút')
        !ask('/sign-in?why=other', cookie).body().contains('done-line')
    }

    def "a form that is sent too late leads back to its page: from #referrer to #next"() {
        given:
        def cookie = signedIn()
        def token = csrf(cookie)
        web.presence.advance(Duration.ofMinutes(11))

        when:
        def answer = web.post('/accounts/new', [name: 'x', csrf: token], [Cookie: cookie] + (referrer ? [Referer: referrer] : [:]))

        then:
        answer.headers().firstValue('Location').get() == "/sign-in?next=${URLEncoder.encode(next, 'UTF-8')}&why=over"

        where:
        referrer                          || next
        'http://127.0.0.1/accounts/new'   || '/accounts/new'
        'http://evil.example//other.site' || '/'
        'not an address'                  || '/'
        null                              || '/'
    }

    def "a person sees where the account is signed in, and what is ended there is over at once, on another node and after a restart"() {
        given:
        def cookie = signedIn()
        def password = web.bean(Accounts).find(name).get()
        def stolen = web.bean(Sessions)
                .open(password, new Client('198.51.100.4', 'Edge, Windows'))
        def other = "dcim_session=$stolen".toString()

        when:
        def page = ask('/me/sessions', cookie).body()

        then:
        page.contains('2 phiên đang mở')
        page.contains('Phiên tự kết thúc sau 10 phút không thao tác (điều 6.2.a, 22/2021/QĐ-UBND (Bắc Kạn))')
        page.contains('198.51.100.4')
        page.contains('<b>Edge, Windows</b>')
        page =~ /<b>Firefox, Linux<\/b> <span class="dim">\(phiên này\)/

        and: "the address is that of the last use"
        ask('/devices', other).statusCode() == 200
        !ask('/me/sessions', cookie).body().contains('198.51.100.4')

        when:
        def id = (page =~ /\/me\/sessions\/(\d+)\/end/)[0][1]
        def ended = submit("/me/sessions/$id/end", cookie)

        then:
        ended.statusCode() == 303
        ask('/devices', other).statusCode() == 303
        ask('/api/v1/devices', other).statusCode() == 401
        audit('session.end').first() == [name, "account:$name", '127.0.0.1 Edge, Windows', '', '']

        when: "a program on the same database that has just started"
        def node = new WebServer([:], [], web.database)

        then:
        node.anonymous('/devices', [Cookie: cookie, 'User-Agent': FIREFOX]).statusCode() == 200
        node.anonymous('/devices', [Cookie: other, 'User-Agent': FIREFOX]).statusCode() == 303

        when: "ended there"
        web.bean(Sessions).open(password, new Client('198.51.100.4', 'Edge, Windows'))
        node.post('/me/sessions/end-others', [csrf: csrf(cookie)], [Cookie: cookie, 'User-Agent': FIREFOX])

        then:
        ask('/me/sessions', cookie).body().contains('1 phiên đang mở')

        cleanup:
        node?.context?.close()
    }

    def "a stream of live values ends with the session"() {
        given:
        def cookie = signedIn()
        def client = HttpClient.newHttpClient()
        def lines = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}/events"))
                .header('Cookie', cookie).header('User-Agent', FIREFOX).build(), BodyHandlers.ofLines()).body()
        def ended = CompletableFuture.supplyAsync { lines.count() }

        when:
        web.bean(Sessions).endOthers(web.bean(Accounts).find(name).get(), '', 'admin', 'nghi bị chiếm')

        then:
        ended.get(10, TimeUnit.SECONDS) > 0
        ask('/events', cookie).statusCode() == 401

        cleanup:
        client?.shutdownNow()
    }

    def "nobody ends a session of somebody else by its number"() {
        given:
        def victim = signedIn()
        def id = web.bean(Sessions).of(web.bean(Accounts).find(name).get(), '').first().id()

        expect:
        submit("/me/sessions/$id/end", signedIn()).statusCode() == 303
        ask('/devices', victim).statusCode() == 200
    }

    def "BK11-29.2.dd-a: an account in two places is marked on the list, and an administrator ends its sessions with a reason"() {
        given:
        def cookie = signedIn()
        def account = web.bean(Accounts).find(name).get()
        def act = { Map form -> web.command("/accounts/${account.id()}/sessions", Role.ADMINISTRATOR, form) }
        def list = { web.page("/accounts?q=$name", Role.AUDITOR).body() }

        expect:
        !list().contains('hai nơi cùng lúc')

        when:
        web.bean(Sessions).open(account, new Client('127.0.0.1', 'Edge, Windows'))

        then:
        list().contains('hai nơi cùng lúc')
        web.get("/api/v1/accounts/$name").inSeveralPlaces
        audit('session.second-place').first() == [name, "account:$name", '127.0.0.1 Firefox, Linux', '127.0.0.1 Edge, Windows', '']
        web.page("/accounts/${account.id()}", Role.HEAD).body().contains('Edge, Windows')
        !web.page("/accounts/${account.id()}", Role.HEAD).body().contains('name="session"')

        when:
        def withoutReason = act([session: 'all', reason: ' '])
        def ofNobody = act([session: 'x', reason: 'thử'])

        then:
        withoutReason.statusCode() == 422
        withoutReason.body().contains('lý do hoặc số văn bản')
        ofNobody.statusCode() == 422
        ask('/devices', cookie).statusCode() == 200

        when:
        def done = act([session: 'all', reason: 'nghi dùng chung, gọi chủ tài khoản'])

        then:
        done.statusCode() == 303
        ask('/devices', cookie).statusCode() == 303
        !list().contains('hai nơi cùng lúc')
        audit('session.end').take(2)*.last().unique() == ['nghi dùng chung, gọi chủ tài khoản']
    }

    def "BK22-6.2.a: the account of a display goes on without anybody, on one device alone"() {
        given:
        def issued = web.bean(Accounts).issue("wall-${++counter}", Role.DISPLAY)
        web.bean(Accounts).keepIssuedPassword(issued.account())
        def cookie = signIn(issued.account().name(), issued.password())

        when:
        48.times {
            web.presence.advance(Duration.ofHours(1))
            assert ask('/alarms/rows', cookie, ['Sec-Fetch-Mode': 'cors']).statusCode() == 200
        }

        then:
        !ask('/', cookie).body().contains('id="idle"')
        ask('/', cookie, ['User-Agent': EDGE]).statusCode() == 303
        submit('/me/tokens', cookie, [name: 'x', scope: 'view', until: '22/11/2026'] + ASKED).statusCode() == 403

        when:
        def elsewhere = web.post('/sign-in', [name: issued.account().name(), password: issued.password()], ['User-Agent': EDGE])

        then:
        elsewhere.statusCode() == 409
        elsewhere.body().contains('đang mở ở: 127.0.0.1 Firefox, Linux')
        ask('/', cookie).statusCode() == 200
    }

    def "a token is shown once, does what it was made for, and nothing else"() {
        given:
        def cookie = signedIn(Role.SHIFT_LEAD)

        when:
        def made = submit('/me/tokens', cookie, [name: 'báo cáo đêm', scope: 'view', until: '20/12/2026'] + ASKED)
        def token = (made.body() =~ /id="issued-token">([^<]+)</)[0][1]
        def page = ask('/me/tokens', cookie).body()

        then:
        made.statusCode() == 200
        !page.contains(token)
        page.contains('báo cáo đêm')
        page.contains('đến 20/12/2026')
        page.contains('căn cứ 15/ĐN, Lê Thị Giám Đốc duyệt')
        program('GET', '/api/v1/devices', token).statusCode() == 200

        and: "of what the role may besides, it may nothing; nor what a person alone does"
        ask('/devices/new', cookie).statusCode() == 200
        program('GET', '/devices/new', token).statusCode() == 403
        program('GET', '/api/v1/audit', token).statusCode() == 403
        ['/me/tokens', '/me/sessions', '/password', '/session'].collect { program('GET', it, token).statusCode() }.unique() == [403]

        and: "its last use shows"
        ask('/me/tokens', cookie).body().contains('<span class="dim">127.0.0.1</span>')

        when:
        def id = (page =~ /\/me\/tokens\/(\d+)\/revoke/)[0][1]
        def others = submit("/me/tokens/$id/revoke", signedIn())
        def revoked = submit("/me/tokens/$id/revoke", cookie)

        then:
        others.statusCode() == 404
        revoked.statusCode() == 303
        program('GET', '/api/v1/devices', token).statusCode() == 401
        ask('/me/tokens', cookie).body().contains('thu hồi 21/11/2026')
    }

    def "a form for a token with #what is refused beside its field, and what was typed is kept"() {
        when:
        def answer = submit('/me/tokens', signedIn(), [name: 'đêm', scope: ['view', 'acknowledge-alarm'], until: '20/12/2026'] + ASKED + wrong)

        then:
        answer.statusCode() == 422
        answer.body().contains(text)
        answer.body().contains(kept)

        where:
        what              | wrong                     || text                            | kept
        'no name'         | [name: ' ']               || 'từ 1 đến 100 ký tự'            | 'value="20/12/2026"'
        'a foreign right' | [scope: 'change-account'] || 'ít nhất một quyền'             | 'value="đêm"'
        'no right'        | [scope: []]               || 'ít nhất một quyền'             | 'value="đêm"'
        'an odd day'      | [until: '31/02/2027']     || 'ngày theo dạng dd/MM/yyyy'     | 'value="acknowledge-alarm" checked'
        'no day'          | [until: '']               || 'ngày theo dạng dd/MM/yyyy'     | 'value="đêm"'
        'no request'      | [document: '']            || 'số văn bản đề nghị'            | 'value="đêm"'
        'no approver'     | [approver: ' ']           || 'không phải chính bạn'          | 'value="15/ĐN"'
        'two years'       | [until: '20/12/2028']     || 'ngày theo dạng dd/MM/yyyy'     | 'value="20/12/2028"'
    }

    def "BK11-16.1-b: all tokens stand on one page with who answers for each, and an administrator revokes one with a reason"() {
        given:
        def account = web.bean(Accounts).issue("machine-${++counter}", Role.AUDITOR).account()
        def token = web.bean(ApiTokens).issue(account, 'máy chủ 10.0.0.9')
        def id = web.bean(ApiTokens).of(account).first().id()

        expect:
        web.page('/accounts/tokens', Role.HEAD).body().contains(account.name())
        web.page('/accounts/tokens', Role.HEAD).body().contains('không có hạn')
        web.page('/accounts/tokens', Role.OPERATOR).statusCode() == 403
        web.command("/accounts/tokens/$id/revoke", Role.AUDITOR, [reason: 'x']).statusCode() == 403
        web.command("/accounts/tokens/$id/revoke", Role.ADMINISTRATOR, [reason: '']).statusCode() == 422
        program('GET', '/api/v1/devices', token).statusCode() == 200
        web.command("/accounts/tokens/$id/revoke", Role.ADMINISTRATOR, [reason: 'máy đã thanh lý']).statusCode() == 303
        program('GET', '/api/v1/devices', token).statusCode() == 401
        audit('token.revoke').first() == ['person-administrator', "token:$id máy chủ 10.0.0.9", 'valid', 'revoked', 'máy đã thanh lý']
        web.page('/accounts/tokens', Role.HEAD).body().contains('máy đã thanh lý')
    }

    def "a token that is refused stands in the audit log without itself: #how"() {
        given: "a minute after whatever was refused before"
        def today = LocalDate.ofInstant(web.clock.instant(), CentreTime.ZONE)
        web.clock.advance(Duration.ofMinutes(1))
        def account = web.bean(Accounts).issue("refused-${++counter}", Role.AUDITOR).account()
        def issued = web.bean(ApiTokens).issue(account, 'đêm', [Permission.VIEW] as Set, today)
        def id = web.bean(ApiTokens).of(account).first().id()
        if (how == 'revoked') {
            web.bean(ApiTokens).revokeOwn(account, id)
        }
        if (how == 'account expired') {
            web.bean(AccountDesk).changeTerm(account.id(), today.minusDays(1), 'over', 'admin')
        }
        if (how == 'expired') {
            web.clock.advance(Duration.ofDays(1))
        }

        when:
        def answer = program('GET', '/api/v1/devices', how == 'unknown' ? "dcim_${'x' * 43}" : issued)

        then:
        answer.statusCode() == 401
        with(audit('token.refused').first()) {
            it.take(4) == (how == 'unknown' ? ['', '', '', ''] : [account.name(), "token:$id đêm", '', ''])
            it.last() =~ /^$how(, \d+ ×)?$/
        }

        where:
        how << ['unknown', 'revoked', 'account expired', 'expired']
    }

    def "wrong tokens of one address: a row a minute, and after the thirtieth within ten minutes 429, but not for the right one"() {
        given:
        web.clock.advance(Duration.ofMinutes(10))
        def right = web.bean(ApiTokens).issue(web.bean(Accounts).issue("right-${++counter}", Role.AUDITOR).account(), 'đêm')
        def wrong = { program('GET', '/api/v1/devices', 'wrong') }
        def before = audit('token.refused').size()

        when:
        def first = (1..30).collect { wrong().statusCode() }
        def next = wrong()

        then:
        first.unique() == [401]
        next.statusCode() == 429
        next.headers().firstValue('Retry-After').get() == '600'
        WebServer.json(next).type == '/problems/too-many'
        program('GET', '/api/v1/devices', right).statusCode() == 200
        audit('token.refused').size() == before + 1
        audit('token.address-limit').first() == ['system', 'address:127.0.0.1', '', '', '30 in PT10M']

        when: "a minute later, and when the first are out of the window"
        web.clock.advance(Duration.ofMinutes(1))
        def still = wrong().statusCode()
        web.clock.advance(Duration.ofMinutes(9))
        def again = wrong().statusCode()

        then:
        still == 429
        again == 401
        audit('token.refused').take(2)*.last() == ['unknown', 'unknown, 31 ×']
    }

    def "a token in an address is refused, told and revoked: #how"() {
        given:
        def account = web.bean(Accounts).issue("careless-${++counter}", Role.AUDITOR).account()
        def token = web.bean(ApiTokens).issue(account, 'dùng sai')
        def id = web.bean(ApiTokens).of(account).first().id()

        when:
        def answer = web.anonymous("/api/v1/devices?$query".replace('TOKEN', token), headers)

        then:
        answer.statusCode() == 400
        WebServer.json(answer).type == '/problems/token-in-url'
        !answer.body().contains(token)
        audit('token.exposed').first() == (ours ? [account.name(), "token:$id dùng sai", 'valid', 'revoked', parameter] : ['', '', '', '', parameter])
        (program('GET', '/api/v1/devices', token).statusCode() == 401) == ours

        where:
        how                             | query                        | headers                        | parameter      || ours
        'under its usual name'          | 'access_token=TOKEN'         | [:]                            | 'access_token' || true
        'in capitals'                   | 'Token=TOKEN'                | [:]                            | 'Token'        || true
        'under any name'                | 'q=TOKEN'                    | [:]                            | 'q'            || true
        'beside a good header'          | 'api_key=TOKEN'              | [Authorization: 'Bearer x']    | 'api_key'      || true
        'of another system'             | 'access_token=abc'           | [:]                            | 'access_token' || false
        'that is none, but looks so'    | "q=dcim_${'x' * 43}"         | [:]                            | 'q'            || false
    }

    def "what only looks like a token is no token: #query"() {
        expect:
        web.page("/devices?$query", Role.OPERATOR).statusCode() == 200

        where:
        query << ["q=${'a' * 43}", 'token=', 'q=token']
    }

    def "unless it is set otherwise, a token gets 600 calls a minute, an account 1,200, with 30 exports and 30 questions to devices"() {
        expect:
        web.bean(CallLimitConfig) == new CallLimitConfig(600, 1200, 30, 30)
    }

    def "accounts are in the API for those who may see them"() {
        given:
        signedIn(Role.MAINTENANCE)

        expect:
        web.get("/api/v1/accounts?q=$name").items*.name == [name]
        with(web.get("/api/v1/accounts/$name")) {
            it.role == 'maintenance'
            it.standing == 'active'
            !it.inSeveralPlaces
            !it.keySet().any { key -> key.toLowerCase().contains('hash') }
        }
        web.api('GET', '/api/v1/accounts', Role.OPERATOR).statusCode() == 403
        web.api('GET', '/api/v1/accounts/nobody', Role.AUDITOR).statusCode() == 404
        web.api('GET', '/api/v1/accounts?sort=shoe', Role.AUDITOR).statusCode() == 400
    }
}
