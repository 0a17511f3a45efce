package vn.dcim.web.staff

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Person
import vn.dcim.core.account.Role
import vn.dcim.core.account.Standing
import vn.dcim.core.account.Standings
import vn.dcim.core.audit.AuditLog
import vn.dcim.web.WebServer

/** People come and go, as the pages let others follow that. */
class StaffPagesSpec extends Specification {

    static final Map<String, String> DEPARTURE = [kind: 'leaving', decision: '45/QĐ-SKHCN', lastDay: '24/11/2026', cards: 'thẻ 117\nkhóa phòng máy',
                                                  equipment: 'Laptop TS-0042']

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026
    @Shared int counter

    String person(String fullName, Role role = Role.OPERATOR) {
        def name = "staff-${++counter}"
        def person = new Person(fullName, null, '', '', 'Trung tâm CNTT', 'Trực vận hành')
        web.bean(Accounts).keepIssuedPassword(web.bean(AccountDesk).add(name, role, person, null, 'spec').account())
        name
    }

    String opened(Map form) {
        def answer = web.command('/departures/new', Role.SECURITY_OFFICER, DEPARTURE + form)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    String body(String path, Role role = Role.SECURITY_OFFICER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    /** Where the form of the first open item of a kind is sent to. */
    String actionOf(String path, String kind) {
        (body(path) =~ /data-item="$kind" data-state="(?:open|overdue)".*?action="([^"]+)"/)[0][1]
    }

    def setupSpec() {
        web.command('/departures/systems', Role.SECURITY_OFFICER, [system: 'Thư điện tử tỉnh', owner: 'quan-tri@tinh'])
    }

    def "BK11-32.4.b, AG59-6.3.b: a departure is opened: what is to be done, by when, by which article; the rights end by themselves"() {
        given:
        def leaver = person('Trần Thị Lan')

        when:
        def path = opened(account: leaver)

        then:
        with(body(path)) {
            it.contains('Thu thẻ, chìa khóa cửa: thẻ 117')
            it.contains('Thu thẻ, chìa khóa cửa: khóa phòng máy')
            it.contains('Thông báo bằng văn bản cho quản trị hệ thống: Thư điện tử tỉnh: quan-tri@tinh')
            it.contains('điều 6.3.b, 59/2024/QĐ-UBND (An Giang)')
            it.contains('tự chấm dứt hết ngày 24/11/2026')
            !it.contains('quá hạn')
        }
        body('/departures').contains('Trần Thị Lan')
        body("/accounts/${web.bean(Accounts).find(leaver).get().id()}").contains('45/QĐ-SKHCN')

        when: "a notice without a document"
        def refused = web.command(actionOf(path, 'notice'), Role.SECURITY_OFFICER, [happenedOn: '21/11/2026', document: '', remark: 'đã gọi điện'])

        then: "it is refused beside the field, and what was typed is kept"
        refused.statusCode() == 422
        refused.body().contains('Cần: số văn bản, nhiều nhất 200 ký tự.')
        refused.body().contains('value="đã gọi điện"')
    }

    def "BK11-32.4.b, AG59-6.3.c, HY05-7.4: a departure is worked off, late in red and with its age, closed, and printed"() {
        given:
        def leaver = person('Đỗ Văn Bình')
        def path = opened(account: leaver, lastDay: '19/11/2026')

        expect:
        web.bean(Standings).of(web.bean(Accounts).find(leaver).get()) == Standing.EXPIRED
        body(path).contains('quá hạn, trễ 2 ngày')
        body('/departures?state=overdue').contains('6 việc quá hạn, lâu nhất 2 ngày')

        when: "all but the undertaking"
        ['cards', 'cards', 'equipment', 'data', 'signing-tokens'].each {
            web.command(actionOf(path, it), Role.SECURITY_OFFICER, [happenedOn: '19/11/2026', remark: 'ông Minh nhận'])
        }
        web.command(actionOf(path, 'notice'), Role.SECURITY_OFFICER, [happenedOn: '21/11/2026', document: '88/CV'])
        def early = web.command("$path/close", Role.SECURITY_OFFICER)

        then:
        early.statusCode() == 422
        early.body().contains('còn việc chưa xong')

        when:
        web.command(actionOf(path, 'undertaking'), Role.SECURITY_OFFICER, [happenedOn: '20/11/2026', document: '7/CK', remark: 'hồ sơ cán bộ, tập 12'])
        def closed = web.command("$path/close", Role.SECURITY_OFFICER)

        then:
        closed.statusCode() == 303
        body('/departures?state=closed').contains('Đỗ Văn Bình')
        with(body("$path/paper", Role.AUDITOR)) {
            it.contains('hồ sơ cán bộ, tập 12')
            it.contains('xong, trễ 1 ngày')
            it.contains('chương trình xác nhận')
            it.contains('Thủ trưởng đơn vị')
        }
        web.page('/departures/export.csv?q=binh', Role.AUDITOR).body().readLines()[1].startsWith("Đỗ Văn Bình,$leaver,Trung tâm CNTT")
        web.page('/departures/export.xlsx', Role.AUDITOR).statusCode() == 200

        and: "what the person did stays to be found from the page of the account"
        body("/accounts/${web.bean(Accounts).find(leaver).get().id()}").contains("/audit?actor=$leaver")
    }

    def "a departure with #what is refused beside its field, and what was typed is kept"() {
        when:
        def answer = web.command('/departures/new', Role.SECURITY_OFFICER, DEPARTURE + [account: '', fullName: 'Phạm Văn Hòa'] + wrong)

        then:
        answer.statusCode() == 422
        (answer.body() =~ /(?s)id="error-$field"[^>]*>([^<]*)</)[0][1].contains(text)
        answer.body().contains('Laptop TS-0042')

        where:
        what                | wrong                  || field       | text
        'no decision'       | [decision: '']         || 'decision'  | 'số quyết định'
        'an odd last day'   | [lastDay: '31/11/2026']|| 'last-day'  | '“31/11/2026” không dùng được'
        'nobody'            | [fullName: ' ']        || 'full-name' | 'họ và tên'
        'an unknown kind'   | [kind: 'gone']         || 'kind'      | 'một mục'
        'an unknown account'| [account: 'nobody']    || 'account'   | 'tài khoản của người khác'
    }

    def "KT17-7.3: all accounts are reviewed, several at once, and the result is signed with the password and taken away"() {
        given:
        def gone = person('Vũ Thị Nga')
        def path = web.command('/reviews', Role.SECURITY_OFFICER).headers().firstValue('Location').get()
        def boxes = { (body(path) =~ /name="(line-\d+)"/).collect { it[1] }.collectEntries { [it, 'yes'] } }
        def box = (body(path) =~ /name="(line-\d+)" value="yes" aria-label="$gone"/)[0][1]

        when:
        def nothing = web.command("$path/decide", Role.SECURITY_OFFICER, [outcome: 'keep'])
        def reasonless = web.command("$path/decide", Role.SECURITY_OFFICER, [(box): 'yes', outcome: 'deactivate', remark: ''])

        then:
        nothing.statusCode() == 422
        nothing.body().contains('ít nhất một tài khoản được chọn')
        reasonless.statusCode() == 422
        reasonless.body().contains('vài lời nêu lý do')
        reasonless.body().contains("name=\"$box\" value=\"yes\" checked")

        when:
        web.command("$path/decide", Role.SECURITY_OFFICER, boxes() + [outcome: 'keep'])
        web.command("$path/decide", Role.SECURITY_OFFICER, [(box): 'yes', outcome: 'deactivate', remark: 'đã nghỉ'])
        def wrong = web.command("$path/sign", Role.SECURITY_OFFICER, [password: 'not it'])

        then:
        wrong.statusCode() == 422
        wrong.body().contains('Mật khẩu hiện tại không đúng')
        web.bean(Standings).of(web.bean(Accounts).find(gone).get()) == Standing.ACTIVE

        when: "somebody whose password is known here signs"
        def signed = signedBy('person-reviewer', path)

        then:
        signed.statusCode() == 303
        body(path).contains('đúng như khi ký')
        web.bean(Standings).of(web.bean(Accounts).find(gone).get()) == Standing.DEACTIVATED
        web.page("$path/export.csv", Role.AUDITOR).body().contains(gone + ',Vũ Thị Nga,Trung tâm CNTT')
        web.page("$path/export.xlsx", Role.AUDITOR).statusCode() == 200
        web.page('/reviews', Role.HEAD).statusCode() == 200
        web.command('/reviews', Role.HEAD).statusCode() == 403
    }

    private signedBy(String name, String path) {
        def issued = web.bean(Accounts).issue(name, Role.SECURITY_OFFICER)
        web.bean(Accounts).keepIssuedPassword(issued.account())
        web.bean(Accounts).excuseFromSecondFactor(issued.account(), 'spec')
        def cookie = web.post('/sign-in', [name: name, password: issued.password()]).headers().firstValue('Set-Cookie').get().split(';')[0]
        def asked = { web.anonymous(path, [Cookie: cookie]).body() }
        def csrf = (asked() =~ /name="csrf" value="([^"]+)"/)[0][1]
        def left = (asked() =~ /name="(line-\d+)" value="yes" aria-label="$name"/)[0][1]
        web.post("$path/decide", [(left): 'yes', outcome: 'keep', csrf: csrf], [Cookie: cookie])
        web.post("$path/sign", [password: issued.password(), csrf: csrf], [Cookie: cookie])
    }

