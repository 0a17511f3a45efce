package vn.dcim.web.foreign

import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.charset.StandardCharsets
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.foreign.ForeignImports
import vn.dcim.web.WebServer

/** Another system is declared, its list looked at, taken over, judged, and worked on; by people and by programs. */
class ForeignPagesSpec extends Specification {

    static final Role OFFICER = Role.SECURITY_OFFICER

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026
    @Shared int counter

    String declared(Map form = [:]) {
        def answer = web.command('/foreign-systems', OFFICER, [system: "Hệ thống ${++counter}", kind: 'vpn', owner: 'Phòng CNTT',
                                                               population: 'users', dueDays: '30'] + form)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    /** Brings a file as the script of the page does. */
    HttpResponse<String> bring(String path, Object content, String name = 'vpn.csv') {
        bytes("$path/drafts?name=${URLEncoder.encode(name, 'UTF-8')}", content,
                [Cookie: web.session(OFFICER), 'X-CSRF-Token': web.csrf(OFFICER), 'HX-Request': 'true'])
    }

    HttpResponse<String> bytes(String path, Object content, Map<String, String> headers) {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}$path"))
                .header('Content-Type', 'application/octet-stream')
                .POST(BodyPublishers.ofByteArray(content instanceof byte[] ? content : content.toString().getBytes(StandardCharsets.UTF_8)))
        headers.each { header, value -> request.header(header, value) }
        web.client().send(request.build(), BodyHandlers.ofString())
    }

    String taken(String path, String list) {
        def draft = bring(path, list).headers().firstValue('Location').get()
        assert web.command("$draft/take", OFFICER).statusCode() == 303
        path
    }

