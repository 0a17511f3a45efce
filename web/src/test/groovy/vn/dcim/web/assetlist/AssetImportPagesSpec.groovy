package vn.dcim.web.assetlist

import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.charset.StandardCharsets
import org.dhatim.fastexcel.reader.ReadableWorkbook
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetField
import vn.dcim.core.assetlist.ListWords
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.table.TableFile
import vn.dcim.web.WebServer
import vn.dcim.web.language.Language
import vn.dcim.web.language.Messages

/** The asset manager with the centre's old lists, on pages. */
class AssetImportPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared int counter

    String mark = "nhập${++counter}"

    def setupSpec() {
        web.bean(PlaceRepository).save(new Place(null, 'K01', Place.Kind.RACK, null, 42))
    }

    HttpResponse<String> upload(byte[] content, String name = 'cũ.csv', Role role = Role.ASSET_MANAGER, String path = '/equipment/import') {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}$path?name=${URLEncoder.encode(name, 'UTF-8')}"))
                .header('Cookie', web.session(role)).header('X-CSRF-Token', web.csrf(role)).header('HX-Request', 'true')
                .header('Content-Type', 'application/octet-stream').POST(BodyPublishers.ofByteArray(content)).build()
        web.client().send(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
    }

    String brought(String csv) {
        def answer = upload(csv.getBytes('UTF-8'))
        assert answer.statusCode() == 201: answer.body()
        answer.headers().firstValue('Location').get()
    }

    String body(String path, Role role = Role.ASSET_MANAGER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    Map<String, String> consent(String draft) {
        def html = body(draft)
        ['revision', 'added', 'changed', 'faulty'].collectEntries { [it, (html =~ /name="$it" value="(\d+)"/)[0][1]] }
    }

    /** Follows the draft until it has become a list. */
    String taken(String draft, Map more = [:]) {
        assert web.command("$draft/take", Role.ASSET_MANAGER, consent(draft) + more).statusCode() == 303
        new PollingConditions(timeout: 20).eventually { assert web.page(draft, Role.ASSET_MANAGER).statusCode() == 303 }
        web.page(draft, Role.ASSET_MANAGER).headers().firstValue('Location').get()
    }

    def "a bad list shows every fault, one is corrected on the page, and the list is taken over and undone"() {
        given:
        def draft = brought("Tên thiết bị;Loại;Mã tài sản;Bảo hành đến\n$mark a;Máy chủ;$mark-1;31/02/2027\n$mark b;Máy in;$mark-2;\n")

        expect:
        with(body(draft)) {
            it.contains('1 lỗi ở 1 dòng')
            it.contains('<span class="dim">D</span> Bảo hành đến')
            it.contains('“31/02/2027” không đọc được; cần: dd/MM/yyyy')
            it.contains('Chỉ nhập 1 dòng đúng, bỏ 1 dòng lỗi')
            !it.contains('Nhập 2 tài sản')
        }
        web.page("$draft/faults.csv", Role.ASSET_MANAGER).body().readLines()[1].startsWith('2,D,Bảo hành đến,31/02/2027,')
        web.page("$draft/faults.xlsx", Role.ASSET_MANAGER).statusCode() == 200

        when: "the whole is wanted all the same"
        web.command("$draft/take", Role.ASSET_MANAGER, consent(draft))

        then:
        with(web.page(draft, Role.ASSET_MANAGER)) {
            it.statusCode() == 409
            it.body().contains('Chưa nhập: còn dòng lỗi.')
        }

        when:
        def corrected = web.command("$draft/cells", Role.ASSET_MANAGER, ['was-2-warranty-to': '31/02/2027', 'cell-2-warranty-to': '28/02/2027'])

        then:
        corrected.statusCode() == 303
        body(draft).contains('Nhập 2 tài sản')

        when:
        def list = taken(draft)

        then:
        with(body(list)) {
            it.contains("$mark a")
            it.contains('<dt>Thêm mới</dt><dd>2</dd>')
        }
        body("/equipment?q=$mark-1").contains('28/02/2027')
        body('/equipment/import').contains('2 mới, 0 sửa')

        when: "no reason is given"
        def refused = web.command("$list/undo", Role.ASSET_MANAGER, [reason: ' '])

        then:
        refused.statusCode() == 422
        refused.body().contains('Cần lý do')
        body("$list/undo").contains('Sẽ hoàn tác 2 tài sản; 0 tài sản không hoàn tác được.')

        when:
        web.command("$list/undo", Role.ASSET_MANAGER, [reason: 'nhầm tệp'])

        then:
        body(list).contains('nhầm tệp')
        body("/equipment?q=$mark").contains('Không có tài sản nào khớp.')
        web.command("$list/undo", Role.ASSET_MANAGER, [reason: 'lần nữa']).statusCode() == 422
    }

    def "the good rows alone are taken where their author says so"() {
        given:
        def draft = brought("Tên;Loại\n$mark a;Máy chủ\n;Máy chủ\n")

        expect:
        body(taken(draft, [partial: 'yes'])).contains('<dt>Dòng không nhập</dt><dd>1</dd>')
    }

    def "columns, what becomes of known assets, and the row of headings are chosen, and faults of that told"() {
        given:
        def draft = brought("Tem;Tên;Loại\n$mark-1;$mark a;Máy chủ\n")

        when:
        def twice = web.command("$draft/columns", Role.ASSET_MANAGER, ['column-0': 'name', 'column-1': 'name', 'column-2': 'kind', 'on-known': 'update'])

        then:
        twice.statusCode() == 422
        twice.body().contains('đang chọn trùng ở cột A, B')

        when:
        web.command("$draft/columns", Role.ASSET_MANAGER, ['column-0': 'tag', 'column-1': 'name', 'column-2': 'kind', 'on-known': 'stop', 'same-place': 'K01'])

        then:
        body(draft).contains("<td>$mark-1</td>")
        body(draft).contains('value="stop" checked')

        when:
        def far = web.command("$draft/sheet", Role.ASSET_MANAGER, [sheet: '0', 'head-row': '7'])

        then:
        far.statusCode() == 422
        far.body().contains('1–2')
        web.command("$draft/sheet", Role.ASSET_MANAGER, [sheet: '3', 'head-row': '1']).body().contains('Không có trang tính số 4.')
        web.command("$draft/drop", Role.ASSET_MANAGER).statusCode() == 303
        web.page(draft, Role.ASSET_MANAGER).statusCode() == 404
    }

    def "#what gets a clear answer"() {
        when:
        def answer = upload(content as byte[])

        then:
        answer.statusCode() == code
        answer.body().contains(told)

        where:
        what                 | content                                     || code | told
        'nothing'            | []                                          || 422  | 'không có dòng nào'
        'a picture'          | [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0x0D]     || 422  | 'không phải danh sách'
        'an old workbook'    | [0xD0, 0xCF, 0x11, 0xE0, 0, 0]              || 422  | 'lưu lại dạng xlsx'
        'more than fits'     | new byte[TableFile.LONGEST + 1]             || 422  | 'nhiều nhất 8 MiB'
    }

    def "300 MB are refused before they have come, and nothing of them is kept"() {
        given:
        def head = ["POST /equipment/import?name=x.xlsx HTTP/1.1", "Host: 127.0.0.1:${web.server.port}", "Cookie: ${web.session(Role.ASSET_MANAGER)}",
                    "X-CSRF-Token: ${web.csrf(Role.ASSET_MANAGER)}", 'HX-Request: true', 'Content-Type: application/octet-stream', 'Content-Length: 314572800', '', ''].join('\r\n')

        when:
        def status = new Socket('127.0.0.1', web.server.port).withCloseable { socket ->
            socket.soTimeout = 10_000
            socket.outputStream.write(head.bytes)
            socket.outputStream.write(new byte[1 << 16])
            socket.outputStream.flush()
            socket.inputStream.newReader().readLine()
        }

        then:
        status.contains(' 413 ')
    }

    def "another's draft is nobody's, and so is what never was"() {
        given:
        def draft = brought("Tên\n$mark\n")

        expect:
        web.page(draft, Role.ADMINISTRATOR).statusCode() == 404
        web.command("$draft/cells", Role.ADMINISTRATOR, ['cell-2-name': 'x']).statusCode() == 404
        web.page('/equipment/lists/999999', Role.ASSET_MANAGER).statusCode() == 404
    }

    def "the list is taken away with the columns that are shown, remembered for each person"() {
        given:
        taken(brought("Tên;Loại;Nguyên giá;Ghi chú\n$mark =1+1;Máy chủ;1.234.567 đ;=HYPERLINK(\"x\")\n"))

        when:
        web.command("/equipment/columns?q=$mark", Role.ASSET_MANAGER, ['column-name': 'yes', 'column-price': 'yes', 'column-note': 'yes'])

        then:
        body("/equipment?q=$mark").contains('Nguyên giá')
        !body("/equipment?q=$mark", Role.AUDITOR).contains('<th class="drop">Nguyên giá')
        web.page("/equipment/export.csv?q=$mark", Role.ASSET_MANAGER).body().readLines() ==
                ["\uFEFFTên,Nguyên giá,Ghi chú", "$mark =1+1,1.234.567 đ,\"'=HYPERLINK(\"\"x\"\")\""]
        WebServer.json(web.page("/equipment/export.json?q=$mark", Role.ASSET_MANAGER)) ==
                [[name: "$mark =1+1", price: '1234567', note: '=HYPERLINK("x")']]
        web.page("/equipment/export.csv?q=$mark&columns=all", Role.ASSET_MANAGER).body().readLines()[0].split(',').length == AssetField.values().length

        when: "nothing is ticked"
        web.command('/equipment/columns', Role.ASSET_MANAGER)

        then:
        body("/equipment?q=$mark").contains('Số sê-ri')
    }

    def "what was taken away comes in again as the same"() {
        given:
        taken(brought("Tên;Loại;Mã tài sản;Nguyên giá;Bảo hành đến;Thời gian khấu hao;Ghi chú\n$mark;Máy chủ;$mark-1;1.234.567 đ;31/01/2029;60;-5 °C\n"))
        def csv = web.page("/equipment/export.csv?q=$mark&columns=all", Role.ASSET_MANAGER).body()

        expect:
        body(brought(csv.substring(1))).contains('data-count="same">1<')
    }

    def "every field is known by its name in #language"() {
        given:
        def words = web.bean(ListWords)
        def messages = web.bean(Messages)

        expect:
        AssetField.values().findAll { words.column(messages.find(language, "asset.field.${it.code()}").get()).orElse(null) != it } == []

        where:
        language << Language.values()
    }

    def "files of NetBox are looked at together with all their faults, taken over, and undone with racks and cables"() {
        given:
        def sites = "name,slug,status\nCơ sở $mark,co-so-$mark,active\n"
        def devices = { String role -> "name,role,manufacturer,device_type,serial,status,site,rack,position,face\n" +
                "$mark-sv,$role,Dell,R750,$mark-1,active,Cơ sở $mark,R-$mark,10,front\n$mark-pdu,PDU,APC,AP8858,$mark-2,active,Cơ sở $mark,R-$mark,,\n" }

        when: "the devices come without their rack, with a role that nobody knows"
        def brought = upload(devices('Máy lạ').getBytes('UTF-8'), 'devices.csv', Role.ASSET_MANAGER, '/equipment/exchange')
        def draft = brought.headers().firstValue('Location').get()

        then:
        brought.statusCode() == 201
        with(body(draft)) {
            it.contains('2 đối tượng có lỗi')
            it.contains("Không có “R-$mark” trong tệp cũng như trong sổ")
            it.contains('Vai trò chưa rõ')
            !it.contains('class="actions pad take"')
        }
        with(web.page("$draft/faults.csv", Role.ASSET_MANAGER).body().readLines()) {
            it.size() == 4 // a heading, the role, and the rack of two devices
            it.any { it.startsWith("Thiết bị,devices.csv,2,$mark-sv,role,Máy lạ,") }
        }
        web.page("$draft/faults.xlsx", Role.ASSET_MANAGER).statusCode() == 200
        body('/equipment/exchange').contains('devices.csv')

        when:
        [['sites.csv', sites], ['racks.csv', "site,name,status,width,u_height\nCơ sở $mark,R-$mark,active,19,42\n"],
         ['power_ports.csv', "device,name,maximum_draw\n$mark-sv,PSU1,800\n"], ['power_outlets.csv', "device,name,feed_leg\n$mark-pdu,3,A\n"],
         ['cables.csv', "side_a_device,side_a_type,side_a_name,side_b_device,side_b_type,side_b_name\n" +
                 "$mark-pdu,dcim.poweroutlet,3,$mark-sv,dcim.powerport,PSU1\n"]].each { name, text ->
            assert upload(text.getBytes('UTF-8'), name, Role.ASSET_MANAGER, "$draft/files").statusCode() == 201
        }
        def chosen = web.command("$draft/choice", Role.ASSET_MANAGER, ['word-0': 'Máy lạ', 'kind-0': 'server', 'on-known': 'update'])

        then:
        chosen.statusCode() == 303
        body(draft).contains('Nhập 5 đối tượng')

        when:
        def list = taken(draft)

        then:
        with(body(list)) {
            it.contains("$mark-sv")
            it.contains('Cũng đã thêm')
            it.contains("<td>R-$mark</td>")
        }
        web.bean(PlaceRepository).findByName("R-$mark").present

        when:
        web.command("$list/undo", Role.ASSET_MANAGER, [reason: 'nhầm tệp'])

        then:
        body(list).contains('nhầm tệp')
        !web.bean(PlaceRepository).findByName("R-$mark").present
        !web.bean(PlaceRepository).findByName("Cơ sở $mark").present
    }

    def "what is no file of NetBox's is refused in words, and drafts of others are not there"() {
        when:
        def refused = upload('Tên,Loại\nA,B\n'.getBytes('UTF-8'), 'lạ.csv', Role.ASSET_MANAGER, '/equipment/exchange')

        then:
        refused.statusCode() == 422
        refused.body().contains('lạ.csv')

        when:
        def draft = upload("name,slug,status\nX,x,active\n".getBytes('UTF-8'), 'sites.csv', Role.ASSET_MANAGER, '/equipment/exchange')
                .headers().firstValue('Location').get()

        then:
        web.page(draft, Role.ADMINISTRATOR).statusCode() == 404
        web.command("$draft/choice", Role.ASSET_MANAGER, ['on-known': 'lạ']).statusCode() == 422
        web.command("$draft/drop", Role.ASSET_MANAGER).statusCode() == 303
        web.page(draft, Role.ASSET_MANAGER).statusCode() == 404
    }

    def "the registry goes out for NetBox and Snipe-IT, and a list of Snipe-IT's comes in as any list"() {
        given:
        def sample = 'Company,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Number,Asset Notes,Purchase Date,' +
                "Purchase Cost,Warranty,Checked Out To: First Name,Checked Out To: Last Name\n,,$mark-9,Laptops,Công ty A,Lenovo,K01,PO-7,T14," +
                '21AH,ghi chú,1/23/26,25000000.00,36,Lan,Nguyễn\n'

        when:
        def draft = upload(sample.getBytes('UTF-8'), 'assets.csv', Role.ASSET_MANAGER, '/equipment/exchange/snipe-it').headers().firstValue('Location').get()
        taken(draft)

        then:
        with(body("/equipment?q=$mark-9")) {
            it.contains("T14 $mark-9")
        }
        web.page('/equipment/exchange/snipe-it.csv', Role.ASSET_MANAGER).body().readLines()
                .any { it.contains("$mark-9,laptop,Công ty A,Lenovo,K01,PO-7,T14,") && it.contains('2026-01-23,25000000,in-store,Lan Nguyễn,36,') }
        with(web.page('/equipment/exchange/netbox.json', Role.ASSET_MANAGER)) {
            it.headers().firstValue('Content-Disposition').get().contains('netbox.json')
            WebServer.json(it)['dcim/devices'].results.any { it.asset_tag == "$mark-9" && it.device_type.manufacturer.name == 'Lenovo' }
        }
        web.page('/equipment/exchange/netbox.zip', Role.ASSET_MANAGER).body().startsWith('PK')
    }
}
