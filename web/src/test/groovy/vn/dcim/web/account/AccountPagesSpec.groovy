package vn.dcim.web.account

import io.micronaut.context.env.Environment
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import picocli.CommandLine
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.staff.Reviews
import vn.dcim.web.Application
import vn.dcim.web.WebServer
import vn.dcim.web.command.Commands

/** From a new colleague's first sign-in to the end of an account, as the pages let people do it. */
class AccountPagesSpec extends Specification {

    static final Map<String, String> GROUNDS = [purpose: 'trực ca', document: '12/ĐN-TTDL', approver: 'Lê Thị Giám Đốc']
    static final Map<String, String> LAN = GROUNDS + [name: 'lan.tt', role: 'operator', fullName: 'Trần Thị Lan', unit: 'Trung tâm CNTT',
                                            post: 'Trực vận hành', birthDate: '05/03/1990']

    @Shared @AutoCleanup WebServer web = new WebServer()

    String cookie

    def signIn(String name, String password) {
        def answer = web.post('/sign-in', [name: name, password: password])
        cookie = answer.headers().firstValue('Set-Cookie').map { it.split(';')[0] }.orElse(null)
        answer
    }

    def page(String path, Map<String, String> headers = [:]) {
        web.anonymous(path, [Cookie: cookie] + headers)
    }

