package vn.dcim.web.account

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Account
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.Role
import vn.dcim.core.account.SignIn
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.audit.AuditLog
import vn.dcim.web.WebServer

/** Rights on demand, and proof before sensitive acts, as browsers and programs meet them. */
class ElevationPagesSpec extends Specification {

    static final Map<String, String> MOVE = [purpose: 'điều chuyển', document: '12/ĐN "A&B"', approver: 'Lê Thị Giám Đốc', grantUntil: '']

    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.elevation.watch': '1h', 'dcim.elevation.longest': '4h'])
    @Shared int counter

    Account account
    String password
    String cookie

    def setup() {
        // why: the sessions of those who were signed in are over where a feature has let the time pass
        web.signInAnew()
    }

    /** Signs a new person in. */
    void person(Role role) {
        def issued = web.bean(Accounts).issue("person-${++counter}", role)
        account = issued.account()
        password = issued.password()
        web.bean(Accounts).keepIssuedPassword(account)
        web.bean(Accounts).excuseFromSecondFactor(account, 'spec')
        cookie = signIn()
    }

    String signIn() {
        def answer = web.post('/sign-in', [name: account.name(), password: password])
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Set-Cookie').get().split(';')[0]
    }

    def ask(String path, Map<String, String> headers = [:]) {
        web.anonymous(path, [Cookie: cookie] + headers)
    }

