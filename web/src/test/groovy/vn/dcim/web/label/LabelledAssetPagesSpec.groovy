package vn.dcim.web.label

import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import org.apache.pdfbox.Loader
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.web.WebServer

/** A label from its printing to the page that it leads to. */
class LabelledAssetPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared int counter

    def setupSpec() {
        def room = web.bean(PlaceRepository).save(new Place(null, 'Phòng máy 1', Place.Kind.ROOM, null))
        web.bean(PlaceRepository).save(new Place(null, 'K01', Place.Kind.RACK, room.id(), 42))
        web.bean(PlaceRepository).save(new Place(null, 'K02', Place.Kind.RACK, room.id(), 42))
    }

    String added(Map form = [:]) {
        def answer = web.command('/equipment/new', Role.ASSET_MANAGER, [name: "MC-${++counter}" as String, kind: 'server'] + form)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    static String id(String path) {
        path.split('/').last()
    }

    String body(String path, Role role = Role.ASSET_MANAGER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    /** Sends the form of the labels; the answer is a file. */
    def printed(Map form) {
        def fields = form.collectMany { name, value -> (value instanceof List ? value : [value]).collect { "$name=${URLEncoder.encode(it as String, 'UTF-8')}" } }
        def request = java.net.http.HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}/equipment/labels"))
                .header('Cookie', web.session(Role.ASSET_MANAGER)).header('X-CSRF-Token', web.csrf(Role.ASSET_MANAGER))
                .header('Content-Type', 'application/x-www-form-urlencoded')
                .POST(BodyPublishers.ofString(fields.join('&'))).build()
        web.client().send(request, BodyHandlers.ofByteArray())
    }

    def "labels of a narrowed list are printed; who has no number is told, who had one must say why again"() {
        given:
        def first = added(name: 'Nhãn một', tag: 'NH-0001')
        def second = added(name: 'Nhãn hai', tag: 'NH-0002')
        def bare = added(name: 'Nhãn ba')

        when:
        def page = body('/equipment/labels?q=nhan&sort=name')

        then:
        page.contains('2 nhãn')
        page.contains('1 tài sản chưa có số nhãn')
        page.contains("href=\"$bare/edit\"")
        page.contains('Avery L7160: 63,5 × 38,1 mm, 21 nhãn một tờ A4')
        page.contains('mã QR chỉ chứa số nhãn') && page.contains('sẽ chứa: <code>')
        !page.contains('name="reason"')

        when:
        def answer = printed(id: [id(first), id(second), id(bare)], template: 'avery-l7160', start: '21')

        then: "one on the sheet that was begun, one on the next"
        answer.statusCode() == 200
        answer.headers().firstValue('Content-Type').get() == 'application/pdf'
        Loader.loadPDF(answer.body()).withCloseable { it.numberOfPages } == 2
        body(first).contains('Nhãn đã in 1 lần')
        body(first).contains('Avery L7160')
        !body(bare).contains('Nhãn đã in')

        when:
        def again = printed(id: [id(first)], template: 'tape-24', start: '1', reason: ' ')

        then:
        again.statusCode() == 422
        new String(again.body(), 'UTF-8').contains('lý do in lại')
        body("/equipment/labels?id=${id(first)}").contains('name="reason"')

        when:
        printed(id: [id(first)], template: 'tape-24', start: '1', reason: 'nhãn bị bong')

        then:
        with(body(first)) {
            it.contains('Nhãn đã in 2 lần')
            it.contains('Băng 24 mm')
            it.contains('nhãn bị bong')
        }
        web.get('/api/v1/audit?size=5').items.first().with { [it.action, it.became, it.reason] } == ['asset.label', 'tape-24: NH-0001', 'nhãn bị bong']
    }

    def "labels are not printed with #wrong"() {
        given:
        def ids = [id(added(name: 'Nhãn sai', tag: "SAI-${++counter}"))]

        when:
        def answer = printed([id: ids, template: 'avery-l7160', start: '1'] + wrong)

        then:
        answer.statusCode() == code
        new String(answer.body(), 'UTF-8').contains(told)

        where:
        wrong                    || code | told
        [start: '0']             || 422  | 'số thứ tự một ô trên tờ'
        [start: '22']            || 422  | 'số thứ tự một ô trên tờ'
        [start: 'x']             || 422  | 'value="x"'
        [template: 'a5']         || 422  | 'một loại giấy hoặc băng'
        [id: ['999999999']]      || 422  | 'Không có tài sản nào có số nhãn'
        [id: ['1 OR 1']]         || 400  | '1 OR 1'
    }

    def "#code leads to the asset"() {
        given:
        def path = added(name: 'Quét', tag: tag, maker: 'Dell', serial: serial)

        when:
        def answer = web.page('/equipment/scan?code=' + URLEncoder.encode(code.replace('{path}', path), 'UTF-8'), Role.AUDITOR)

        then:
        answer.statusCode() == 303
        answer.headers().firstValue('Location').get() == path

        where:
        tag          | serial   | code
        'QM-0001'    | ''       | 'QM-0001'
        'QM-0002'    | ''       | ' qm-0002 '
        'QM-0003'    | ''       | 'https://dcim.example.gov.vn/q/QM-0003'
        'QM/04 Đ'    | ''       | 'HTTP://10.0.0.1:8080/q/QM%2F04%20%C4%90'
        'QM/5+6'     | ''       | 'https://dcim.example.gov.vn/q/QM%2F5%2B6'
        'QM-0007'    | ''       | 'https://dcim.example.gov.vn{path}'
        'QM-0008'    | 'S8XJ2'  | 's8xj2'
    }

    def "the address of a label asks for signing in and then leads to the asset: #tag"() {
        given:
        def path = added(name: 'Nhãn QR', tag: tag)
        def address = '/q/' + URLEncoder.encode(tag, 'UTF-8').replace('+', '%20')

        when:
        def stranger = web.anonymous(address)
        def known = web.page(address, Role.OPERATOR)

        then:
        stranger.statusCode() == 303
        stranger.headers().firstValue('Location').get().startsWith('/sign-in?next=%2Fq%2F')
        known.statusCode() == 303
        known.headers().firstValue('Location').get() == path

        where:
        tag << ['QR-0001', 'QR/02', 'QR 03 Đ', 'QR+4%']
    }

    def "what nobody has is told with its code, and one that two have lets choose"() {
        given:
        added(name: 'Đôi 1', maker: 'Dell', serial: 'DOI1')
        added(name: 'Đôi 2', maker: 'HPE', serial: 'DOI1')

        when:
        def unknown = web.page('/equipment/scan?code=KHONG-CO', Role.AUDITOR)

        then:
        unknown.statusCode() == 404
        unknown.body().contains('Không có tài sản nào có mã “KHONG-CO”')
        with(body('/equipment/scan?code=doi1')) {
            it.contains('thuộc 2 tài sản')
            it.contains('Đôi 1')
            it.contains('Đôi 2')
        }
    }

    def "only pages that read codes may use the camera"() {
        expect:
        web.page('/equipment/scan', Role.AUDITOR).headers().firstValue('Permissions-Policy').get().contains('camera=(self)')
        web.page('/equipment', Role.AUDITOR).headers().firstValue('Permissions-Policy').get().contains('camera=()')
    }

    def stocktake(Map form = [:]) {
        web.command('/stocktakes/new', Role.ASSET_MANAGER, [name: 'Kiểm kê tủ K02', place: placeId('K02') as String, document: '15/QĐ-TTTHDL',
                'signed-on': '20/11/2026', committee: 'Nguyễn Văn Nam; Tổ trưởng\nTrần Thị Lan; Thư ký'] + form)
    }

    long placeId(String name) {
        web.bean(PlaceRepository).findByName(name).get().id()
    }

    def "a stocktake goes from its decision to its minutes: scanned twice, settled, closed, printed, taken away"() {
        given:
        def there = added(name: 'Có mặt', tag: 'KK-0001', place: 'K02')
        def astray = added(name: 'Lạc chỗ', tag: 'KK-0002', place: 'K01', unit: '7', height: '1')
        added(name: 'Vắng mặt', tag: 'KK-0003', place: 'K02')

        when:
        def begun = stocktake()
        def path = begun.headers().firstValue('Location').get()

        then:
        begun.statusCode() == 303
        with(body(path)) {
            it.contains('Đã thấy 0 trên 2')
            it.contains('Trần Thị Lan')
            it.contains('15/QĐ-TTTHDL')
        }
        web.page("$path/scan", Role.OPERATOR).headers().firstValue('Permissions-Policy').get().contains('camera=(self)')

        when: "the same batch comes twice, as it does where the line broke before the answer"
        def batch = """[{"client":"a-1","code":"KK-0001","place":${placeId('K02')},"age":1000},
                {"client":"a-2","code":"https://x/q/KK-0002","place":${placeId('K02')}},{"client":"a-3","code":"LA-1","place":${placeId('K02')}}]"""
        def id = path.split('/').last()
        def first = web.api('POST', "/api/v1/stocktakes/$id/scans", Role.OPERATOR, batch)
        def again = web.api('POST', "/api/v1/stocktakes/$id/scans", Role.OPERATOR, batch)

        then:
        WebServer.json(first)*.result == ['seen', 'wrong-place', 'unknown']
        WebServer.json(again)*.id == WebServer.json(first)*.id
        web.get("/api/v1/stocktakes/$id").with { [it.expected, it.seen, it.unknown, it.undecided, it.findings.missing] } == [2, 1, 1, 2, 1]
        with(body("$path/scan", Role.OPERATOR)) {
            it.contains('Không có trong sổ')
            it.contains('Sai vị trí')
            it.contains('Đã thấy 1 trên 2')
        }

        when: "somebody without script"
        def plain = web.submit("$path/scan", Role.OPERATOR, [csrf: web.csrf(Role.OPERATOR), client: 'b-1', code: 'KK-0001', place: placeId('K02') as String])

        then:
        plain.statusCode() == 303
        body("$path/scan", Role.OPERATOR).contains('Đã quét rồi')

        when: "it is closed too early"
        def early = web.command("$path/close", Role.ASSET_MANAGER)

        then:
        early.statusCode() == 422
        early.body().contains('xử lý hết các chênh lệch trước khi đóng')

        when:
        def unknown = WebServer.json(first)[2].id
        def noted = web.command("$path/scan/$unknown/note", Role.OPERATOR, [note: 'máy in cá nhân'])
        def items = { String finding -> (web.page("$path?finding=$finding", Role.ASSET_MANAGER).body() =~ /name="item" value="(\d+)"/).collect { it[1] } }
        def unreasoned = web.command("$path/decisions", Role.ASSET_MANAGER, [finding: 'missing', item: items('missing'), decision: 'leave', reason: ''])
        def impossible = web.command("$path/decisions", Role.ASSET_MANAGER, [finding: 'missing', item: items('missing'), decision: 'move', reason: 'thử'])
        def left = web.command("$path/decisions", Role.ASSET_MANAGER, [finding: 'missing', item: items('missing'), decision: 'leave', reason: 'đang mang đi bảo hành'])
        def moved = web.command("$path/decisions", Role.ASSET_MANAGER, [finding: 'wrong-place', item: items('wrong-place'), decision: 'move', reason: 'lắp sang tủ K02'])
        def closed = web.command("$path/close", Role.ASSET_MANAGER)

        then:
        noted.body().contains('máy in cá nhân')
        unreasoned.statusCode() == 422
        impossible.statusCode() == 422
        impossible.body().contains('Vắng mặt')
        [left, moved, closed]*.statusCode() == [303, 303, 303]
        body(astray).contains('Kiểm kê tủ K02: lắp sang tủ K02')
        body(there) =~ /Kiểm kê tủ K02<\/a> · <b>Đã thấy<\/b>/
        with(body("$path/paper", Role.AUDITOR)) {
            it.contains('Biên bản kiểm kê tài sản')
            it.contains('Nguyễn Văn Nam')
            it.contains('Tổ trưởng')
            it.contains('đang mang đi bảo hành')
            it.contains('máy in cá nhân')
            it.contains('KK-0001')
        }
        with(web.page("$path/export.csv", Role.AUDITOR).body().readLines()) {
            it.size() == 5
            it.any { it.startsWith('KK-0002,Lạc chỗ') && it.contains('Sai vị trí,K02') && it.contains('Sửa vị trí trong sổ') }
            it.any { it.startsWith('LA-1,') && it.contains('máy in cá nhân') }
        }
        web.page("$path/export.xlsx", Role.AUDITOR).statusCode() == 200

        and: "a closed one takes nothing more"
        web.api('POST', "/api/v1/stocktakes/$id/scans", Role.OPERATOR, '[{"client":"c-1","code":"KK-0003"}]').statusCode() == 409
        web.command("$path/scan/$unknown/undo", Role.OPERATOR).statusCode() == 409
    }

    def "a stocktake is not begun with #wrong, and keeps what was typed"() {
        when:
        def answer = stocktake([name: 'Đợt giữ chữ'] + wrong)

        then:
        answer.statusCode() == 422
        answer.body().contains('Đợt giữ chữ') || wrong.name == ''
        answer.body().contains(told)

        where:
        wrong                       || told
        [name: '']                  || 'tên đợt kiểm kê, tối đa 200 ký tự'
        [committee: ' ']            || 'từ 1 đến 30 người'
        ['signed-on': '31/02/2026'] || 'ngày quyết định, dd/MM/yyyy'
        [place: '987654321']        || 'một nơi trong danh sách'
    }

    def "scans are refused as #body: #code"() {
        given:
        added(name: 'Máy', place: 'K01')
        def id = stocktake(place: placeId('K01') as String).headers().firstValue('Location').get().split('/').last()

        expect:
        web.api('POST', "/api/v1/stocktakes/$id/scans", Role.OPERATOR, body).statusCode() == code

        where:
        body                                            || code
        '[{"code":"X"}]'                                || 400
        '[{"client":"a b","code":"X"}]'                 || 400
        '[{"client":"a"}]'                              || 400
        '[{"client":"a","code":"X","place":987654321}]' || 400
        '{}'                                            || 400
        '[' + (['{"client":"a","code":"X"}'] * 501).join(',') + ']' || 400
        '[]'                                            || 200
    }
}