    String body(String path, Role role = OFFICER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    def "a system is declared; until its list comes there is no evidence, and the page says what to do"() {
        when:
        def path = declared(system: 'Kiểm soát cửa R1', kind: 'door-controller')

        then:
        with(body(path, Role.AUDITOR)) {
            contains('Chưa nhập danh sách nào')
            it.count('data-state="no-evidence"') == 12
            !contains('data-state="met"')
            !contains('data-upload')
        }
        body('/foreign-systems', Role.HEAD).contains('Kiểm soát cửa R1')

        when:
        def refused = web.command('/foreign-systems', OFFICER, [system: 'Máy chủ R2', kind: 'server', owner: 'ông Minh', population: 'operators', dueDays: 'ba mươi'])

        then: "what was typed stays"
        refused.statusCode() == 422
        refused.body().contains('“ba mươi” không dùng được')
        refused.body().contains('value="Máy chủ R2"')
        refused.body().contains('value="ông Minh"')
    }

    def "a list is looked at with every fault of every row, mended, compared, taken over, and stays"() {
        given:
        def path = declared()

        when:
        def draft = bring(path, 'Tên đăng nhập;Họ tên;Trạng thái;Đăng nhập cuối\nan.nv;Nguyễn Văn An;ngủ;31/02/2026\nan.nv;Bình;hoạt động;\n')
                .headers().firstValue('Location').get()

        then:
        with(body(draft)) {
            contains('data-fault="state"')
            contains('data-fault="day"')
            contains('“31/02/2026” không phải ngày. Viết như 2026-11-22')
            contains('“ngủ” không phải trạng thái')
            !contains("$draft/take")
            contains('dấu chấm phẩy')
        }
        web.page("$draft/faults.csv", OFFICER).body().readLines().size() == 4 // the login stands twice, too
        web.command("$draft/take", OFFICER).statusCode() == 422
        body(path).contains('Chưa nhập danh sách nào')

        when:
        draft = bring(path, 'Tên đăng nhập;Họ tên;Trạng thái;Đăng nhập cuối\nan.nv;Nguyễn Văn An;hoạt động;22/10/2026\nbinh;Bình;hoạt động;\n').headers().firstValue('Location').get()
        def shown = body(draft)
        def answer = web.command("$draft/take", OFFICER)

        then:
        shown.contains('thêm 2, đổi 0, mất 0')
        shown.contains('Nhập 2 tài khoản')
        answer.statusCode() == 303
        with(body(path)) {
            it =~ /data-check="unused" data-state="not-met"/
            contains('không dùng từ 22/10/2026, vẫn hoạt động') // 30 days before the 21st of November
            contains('danh sách cần có cột: Hết hạn')
            contains('thêm 2, đổi 0, mất 0')
        }
        body("$path?check=unused").contains('data-login="an.nv"')
        body("$path?check=unused&state=disabled").contains('Không có tài khoản nào như vậy')
        body("$path?q=nguyen+van").contains('data-login="an.nv"')
        !body("$path?q=nguyen+van").contains('data-login="binh"')
        body("$path?sort=-login").indexOf('data-login="binh"') < body("$path?sort=-login").indexOf('data-login="an.nv"')
        web.bean(AuditLog).page(0, 1).content.first().action() == 'foreign-import.take'
    }

    def "columns that nobody could guess are chosen, and the list is read again"() {
        given:
        def path = declared()
        def draft = bring(path, 'Mã,Ai\n7,An\n').headers().firstValue('Location').get()

        expect:
        body(draft).contains('data-fault="no-login-column"')

        when:
        def answer = web.command("$draft/columns", OFFICER, ['column-0': 'login', 'column-1': 'full-name'])

        then:
        answer.statusCode() == 303
        body(draft).contains('Nhập 1 tài khoản')

        when:
        answer = web.command("$draft/drop", OFFICER)

        then:
        answer.statusCode() == 303
        web.page(draft, OFFICER).statusCode() == 404
    }

    def "a file that is #what is refused with what mends it"() {
        when:
        def answer = bring(declared(), content)

        then:
        answer.statusCode() == 422
        answer.body().contains(told)

        where:
        what            | content                                                || told
        'empty'         | ''                                                     || 'Tệp trống'
        'a workbook'    | 'PK\u0003\u0004'                                       || 'Trong bảng tính, lưu thành “CSV UTF-8”'
        'not in UTF-8'  | [0x6C, 0x0A, 0xE1, 0x0A] as byte[]                     || 'Dòng 2: Không phải mã UTF-8 (0xE1)'
        'a byte larger' | new byte[ForeignImports.LONGEST_LIST + 1]              || 'Tệp lớn hơn 8 MiB'
    }

    def "what lists hold stays text in files that are taken away"() {
        given:
        def path = taken(declared(), 'login,full name,unit\n"=HYPERLINK(""http://x"")",+84,@SUM\n')

        when:
        def csv = web.page("$path/export.csv", Role.AUDITOR).body().readLines()

        then:
        csv[1].startsWith('"\'=HYPERLINK(""http://x"")",\'+84,\'@SUM')
        web.page("$path/export.xlsx", Role.AUDITOR).statusCode() == 200
        body(path).contains('=HYPERLINK(&#34;http://x&#34;)')

        when: "a list of the history"
        def list = (body(path) =~ /href="([^"]+\/imports\/\d+\.csv)"/)[0][1]

        then:
        web.page(list, Role.AUDITOR).body().readLines()[1].startsWith('"\'=HYPERLINK')
        web.page(list.replaceAll(/\/foreign-systems\/\d+/, declared()), Role.AUDITOR).statusCode() == 404
    }

