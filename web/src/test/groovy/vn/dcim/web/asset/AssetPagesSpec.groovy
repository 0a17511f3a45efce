package vn.dcim.web.asset

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.unit.Units
import vn.dcim.web.WebServer

/** Assets as their manager keeps them on pages. */
class AssetPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026
    @Shared int counter

    def setupSpec() {
        def room = web.bean(PlaceRepository).save(new Place(null, 'Phòng máy 1', Place.Kind.ROOM, null))
        web.bean(PlaceRepository).save(new Place(null, 'K01', Place.Kind.RACK, room.id(), 42))
        web.bean(Units).add('Sở Tài chính', 'STC', 'spec')
    }

    String added(Map form = [:]) {
        def answer = web.command('/equipment/new', Role.ASSET_MANAGER, [name: "MC-${++counter}" as String, kind: 'server'] + form)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    String body(String path, Role role = Role.ASSET_MANAGER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    def "an asset is noted, found by what people remember of it, and changed; its history tells who and why"() {
        when:
        def path = added(name: 'Máy chủ thư điện tử', tag: 'TS-0417', maker: 'Dell', model: 'PowerEdge R740', serial: '8XJ2K13',
                mac: '0CC47A010203', place: 'K01', unit: 'U10', height: '2U', owner: 'STC', price: '125.000.000 đ',
                'in-use-on': '1/2/2026', 'warranty-to': '31/01/2029')

        then:
        with(body(path, Role.AUDITOR)) {
            it.contains('Máy chủ thư điện tử')
            it.contains('TS-0417')
            it.contains('125.000.000 đ')
            it.contains('31/01/2029')
            it.contains('Sở Tài chính')
            it.contains('0c:c4:7a:01:02:03')
            it.contains('Trong kho')
            it.contains('Thêm vào sổ')
            !it.contains('href="' + path + '/edit"')
        }
        body('/equipment?q=thu+dien+tu').contains('TS-0417')
        body('/equipment?q=8xj2k13').contains('TS-0417')
        body('/equipment?q=khong+co').contains('Không có tài sản nào khớp.')

        when:
        def form = body("$path/edit")
        def changed = web.command("$path/edit", Role.ASSET_MANAGER, [revision: '1', name: 'Máy chủ thư điện tử', unit: '12', reason: 'lắp lại tủ'])

        then:
        form.contains('value="31/01/2029"')
        changed.statusCode() == 303
        with(body(path)) {
            it.contains('Vị trí U thấp nhất: <span class="dim">10</span> → <b>12</b>')
            it.contains('Lý do: lắp lại tủ')
        }

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
        def refused = web.command('/equipment/new', Role.ASSET_MANAGER,
                [name: '', kind: 'server', place: 'K09', price: '12 triệu', 'warranty-to': '31/02/2026', supplier: 'Công ty Bắc Kạn'])
        def text = refused.body().replaceAll(/\s+/, ' ')

        then:
        refused.statusCode() == 422
        text.contains('Chưa lưu: 4 ô cần sửa.')
        text.contains('<p class="field-error" id="error-name">Cần điền.</p>')
        text.contains('Không có “K09”; hiện có: K01, Phòng máy 1')
        text.contains('“12 triệu” không đọc được; cần: số tiền như 12.500.000')
        text.contains('“31/02/2026” không đọc được; cần: dd/MM/yyyy')
        text.contains('value="Công ty Bắc Kạn"')
        (text =~ /id="name"[^>]*autofocus/).find()
    }

    def "an asset is handed over with its minutes, which are printed; without a number it stays where it was"() {
        given:
        def path = added(name: 'Máy tính bàn giao', tag: 'TS-0500')

        when:
        def refused = web.command("$path/move", Role.ASSET_MANAGER, [revision: '1', status: 'in-use', document: '', person: 'Hoàng Thị Mai'])

        then:
        refused.statusCode() == 422
        refused.body().contains('Cần: số của giấy tờ')
        refused.body().contains('value="Hoàng Thị Mai"')

        when:
        def moved = web.command("$path/move", Role.ASSET_MANAGER,
                [revision: '1', status: 'in-use', document: '07/BBBG', 'signed-on': '20/11/2026', unit: 'STC', person: 'Hoàng Thị Mai'])

        then:
        moved.statusCode() == 303
        with(body(path)) {
            it.contains('Đang sử dụng')
            it.contains('Hoàng Thị Mai')
            it.contains('07/BBBG')
        }

        when:
        def paper = (body(path) =~ /href="(\/equipment\/\d+\/movements\/\d+\/paper)"/)[0][1]

        then:
        with(body(paper, Role.AUDITOR)) {
            it.contains('Biên bản bàn giao tài sản')
            it.contains('TS-0500')
            it.contains('Hoàng Thị Mai')
            it.contains('20/11/2026')
        }
        web.page(paper.replace('/paper', '0/paper'), Role.AUDITOR).statusCode() == 404
    }

    def "the list narrows, counts, sorts, turns pages and is taken away as it is"() {
        given:
        def mark = "lô${++counter}"
        55.times { added(name: "$mark-${String.format('%02d', it)}" as String, kind: it < 5 ? 'printer' : 'workstation') }

        expect:
        with(body("/equipment?q=$mark")) {
            it.contains('1–50 trong 55')
            it.contains("$mark-49")
            !it.contains("$mark-50")
        }
        with(body("/equipment?q=$mark&page=1")) {
            it.contains('51–55 trong 55')
            it.contains("$mark-50")
        }
        body("/equipment?q=$mark&sort=-name").contains("$mark-54")
        body("/equipment?q=$mark&kind=printer").contains('1–5 trong 5')
        body("/equipment?q=$mark&flaw=no-tag&kind=printer").contains('1–5 trong 5')
        body("/equipment?q=$mark&status=in-use").contains('Không có tài sản nào khớp.')
        body("/equipment?q=$mark&as-of=20/11/2026").contains('Không có tài sản nào khớp.')
        body("/equipment?q=$mark&as-of=21/11/2026").contains('1–50 trong 55')
        web.page("/equipment/export.csv?q=$mark&kind=printer", Role.AUDITOR).body().lines().count() == 6
    }

    def "#query is refused: #code"() {
        expect:
        web.page("/equipment?$query", Role.ASSET_MANAGER).statusCode() == code

        where:
        query            | code
        'sort=weight'    | 400
        'status=gone'    | 400
        'as-of=31/02/26' | 400
        'page=-1'        | 400
        'flaw=ugly'      | 400
    }
}
