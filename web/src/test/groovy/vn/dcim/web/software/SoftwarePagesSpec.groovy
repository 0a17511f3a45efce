package vn.dcim.web.software

import groovy.json.JsonOutput
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.web.WebServer

/** Software and licences as their manager keeps them on pages. */
class SoftwarePagesSpec extends Specification {

    static final Map TITLE = [
            value: '125.000.000 đ', importance: 'high', purpose: 'Cơ sở dữ liệu dùng chung', scope: 'Toàn trung tâm', 'managed-by': 'Sở Khoa học',
            'licence-info': 'theo hợp đồng', version: '2022', 'kept-at': 'Tủ đĩa 1', maker: 'Microsoft', kind: 'database', ground: 'proprietary',
            permit: 'permitted', 'permit-decision': '5/QĐ-SKHCN']
    static final Map RATED = [confidentiality: 'medium', integrity: 'high', availability: 'high', 'rated-by': 'Trần Thị Lan',
                              'rated-on': '01/11/2026', measures: 'sao lưu hằng ngày']
    static final Map LICENCE = [metric: 'device', seats: '1', term: 'limited', 'starts-on': '01/01/2026', 'ends-on': '31/12/2026', number: 'HD-1']

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026
    @Shared int counter

    String name = "Phần mềm lưu trữ số${++counter}x"