    String csrf() {
        (ask('/me').body() =~ /X-CSRF-Token":"([^"]+)"/)[0][1]
    }

    def submit(String path, Map form = [:], Map headers = [:]) {
        web.post(path, form + [csrf: csrf()], [Cookie: cookie] + headers)
    }

    def take(Map with = [:]) {
        submit('/me/rights', [right: 'change-device', minutes: '60', reason: 'thay UPS-A', password: password, next: '/devices/new'] + with)
    }

    List<List<String>> audit(String action) {
        web.bean(AuditLog).page(0, 60).content.findAll { it.action() == action }.collect { [it.actor(), it.was(), it.became(), it.reason()] }
    }

    String words(answer) {
        answer.body().replaceAll(/\s+/, ' ')
    }

    def "who lacks a right that the role has on demand is shown the way to it, and comes back with it"() {
        given:
        person(Role.OPERATOR)

        when:
        def refused = ask('/devices/new')

        then:
        refused.statusCode() == 403
        refused.body().contains('href="/me/rights?right=change-device&amp;next=%2Fdevices%2Fnew"')
        WebServer.json(ask('/devices/new', [Accept: 'application/json'])).wayOut == '/me/rights?right=change-device&next=%2Fdevices%2Fnew'
        !ask('/audit').body().contains('/me/rights?right')

        when:
        def page = words(ask('/me/rights?right=change-device&next=/devices/new'))

        then:
        page.contains('value="change-device" checked')
        !page.contains('value="change-notice"')
        page.contains('value="60" selected')
        page.contains('Nhiều nhất 4 giờ (đơn vị đặt ở dcim.elevation.longest)')
        !page.contains('value="480"')

        when:
        def taken = take()

        then:
        taken.statusCode() == 303
        taken.headers().firstValue('Location').get() == '/devices/new'
        ask('/devices/new').statusCode() == 200
        words(ask('/')).contains('<b>Đang giữ quyền theo yêu cầu:</b> Thêm, tạm dừng, cho chạy lại và thôi dùng thiết bị')
        ask('/').body() =~ /data-ends="${web.clock.instant().plus(Duration.ofHours(1)).toEpochMilli()}"/
        audit('elevation.take').first() == [account.name(), '', "change-device – ${web.clock.instant().plus(Duration.ofHours(1))}", 'on demand: thay UPS-A']

        and: "security officers and administrators are told"
        web.get('/api/v1/notices', Role.ADMINISTRATOR).toString().contains('rights-taken')
    }

    def "what is done with it says so in the log, and at its instant it is over"() {
        given:
        person(Role.SHIFT_LEAD)
        take(right: 'read-audit', minutes: '15', reason: 'xem ai đổi ngưỡng', document: '7/PC')

        when:
        def export = ask('/audit/export.csv')

        then:
        export.statusCode() == 200
        web.bean(AuditLog).page(0, 1).content.first().reason().startsWith('on demand: 7/PC: xem ai đổi ngưỡng')

        when:
        web.clock.advance(Duration.ofMinutes(15).minusMillis(1))

        then:
        ask('/audit').statusCode() == 200

        when:
        web.clock.advance(Duration.ofMillis(1))

        then:
        ask('/audit').statusCode() == 403
        !ask('/').body().contains('data-ends')
    }

    def "tokens never have it, nor may it be given on"() {
        given:
        person(Role.SHIFT_LEAD)
        def token = web.bean(ApiTokens).issue(account, 'spec')
        take(right: ['read-audit', 'change-notice'])

        expect:
        ask('/api/v1/audit').statusCode() == 200
        web.anonymous('/api/v1/audit', [Authorization: "Bearer $token".toString()]).statusCode() == 403
        web.anonymous('/me/rights', [Authorization: "Bearer $token".toString()]).statusCode() == 403
        submit('/me/tokens', [name: 'x', scope: 'read-audit', until: '30/11/2026']).statusCode() == 422
        submit('/delegations', [to: 'person-1', firstDay: '21/11/2026', lastDay: '21/11/2026', document: 'x', reason: 'x', 'right-read-audit': 'yes'])
                .statusCode() == 422
    }

    def "a form #what is refused beside its field, and what was typed is kept"() {
        given:
        person(Role.OPERATOR)

        when:
        def answer = take([document: '12/PC'] + with)

        then:
        answer.statusCode() == 422
        words(answer) =~ /id="error-$field" aria-live="polite">[^<]+</
        answer.body().contains('value="12/PC"')
        !answer.body().contains(password)
        ask('/devices/new').statusCode() == 403

        where:
        what                     | with                        || field
        'with a wrong password'  | [password: 'sai']           || 'password'
        'without a reason'       | [reason: ' ']               || 'reason'
        'without a right'        | [right: '']                 || 'permission'
        'with a foreign right'   | [right: 'change-account']   || 'permission'
        'for five hours'         | [minutes: '300']            || 'length'
        'for words'              | [minutes: 'lâu']            || 'length'
    }

    def "it is given back from the banner or the page"() {
        given:
        person(Role.OPERATOR)
        take()
        def id = (ask('/').body() =~ /hx-post="\/me\/rights\/(\d+)\/give-back"/)[0][1]

        when:
        def given = submit("/me/rights/$id/give-back", [:], headers)

        then:
        given.statusCode() == status
        given.body().contains('Đã trả lại quyền') == (status == 200)
        ask('/devices/new').statusCode() == 403
        words(ask('/me/rights')).contains('đã trả lại')
        submit("/me/rights/$id/give-back", [:], headers).statusCode() == 409

        where:
        headers                || status
        ['HX-Request': 'true'] || 200
        [:]                    || 303
    }

    def "all of them stand on a list for who may see accounts, and an administrator ends one with a reason"() {
        given:
        person(Role.OPERATOR)
        take(reason: "=thay bình ${account.name()}")
        def list = { String query, Role role = Role.AUDITOR -> web.page("/accounts/elevations?$query", role) }
        def id = (list("q=${account.name()}").body() =~ /data-row="(\d+)"/)[0][1]

        expect:
        list('', Role.OPERATOR).statusCode() == 403
        !list("q=${account.name()}").body().contains("elevations/$id/end")
        list("state=running&q=${account.name()}").body().contains("data-row=\"$id\"")
        !list("state=past&q=${account.name()}").body().contains("data-row=\"$id\"")
        submit("/me/rights/$id/give-back").statusCode() == 303

        when:
        take(reason: 'lần hai')
        def next = (list("state=running&q=${account.name()}").body() =~ /data-row="(\d+)"/)[0][1]
        def silent = web.command("/accounts/elevations/$next/end", Role.ADMINISTRATOR, [reason: ' '])
        def ended = web.command("/accounts/elevations/$next/end", Role.ADMINISTRATOR, [reason: 'không đúng việc'])

        then:
        silent.statusCode() == 422
        silent.body().contains('lý do hoặc số văn bản')
        ended.statusCode() == 303
        ask('/devices/new').statusCode() == 403
        words(list("state=past&q=${account.name()}")).contains('bị rút lại')
        audit('elevation.end').first() == ['person-administrator', 'change-device', 'withdrawn', 'không đúng việc']
        web.command('/accounts/elevations/999999/end', Role.ADMINISTRATOR, [reason: 'x']).statusCode() == 404

        and: "a formula in a file is none"
        def rows = web.page("/accounts/elevations/export.csv?q=${account.name()}", Role.AUDITOR).body().readLines()
        rows.size() == 3
        rows.any { it.contains("'=thay bình") && it.contains('đã trả lại') }
        web.page('/accounts/elevations/export.xlsx', Role.AUDITOR).statusCode() == 200
    }

    def "ASVS 7.5.1: a form of an administrator whose proof is #age old #does"() {
        given:
        person(Role.ADMINISTRATOR)
        def other = web.bean(Accounts).issue("other-${++counter}", Role.OPERATOR).account()
        works(age)

        when:
        def answer = submit("/accounts/${other.id()}/role", MOVE + [role: 'auditor'], [Referer: "http://127.0.0.1/accounts/${other.id()}"])

        then:
        answer.statusCode() == status
        web.bean(Accounts).find(other.id()).get().role() == (status == 303 ? Role.AUDITOR : Role.OPERATOR)
        audit('account.change-role').any { it.contains('12/ĐN "A&B"') && it[2] == 'auditor' && it[0] == account.name() } == (status == 303)

        where:
        age            || status
        'PT14M59.999S' || 303
        'PT15M'        || 303
        'PT15M0.001S'  || 403
        does = status == 303 ? 'is taken' : 'asks for the password first'
    }

    /** Lets time pass for somebody who goes on working. */
    private void works(String age) {
        def whole = Duration.parse(age)
        web.presence.advance(Duration.ofMinutes(9))
        assert ask('/me').statusCode() == 200
        web.presence.advance(whole - Duration.ofMinutes(9))
    }

    def "ASVS 7.5.1: what was typed goes on once the password was right, and not before"() {
        given:
        person(Role.ADMINISTRATOR)
        def other = web.bean(Accounts).issue("other-${++counter}", Role.OPERATOR).account()
        def path = "/accounts/${other.id()}/role"
        works('PT16M')

        when:
        def asked = submit(path, MOVE + [role: 'auditor'], [Referer: "http://127.0.0.1/accounts/${other.id()}"])
        def page = asked.body()

        then:
        asked.statusCode() == 403
        page.contains("action=\"$path\"")
        page.contains('name="document" value="12/ĐN &#34;A&amp;B&#34;"')
        page.contains('name="role" value="auditor"')
        page.contains("data-detour=\"/accounts/${other.id()}\"")
        page.count('name="csrf"') == 1
        !page.contains('id="proof-code"')

        when:
        def wrong = submit(path, MOVE + [role: 'auditor', 'proof-password': 'sai', 'proof-back': "/accounts/${other.id()}"])

        then:
        wrong.statusCode() == 422
        wrong.body().contains('name="role" value="auditor"')
        wrong.body().contains("data-detour=\"/accounts/${other.id()}\"")
        !wrong.body().contains('value="sai"')
        web.bean(Accounts).find(other.id()).get().role() == Role.OPERATOR
        audit('sign-in.refused').first()[3] == 'wrong-password'

        when:
        def right = submit(path, MOVE + [role: 'auditor', 'proof-password': password])

        then:
        right.statusCode() == 303
        web.bean(Accounts).find(other.id()).get().role() == Role.AUDITOR
        audit('account.change-role').first() == [account.name(), 'operator', 'auditor', '12/ĐN "A&B"']

        and: "for a quarter of an hour no more is asked for"
        submit(path, MOVE + [role: 'maintenance']).statusCode() == 303
    }

    def "BK11-16.2: wrong proof counts as a wrong password at sign-in"() {
        given:
        person(Role.ADMINISTRATOR)
        works('PT16M')

        when:
        4.times { submit('/me/sessions/end-others', ['proof-password': 'sai']) }

        then:
        web.bean(SignIn).attempt(account.name(), 'sai', '192.0.2.9').isEmpty()
        web.bean(Standings).of(web.bean(Accounts).find(account.id()).get()) == Standing.LOCKED
    }

    def "ASVS 7.5.2: own sessions are ended after proof, in one form with the command"() {
        given:
        person(Role.OPERATOR)
        signIn()
        works('PT16M')
        def other = signIn()

        expect:
        submit('/me/sessions/end-others').statusCode() == 403
        web.anonymous('/me', [Cookie: other]).statusCode() == 200

        when:
        def ended = submit('/me/sessions/end-others', ['proof-password': password])

        then:
        ended.statusCode() == 303
        web.anonymous('/me', [Cookie: other]).statusCode() == 303
    }

    def "who asks without a form is told what to do, and may prove on a page of its own: #headers"() {
        given:
        person(Role.OPERATOR)
        works('PT16M')

        when:
        def answer = submit('/me/sessions/end-others', [:], headers)

        then:
        answer.statusCode() == 403
        answer.body().contains('/me/proof')
        answer.body().contains('15')

        when:
        def wrong = submit('/me/proof', ['proof-password': 'sai', next: '/devices'])
        def right = submit('/me/proof', ['proof-password': password, next: '//evil.example/'])

        then:
        wrong.statusCode() == 422
        wrong.body().contains('name="next" value="/devices"')
        right.statusCode() == 303
        right.headers().firstValue('Location').get() == '/'
        submit('/me/sessions/end-others', [:], headers).statusCode() == 303

        where:
        headers << [[Accept: 'application/json'], ['HX-Request': 'true']]
    }

    def "all acts on accounts ask for fresh proof: #path"() {
        given:
        person(Role.ADMINISTRATOR)
        works('PT16M')

        when:
        def answer = submit(path, [reason: 'x', 'full-name': 'x'])

        then:
        answer.statusCode() == 403
        answer.body().contains('id="proof-password"')

        where:
        path << ['/accounts/new', '/accounts/1/unlock', '/accounts/1/second-factor', '/accounts/1/deactivate', '/accounts/1/reactivate',
                 '/accounts/1/role', '/accounts/1/password', '/accounts/1/sessions', '/accounts/1/person', '/me/sessions/1/end',
                 '/departures/new', '/departures/1/move', '/departures/1/items/1/order']
    }
}