    def "AG59-6.2.a: a deputy does on behalf of somebody away what the own role does not allow, and the log says so"() {
        given:
        def deputy = web.bean(Accounts).issue('deputy', Role.OPERATOR)
        web.bean(Accounts).keepIssuedPassword(deputy.account())
        def cookie = web.post('/sign-in', [name: 'deputy', password: deputy.password()]).headers().firstValue('Set-Cookie').get().split(';')[0]
        def look = { String path -> web.anonymous(path, [Cookie: cookie]) }
        web.page('/', Role.SECURITY_OFFICER)
        def term = [to: 'deputy', firstDay: '21/11/2026', lastDay: '23/11/2026', document: '12/UQ', reason: 'nghỉ phép']

        expect:
        look('/departures').statusCode() == 403

        when: "somebody gives what they do not have, and then what they have"
        def toomuch = web.command('/delegations', Role.SECURITY_OFFICER, term + ['right-change-account': 'yes'])
        def given = web.command('/delegations', Role.SECURITY_OFFICER, term + ['right-read-account': 'yes', 'right-change-departure': 'yes'])

        then:
        toomuch.statusCode() == 422
        toomuch.body().contains('chỉ những quyền mà người ủy quyền có')
        toomuch.body().contains('value="12/UQ"')
        given.statusCode() == 303
        look('/departures').statusCode() == 200
        look('/').body().contains('href="/departures"')
        look('/audit').statusCode() == 403
        look('/delegations').body().contains('person-security-officer')
        body("/accounts/${deputy.account().id()}").contains('person-security-officer → deputy, 21/11/2026 – 23/11/2026, 12/UQ')

        when:
        def csrf = (look('/departures/new').body() =~ /name="csrf" value="([^"]+)"/)[0][1]
        web.post('/departures/new', DEPARTURE + [account: '', fullName: 'Hồ Thị Mai', csrf: csrf], [Cookie: cookie])