    String body(String path, Role role = Role.ASSET_MANAGER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    String sent(String path, Map form) {
        def answer = web.command(path, Role.ASSET_MANAGER, form)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    String added(Map form = [:]) {
        sent('/software/new', [name: name] + TITLE + RATED + form)
    }

    /** One that is in use. */
    String machine(String name) {
        def path = sent('/equipment/new', [name: name, kind: 'server'])
        sent("$path/move", [revision: '1', status: 'in-use', document: '1/BB', 'signed-on': '20/11/2026', person: 'Lan'])
        name
    }

    def "a title is noted with the nine fields, rated, found, changed; its history tells who and why"() {
        when:
        def path = added()

        then:
        with(body(path, Role.AUDITOR)) {
            it.contains("$name 2022")
            it.contains('125.000.000 đ')
            it.contains('Danh mục theo điều 10.1')
            it.contains('<dt>Mức rủi ro</dt><dd><span class="word p-medium">Cao</span>')
            !it.contains("$path/edit")
        }
        body("/software?q=luu+so${counter}x").contains(name)
        body("/software?q=luu+so${counter}x&risk=low").contains('Không có phần mềm nào khớp.')

        when:
        sent("$path/edit", [revision: '1', version: '2025', reason: 'nâng cấp'])

        then:
        with(body(path)) {
            it.contains('Phiên bản: <span class="dim">2022</span> → <b>2025</b>')
            it.contains('Lý do: nâng cấp')
            it.contains('cần phân loại lại')
        }
        body("/software?q=luu+so${counter}x&flaw=rating-out-of-date").contains(name)

        when: "somebody saves what was opened before"
        def late = web.command("$path/edit", Role.ADMINISTRATOR, [revision: '1', note: 'ghi chú của người đến sau'])

        then:
        late.statusCode() == 409
        late.body().contains('đã sửa từ khi bạn mở trang')
        late.body().contains('ghi chú của người đến sau')
        !body(path).contains('ghi chú của người đến sau')
    }

    def "all that is wrong stands beside its field, and what was typed stays"() {
        when:
        def refused = web.command('/software/new', Role.ASSET_MANAGER, [name: '', value: '12 triệu', permit: 'forbidden', 'rated-on': '22/11/2026',
                kind: '', ground: 'own', 'kept-at': 'Kho số 7', 'licence-info': 'VK7JG-NPHTM-C97JM-9MPGT-3V66T'])
        def text = refused.body().replaceAll(/\s+/, ' ')

        then:
        refused.statusCode() == 422
        text.contains('Chưa lưu: 6 ô cần sửa.')
        text.contains('<p class="field-error" id="error-name">Cần điền.</p>')
        text.contains('<p class="field-error" id="error-kind">Cần điền.</p>')
        text.contains('<p class="field-error" id="error-permit-decision">Cần điền.</p>')
        text.contains('“12 triệu” không đọc được; cần: 12.500.000')
        text.contains('Không ghi khóa bản quyền vào sổ')
        text.contains('value="Kho số 7"')
        text.contains('<option value="own" selected>')
        (text =~ /id="name"[^>]*autofocus/).find()
    }

    def "BK11-10.3: what is used beyond what was bought is told everywhere, until a licence is renewed with more"() {
        given:
        def path = added()
        sent("$path/licences/new", LICENCE)
        2.times { sent("$path/installations/new", [asset: machine("DB-$counter-$it"), 'consent-by': 'Phòng Hạ tầng']) }

        expect:
        with(body(path)) {
            it.contains('Dùng quá số đã mua')
            it.contains('<dt>Còn lại</dt><dd><span class="word p-medium">-1</span>')
            it.contains("DB-$counter-0")
            it.contains('31/12/2026')
        }
        body("/software?flaw=over-used&q=luu+so${counter}x").contains(name)

        when:
        def id = (body(path) =~ /licences\/(\d+)\/renew/)[0][1]
        def form = body("$path/licences/$id/renew")

        then:
        form.contains('value="01/01/2027"')

        when: "with the same first day as the one before"
        def refused = web.command("$path/licences/$id/renew", Role.ASSET_MANAGER,
                LICENCE + [revision: '1', seats: '3', 'ends-on': '31/12/2027'])

        then:
        refused.statusCode() == 422
        refused.body().contains('value="31/12/2027"')

        when:
        sent("$path/licences/$id/renew", LICENCE + [revision: '1', seats: '3', 'starts-on': '21/11/2026', 'ends-on': '31/12/2027', number: 'HD-2'])

        then:
        with(body(path)) {
            !it.contains('Dùng quá số đã mua')
            it.contains('đã gia hạn')
            it.contains('gia hạn xong 21/11/2026')
        }
    }

    def "an installation is taken off with a reason alone, and may be corrected"() {
        given:
        def path = added()
        sent("$path/installations/new", [asset: machine("GO-$counter")])
        def id = (body(path) =~ /installations\/(\d+)\/edit/)[0][1]

        expect:
        body(path).contains('chưa có đồng ý')
        body("$path/installations/$id/edit").contains("value=\"GO-$counter\"")

        when:
        sent("$path/installations/$id/edit", [revision: '1', 'consent-by': 'Phòng Hạ tầng', cores: '16'])
        def refused = web.command("$path/installations/$id/remove", Role.ASSET_MANAGER, [revision: '2', reason: ''])

        then:
        !body(path).contains('chưa có đồng ý')
        refused.statusCode() == 422
        refused.body().contains('lý do, ai đồng ý')

        when:
        sent("$path/installations/$id/remove", [revision: '2', reason: 'thay bằng bản mới, Phòng Hạ tầng đồng ý'])

        then:
        body(path).contains('Chưa ghi cài ở máy nào.')
        web.page("$path/installations/$id/edit", Role.ASSET_MANAGER).statusCode() == 404
    }

    def "the list is taken away as it is shown, as a table and by programs"() {
        given:
        added()
        added(name: "$name nguồn mở", ground: 'open-source', 'kept-at': '')

        when:
        def csv = web.page("/software/export.csv?q=luu+so${counter}x", Role.AUDITOR).body().readLines()

        then:
        csv.size() == 3
        csv.first().contains('Tên tài sản,Giá trị,Mức độ quan trọng,Mục đích sử dụng,Phạm vi sử dụng,Chủ thể quản lý,Thông tin về bản quyền,Phiên bản,Nơi lưu giữ')
        web.page("/software/export.xlsx?q=luu+so${counter}x", Role.AUDITOR).statusCode() == 200

        and:
        with(web.get("/api/v1/software?q=luu+so${counter}x&flaw=incomplete")) {
            it.total == 1
            it.items.first().fields.ground == 'open-source'
            it.items.first().bought == null
            it.items.first().flaws == ['incomplete']
        }
    }

    def "programs add titles, licences and installations; who may not is refused, and a key is not repeated"() {
        given:
        machine("API-$counter")

        when:
        def added = web.api('POST', '/api/v1/software', Role.ASSET_MANAGER, JsonOutput.toJson([name: name] + TITLE))
        def id = WebServer.json(added).id

        then:
        added.statusCode() == 201
        web.api('POST', "/api/v1/software/$id/licences", Role.ASSET_MANAGER, JsonOutput.toJson(LICENCE)).statusCode() == 200
        web.api('POST', "/api/v1/software/$id/installations", Role.ASSET_MANAGER, JsonOutput.toJson([asset: "API-$counter" as String])).statusCode() == 200
        web.get("/api/v1/software/$id/licences")*.state == ['valid']
        web.get("/api/v1/software/$id/installations")*.fields*.asset == ["API-$counter"]
        web.get("/api/v1/software/$id").used == 1
        web.api('POST', '/api/v1/software', Role.AUDITOR, JsonOutput.toJson([name: name] + TITLE)).statusCode() == 403

        and:
        with(web.api('PATCH', "/api/v1/software/$id?revision=1", Role.ASSET_MANAGER, JsonOutput.toJson(['note': 'VK7JG-NPHTM-C97JM-9MPGT-3V66T']))) {
            it.statusCode() == 400
            !it.body().contains('VK7JG')
        }
    }

    def "BK11-21.1.e: what ends is listed with what hangs on it and who renews it; days may be chosen"() {
        given:
        def path = added()
        sent("$path/licences/new", LICENCE + ['ends-on': ends, 'renewal-person': 'Hoàng Thị Mai', 'renewal-until': '20/11/2026', 'budget-year': '2027'])
        sent("$path/installations/new", [asset: machine("HH-$counter")])

        expect:
        body('/ends').contains(name) == shown
        body("/ends?days=181").contains(name)
        body("/ends?days=181&kind=licence").contains("HH-$counter")
        body("/ends?days=181&kind=licence").contains('Hoàng Thị Mai làm trước 20/11/2026')
        !body("/ends?days=181&kind=warranty").contains(name)
        web.page('/ends/export.csv?days=181', Role.AUDITOR).body().contains(name)
        web.get('/api/v1/software/endings?days=181').items.find { it.name == "$name 2022" as String }.daysLeft == days

        where: "180 days from 21/11/2026 are to 20/05/2027"
        ends         || shown | days
        '20/05/2027' || true  | 180
        '21/05/2027' || false | 181
    }

    def "BK11-24.1: a list of a console is taken over, or refused with all that is wrong; what it does not see is told"() {
        given:
        def host = machine("AV-$counter")

        expect:
        body('/software/hosts').contains('Chưa có bằng chứng')

        when:
        def refused = web.command('/software/hosts/consoles', Role.ASSET_MANAGER, [console: 'Kaspersky', list: "host,last scan\n$host,hôm qua\n,"])

        then:
        refused.statusCode() == 422
        refused.body().contains('Dòng 2: “hôm qua” không đọc được; cần như 21/11/2026 08:00.')
        refused.body().contains('Dòng 3: Thiếu tên máy.')
        refused.body().contains('hôm qua</textarea>') || refused.body().contains("$host,hôm qua")

        when:
        sent('/software/hosts/consoles', [console: 'Kaspersky', list: "host,last update,last scan\nKHACH-01,21/11/2026,"])

        then:
        with(body('/software/hosts?flaw=missing')) {
            it.contains(host)
            it.contains('Bảng điều khiển không thấy')
            it.contains('KHACH-01')
        }
        web.page('/software/hosts/export.csv?flaw=no-anti-malware', Role.AUDITOR).body().contains(host)
        web.page('/software/hosts?flaw=ugly', Role.AUDITOR).statusCode() == 400
        web.command('/software/hosts/consoles', Role.AUDITOR, [console: 'x', list: 'host\na']).statusCode() == 403
    }

    def "programs send lists of consoles, and ask what machines lack"() {
        given:
        def host = machine("KSC-$counter")

        when:
        def refused = sendList("host,missing patches\n$host,nhiều\n,1")
        def taken = sendList("host,missing patches\n$host,2")

        then:
        refused.statusCode() == 422
        WebServer.json(refused).faults == [[line: 2, column: 'missing-patches', value: 'nhiều', reason: 'no-number'],
                                           [line: 3, column: 'host', value: '', reason: 'missing']]
        taken.statusCode() == 200
        with(web.get('/api/v1/software-hosts?flaw=patches-missing').items.find { it.name == host }) {
            it.missingPatches == 2
            it.flaws.containsAll(['no-system', 'no-anti-malware', 'silent'])
        }
        web.api('GET', '/api/v1/software-hosts?flaw=ugly', Role.AUDITOR).statusCode() == 400
    }

    private sendList(String list) {
        web.client().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}/api/v1/software-hosts/consoles?console=WSUS"))
                .header('Authorization', "Bearer ${web.token(Role.ASSET_MANAGER)}")
                .header('Content-Type', 'text/csv')
                .POST(BodyPublishers.ofString(list)).build(), BodyHandlers.ofString())
    }