    def change(Map form) {
        def csrf = (page('/password').body() =~ /name="csrf" value="([^"]+)"/)[0][1]
        def answer = web.post('/password', form + [csrf: csrf], [Cookie: cookie])
        // why: with another password comes another secret of the session
        cookie = answer.headers().firstValue('Set-Cookie').map { it.split(';')[0] }.orElse(cookie)
        answer
    }

    def accept(Map form) {
        def csrf = (page('/acceptance').body() =~ /name="csrf" value="([^"]+)"/)[0][1]
        web.post('/acceptance', form + [csrf: csrf], [Cookie: cookie])
    }

    String issued(answer) {
        (answer.body() =~ /class="issued"><code>([^<]+)</)[0][1].replace('&#39;', "'").replace('&amp;', '&')
    }

    long id(String name) {
        web.context.getBean(Accounts).find(name).get().id()
    }

    def act(String name, String act, Map form) {
        web.command("/accounts/${id(name)}/$act", Role.ADMINISTRATOR, form)
    }

    def "a new colleague gets an account, has to choose a password, and then sees what the role allows"() {
        when: "an administrator makes the account"
        def made = web.command('/accounts/new', Role.ADMINISTRATOR, LAN)

        then: "the password is shown this once"
        made.statusCode() == 200
        def password = issued(made)
        !web.page("/accounts/${id('lan.tt')}", Role.ADMINISTRATOR).body().contains(password)

        when:
        def welcomed = signIn('lan.tt', password)
        def asked = page('/devices?q=ups')

        then: "BK22-6.2.b: nothing works before the password is another one"
        welcomed.statusCode() == 303
        asked.statusCode() == 303
        asked.headers().firstValue('Location').get() == '/password?next=%2Fdevices%3Fq%3Dups'
        page('/alarms/rows', ['HX-Request': 'true']).headers().firstValue('HX-Redirect').get() == '/password'
        page('/api/v1/devices').statusCode() == 403

        and: "the limits in force stand beside the field, with the text they come from"
        with(page('/password').body()) {
            it.contains('do người khác cấp')
            it.contains('Ít nhất 8 ký tự (điều 15.1.a, 11/2023/QĐ-UBND (Bắc Kạn); điều 6.2.c, 22/2021/QĐ-UBND (Bắc Kạn))')
            it.contains('Phải đổi sau 60 ngày (điều 15.1.c, 11/2023/QĐ-UBND (Bắc Kạn))')
        }

        when:
        def refused = change([present: password, wanted: 'Lan05031990', repeated: 'Lan05031990'])

        then: "all that is wrong with it is said at once"
        refused.statusCode() == 422
        refused.body().contains('Cần đủ 4 trong 4 loại')
        refused.body().contains('Có chứa ngày sinh')

        when:
        def taken = change([present: password, wanted: 'xR7#qmwT', repeated: 'xR7#qmwT', next: '/devices?q=ups'])

        then:
        taken.statusCode() == 303
        taken.headers().firstValue('Location').get() == '/devices?q=ups'

        and: "BK11-32.3.c: then the statement on what the holder answers for, and nothing works before it is accepted"
        page('/devices?q=ups').headers().firstValue('Location').get() == '/acceptance?next=%2Fdevices%3Fq%3Dups'
        page('/api/v1/devices').statusCode() == 403
        web.page('/accounts?standing=unaccepted', Role.AUDITOR).body().contains('lan.tt')

        when:
        def unmarked = accept([next: '/devices?q=ups'])

        then:
        unmarked.statusCode() == 422
        page('/devices').statusCode() == 303

        when:
        def accepted = accept([accepted: 'yes', next: '/devices?q=ups'])

        then: "it is recorded with version and instant"
        accepted.headers().firstValue('Location').get() == '/devices?q=ups'
        web.page("/accounts/${id('lan.tt')}", Role.AUDITOR).body().contains('21/11/2026 15:00, bản số 1')
        !web.page('/accounts?standing=unaccepted', Role.AUDITOR).body().contains('lan.tt')
        web.context.getBean(AuditLog).page(0, 1).content.first().with { [actor(), action(), became()] } == ['lan.tt', 'account.accept', 'statement 1']
        page('/devices').statusCode() == 200
        page('/accounts').statusCode() == 403
        signIn('lan.tt', password).statusCode() == 422
        signIn('lan.tt', 'xR7#qmwT').statusCode() == 303
    }

    def "a form for a password with #what is refused beside its field"() {
        given:
        def name = "nga-${what.hashCode()}"
        def made = web.context.getBean(Accounts).issue(name, Role.OPERATOR)
        signIn(name, made.password())

        when:
        def answer = change([present: present ?: made.password(), wanted: wanted, repeated: repeated])

        then:
        answer.statusCode() == 422
        (answer.body() =~ /id="error-(\w+)"[^>]*>\s*<p class="field-error">([^<]+)</)[0].tail() == [field, text]

        where:
        what                     | present | wanted     | repeated   || field      | text
        'a wrong present one'    | 'x'     | 'xR7#qmwT' | 'xR7#qmwT' || 'present'  | 'Mật khẩu hiện tại không đúng, hoặc tài khoản đã bị khóa.'
        'two different new ones' | null    | 'xR7#qmwT' | 'xR7#qmwt' || 'repeated' | 'Hai lần nhập mật khẩu mới không giống nhau.'
        'too short a new one'    | null    | 'xR7#qm'   | 'xR7#qm'   || 'wanted'   | 'Quá ngắn: cần ít nhất 8 ký tự.'
    }

    def "after a change of the password the other sessions of the account are over, and this one has a new secret"() {
        given:
        def made = web.context.getBean(Accounts).issue('two-windows', Role.OPERATOR)
        signIn('two-windows', made.password())
        def other = cookie
        signIn('two-windows', made.password())
        def before = cookie

        when:
        change([present: made.password(), wanted: 'xR7#qmwT', repeated: 'xR7#qmwT'])

        then:
        page('/acceptance').statusCode() == 200
        [other, before].every { web.anonymous('/devices', [Cookie: it]).headers().firstValue('Location').get().startsWith('/sign-in') }
    }

    def "an account with #what is not made, and what was typed is kept"() {
        when:
        def answer = web.command('/accounts/new', Role.ADMINISTRATOR, LAN + [name: 'bad'] + wrong)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"error-$field\"")
        (answer.body() =~ /(?s)id="error-$field"[^>]*>([^<]*)</)[0][1].contains(text)
        answer.body().contains('value="Trực vận hành"')
        web.context.getBean(Accounts).find('bad').isEmpty()

        where:
        what                 | wrong                     || field        | text
        'a name of two words'| [name: 'lan tt']          || 'name'       | '1 đến 100 chữ cái'
        'a name in use'      | [name: 'person-administrator'] || 'name'  | 'Hãy chọn tên khác'
        'no person'          | [fullName: ' ']           || 'full-name'  | 'họ và tên của một người'
        'no unit'            | [unit: '']                || 'unit'       | 'đơn vị'
        'an odd birth date'  | [birthDate: '31/02/1990'] || 'birth-date' | 'dd/MM/yyyy'
        'a year before all others' | [birthDate: '01/01/-0001'] || 'birth-date' | 'dd/MM/yyyy'
        'a year of five digits' | [expiresOn: '01/01/+10000'] || 'expires-on' | 'dd/MM/yyyy'
        'a birth date to come' | [birthDate: '22/11/2026'] || 'birth-date' | 'không sau hôm nay'
        'a term that is over'| [expiresOn: '01/01/2020'] || 'expires-on' | 'từ hôm nay'
        'no purpose'         | [purpose: ' ']            || 'purpose'    | 'nhiệm vụ cần đến quyền'
        'no request'         | [document: '']            || 'document'   | 'số văn bản đề nghị'
        'its own approval'   | [approver: 'trần thị lan'] || 'approver'  | 'không phải người được cấp'
        'a right that is over'| [grantUntil: '20/11/2026'] || 'grant-until' | 'từ hôm nay'
        'half a supplier'    | [fullName: 'Vi Thị Hà', company: 'Lạnh Việt', contract: '08/HĐ'] || 'contract-until' | 'dd/MM/yyyy'
    }

    def "a reason of 1000 characters is written down, a longer one refused beside its form"() {
        given:
        web.context.getBean(Accounts).issue('wordy', Role.OPERATOR)

        expect:
        act('wordy', 'deactivate', [reason: 'ă' * 1001]).statusCode() == 422
        act('wordy', 'deactivate', [reason: 'ă' * 1000]).statusCode() == 303
    }

    def "after five wrong passwords an account is locked, the outsider is told nothing, the administrator unlocks it for its owner"() {
        given:
        def made = web.context.getBean(Accounts).issue('binh', Role.OPERATOR)
        web.context.getBean(Accounts).keepIssuedPassword(made.account())

        when:
        def answers = (1..5).collect { signIn('binh', "wrong $it").body() } + signIn('binh', made.password()).body()

        then: "BK11-16.2-a, and the same answer each time"
        answers.every { it.contains('Tài khoản hoặc mật khẩu không đúng') }

        and: "BK22-6.1.b-b: who looks after accounts is warned on every page, nobody else is"
        web.page('/devices', Role.ADMINISTRATOR).body().contains('<i data-count="accounts">1</i>')
        !web.page('/devices', Role.OPERATOR).body().contains('data-count="accounts"')
        web.page('/accounts?standing=locked', Role.AUDITOR).body().contains('binh')

        when:
        def withoutProof = act('binh', 'unlock', [way: 'in-person', reason: ' '])

        then:
        withoutProof.statusCode() == 422
        withoutProof.body().contains('căn cứ xác minh chủ tài khoản')

        when:
        def unlocked = act('binh', 'unlock', [way: 'in-person', reason: 'thẻ viên chức số 117'])

        then: "BK11-16.2-b"
        unlocked.statusCode() == 303
        web.page('/devices', Role.ADMINISTRATOR).body().contains('<i data-count="accounts"></i>')
        signIn('binh', made.password()).statusCode() == 303
        web.page("/accounts/${id('binh')}", Role.HEAD).body().contains('thẻ viên chức số 117')
    }

    def "the only administrator, locked, is let in again on the machine itself"() {
        given:
        def made = web.context.getBean(Accounts).issue('only', Role.ADMINISTRATOR)
        web.context.getBean(Accounts).keepIssuedPassword(made.account())
        (1..5).each { signIn('only', "wrong $it") }

        expect:
        dcim('account', 'unlock', 'only') == [2, 'Write: dcim account unlock|reactivate|remove-second-factor ACCOUNT --proof "by what its owner was recognised"']
        dcim('account', 'unlock', 'nobody', '--proof', 'x') == [1, 'There is no account nobody. Check the name.']
        signIn('only', made.password()).statusCode() == 422
        dcim('account', 'unlock', 'only', '--proof', 'thẻ số 1') == [0, 'The account only is unlocked.']
        signIn('only', made.password()).statusCode() == 303
        dcim('account', 'unlock', 'only', '--proof', 'thẻ số 1') ==
                [1, 'The account only is not locked. See on the page Accounts how it stands.']
        dcim('account', 'remove-second-factor', 'only', '--proof', 'thẻ số 1') == [1, 'The account only has no second factor.']
        web.context.getBean(AuditLog).page(0, 10).content.find { it.action() == 'account.unlock' }.actor() == 'console'
    }

    private List dcim(String... args) {
        def config = web.database.folder().resolve('site.properties')
        config.toFile().text = ['dcim.database.url', 'dcim.database.user', 'dcim.database.password', 'dcim.master-key-file']
                .collect { "$it=${web.database.properties()[it]}" }.join('\n')
        def said = new StringWriter()
        def locale = Locale.default
        Locale.default = Locale.ENGLISH
        try {
            def command = new CommandLine(new Application()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said))
            [Commands.execute(command, (args + ['--config', config.toString()]) as String[]), said.toString().trim()]
        } finally {
            Locale.default = locale
            System.clearProperty(Environment.PROPERTY_SOURCES_KEY)
        }
    }

    def "a lost password is replaced, a role changed, an account ended and brought back, each with a reason in the audit log"() {
        given:
        def made = web.context.getBean(Accounts).issue('cuong', Role.OPERATOR)
        web.context.getBean(Accounts).keepIssuedPassword(made.account())

        expect:
        act('cuong', 'password', [reason: '']).statusCode() == 422
        signIn('cuong', issued(act('cuong', 'password', [reason: 'quên mật khẩu']))).statusCode() == 303
        page('/devices').headers().firstValue('Location').get().startsWith('/password')
        act('cuong', 'role', GROUNDS + [role: 'administrator']).statusCode() == 303
        web.context.getBean(Accounts).find('cuong').get().role() == Role.ADMINISTRATOR
        act('cuong', 'deactivate', [reason: 'nghỉ việc']).statusCode() == 303
        page('/password').statusCode() == 303
        act('cuong', 'deactivate', [reason: 'lại']).statusCode() == 422
        act('cuong', 'reactivate', [reason: 'trở lại', expiresOn: '31/12/2027']).statusCode() == 303
        web.page("/accounts/${id('cuong')}", Role.AUDITOR).body().contains('31/12/2027')
        web.context.getBean(AuditLog).page(0, 20).content.findAll { it.subject() == 'account:cuong' }*.reason().reverse() ==
                ['quên mật khẩu', '12/ĐN-TTDL', 'trực ca', 'nghỉ việc', 'trở lại']
    }

    def "the list of accounts is filtered, searched and taken away"() {
        expect:
        web.page('/accounts?q=tran+lan', Role.AUDITOR).body().contains('Trần Thị Lan')
        web.page('/accounts?q=khong+ai', Role.AUDITOR).body().contains('Không có tài khoản nào như vậy')
        web.page('/accounts/export.csv?q=lan', Role.AUDITOR).body().readLines()[1].startsWith('lan.tt,Trần Thị Lan,Trung tâm CNTT')
        web.page('/accounts/export.xlsx', Role.AUDITOR).statusCode() == 200
    }

    def "#role may look at accounts: #look, and change them: #change"() {
        expect:
        (web.page('/accounts', role).statusCode() == 200) == look
        (web.page("/accounts/${id('person-administrator')}", role).statusCode() == 200) == look
        (web.page('/accounts/new', role).statusCode() == 200) == change
        (web.command("/accounts/${id('person-administrator')}/deactivate", role, [reason: '']).statusCode() != 403) == change

        where:
        role << (Role.values() as List)
        look = role in [Role.HEAD, Role.AUDITOR, Role.SECURITY_OFFICER, Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR]
        change = role in [Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR]
    }

    def "an administrator writes down anew who has an account; what stood before is in the audit log, the birth date is not"() {
        given:
        web.command('/accounts/new', Role.ADMINISTRATOR, LAN + [name: 'mai.tt', fullName: 'Trần Thị Mai', birthDate: '', phone: '0912 345 001'])

        when:
        def form = web.page("/accounts/${id('mai.tt')}/person", Role.ADMINISTRATOR).body()
        def answer = web.command("/accounts/${id('mai.tt')}/person", Role.ADMINISTRATOR,
                [fullName: 'Trần Thị Mai', unit: 'Phòng Hạ tầng', post: 'Trưởng ca', phone: '0912 345 002', email: 'mai@dc.example', birthDate: '05/03/1991'])

        then:
        form.contains('value="0912 345 001"')
        answer.statusCode() == 303
        with(web.bean(AuditLog).page(0, 1).content.first()) {
            action() == 'account.describe'
            was() == 'birth-date; phone: 0912 345 001; email: ; unit: Trung tâm CNTT; post: Trực vận hành'
            became() == 'birth-date; phone: 0912 345 002; email: mai@dc.example; unit: Phòng Hạ tầng; post: Trưởng ca'
        }
    }

    def "a person with #fault is refused beside the field, and nothing typed is lost"() {
        when:
        def answer = web.command('/accounts/new', Role.ADMINISTRATOR,
                GROUNDS + [name: 'thu.lt', role: 'auditor', fullName: 'Lê Thị Thu', unit: 'Thanh tra'] + wrong)

        then:
        answer.statusCode() == 422
        answer.body() =~ /(?s)id="error-$field"[^>]*>[^<]*$says/
        answer.body().contains('value="Thanh tra"') || wrong.unit
        web.context.getBean(Accounts).find('thu.lt').isEmpty()

        where:
        fault                   | wrong                            || field       | says
        'no address of mail'    | [email: 'thu']                   || 'email'     | 'ten@donvi.gov.vn'
        'two addresses'         | [email: 'a@b.vn,c@d.vn']         || 'email'     | 'ten@donvi.gov.vn'
        'words for a number'    | [phone: 'máy lẻ 12']             || 'phone'     | 'số điện thoại'
        'a post without end'    | [post: 'x' * 201]                || 'post'      | 'tối đa 200'
        'a unit without end'    | [unit: 'x' * 201]                || 'unit'      | 'đơn vị của người đó'
    }

    def "BK11-16.1-b, BK22-6.1.a: a second account for one person, known by the same #by, is refused; #others is somebody else"() {
        given:
        def who = GROUNDS + [role: 'operator', fullName: "Phạm Văn $number", unit: 'Trung tâm']
        def first = web.command('/accounts/new', Role.ADMINISTRATOR, who + [name: "first-$number"] + same)

        when:
        def second = web.command('/accounts/new', Role.ADMINISTRATOR, who + [name: "second-$number"] + same)
        def namesake = web.command('/accounts/new', Role.ADMINISTRATOR, who + [name: "other-$number"] + other)

        then:
        first.statusCode() == 200
        second.statusCode() == 422
        second.body().contains("đã có tài khoản “first-$number”")
        namesake.statusCode() == 200

        and: "a name is of one account alone, also of one that is ended"
        act("other-$number", 'deactivate', [reason: 'left'])
        web.command('/accounts/new', Role.ADMINISTRATOR, who + [name: "other-$number"] + other).statusCode() == 422

        where:
        number | by           | same                         | other                       | others
        'Một'  | 'birth date' | [birthDate: '01/02/1980']    | [birthDate: '02/02/1980']   | 'a namesake of another day'
        'Hai'  | 'telephone'  | [phone: '0900 111 222']      | [phone: '0900 111 223']     | 'a namesake with another telephone'
        'Ba'   | 'address'    | [email: 'ba@dc.example']     | [email: 'ba2@dc.example']   | 'a namesake with another address'
    }

    def "BK11-32.3.b: accounts in use without a person are listed apart"() {
        given:
        web.context.getBean(Accounts).issue('nobody.1', Role.OPERATOR)
        web.context.getBean(Accounts).issue('nobody.2', Role.OPERATOR)
        act('nobody.2', 'deactivate', [reason: 'a try'])

        when:
        def html = web.page('/accounts?standing=nobody', Role.AUDITOR).body()

        then:
        html.contains('>nobody.1<')
        !html.contains('>nobody.2<')
        !html.contains('>thu.lt<')
    }

    def "commands that do not bring the token of their session stand in the audit log, a row a minute: #brought"() {
        given:
        web.clock.advance(Duration.ofMinutes(1))
        def name = "forged-$brought"
        def made = web.context.getBean(Accounts).issue(name, Role.OPERATOR)
        signIn(name, made.password())
        def rows = { web.bean(AuditLog).page(0, 50).content.findAll { it.action() == 'csrf.refused' && it.actor() == name } }

        when:
        def answers = (1..3).collect { web.post('/password', form, [Cookie: cookie]).statusCode() }

        then:
        answers.unique() == [403]
        new PollingConditions(timeout: 10).eventually {
            assert rows().collect { [it.subject(), it.reason(), it.address()] } == [['POST /password', brought, '127.0.0.1']]
        }

        when:
        web.clock.advance(Duration.ofMinutes(1))
        web.post('/password', form, [Cookie: cookie])

        then:
        new PollingConditions(timeout: 10).eventually {
            assert rows()*.reason() == ["$brought, 3 ×", brought]
        }

        where:
        brought   | form
        'missing' | [:]
        'wrong'   | [csrf: 'x' * 43]
    }

    def "a form in which the token has no value is refused like one without it: #body"() {
        given:
        def made = web.context.getBean(Accounts).issue("bare-${body.hashCode()}", Role.OPERATOR)
        signIn("bare-${body.hashCode()}", made.password())
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}/sign-out"))
                .header('Cookie', cookie).header('Content-Type', 'application/x-www-form-urlencoded')
                .POST(HttpRequest.BodyPublishers.ofString(body)).build()

        expect:
        web.client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 403

        where:
        body << ['csrf', 'csrf=', 'csrf&csrf', 'csrf&a=b', '&csrf&']
    }

    def "ten refused inputs within ten minutes are mistakes, the next ones stand in the audit log, a row a minute"() {
        given:
        def made = web.context.getBean(Accounts).issue('clumsy', Role.OPERATOR)
        web.context.getBean(Accounts).keepIssuedPassword(made.account())
        signIn('clumsy', made.password())
        def rows = { web.bean(AuditLog).page(0, 50).content.findAll { it.action() == 'input.refused' && it.actor() == 'clumsy' } }

        when:
        def mistakes = (1..10).collect { page('/api/v1/alarms?sort=shoe').statusCode() }
        web.clock.advance(Duration.ofMinutes(9))
        3.times { page('/api/v1/devices?sort=shoe') }

        then:
        mistakes.unique() == [400]
        new PollingConditions(timeout: 10).eventually {
            assert rows().collect { [it.subject(), it.reason()] } == [['GET /api/v1/devices', '400']]
        }
    }

    def "BK11-16.1-a: rights without grounds are listed, on the page, in files and in the review, until they are recorded"() {
        given:
        web.command('/accounts/new', Role.ADMINISTRATOR, GROUNDS + [name: 'an.tv', role: 'operator', fullName: 'Trần Văn An', unit: 'Tổ 1'])
        web.context.getBean(Accounts).issue('old.one', Role.OPERATOR)
        def listed = { web.page('/accounts/export.csv?standing=uncovered', Role.AUDITOR).body().readLines()*.split(',')*.first() }
        def review = web.bean(Reviews).open('spec')

        expect:
        'old.one' in listed()
        !('an.tv' in listed())
        web.page('/accounts?standing=uncovered', Role.AUDITOR).body().contains('>old.one<')
        web.page("/reviews/${review.id()}", Role.AUDITOR).body() =~ /(?s)old\.one.{0,900}chưa có căn cứ/

        when: "the holder gets another post"
        web.command("/accounts/${id('an.tv')}/person", Role.ADMINISTRATOR, [fullName: 'Trần Văn An', unit: 'Tổ 1', post: 'Quản lý tài sản'])

        then:
        'an.tv' in listed()
        web.page("/accounts/${id('an.tv')}", Role.HEAD).body().contains('cấp cho vị trí cũ')

        when:
        def wrong = act('an.tv', 'grants', GROUNDS + [approver: 'an.tv'])
        def right = act('an.tv', 'grants', GROUNDS + [document: '19/ĐN-TTDL'])

        then:
        wrong.statusCode() == 422
        wrong.body() =~ /(?s)id="error-approver"[^>]*>[^<]*không phải người được cấp/
        wrong.body().contains('value="12/ĐN-TTDL"')
        right.statusCode() == 303
        !('an.tv' in listed())
        web.page("/accounts/${id('an.tv')}/grants", Role.AUDITOR).body().contains('19/ĐN-TTDL')

        when:
        def ended = act('an.tv', 'grants/end', [reason: 'xong đợt'])
        def again = act('an.tv', 'grants/end', [reason: 'xong đợt'])

        then:
        [ended, again]*.statusCode() == [303, 422]
        web.get('/api/v1/accounts/an.tv').grant == 'ended'
    }

    def "AG59-8.2.c: a supplier's account ends with the contract, and no later term is taken"() {
        when:
        def made = web.command('/accounts/new', Role.ADMINISTRATOR, GROUNDS + [name: 'lanh.viet', role: 'maintenance', fullName: 'Đỗ Văn Lạnh',
            unit: 'Công ty Lạnh Việt', company: 'Công ty Lạnh Việt', contract: '08/HĐ', contractUntil: '31/12/2026'])

        then:
        made.body().contains('Công ty Lạnh Việt, 08/HĐ, 31/12/2026')
        web.page('/accounts?standing=suppliers', Role.AUDITOR).body().contains('>lanh.viet<')

        when:
        act('lanh.viet', 'deactivate', [reason: 'dấu hiệu vi phạm'])
        def late = act('lanh.viet', 'reactivate', [reason: 'x', expiresOn: '01/01/2027'])

        then:
        late.statusCode() == 422
        late.body().contains('không muộn hơn ngày cuối của hợp đồng')

        when:
        def extended = act('lanh.viet', 'grants/contract', [company: 'Công ty Lạnh Việt', contract: '08/PL1', contractUntil: '30/06/2027'])

        then:
        extended.statusCode() == 303
        act('lanh.viet', 'reactivate', [reason: 'x', expiresOn: '01/01/2027']).statusCode() == 303
    }

    def "BK11-20.2.a, BK11-37.1: who tries what the role does not allow stands in the audit log, and the tenth time within ten minutes people are told"() {
        given:
        def made = web.context.getBean(Accounts).issue('curious', Role.AGENCY)
        web.context.getBean(Accounts).keepIssuedPassword(made.account())
        signIn('curious', made.password())
        def mine = { web.bean(AuditLog).page(0, 50).content.findAll { it.action() == 'access.refused' && it.actor() == 'curious' } }
        def told = { web.database.rows("SELECT * FROM notice WHERE kind = 'ACCESS_REFUSED'").size() }

        when: "once"
        page('/audit')

        then:
        new PollingConditions(timeout: 10).eventually {
            assert mine()*.subject() == ['GET /audit']
        }

        when: "eight times more within the minute"
        8.times { page('/accounts') }

        then: "the ninth is one too few"
        told() == 0

        when: "and the tenth"
        page('/devices/new')

        then:
        new PollingConditions(timeout: 10).eventually {
            assert mine()*.reason() == ['9 ×', '']
            assert mine().first().subject() == 'GET /devices/new'
            assert told() == 1
        }
    }

    // why: last, since time passes for everybody
    def "the last administrator is kept with a reason in the form, warned of beforehand, and brought back on the machine itself"() {
        given:
        web.session(Role.ADMINISTRATOR)
        web.bean(Accounts).all().findAll { it.role() in [Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR] && it.name() != 'person-administrator' && it.deactivatedAt() == null }
                .each { web.bean(AccountDesk).deactivate(it.id(), 'another one', 'spec') }
        web.session(Role.SECURITY_OFFICER)

        when: "a security officer may open a departure"
        def refused = web.command('/departures/new', Role.SECURITY_OFFICER,
                [account: 'person-administrator', kind: 'leaving', decision: '12/QĐ', lastDay: '25/12/2026'])

        then:
        refused.statusCode() == 422
        refused.body().contains('person-administrator là quản trị viên cuối cùng')

        when: "time does what nobody may"
        web.clock.advance(Duration.ofDays(20))
        def warned = web.page('/accounts', Role.AUDITOR).body()

        and: "and the database has it that it is over"
        web.database.connect().withCloseable {
            it.createStatement().executeUpdate("UPDATE account SET deactivated_at = '2026-11-21' WHERE name = 'person-administrator'")
        }

        then:
        warned.contains('không còn ai quản trị được tài khoản')
        dcim('account', 'reactivate', 'person-administrator', '--proof', 'thẻ số 1') == [0, 'The account person-administrator can be used again, without an end.']
        dcim('account', 'reactivate', 'person-administrator', '--proof', 'thẻ số 1') ==
                [1, 'The account person-administrator is neither suspended nor deactivated. If it is locked, use unlock.']
        web.context.getBean(AuditLog).page(0, 10).content.find { it.action() == 'account.reactivate' }.with { [it.actor(), it.reason()] } == ['console', 'thẻ số 1']
    }
}
