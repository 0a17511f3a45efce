package vn.dcim.web.asset

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.web.WebServer

/** The centre's own fields as their manager defines them and fills them in. */
class FieldPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026
    @Shared int counter

    HttpResponse<String> sent(String path, Map form, Role role = Role.ASSET_MANAGER) {
        web.command(path, role, form)
    }

    String define(Map parts) {
        def code = "f-${++counter}" as String
        def answer = sent('/equipment/fields/new', [code: code, 'label-vi': "Trường $counter" as String, type: 'text'] + parts)
        assert answer.statusCode() == 303: answer.body()
        parts.code ?: code
    }

    String added(Map form) {
        def answer = sent('/equipment/new', [name: "MC-${++counter}" as String, kind: 'switch'] + form)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    String body(String path, Role role = Role.ASSET_MANAGER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    String brought(String csv) {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}/equipment/import?name=cap-do.csv"))
                .header('Cookie', web.session(Role.ASSET_MANAGER)).header('X-CSRF-Token', web.csrf(Role.ASSET_MANAGER))
                .header('HX-Request', 'true').header('Content-Type', 'application/octet-stream')
                .POST(BodyPublishers.ofByteArray(csv.getBytes('UTF-8'))).build()
        web.client().send(request, BodyHandlers.ofString()).headers().firstValue('Location').get()
    }

    def "a field is defined and from then on stands on the form, the page, in the list, its search and its files"() {
        given:
        define(code: 'he-thong', 'label-vi': 'Hệ thống thông tin', 'label-en': 'Information system', 'heading-vi': 'An toàn thông tin',
                'hint-vi': 'Theo hồ sơ cấp độ')

        when:
        def form = body('/equipment/new')
        def path = added(name: 'Máy có hệ thống', 'he-thong': 'Cổng dịch vụ công')

        then:
        form.contains('<legend>An toàn thông tin</legend>')
        form.contains('name="he-thong"')
        form.contains('Theo hồ sơ cấp độ')
        with(body(path, Role.AUDITOR)) {
            it.contains('Hệ thống thông tin')
            it.contains('Cổng dịch vụ công')
        }
        body('/equipment?q=cong+dich+vu').contains('Máy có hệ thống')

        when:
        sent('/equipment/columns', ['column-name': 'yes', 'column-he-thong': 'yes'])
        def list = body('/equipment?q=cong+dich+vu')
        def csv = web.page('/equipment/export.csv?q=cong+dich+vu', Role.ASSET_MANAGER).body()
        def json = new JsonSlurper().parseText(web.page('/equipment/export.json?q=cong+dich+vu', Role.ASSET_MANAGER).body())

        then:
        list.contains('Cổng dịch vụ công')
        list.contains('sort=he-thong')
        csv.readLines().first().contains('Hệ thống thông tin')
        csv.contains('Cổng dịch vụ công')
        json*.'he-thong' == ['Cổng dịch vụ công']

        when: "it is changed"
        def revised = sent("$path/edit", [revision: '1', 'he-thong': 'Một cửa', reason: 'chuyển hệ thống'])

        then:
        revised.statusCode() == 303
        body(path).contains('Hệ thống thông tin: <span class="dim">Cổng dịch vụ công</span> → <b>Một cửa</b>')
    }

    def "what is wrong with a definition is told beside its box, and nothing typed is lost"() {
        when:
        def answer = sent('/equipment/fields/new', [code: 'serial', 'label-vi': 'Trùng mã', type: 'choice', choices: 'một | Một',
                pattern: '(a', 'kind-server': 'yes', show: 'status:broken'])

        then:
        answer.statusCode() == 422
        with(answer.body().replaceAll(/\s+/, ' ')) {
            it.contains('“serial” đã có: serial. Hãy chọn mã khác.')
            it.contains('“một | Một” không dùng được')
            it.contains('value="Trùng mã"')
            it.contains('name="kind-server" value="yes" checked')
            it.contains('<option value="status:broken" selected>')
        }
    }

    def "a definition is changed, retired with a reason, used again; the list tells it and goes out as files"() {
        given:
        def code = define(type: 'decimal', unit: 'kW', least: '0,5', greatest: '20', 'kind-ups': 'yes', 'required-from': '21/11/2026')

        expect:
        with(body('/equipment/fields', Role.AUDITOR)) {
            it.contains("<code>$code</code>")
            it.contains('0.5–20 kW')
            it.contains('21/11/2026')
            it.contains('Bộ lưu điện')
            !it.contains('/equipment/fields/new')
        }
        web.page('/equipment/fields/export.csv', Role.AUDITOR).body().contains(code)
        web.page('/equipment/fields/export.xlsx', Role.AUDITOR).statusCode() == 200
        new JsonSlurper().parseText(web.page('/equipment/fields/export.json', Role.AUDITOR).body()).find { it.code == code }.least == '0.5'
        sent("/equipment/fields/$code", [revision: '1', 'label-vi': 'Công suất', 'kind-ups': 'yes', least: '1']).statusCode() == 303
        sent("/equipment/fields/$code/retire", [revision: '2', reason: '']).statusCode() == 422
        sent("/equipment/fields/$code/retire", [revision: '1', reason: 'thôi']).statusCode() == 409
        sent("/equipment/fields/$code/retire", [revision: '2', reason: 'thôi']).statusCode() == 303
        !body('/equipment/new').contains("name=\"$code\"")
        body('/equipment/fields').contains('đã ngừng dùng')
        sent("/equipment/fields/$code/restore", [revision: '3', reason: 'lại cần']).statusCode() == 303
        body('/equipment/new').contains("name=\"$code\"")
        sent("/equipment/fields/$code/delete", [revision: '4']).statusCode() == 303
        web.page("/equipment/fields/$code", Role.ASSET_MANAGER).statusCode() == 404
    }

    def "#role may look at fields and not define any"() {
        expect:
        web.page('/equipment/fields', role).statusCode() == 200
        web.page('/equipment/fields/new', role).statusCode() == 403
        sent('/equipment/fields/new', [code: 'x', 'label-vi': 'X', type: 'text'], role).statusCode() == 403
        web.api('POST', '/api/v1/asset-fields', role, '{"code": "x", "label-vi": "X", "type": "text"}').statusCode() == 403

        where:
        role << [Role.OPERATOR, Role.AUDITOR]
    }

    def "a form that is refused tells why beside the centre's own boxes, in the reader's words"() {
        given:
        def choice = define(type: 'choice', choices: 'r1 | Gương | Mirror')
        def day = define(type: 'day', show: "$choice:r1" as String)
        def watts = define(type: 'number', least: '1', greatest: '100', unit: 'W')

        when:
        def answer = sent('/equipment/new', [name: 'Máy lỗi', kind: 'server', (choice): 'r7', (day): 'mai', (watts): '101'])
        def page = answer.body().replaceAll(/\s+/, ' ')

        then:
        answer.statusCode() == 422
        page.contains('“r7” không đọc được; cần: Gương')
        page.contains('“mai” không đọc được; cần: ngày, dd/MM/yyyy')
        page.contains('“101” không đọc được; cần: số nguyên, 1–100 W')
        page.contains('value="mai"')
        page.contains("data-show=\"$choice\" data-value=\"r1\"")

        when:
        answer = sent('/equipment/new', [name: 'Máy lỗi', kind: 'server', (day): '1/1/2027'])

        then:
        answer.statusCode() == 422
        answer.body().contains('trường này không hỏi ở tài sản như vậy')
    }

    def "what is missing is told on the page and listed, until it is filled in"() {
        given:
        def code = define('kind-nvr': 'yes')
        def path = added(name: 'Đầu ghi cũ', kind: 'nvr')

        when:
        sent("/equipment/fields/$code", [revision: '1', 'label-vi': 'Số camera', 'kind-nvr': 'yes', 'required-from': '21/11/2026'])

        then:
        body(path).contains('Thiếu trường riêng bắt buộc')
        body('/equipment?flaw=no-required').contains('Đầu ghi cũ')
        sent("$path/edit", [revision: '1', (code): '']).statusCode() == 422
        sent("$path/edit", [revision: '1', (code): '16']).statusCode() == 303
        !body('/equipment?flaw=no-required').contains('Đầu ghi cũ')
        body("/equipment?own=$code:16").contains('Đầu ghi cũ')
        !body("/equipment?own=$code:17").contains('Đầu ghi cũ')
        web.page("/equipment?own=nobody:17", Role.ASSET_MANAGER).statusCode() == 400
    }

    def "the API takes and gives the centre's own fields among the others, and defines them"() {
        when:
        def defined = web.api('POST', '/api/v1/asset-fields', Role.ASSET_MANAGER, JsonOutput.toJson(
                [code: 'raid', 'label-vi': 'Kiểu RAID', type: 'choice', choices: 'r1|RAID 1|RAID 1\nr5|RAID 5|RAID 5', kinds: 'storage']))
        def batch = web.api('POST', '/api/v1/assets/batch', Role.ASSET_MANAGER, JsonOutput.toJson(
                [[name: 'Tủ đĩa 1', kind: 'storage', raid: 'RAID 5'], [name: 'Tủ đĩa 2', kind: 'storage']]))

        then:
        defined.statusCode() == 201
        defined.headers().firstValue('Location').get() == '/api/v1/asset-fields/raid'
        web.get('/api/v1/asset-fields').find { it.code == 'raid' }.parts.kinds == 'storage'
        batch.statusCode() == 201
        web.get('/api/v1/assets?own=raid:r5').items*.fields*.raid == ['r5']
        web.get('/api/v1/assets?own=raid:-&kind=storage&sort=-raid').items*.fields*.raid == ['']

        when:
        def id = WebServer.json(batch).ids[1]
        def faulty = web.api('POST', '/api/v1/assets/batch', Role.ASSET_MANAGER,
                JsonOutput.toJson([[name: 'a', kind: 'storage', raid: 'r7'], [name: 'b', kind: 'server', raid: 'r1']]))

        then:
        WebServer.json(faulty).faults.collect { [it.item, it.field, it.kind] } == [[1, 'raid', 'not-read'], [2, 'raid', 'not-asked']]
        web.api('PATCH', "/api/v1/assets/$id?revision=1", Role.ASSET_MANAGER, '{"raid": "r1"}').statusCode() == 200
        web.get("/api/v1/assets/$id").fields.raid == 'r1'
        web.api('PATCH', "/api/v1/assets/$id?revision=2", Role.ASSET_MANAGER, '{"radi": "r1"}').statusCode() == 400
        web.api('PATCH', '/api/v1/asset-fields/raid?revision=1', Role.ASSET_MANAGER, '{"choices": "r1 | RAID 1"}').statusCode() == 200
        web.get('/api/v1/asset-fields/raid').retiredChoices == ['r5']
        web.api('POST', '/api/v1/asset-fields/raid/retire?revision=2&reason=x', Role.ASSET_MANAGER).statusCode() == 200
        web.api('POST', '/api/v1/asset-fields/raid/restore?revision=3&reason=x', Role.ASSET_MANAGER).statusCode() == 200
        web.api('DELETE', '/api/v1/asset-fields/raid?revision=4', Role.ASSET_MANAGER).statusCode() == 409
    }

    def "an Excel list fills fields in by their labels, tells each fault by row and column, and is undone"() {
        given:
        def code = define('label-vi': 'Cấp độ an toàn', 'label-en': 'Security level', type: 'choice', choices: 'c1 | Cấp 1\nc2 | Cấp 2')
        def known = added(name: 'Máy có cấp', tag: 'TS-71', (code): 'c1')
        def csv = 'Tên thiết bị;Loại thiết bị;Mã tài sản;Cấp độ an toàn\nMáy có cấp;;TS-71;Cấp 2\nMáy mới;Máy chủ;TS-72;Cấp 7\n'

        when:
        def draft = brought(csv)
        def page = body(draft)
        def faults = web.page("$draft/faults.csv", Role.ASSET_MANAGER).body()

        then:
        page.contains("<option value=\"$code\" selected>Cấp độ an toàn</option>")
        page.contains('“Cấp 7” không đọc được; cần: Cấp 1, Cấp 2')
        page.contains('<del class="dim">Cấp 1</del> → Cấp 2')
        faults.readLines()[1].startsWith('3,D,Cấp độ an toàn,Cấp 7,')

        when: "the cell is mended and the list taken over"
        sent("$draft/cells", [("was-3-$code" as String): 'Cấp 7', ("cell-3-$code" as String): 'Cấp 1'])
        sent("$draft/take", [revision: '2', added: '1', changed: '1', faulty: '0'])
        new PollingConditions(timeout: 20).eventually { assert web.page(draft, Role.ASSET_MANAGER).statusCode() == 303 }
        def list = web.page(draft, Role.ASSET_MANAGER).headers().firstValue('Location').get()

        then:
        body(known).contains('Cấp độ an toàn: <span class="dim">Cấp 1</span> → <b>Cấp 2</b>')
        body("/equipment?own=$code:c1").contains('Máy mới')

        when:
        sent("$list/undo", [reason: 'nhầm tệp'])

        then:
        body("/equipment?own=$code:c1").contains('Máy có cấp')
    }
}