    def "a machine tells what is installed on it"() {
        given:
        def path = added()
        def host = machine("DS-$counter")
        sent("$path/installations/new", [asset: host])
        def id = (body(path) =~ /href="\/equipment\/(\d+)"/)[0][1]

        expect:
        body("/equipment/$id").contains("href=\"/software/hosts/$id\"")
        with(body("/software/hosts/$id", Role.AUDITOR)) {
            it.contains("$name 2022")
            it.contains('Dùng không có bản quyền')
            it.contains('chưa có đồng ý')
        }
        web.page('/software/hosts/999999', Role.AUDITOR).statusCode() == 404
    }

    def "#path is refused: #code"() {
        expect:
        web.page(path, Role.ASSET_MANAGER).statusCode() == code

        where:
        path                        | code
        '/software?sort=weight'     | 400
        '/software?flaw=ugly'       | 400
        '/software?state=gone'      | 400
        '/software?as-of=31/02/26'  | 400
        '/software?page=-1'         | 400
        '/software/999999'          | 404
        '/software/999999/licences/1/renew' | 404
        '/ends?days=0'              | 400
        '/ends?days=3651'           | 400
        '/ends?kind=cat'            | 400
    }

    String brought(String kind, String csv) {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}/software/import/$kind?name=c%C5%A9.csv"))
                .header('Cookie', web.session(Role.ASSET_MANAGER)).header('X-CSRF-Token', web.csrf(Role.ASSET_MANAGER)).header('HX-Request', 'true')
                .header('Content-Type', 'application/octet-stream').POST(BodyPublishers.ofByteArray(csv.getBytes('UTF-8'))).build()
        def answer = web.client().send(request, BodyHandlers.ofString())
        assert answer.statusCode() == 201: answer.body()
        answer.headers().firstValue('Location').get()
    }

    def "an old list in the words of people is looked at with all its faults, taken over and undone"() {
        when:
        def draft = brought('titles', "Tên phần mềm,Phiên bản,Loại,Quyền sử dụng,Giá trị,Mức độ quan trọng,Cột lạ\n" +
                "$name,1,Cơ sở dữ liệu,Thương mại,125.000.000 đ,Cao,x\n$name,2,Không rõ,Mã nguồn mở,0,Thấp,")
        def html = body(draft)

        then:
        html.contains('Cột không nhận ra, bị bỏ qua: G Cột lạ')
        html.contains('data-fault="3-kind"')
        with(web.page("$draft/faults.csv", Role.ASSET_MANAGER).body()) {
            it.contains('3,C,Loại,Không rõ')
        }
        body('/software/import?kind=titles').contains('Tên tài sản')
        body('/software/import?kind=titles').contains("href=\"$draft\"")
        !body('/software/import?kind=licences').contains("href=\"$draft\"")

        when:
        def shown = (html =~ /name="shown" value="([^"]+)"/)[0][1]
        def refused = web.command("$draft/take", Role.ASSET_MANAGER, [shown: shown])

        then:
        refused.statusCode() == 409

        when:
        def to = sent("$draft/take", [shown: shown, partial: 'yes'])
        def id = (body(to) =~ /lists\/(\d+)\/undo/)[0][1]

        then:
        body("/software?q=${name.split(' ').last()}").contains("$name 1")
        web.command("/software/import/lists/$id/undo", Role.ASSET_MANAGER, [kind: 'titles', reason: '']).statusCode() == 422

        when:
        sent("/software/import/lists/$id/undo", [kind: 'titles', reason: 'nhầm tệp'])

        then:
        body(to).contains('nhầm tệp')
        !body("/software?q=${name.split(' ').last()}").contains("$name 1")
    }

    def "what is no table, no such kind of list, and another's list are refused"() {
        expect:
        web.page('/software/import?kind=khac', Role.ASSET_MANAGER).statusCode() == 400
        web.page('/software/import/999999', Role.ASSET_MANAGER).statusCode() == 404
    }

    def "#list goes out as JSON, with codes and plain days"() {
        given:
        added()

        when:
        def answer = web.page("$list/export.json", Role.AUDITOR)

        then:
        answer.statusCode() == 200
        answer.headers().firstValue('Content-Disposition').get().contains('.json')
        def rows = new groovy.json.JsonSlurper().parseText(answer.body())
        rows.every { it.keySet().containsAll(columns) }
        list != '/software' || rows.find { it.name == name }.value == '125000000'

        where:
        list              || columns
        '/software'       || ['name', 'kind', 'risk', 'next-end', 'flaws']
        '/ends'           || ['what', 'kind', 'ends-on']
        '/software/hosts' || ['name', 'system', 'flaws']
    }
}
