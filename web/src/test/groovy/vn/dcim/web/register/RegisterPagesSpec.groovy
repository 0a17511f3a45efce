package vn.dcim.web.register

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.register.Registers
import vn.dcim.core.unit.Units
import vn.dcim.web.WebServer

/** The smaller registers as they are kept on pages, all of one kind. */
class RegisterPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026
    @Shared int counter

    def setupSpec() {
        web.bean(Units).add('Sở Tài chính', 'STC', 'spec')
    }

    String added(String register, Map form) {
        web.clock.advance(Duration.ofSeconds(1))
        def answer = web.command("/registers/$register/new", Role.SECURITY_OFFICER, form)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    String body(String path, Role role = Role.ASSET_MANAGER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    def "every register has a page, a form and a way for lists, and tells what would stand in it"() {
        expect:
        def all = body('/registers', Role.AUDITOR)
        web.bean(Registers).all().every { register ->
            all.contains("href=\"/registers/${register.code()}\"") &&
                    body("/registers/${register.code()}/new").contains("name=\"${register.name()}\"") &&
                    body("/registers/${register.code()}/import").contains('name="table"') &&
                    body("/registers/${register.code()}").contains('Yêu cầu được xét theo sổ này')
        }
        body('/registers/cabling').contains('Chưa có mục nào. Mỗi sợi cáp với nhãn')
        body('/registers/cabling').contains('chưa có bằng chứng')
        !all.contains('/new"')
        web.page('/registers/none', Role.AUDITOR).statusCode() == 404
        web.page('/registers/cabling/77', Role.AUDITOR).statusCode() == 404
        web.page('/registers/cabling?sort=none', Role.AUDITOR).statusCode() == 400
        web.page('/registers/cabling?state=none', Role.AUDITOR).statusCode() == 400
        web.page('/registers/cabling?as-of=30/02/2026', Role.AUDITOR).statusCode() == 400
    }

    def "BK11-21.1.dd: a server without a review is named on the page of the register"() {
        given:
        ['srv-a', 'srv-b'].each {
            assert web.bean(AssetDesk).add([(AssetField.NAME): it, (AssetField.KIND): 'server', (AssetField.STATUS): 'in-use'], AssetTerms.CODES, 'spec').faults() == []
        }

        when:
        added('hardening', [number: 'RS-01', asset: 'srv-a', 'reviewed-on': '20/11/2026', left: 'no'])

        then:
        with(body('/registers/hardening')) {
            it.contains('Thiết bị chưa rà soát trong 180 ngày qua: srv-b<')
            it.contains('vi phạm')
        }
        web.get('/api/v1/registers').find { it.code == 'hardening' }.obligations['BK11-21.1.dd'] == 'breached'
    }

    def "BK11-27.1: a weakness past its deadline is told on the list, in the answer, on its page, and in the API"() {
        when:
        def path = added('weaknesses', [number: 'DY-01', title: 'OpenSSH cũ', also: 'Máy chủ thư', grade: 'high', 'found-on': '1/10/2026',
                procedure: 'QT-07', temporary: 'Chặn cổng 22', 'way-back': 'Khôi phục bản chụp', deadline: '20/11/2026', keeper: 'Lan'])

        then:
        with(body('/registers/weaknesses?q=openssh+cu&state=wanting', Role.AUDITOR)) {
            it.contains('DY-01')
            it.contains('Quá hạn, chưa xử lý')
            it.contains('vi phạm')
            !it.contains('Nhập danh sách')
        }
        body(path).contains('BK11-27.1')
        body('/registers').contains('href="/registers/weaknesses?state=wanting"')
        with(web.get('/api/v1/registers/weaknesses')) {
            it.total == 1
            it.items[0].fields.grade == 'high'
            it.items[0].wanting == ['late']
        }
        web.get('/api/v1/registers').find { it.code == 'weaknesses' }.obligations['BK11-27.1'] == 'breached'
        web.get('/api/v1/registers').find { it.code == 'cabling' }.obligations['BK11-8.1.c'] == 'no-evidence'
        web.get("/api/v1$path").name == 'DY-01'

        when: "it is treated, and somebody saves what was opened before"
        web.clock.advance(Duration.ofSeconds(1))
        def changed = web.command("$path/edit", Role.SECURITY_OFFICER, [revision: '1', 'treated-on': '21/11/2026', reason: 'đã vá'])
        def late = web.command("$path/edit", Role.ADMINISTRATOR, [revision: '1', keeper: 'Người đến sau'])

        then:
        changed.statusCode() == 303
        with(body(path)) {
            it.contains('Ngày xử lý xong: <span class="dim">(trống)</span> → <b>21/11/2026</b>')
            it.contains('Lý do: đã vá')
            !it.contains('BK11-27.1')
        }
        late.statusCode() == 409
        late.body().contains('value="Người đến sau"')
        late.body().contains('đã sửa từ khi bạn mở trang')
        body('/registers/weaknesses').contains('đạt theo sổ')
    }

    def "all that is wrong stands beside its field, and what was typed stays"() {
        when:
        def refused = web.command('/registers/terminals/new', Role.ASSET_MANAGER,
                [name: '', kind: 'printer', mac: '0cc4', unit: 'Sở Lạ', user: 'Nguyễn Văn Nam', 'allowed-on': '31/02/2026'])
        def text = refused.body().replaceAll(/\s+/, ' ')

        then:
        refused.statusCode() == 422
        text.contains('Chưa lưu: 4 ô cần sửa.')
        text.contains('<p class="field-error" id="error-name">Cần điền.</p>')
        text.contains('“0cc4” không đọc được; cần: một địa chỉ như 0c:c4:7a:01:02:03')
        text.contains('“Sở Lạ” không đọc được; cần: tên hoặc tên tắt của một đơn vị')
        text.contains('“31/02/2026” không đọc được; cần: một ngày, dd/MM/yyyy')
        text.contains('value="Nguyễn Văn Nam"')
    }

    def "an entry is closed with a reason, kept, and reopened"() {
        given:
        def path = added('suppliers', [number: '12/HĐBT', supplier: 'Công ty A', kind: 'upkeep', to: '31/12/2026'])

        when:
        def refused = web.command("$path/close", Role.ASSET_MANAGER, [revision: '1', reason: ' '])
        web.clock.advance(Duration.ofSeconds(1))
        def closed = web.command("$path/close", Role.ASSET_MANAGER, [revision: '1', reason: 'thanh lý hợp đồng'])

        then:
        refused.statusCode() == 422
        refused.body().contains('một lý do') || refused.body().contains('lý do, tối đa 1000 ký tự')
        closed.statusCode() == 303
        !body('/registers/suppliers').contains('<b>12/HĐBT</b>')
        body('/registers/suppliers?state=closed').contains('<b>12/HĐBT</b>')
        body(path).contains('Mở lại mục')

        when:
        web.clock.advance(Duration.ofSeconds(1))
        def restored = web.command("$path/restore", Role.ASSET_MANAGER, [revision: '2', reason: 'gia hạn'])

        then:
        restored.statusCode() == 303
        body('/registers/suppliers').contains('Hết hạn 31/12/2026')
        body('/registers/suppliers?as-of=20/11/2026').contains('Không có mục nào khớp')
    }

    def "a list is tried and taken over, and what is taken away comes back as it is"() {
        when:
        def refused = web.command('/registers/wireless/import', Role.ASSET_MANAGER,
                [do: 'take', table: 'Tên wifi,Mã hóa\nA,WPA9\n', reason: ''])

        then:
        refused.statusCode() == 422
        refused.body().contains('Không có cột “Tên wifi”')

        when:
        def table = 'Tên mạng (SSID),Dùng cho,Mã hóa,Ngày đổi khóa gần nhất\nTTTHDL,Cán bộ,WPA3,01/11/2026\nKHACH,khach,WPA2,\n'
        def tried = web.command('/registers/wireless/import', Role.ASSET_MANAGER, [do: 'try', table: table, reason: 'wifi.csv'])

        then:
        tried.statusCode() == 200
        tried.body().contains('2 mới, 0 thay đổi, 0 giữ nguyên')
        tried.body().contains('KHACH,khach,WPA2')
        body('/registers/wireless').contains('Chưa có mục nào.')

        when:
        web.clock.advance(Duration.ofSeconds(1))
        def taken = web.command('/registers/wireless/import', Role.ASSET_MANAGER, [do: 'take', table: table, reason: 'wifi.csv'])
        def file = web.page('/registers/wireless/export.csv', Role.ASSET_MANAGER).body()
        def again = web.command('/registers/wireless/import', Role.ASSET_MANAGER, [do: 'try', table: file, reason: ''])

        then:
        taken.statusCode() == 303
        file.contains('TTTHDL,Cán bộ,WPA3')
        again.body().contains('0 mới, 0 thay đổi, 2 giữ nguyên')
        web.page('/registers/wireless/export.xlsx?q=khach', Role.AUDITOR).statusCode() == 200
    }

    def "the list turns pages and sorts by any field"() {
        given:
        def rows = (1..55).collect { "C-${String.format('%02d', it)},cat6,P${100 - it}" }.join('\n')
        web.clock.advance(Duration.ofSeconds(1))
        assert web.command('/registers/cabling/import', Role.ASSET_MANAGER, [do: 'take', table: "label,type,port-a\n$rows", reason: 'x']).statusCode() == 303

        expect:
        body('/registers/cabling').contains('1–50 trong 55')
        body('/registers/cabling?page=1').contains('51–55 trong 55')
        body('/registers/cabling?sort=port-a').indexOf('C-55') < body('/registers/cabling?sort=port-a').indexOf('C-54')
        body('/registers/cabling?sort=-port-a').indexOf('C-01') < body('/registers/cabling?sort=-port-a').indexOf('C-02')
        body('/registers/cabling?page=1').contains('và 35 mục nữa')
    }

    def "the shift enters visits and when they leave, and nothing else: #register"() {
        given:
        web.clock.advance(Duration.ofSeconds(1))
        def form = [number: 'PK-90', person: 'Trần Văn Khách', purpose: 'Bảo trì', day: '21/11/2026', label: 'C-90', type: 'cat6']

        when:
        def entered = web.command("/registers/$register/new", Role.OPERATOR, form)

        then:
        entered.statusCode() == answer
        web.page("/registers/$register/new", Role.OPERATOR).statusCode() == page
        body("/registers/$register", Role.OPERATOR).contains("href=\"/registers/$register/new\"") == (page == 200)

        and: "to close entries and to take over lists is for those who keep the registers"
        web.page("/registers/$register/import", Role.OPERATOR).statusCode() == 403
        !body("/registers/$register", Role.OPERATOR).contains("href=\"/registers/$register/import\"")

        where:
        register  || answer | page
        'visits'  || 303    | 200
        'cabling' || 403    | 403
    }

    def "the shift notes when a visitor left"() {
        given:
        def path = added('visits', [number: 'PK-91', person: 'Lê Thị Thợ', purpose: 'Bảo trì', day: '21/11/2026'])
        web.clock.advance(Duration.ofSeconds(1))

        when:
        def changed = web.command("$path/edit", Role.OPERATOR, [number: 'PK-91', person: 'Lê Thị Thợ', purpose: 'Bảo trì',
                                                                day: '21/11/2026', exit: '16:40', revision: '1', reason: 'khách đã ra'])

        then:
        changed.statusCode() == 303
        body(path, Role.OPERATOR).contains('16:40')
        body(path, Role.OPERATOR).contains("href=\"$path/edit\"")
        !body(path, Role.OPERATOR).contains("$path/close")
        web.command("$path/close", Role.OPERATOR, [revision: '2', reason: 'x']).statusCode() == 403
    }
}