    def "BK11-21.3.b, BK11-32.3.b: grants and persons are recorded for the accounts that are chosen; what was typed wrongly stays"() {
        given:
        def path = taken(declared(kind: 'server'), 'login,full name,state\nan,,active\nbinh,,active\n')
        def grant = ['line-1': 'yes', 'line-2': 'yes', approver: 'Giám đốc', purpose: 'quản trị', document: '7/QĐ', grantedOn: '32/1/2026']

        when:
        def refused = web.command("$path/grant", OFFICER, grant)

        then:
        refused.statusCode() == 422
        refused.body().contains('value="32/1/2026"')
        (refused.body() =~ /name="line-1" value="yes" checked/)

        when:
        def answer = web.command("$path/grant", OFFICER, grant + [grantedOn: '31/1/2026'])

        then:
        answer.statusCode() == 303
        body(path) =~ /data-check="grant" data-state="met"/
        body(path) =~ /data-check="person" data-state="not-met"/

        when:
        web.command("$path/person", OFFICER, ['line-1': 'yes', 'line-2': 'yes', person: 'other'])

        then:
        body(path) =~ /data-check="person" data-state="met"/

        when: "nothing is chosen"
        refused = web.command("$path/person", OFFICER, [person: 'other'])

        then:
        refused.statusCode() == 422
        refused.body().contains('chọn ít nhất một tài khoản')
    }

    def "KT17-7.3: a review is recorded, the declaration changed, and a system watched no more"() {
        given:
        def path = taken(declared(), 'login\nan\n')
        def list = (body(path) =~ /name="list" value="(\d+)"/)[0][1]

        expect:
        web.command("$path/review", OFFICER, [list: list, remark: '']).statusCode() == 422
        web.command("$path/review", OFFICER, [list: list, remark: 'đủ']).statusCode() == 303
        body(path) =~ /data-check="review" data-state="met"/
        web.command(path, OFFICER, [system: 'Tên mới', kind: 'mail', owner: 'bà Lan', population: 'operators', dueDays: '7']).statusCode() == 303
        body(path).contains('Tên mới')
        web.command("$path/remove", OFFICER, [reason: ' ']).statusCode() == 422
        web.command("$path/remove", OFFICER, [reason: 'thanh lý']).statusCode() == 303
        web.page(path, OFFICER).statusCode() == 404
    }

    def "who only reads accounts brings no list, and neither does another site"() {
        given:
        def path = declared()

        expect:
        bytes("$path/drafts", 'login\nan\n', [Cookie: web.session(Role.AUDITOR), 'X-CSRF-Token': web.csrf(Role.AUDITOR)]).statusCode() == 403
        bytes("$path/drafts", 'login\nan\n', [Cookie: web.session(OFFICER)]).statusCode() == 403
        web.page("$path/drafts/1", Role.AUDITOR).statusCode() == 403
    }

    def "a program imports a list, all of it or nothing"() {
        given:
        def path = '/api/v1' + declared()
        def token = [Authorization: "Bearer ${web.token(OFFICER)}".toString()]

        when:
        def faulty = bytes("$path/imports", 'login,state\nan,active\nbinh,perhaps\n', token)

        then:
        faulty.statusCode() == 422
        with(web.json(faulty)) {
            faultCount == 1
            faults[0].line == 3
            faults[0].column == 'state'
            faults[0].fault == 'state'
            id == null
        }

        when:
        def dry = bytes("$path/imports?dryRun=true", 'login,state,last-used\nadmin,active,2026-11-20\n', token)
        def real = bytes("$path/imports?fileName=vpn.csv", 'login,state,last-used\nadmin,active,2026-11-20\n', token)

        then:
        dry.statusCode() == 200
        web.json(dry).added == 1
        real.statusCode() == 201
        web.json(real).sha256.size() == 64
        with(web.get(path)) {
            accounts == 1
            current
            checks.find { it.check == 'default-name' }.state == 'not-met'
            checks.find { it.check == 'default-name' }.breaches == ['admin']
            checks.find { it.check == 'default-name' }.obligations == ['BK11-21.3.a']
            checks.find { it.check == 'expired' }.wanted == ['expires']
            checks.find { it.check == 'unused' }.state == 'met'
        }
        web.get("$path/accounts?check=default-name").items*.login == ['admin']
        web.get('/api/v1/foreign-systems?sort=state').total >= 1

        and: "a token that only reads is refused"
        bytes("$path/imports", 'login\nan\n', [Authorization: "Bearer ${web.token(Role.AUDITOR)}".toString()]).statusCode() == 403
    }
}
