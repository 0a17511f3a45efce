package vn.dcim.web.asset

import groovy.json.JsonOutput
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import org.apache.pdfbox.pdmodel.PDDocument
import org.apache.pdfbox.pdmodel.PDPage
import org.apache.poi.xwpf.usermodel.XWPFDocument
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.device.DeviceRegistry
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

    def "many are sent together: all of them or none, and each fault tells whose it is"() {
        given:
        def of = { int from, int to -> (from..<to).collect { [name: "Lô $it" as String, tag: "LO-$it" as String, kind: 'server'] } }
        def send = { body -> web.api('POST', '/api/v1/assets/batch?reason=nhap+lo', Role.ASSET_MANAGER, JsonOutput.toJson(body)) }

        when:
        def added = send(of(0, 3))
        def ids = WebServer.json(added).ids

        then:
        added.statusCode() == 201
        ids.size() == 3
        web.get("/api/v1/assets/${ids[1]}").fields.name == 'Lô 1'
        body("/equipment/${ids[1]}").contains('nhap lo')

        when: "the second has no name, the third a label that is taken"
        def refused = send([[name: 'Lô mới', kind: 'server'], [kind: 'server'], [name: 'Lô khác', kind: 'server', tag: 'LO-2']])

        then:
        refused.statusCode() == 422
        WebServer.json(refused).faults.collect { [it.item, it.field, it.kind] } == [[2, 'name', 'missing'], [3, 'tag', 'taken']]
        body('/equipment?q=lo+moi').contains('Không có tài sản nào khớp.')
    }

    def "#number objects at once are answered #status"() {
        expect: "none of them has a name"
        web.api('POST', '/api/v1/assets/batch', Role.ASSET_MANAGER, JsonOutput.toJson([[kind: 'server']] * number)).statusCode() == status

        where:
        number | status
        0      | 400
        1      | 422
        1000   | 422
        1001   | 400
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

    HttpResponse<String> upload(String path, byte[] content, Map query) {
        def told = query.collect { "$it.key=${URLEncoder.encode(it.value as String, 'UTF-8')}" }.join('&')
        def request = HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}$path?$told"))
                .header('Cookie', web.session(Role.ASSET_MANAGER)).header('X-CSRF-Token', web.csrf(Role.ASSET_MANAGER))
                .header('HX-Request', 'true').header('Content-Type', 'application/octet-stream')
                .POST(BodyPublishers.ofByteArray(content)).build()
        web.client().send(request, BodyHandlers.ofString())
    }

    static byte[] pdf() {
        def bytes = new ByteArrayOutputStream()
        new PDDocument().withCloseable { it.addPage(new PDPage()); it.save(bytes) }
        bytes.toByteArray()
    }

    String waiting(Map form = [:]) {
        def path = added(form)
        def moved = web.command("$path/move", Role.ASSET_MANAGER, [revision: '1', status: 'awaiting-disposal', document: '3/TTr', 'signed-on': '20/11/2026'])
        assert moved.statusCode() == 303: moved.body()
        path
    }

    def "BK11-12.1.g, AG59-10.4: an asset goes through the gate to its printed minutes, on the page and not around it by the API"() {
        given:
        def path = waiting(name: "Máy chủ thanh lý ${++counter}" as String, tag: 'TS-0900', ip: '10.9.0.1', price: '60.000.000',
                'in-use-on': '1/11/2023', life: '60')
        def id = path.split('/').last()

        when: "nothing is done yet"
        def refused = web.command("$path/move", Role.ASSET_MANAGER, [revision: '2', status: 'disposed', document: '1/BBTL', 'signed-on': '20/11/2026'])
        def byApi = web.api('POST', "/api/v1/assets/$id/move?revision=2", Role.ASSET_MANAGER, '{"status":"disposed"}')
        def patched = web.api('PATCH', "/api/v1/assets/$id?revision=2", Role.ASSET_MANAGER, '{"status":"disposed"}')

        then:
        refused.statusCode() == 422
        refused.body().contains('chưa ghi có vật mang dữ liệu nào hay không; địa chỉ 10.9.0.1 chưa thu hồi; chưa có biên bản thanh lý')
        byApi.statusCode() == 409
        WebServer.json(byApi).type == '/problems/disposal-blocked'
        WebServer.json(byApi).detail.contains('10.9.0.1')
        WebServer.json(patched).status == 'awaiting-disposal'
        web.get("/api/v1/assets/$id/disposal").findAll { !it.clear }*.gate == ['carriers', 'addresses', 'minutes']
        body("$path/disposal", Role.AUDITOR).contains('địa chỉ 10.9.0.1 chưa thu hồi')
        !body("$path/disposal", Role.AUDITOR).contains('/disposal/release/')

        when: "its disk is noted, and wiped with its proof"
        web.command("$path/carriers", Role.ASSET_MANAGER, [kind: 'solid-state', serial: 'S4EVNX0', model: 'Samsung PM893', capacity: '1,92 TB', secrecy: 'confidential'])
        def carriers = body("$path/carriers")
        def disk = (carriers =~ /id="carrier-(\d+)"/)[0][1]
        def weak = web.command("$path/carriers/$disk/wipe", Role.ASSET_MANAGER, [method: 'clear', tool: 'nwipe 0.37', 'performed-by': 'Lan',
                witness: 'Tuấn', 'performed-on': '20/11/2026', result: 'done', verification: 'đọc lại'])
        upload("$path/attachments", pdf(), [name: 'cn.pdf', kind: 'certificate', title: 'Chứng nhận xóa'])
        def proof = (body("$path/attachments") =~ /attachments\/(\d+)\/file/)[0][1]
        def wiped = web.command("$path/carriers/$disk/wipe", Role.ASSET_MANAGER, [method: 'purge', tool: 'nvme format', 'performed-by': 'Lan',
                witness: 'Tuấn', 'performed-on': '20/11/2026', result: 'done', verification: 'đọc lại', attachment: proof])

        then:
        carriers.contains('Ổ SSD S4EVNX0 (1,92 TB)')
        weak.statusCode() == 422
        weak.body().contains('bí mật nhà nước cần Purge hoặc Destroy')
        weak.body().contains('value="nwipe 0.37"')
        wiped.statusCode() == 303
        body("$path/carriers").contains('Đã xóa')

        when: "addresses are released, minutes drawn up, printed, signed and scanned"
        web.command("$path/disposal/release/addresses", Role.ASSET_MANAGER, [reason: 'thanh lý'])
        def begun = web.command('/disposals/new', Role.ASSET_MANAGER, [decision: '12/QĐ-SKHCN', 'decided-on': '19/11/2026', method: 'sale',
                committee: 'Nguyễn Văn Nam; Chủ tịch\nTrần Thị Lan', id: id])
        def minutes = begun.headers().firstValue('Location').get()
        def paper = body("$minutes/paper", Role.AUDITOR)
        def docx = web.client().send(HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}$minutes/paper.docx"))
                .header('Cookie', web.session(Role.AUDITOR)).build(), BodyHandlers.ofByteArray())
        def printed = web.page("$minutes/paper.pdf", Role.AUDITOR)
        def early = web.command("$minutes/carry-out", Role.ASSET_MANAGER)
        web.command("$minutes/sign", Role.ASSET_MANAGER, [revision: '1', document: '7/BBTL', 'signed-on': '20/11/2026'])
        def macro = upload("$minutes/files", 'MZ'.bytes, [name: 'bb.exe', kind: 'signed-minutes', title: 'Bản ký'])
        def scanned = upload("$minutes/files", pdf(), [name: 'bb.pdf', kind: 'signed-minutes', title: 'Bản ký'])

        then:
        begun.statusCode() == 303
        ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Biên bản thanh lý tài sản', '12/QĐ-SKHCN', 'Nguyễn Văn Nam', 'TS-0900', '60.000.000',
         '24.000.000', 'S4EVNX0', 'Xóa triệt để (Purge)'].every { paper.contains(it) } // 36 of 60 months are over: 60 − 36 millions
        new XWPFDocument(new ByteArrayInputStream(docx.body())).withCloseable { file ->
            file.paragraphs*.text.contains('BIÊN BẢN') && file.tables.any { it.text.contains('S4EVNX0') } &&
                    file.paragraphs*.runs.flatten().every { it.fontFamily == 'Times New Roman' }
        }
        printed.body().startsWith('%PDF')
        printed.headers().firstValue('Content-Disposition').get().startsWith('attachment')
        early.statusCode() == 422
        macro.statusCode() == 422
        macro.body().contains('PDF, DOCX, XLSX, PNG hoặc JPEG')
        scanned.statusCode() == 201

        when:
        def gone = web.command("$path/disposal", Role.ASSET_MANAGER, [revision: web.get("/api/v1/assets/$id").revision])

        then:
        gone.statusCode() == 303
        body(path).contains('7/BBTL')
        body("$path/disposal").contains('Tài sản đã thanh lý.')
        web.get("/api/v1/assets/$id").status == 'disposed'
    }

    def "AG59-10.4: a server leaves for repair once its disks stay behind; the refusal names them and keeps what was typed"() {
        given:
        def path = added()
        web.command("$path/carriers", Role.ASSET_MANAGER, [kind: 'hard-disk', serial: "ZA${counter}" as String, secrecy: 'ordinary'])
        def repair = [revision: '1', status: 'in-repair', document: '5/PSC', 'signed-on': '20/11/2026', person: 'Công ty HPT']

        when:
        def refused = web.command("$path/move", Role.ASSET_MANAGER, repair)
        def disk = (body("$path/carriers") =~ /id="carrier-(\d+)"/)[0][1]
        def out = web.command("$path/carriers/$disk/take-out", Role.ASSET_MANAGER, [revision: '1', place: 'Két sắt 2', reason: 'gửi bảo hành', serial: ''])

        then:
        refused.statusCode() == 422
        refused.body().contains("vật mang dữ liệu ZA${counter} chưa xóa")
        refused.body().contains('value="Công ty HPT"')
        out.statusCode() == 303
        web.command("$path/move", Role.ASSET_MANAGER, repair).statusCode() == 303
        body("$path/carriers").contains('đã tháo, để tại Két sắt 2')
    }

    def "a file of an asset is taken away as it came, withdrawn with a reason, and never gone; another asset's is not found"() {
        given:
        def path = added()
        def other = added()
        def content = pdf()
        def added = upload("$path/attachments", content, [name: 'hoa-don.pdf', kind: 'invoice', title: 'Hóa đơn mua'])
        def file = (body("$path/attachments", Role.AUDITOR) =~ /href="([^"]+\/attachments\/\d+\/file)"/)[0][1]

        expect:
        added.statusCode() == 201
        with(web.client().send(HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}$file"))
                .header('Cookie', web.session(Role.AUDITOR)).build(), BodyHandlers.ofByteArray())) {
            it.body() == content
            it.headers().firstValue('Content-Disposition').get().startsWith('attachment')
            it.headers().firstValue('X-Content-Type-Options').get() == 'nosniff'
        }
        web.page(file.replace(path, other), Role.AUDITOR).statusCode() == 404
        upload("$path/attachments", content, [name: 'x.pdf', kind: 'invoice', title: ' ']).statusCode() == 422
        upload("$path/attachments", new byte[0], [name: 'x.pdf', kind: 'invoice', title: 'x']).statusCode() == 422
        web.command(file.replace('/file', '/withdraw'), Role.ASSET_MANAGER, [reason: '']).statusCode() == 422

        when:
        def withdrawn = web.command(file.replace('/file', '/withdraw'), Role.ASSET_MANAGER, [reason: 'nhầm tài sản'])

        then:
        withdrawn.statusCode() == 303
        body("$path/attachments").contains('nhầm tài sản')
        web.page(file, Role.AUDITOR).statusCode() == 200
        web.bean(AuditLog).page(0, 2).content*.action() == ['attachment.withdraw', 'attachment.add']
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

    Device device(String name, Map of = [:]) {
        def with = [vendor: 'APC', model: 'Smart-UPS 3000', serial: "SN-$name" as String, firmware: '1.0'] + of
        web.bean(DeviceRegistry).add(name, "mqtt:dc/$name", null, 'default', null, new DeviceReading(null, DeviceClass.UPS, with.vendor, with.model,
                'apc', '', [serial: with.serial, firmware: with.firmware], []))
    }

    def "an asset that is made is proposed as the device it seems to be, compared, tied with a reason, and untied"() {
        given:
        def ups = device('UPS-A', [firmware: '2.0'])
        def path = added(name: 'Bộ lưu điện phòng máy', kind: 'ups', maker: 'Schneider Electric', model: 'Smart UPS 3000', serial: 'SNUPSA',
                firmware: '1.9', status: 'in-use')

        expect: "both see each other"
        body(path).contains("""<a class="link" href="$path/tie?device=${ups.id()}">Có thể là UPS-A</a> <span class="dim">chắc chắn, trùng số sê-ri</span>""")
        body("/devices/${ups.id()}").contains("Có thể là Bộ lưu điện phòng máy")
        !body("/devices/${ups.id()}", Role.AUDITOR).contains("Có thể là")
        with(body("$path/tie?device=${ups.id()}")) {
            it.contains('<td>1.9</td> <td>2.0</td> <td><b>khác</b></td>')
            it.contains('<td>Schneider Electric</td> <td>APC</td> <td><span class="dim">khớp</span></td>')
            it.contains('không đọc được, không so sánh')
        }

        when:
        def refused = web.command("$path/tie", Role.ASSET_MANAGER, [revision: '1', device: ups.id(), reason: ''])
        def auditor = web.command("$path/tie", Role.AUDITOR, [revision: '1', device: ups.id(), reason: 'x'])
        def tied = web.command("$path/tie", Role.ASSET_MANAGER, [revision: '1', device: ups.id(), reason: 'đối chiếu tem máy'])
        def late = web.command("$path/untie", Role.ASSET_MANAGER, [revision: '1', reason: 'gõ lại'])

        then:
        refused.statusCode() == 422
        refused.body().contains('Cần: lý do, tối đa 1000 ký tự')
        (refused.body() =~ /value="${ups.id()}" selected/).find()
        auditor.statusCode() == 403
        tied.statusCode() == 303
        late.statusCode() == 409
        late.body().contains('value="gõ lại"')
        with(body(path)) {
            it.contains("href=\"/devices/${ups.id()}\">UPS-A</a>")
            it.contains('Thiết bị giám sát: <span class="dim">(trống)</span> → <b>UPS-A</b>')
            it.contains('<b>Phần mềm nhúng</b>: 1.9 → 2.0')
        }
        body("/devices/${ups.id()}").contains('Bộ lưu điện phòng máy')

        when:
        def untied = web.command("$path/untie", Role.ASSET_MANAGER, [revision: '2', reason: 'trả hãng'])

        then:
        untied.statusCode() == 303
        body(path).contains('Thiết bị giám sát: <span class="dim">UPS-A</span> → <b>(trống)</b>')
    }

    def "the list of differences counts, finds, sorts and is taken away; what is real is taken over, or left as it is, and undone"() {
        given:
        def ups = device('UPS-K', [firmware: '7.7'])
        def path = added(name: 'Bộ lưu điện K', kind: 'ups', maker: 'APC', model: 'Smart-UPS 3000', serial: 'SN-UPS-K', firmware: '7.6', status: 'in-use')
        web.command("$path/tie", Role.ASSET_MANAGER, [revision: '1', device: ups.id(), reason: 'tem'])
        def lonely = added(name: 'Máy chủ K không giám sát', status: 'in-use')
        def stray = device('PDU-K', [serial: ''])

        when:
        def compared = web.command('/equipment/drift/compare', Role.ASSET_MANAGER)
        def list = body('/equipment/drift?q=k+')

        then:
        compared.statusCode() == 303
        list.contains('<td>7.6</td> <td>7.7</td>')
        list.contains('Máy chủ K không giám sát')
        list.contains('Thiết bị chưa có trong sổ')
        body('/equipment').contains('Sai lệch so với thực tế')
        !body('/equipment/drift', Role.AUDITOR).contains('name="line"')
        body('/equipment/drift?q=khong+co+gi').contains('Không có sai lệch nào khớp.')
        web.page('/equipment/drift?kind=moon', Role.AUDITOR).statusCode() == 400
        web.page('/equipment/drift?sort=moon', Role.AUDITOR).statusCode() == 400
        web.page('/equipment/drift/export.csv?kind=firmware&q=7.7', Role.AUDITOR).body().readLines().size() == 2
        web.page('/equipment/drift/export.xlsx', Role.AUDITOR).statusCode() == 200
        web.page('/equipment/drift/export.json?kind=firmware&q=7.7', Role.AUDITOR).body().contains('"noted":"7.6"')

        when:
        def firmware = web.get('/api/v1/assets/drift?kind=firmware&q=7.7').items.first()
        def unwatched = web.get('/api/v1/assets/drift?kind=unmonitored&q=khong+giam+sat').items.first()
        def noDay = web.command('/equipment/drift/silence', Role.ASSET_MANAGER, [line: [firmware.id, unwatched.id], reason: 'để sau'])
        def nothing = web.command('/equipment/drift/take', Role.ASSET_MANAGER, [reason: ''])
        def impossible = web.command('/equipment/drift/take', Role.ASSET_MANAGER, [one: unwatched.id])

        then: "what was ticked and typed stays"
        noDay.statusCode() == 422
        noDay.body().contains('Cần: ngày từ hôm nay trở đi, dd/MM/yyyy')
        noDay.body().contains('value="để sau"')
        noDay.body().count(' checked') >= 2
        nothing.statusCode() == 422
        nothing.body().contains('chọn ít nhất một dòng')
        impossible.statusCode() == 422
        impossible.body().contains('không ghi vào sổ bằng một lần bấm được')

        when:
        web.command('/equipment/drift/silence', Role.ASSET_MANAGER, [line: unwatched.id, reason: 'không có cổng quản lý'])
        def taken = web.command('/equipment/drift/take', Role.ASSET_MANAGER, [one: firmware.id, line: unwatched.id])
        def change = (taken.headers().firstValue('Location').get() =~ /done=(\d+)/)[0][1]

        then:
        taken.statusCode() == 303
        body('/equipment/drift?show=quiet&q=khong+giam+sat').contains('để yên: không có cổng quản lý')
        body(path).contains('Phần mềm nhúng: <span class="dim">7.6</span> → <b>7.7</b>')
        body("/equipment/drift?done=$change").contains('Đã ghi vào sổ: 1 tài sản.')

        when:
        def noReason = web.command("/equipment/drift/changes/$change/undo", Role.ASSET_MANAGER, [reason: ' '])
        def undone = web.command("/equipment/drift/changes/$change/undo", Role.ASSET_MANAGER, [reason: 'đọc nhầm'])

        then:
        noReason.statusCode() == 422
        undone.statusCode() == 303
        body("/equipment/drift/changes/$change").contains('Đã hoàn tác')
        web.get('/api/v1/assets/drift?kind=firmware&q=7.7').items*.noted == ['7.6']

        when: "programs do the same"
        def api = web.api('POST', '/api/v1/assets/drift/take', Role.ASSET_MANAGER, """{"ids":[${web.get('/api/v1/assets/drift?kind=firmware&q=7.7').items.first().id}]}""")
        def quiet = web.api('POST', '/api/v1/assets/drift/silence', Role.ASSET_MANAGER,
                """{"ids":[${web.get('/api/v1/assets/drift?kind=no-asset&q=pdu-k').items.first().id}],"reason":"thuê","until":"2026-12-31"}""")

        then:
        WebServer.json(api).with { it.assets == 1 && it.refused == [] }
        quiet.statusCode() == 204
        web.get('/api/v1/assets/drift?show=quiet&q=pdu-k').items*.quietUntil == ['2026-12-31']
        web.api('POST', '/api/v1/assets/drift/take', Role.AUDITOR, '{"ids":[1]}').statusCode() == 403
        lonely && stray
    }
}