        then:
        with(web.bean(AuditLog).page(0, 1).content.first()) {
            [actor(), action()] == ['deputy', 'departure.open']
            reason() == 'on behalf of person-security-officer, 12/UQ: 45/QĐ-SKHCN'
        }

        when: "it is taken back; others do not even see it"
        def id = (body('/delegations') =~ /data-row="(\d+)"/)[0][1]

        then:
        web.command("/delegations/$id/revoke", Role.OPERATOR).statusCode() == 404
        !body('/delegations', Role.OPERATOR).contains('12/UQ')
        web.command("/delegations/$id/revoke", Role.SECURITY_OFFICER).statusCode() == 204
        look('/departures').statusCode() == 403
        web.command('/delegations', Role.DISPLAY, term).statusCode() == 403
    }

    def "systems to be told are entered and removed"() {
        when:
        def twice = (1..2).collect { web.command('/departures/systems', Role.ADMINISTRATOR, [system: 'VPN', owner: 'Phòng hạ tầng', shared: 'yes']).statusCode() }
        def id = (body('/departures/systems') =~ /data-row="(\d+)"> <td><b>VPN/)[0][1]

        then:
        twice == [303, 422]
        body('/departures/systems').contains('trong 5 ngày làm việc')

        when:
        web.command("/departures/systems/$id/remove", Role.ADMINISTRATOR)

        then:
        !body('/departures/systems').contains('VPN')
        web.command("/departures/systems/$id/remove", Role.ADMINISTRATOR).statusCode() == 404
    }

    def "#role may look at departures: #look, and work on them: #change"() {
        expect:
        (web.page('/departures', role).statusCode() == 200) == look
        (web.page('/departures/new', role).statusCode() == 200) == change
        (web.command('/departures/new', role, [decision: '']).statusCode() != 403) == change

        where:
        role << (Role.values() as List)
        look = role in [Role.HEAD, Role.AUDITOR, Role.SECURITY_OFFICER, Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR]
        change = role in [Role.SECURITY_OFFICER, Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR]
    }
}
