package vn.dcim.web.power

import groovy.json.JsonOutput
import io.micronaut.transaction.TransactionOperations
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.forecast.DailyPeaks
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.power.Cable
import vn.dcim.core.power.PowerDesk
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.unit.Units
import vn.dcim.core.version.Versions
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

/** The power chain, the question what if, racks, floor plans and forecasts, as people see them. */
class PowerPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026
    @Shared long rack
    @Shared Place room
    @Shared int counter

    def setupSpec() {
        room = web.bean(PlaceRepository).save(new Place(null, 'Phòng máy 1', Place.Kind.ROOM, null))
        rack = web.bean(PlaceRepository).save(new Place(null, 'K01', Place.Kind.RACK, room.id(), 20)).id()
        web.bean(PlaceRepository).save(new Place(null, 'K02', Place.Kind.RACK, room.id(), 42))
        web.bean(Units).add('Sở Tài chính', 'STC', 'spec')
        def desk = web.bean(PowerDesk)
        desk.addAll([[name: 'Lưới 1', kind: 'source'], [name: 'Lưới 2', kind: 'source'], [name: 'Q1', kind: 'breaker', amps: '16'],
                [name: 'PDU-1', kind: 'pdu', amps: '16'], [name: 'PDU-2', kind: 'pdu', watts: '600'], [name: 'PDU-3', kind: 'pdu'], [name: 'PDU-4', kind: 'pdu']], '', 'spec')
        asset('Máy chủ thuế', [importance: 'critical', owner: 'STC', unit: '10', height: '2', face: 'front'], '2')
        asset('Máy chủ in', [unit: '5', height: '1', face: 'rear', half: 'left'], '1')
        asset('Máy chủ sao lưu', [place: 'K02'], '1')
        desk.connectAll([['Lưới 1', 'PDU-3'], ['PDU-3', 'K02', '9'], ['Lưới 2', 'PDU-4'], ['PDU-4', 'K02', '1'], ['Lưới 1', 'Q1'], ['Q1', 'PDU-1'], ['Lưới 2', 'PDU-2'], ['PDU-1', 'Máy chủ thuế', '1'],
                ['PDU-2', 'Máy chủ thuế', '1'], ['PDU-1', 'Máy chủ in', '2']].collect { new Cable(it[0], it[1], '', it[2] ?: '', '', '') }, '', 'spec')
    }

    void asset(String name, Map fields, String inputs) {
        def answer = web.command('/equipment/new', Role.ASSET_MANAGER, [name: name, kind: 'server', place: 'K01'] + fields)
        assert answer.statusCode() == 303: answer.body()
        def id = answer.headers().firstValue('Location').get().replaceAll(/\D/, '') as long
        web.bean(PowerDesk).setLoad(id, [inputs: inputs, budget: '500', weight: '20'], 'spec')
    }

    String body(String path, Role role = Role.AUDITOR, int status = 200) {
        def answer = web.page(path, role)
        assert answer.statusCode() == status: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    static String name(String text) {
        URLEncoder.encode(text, 'UTF-8')
    }

    def "the answer tells what goes dark, what goes on, where the load goes, and whose it is"() {
        when:
        def text = body('/power/what-if?open=Q1')

        then: "PDU-2 carries 250 W of the server with two supplies now, all its 500 W then: over 80 % of 600 W"
        text.contains('Mở Q1')
        text.contains('<dt>Mất điện ngay</dt><dd><b class="word p-high">1</b>')
        text.contains('<dt>Còn chạy, bớt một đường</dt><dd><b class="">1</b>')
        text.indexOf('Máy chủ in</a>') < text.indexOf('Máy chủ thuế</a>')
        text.contains('<b class="word p-high">PDU-2</b> 0,50 kW, mức dùng lâu dài 0,48 kW')
        text.contains('theo dự trù')

        when: "both sides are lost"
        def both = body('/power/what-if?open=' + name('Lưới 1') + '&open=PDU-2')

        then: "the critical one stands first, and its agency is told"
        both.contains('<b>Sở Tài chính</b>: 1')
        both.indexOf('Máy chủ thuế</a>') < both.indexOf('Máy chủ in</a>')
        both.contains('checked> PDU-2')
    }

    def "a name that no part bears is told, and what was typed stays"() {
        expect:
        with(body('/power/what-if?open=Q1&open=Q9', Role.OPERATOR, 422)) {
            it.contains('Không có phần tử nào tên Q9')
            it.contains('value="Q9"')
            it.contains('Mở Q1')
        }
        web.api('GET', '/api/v1/power/what-if?open=Q9', Role.AUDITOR).statusCode() == 404
    }

    def "the API and the files give the same answer"() {
        when:
        def answer = web.get('/api/v1/power/what-if?open=Q1')

        then:
        answer.opened == ['Q1']
        answer.hits.collect { [it.name, it.fate, it.importance, it.watts, it.budgeted] } ==
                [['Máy chủ in', 'dark', 'medium', 500, true], ['Máy chủ thuế', 'feed-lost', 'critical', 500, true]]
        answer.parts.find { it.name == 'PDU-2' }.with { [it.was, it.then, it.before, it.after, it.limit, it.overloaded] } ==
                ['live', 'live', 250, 500, 480, true]
        web.page('/power/what-if/export.csv?open=Q1', Role.AUDITOR).body().readLines().any { it.startsWith('PDU-2,PDU,có điện,có điện,có điện,"0,25","0,50"') }
        web.page('/power/what-if/export.xlsx?open=Q1', Role.AUDITOR).statusCode() == 200
    }

    def "the chain shows budgets, failover and where one failure is enough"() {
        expect:
        with(body('/power')) {
            it.contains('Chỉ một đường cấp điện · 1')
            it.contains('Hai đường chung một gốc · 0')
            it.contains('vượt mức') // PDU-2 alone
            !it.contains('action="/power/connect"')
        }
        web.get('/api/v1/power/parts').items.find { it.name == 'PDU-1' }.with { [it.budgeted, it.carried, it.failover, it.capacity] } ==
                [750, 750, 1000, 3680]
        web.page('/power/export.csv', Role.AUDITOR).body().readLines().any { it.startsWith('PDU-1,PDU,có điện,"0,75"') }
    }

    def "parts are added, connected, changed and removed on pages; what is refused stands there with what was typed"() {
        when:
        def refused = web.command('/power/new', Role.ASSET_MANAGER, [name: 'Q2', kind: 'breaker', amps: '16 A'])
        def added = web.command('/power/new', Role.ASSET_MANAGER, [name: 'Q2', kind: 'breaker', amps: '16', phases: '1'])
        def part = added.headers().firstValue('Location').get()
        def id = part.replaceAll(/.*:/, '')
        def circle = web.command('/power/connect', Role.ASSET_MANAGER, [from: 'PDU-1', to: 'Lưới 1', path: 'A'])

        then:
        refused.statusCode() == 422
        refused.body().contains('Dòng định mức mỗi pha (A): ') && refused.body().contains('value="16 A"')
        added.statusCode() == 303
        circle.statusCode() == 409
        circle.body().contains('Lưới 1 đang cấp điện cho PDU-1 theo đường Lưới 1 → Q1 → PDU-1')
        circle.body().contains('value="PDU-1"')

        when:
        def connected = web.command('/power/connect', Role.ASSET_MANAGER, [from: 'Lưới 1', to: 'q2'])
        def kept = web.command("/power/nodes/$id/remove", Role.ASSET_MANAGER, [reason: 'bỏ'])
        def changed = web.command("/power/nodes/$id/edit", Role.ASSET_MANAGER, [revision: '1', name: 'Q2', kind: 'breaker', amps: '32', phases: '1', open: 'on'])
        def late = web.command("/power/nodes/$id/edit", Role.ADMINISTRATOR, [revision: '1', name: 'Q2', kind: 'breaker', amps: '63'])

        then:
        connected.statusCode() == 303
        kept.statusCode() == 409 && kept.body().contains('Q2 còn 1 mối nối')
        changed.statusCode() == 303
        late.statusCode() == 409 && late.body().contains('value="63"')
        body(part).contains('7,36 kW') // 32 × 230
        body("/power/nodes/$id/edit", Role.ASSET_MANAGER).contains('checked')

        when:
        def feed = (body(part, Role.ASSET_MANAGER) =~ /feeds\/(\d+)\/remove/)[0][1]
        def disconnected = web.command("/power/feeds/$feed/remove", Role.ASSET_MANAGER, [:])
        def removed = web.command("/power/nodes/$id/remove", Role.ASSET_MANAGER, [reason: 'bỏ'])

        then:
        disconnected.statusCode() == 303
        removed.statusCode() == 303
        web.page(part, Role.AUDITOR).statusCode() == 404
    }

    def "what an asset asks is noted beside what it gets"() {
        given:
        def key = (body('/power') =~ /\/power\/parts\/(asset:\d+)/)[0][1]
        def id = key.replaceAll(/.*:/, '')

        when:
        def refused = web.command("/power/assets/$id/load", Role.ASSET_MANAGER, [inputs: '1', needed: '2', budget: '500'])
        def saved = web.command("/power/assets/$id/load", Role.ASSET_MANAGER, [inputs: '1', budget: '500', weight: '20'])

        then:
        refused.statusCode() == 422
        refused.body().contains('Cần ít nhất mấy bộ nguồn có điện')
        saved.statusCode() == 303
        body("/power/parts/$key").contains('0,50 kW')
    }

    def "several connections come over the API as one change, or none of them"() {
        given:
        def wanted = { List<List> cables -> JsonOutput.toJson(cables.collect { [from: it[0], to: it[1], outlet: it[2]] }) }
        web.api('POST', '/api/v1/power/parts', Role.ASSET_MANAGER, JsonOutput.toJson([name: 'PDU-9', kind: 'pdu'])).statusCode() == 201

        expect:
        web.api('POST', '/api/v1/power/connections', Role.ASSET_MANAGER, wanted([['Lưới 2', 'PDU-9', '1'], ['PDU-9', 'Lưới 2', '1']])).statusCode() == 409
        web.api('POST', '/api/v1/power/connections', Role.ASSET_MANAGER, wanted([['Lưới 2', 'PDU-9', '1']])).statusCode() == 201
        web.api('POST', '/api/v1/power/connections', Role.ASSET_MANAGER, '[]').statusCode() == 400
        web.api('POST', '/api/v1/power/connections', Role.AUDITOR, wanted([['Lưới 2', 'PDU-9', '2']])).statusCode() == 403
    }

    def "what stands in a fed rack without a cord of its own is shown as fed with it, and nobody can take that feed away there"() {
        given:
        def key = (body('/equipment?q=sao+luu') =~ /equipment\/(\d+)"><b>Máy chủ sao lưu/)[0][1]

        expect:
        with(body("/power/parts/asset:$key", Role.ASSET_MANAGER)) {
            it.contains('PDU-3</a> · ổ 9')
            it.contains('PDU-4</a>')
            it.contains('như tủ rack')
            !it.contains('/power/feeds/')
        }
    }

    def "a pasted list is connected as a whole; else all that is wrong with it is told by line, and it stays"() {
        given:
        (1..3).each { web.bean(PowerDesk).add([name: "D$it" as String, kind: 'breaker'], 'spec') }

        when:
        def refused = web.command('/power/connect-all', Role.ASSET_MANAGER, [lines: 'Lưới 2;D1;B\n\nD1\tD9\nD1,D1\nD1;D2;X'])
        def empty = web.command('/power/connect-all', Role.ASSET_MANAGER, [lines: ' '])

        then:
        refused.statusCode() == 422
        refused.body().contains('Chưa nối dây nào: 3 chỗ cần sửa.')
        refused.body().contains('<li>Dòng 2: Cấp cho: ') && refused.body().contains('<li>Dòng 3: D1 không thể') && refused.body().contains('<li>Dòng 4: Đường (A/B): ')
        refused.body().contains('Lưới 2;D1;B')
        empty.statusCode() == 422
        !body('/power/parts/' + key('D1')).contains('Lưới 2')

        when:
        def taken = web.command('/power/connect-all', Role.ASSET_MANAGER, [lines: 'Lưới 2;D1;B\nD1\tD2\nD1,D3,b,4'])

        then:
        taken.statusCode() == 303
        body('/power/parts/' + key('D3')).contains('D1</a> · ổ 4')
    }

    String key(String name) {
        web.get('/api/v1/power/parts').items.find { it.name == name }.key
    }

    def "a rack shows what lies in its units from front and rear, what is free, and what it weighs and draws"() {
        when:
        def text = body("/racks/$rack")
        def (front, rear) = text.split('<figure')[1..2].collect { it.split('</figure>')[0] }

        then: "what lies in the left half as seen from the front lies right as seen from the rear"
        text.contains('trống 17/20 U · 1,00 kW · 40 kg')
        front.contains('Máy chủ thuế') && !front.contains('Máy chủ in')
        rear.contains('Máy chủ in') && !rear.contains('Máy chủ thuế')
        front.contains('<rect class="slot" x="1" y="163" width="228" height="34"') // from the top: (20 − 11) × 18 + 1
        rear.contains('<rect class="slot" x="116" y="271" width="113" height="16"')
        text.contains('<td class="tight">U10–11</td>')
        body('/racks').contains('<h2>Phòng máy 1</h2>')
        web.page('/racks/999999', Role.AUDITOR).statusCode() == 404
    }

    Map plan(Map more = [:]) {
        [revision: '0', width: '6', depth: '4,8', tile: '0,6'] + more
    }

    Map place(int row, Map fields) {
        ([id: '', node: '', kind: 'other', name: '', x: '0', y: '0', width: '', depth: '', turn: '0', rated: ''] + fields)
                .collectEntries { [it.key + '.' + row, it.value] }
    }

    def "a room is drawn to scale with what stands in it, how warm it is there, and how that stands to its cooling"() {
        given: "a thermometer at K01 that reads 29 °C, one at K02 that is stale"
        def crac = aDevice('CRAC-1').at('mqtt:spec/CRAC-1').ofClass(DeviceClass.COOLING).standingIn(room).with('cooling.supply.temperature').addTo(web.context)
        def racks = ['K01', 'K02'].collect { web.bean(PlaceRepository).findByName(it).get() }
        [[29d, Quality.GOOD], [22d, Quality.STALE]].eachWithIndex { read, i ->
            def sensor = aDevice("TH-K0${i + 1}").at("mqtt:spec/TH-K0${i + 1}").ofClass(DeviceClass.ENVIRONMENT).standingIn(racks[i]).with('ambient.temperature').addTo(web.context)
            web.bean(LatestReadings).update([new Reading(pointOf(web.context, sensor, 'ambient.temperature'), web.clock.instant(), read[0], read[1])])
        }
        def path = "/racks/floor/${room.id()}"
        def (k01, k02) = racks.collect { "place:${it.id()}" as String }

        expect: "nobody has drawn it yet; the form proposes places"
        body(path).contains('Chưa vẽ mặt bằng nào')
        with(body("$path/edit?arrange=true", Role.ASSET_MANAGER)) {
            it.contains('name="x.0" inputmode="decimal" value="1,20"')
            it.contains('<b>CRAC-1</b>')
        }

        when: "one overlaps, one stands outside, one has no number, a name is used twice"
        def refused = web.command("$path/edit", Role.ASSET_MANAGER, plan() + place(0, [node: k01, x: '1,2', y: '1,2']) +
                place(1, [node: k02, x: '1.79', y: '1,2']) + place(2, [name: 'Bàn trực', x: '5,5', y: '0']) + place(3, [name: 'Cửa', kind: 'door', x: 'xa']) +
                place(4, [name: 'Bàn trực', x: '3', y: '3']) + place(5, [node: 'place:999999']) + (6..80).collectEntries { place(it, [name: "Cảm biến $it" as String, kind: 'sensor']) })

        then: "all of it is told by name, what was typed stays, nothing is written"
        refused.statusCode() == 422
        with(refused.body()) {
            it.contains('K02 chồng lên K01')
            it.contains('Bàn trực nằm ra ngoài phòng')
            it.contains('Cửa, Cách trái')
            it.contains('Đã có vật trên mặt bằng tên “Bàn trực”')
            it.contains('Thiết bị: ')
            it.contains('value="xa"')
        }
        body(path).contains('Chưa vẽ mặt bằng nào')

        when: "what is right is saved; somebody else saves upon what is old by then"
        def right = plan() + place(0, [node: k01, x: '1,2', y: '1,2']) + place(1, [node: k02, x: '1.8', y: '1,2', turn: '180']) +
                place(2, [node: "device:${crac.id()}", x: '4', y: '0', rated: '0,9']) + place(3, [name: 'Cửa chính', kind: 'door', x: '4', y: '4.65'])
        def saved = web.command("$path/edit", Role.ASSET_MANAGER, right + [reason: 'đo lại'])
        def late = web.command("$path/edit", Role.ADMINISTRATOR, right + [width: '7'])
        def text = body(path)

        then:
        saved.statusCode() == 303
        late.statusCode() == 409 && late.body().contains('value="7"') && late.body().contains('person-asset-manager')
        text.contains('viewBox="-6 -6 612 492"')
        text.contains('<rect class="body" x="120.0" y="120.0" width="60.0" height="120.0"')
        text.contains('<path class="front" d="M120.0 240.0H180.0"/>') && text.contains('<path class="front" d="M180.0 120.0H240.0"/>')
        text.contains('<rect class="heat h4"') && !text.contains('<rect class="heat h5" x')
        text.contains('nội suy từ 1 cảm biến')
        text.contains('Bỏ qua 1 cảm biến có số đo cũ hoặc sai: TH-K02')
        text.contains('18–27 °C theo quy tắc cảnh báo đang áp dụng')
        text.contains('<span class="word p-medium">nóng</span>')
        text.contains("href=\"/racks/$rack\"") && text.contains('17U</text>')

        and: "1.5 kW are budgeted; without the only unit nothing is cooled"
        text.contains('<dt>Công suất lạnh định mức</dt><dd>0,90 kW</dd> <dt>Khi mất máy lớn nhất (N+1)</dt><dd>0,00 kW</dd>')
        text.contains('vượt công suất lạnh còn lại')

        when: "one thing is moved, one taken away"
        def form = body("$path/edit", Role.ASSET_MANAGER)
        def ids = (form =~ /name="id\.(\d+)" value="(\d+)"/).collect { it[2] }
        def changed = web.command("$path/edit", Role.ASSET_MANAGER, plan(revision: '1') + place(0, [id: ids[0], node: k01, x: '1,2', y: '1,3']) +
                place(1, [id: ids[1], node: k02, x: '1.8', y: '1,2', turn: '180']) + place(2, [id: ids[2], node: "device:${crac.id()}", x: '4', y: '0', rated: '0,9']) +
                place(3, [id: ids[3], name: 'Cửa chính', kind: 'door', x: '4', y: '4.65', gone: 'on']))
        def entry = web.bean(AuditLog).page(0, 20).content.find { it.action() == 'floor.change' }

        then: "the audit log tells these two, and who did it"
        changed.statusCode() == 303
        [entry.actor(), entry.action(), entry.subject()] == ['person-asset-manager', 'floor.change', "floor:${room.id()} Phòng máy 1" as String]
        entry.was() == '6.00 × 4.80 m, tile 0.60 m; rack K01: 1.20, 1.20 m, 0.60 × 1.20 m, 0°; door Cửa chính: 4.00, 4.65 m, 1.00 × 0.15 m, 0°'
        entry.became() == '6.00 × 4.80 m, tile 0.60 m; rack K01: 1.20, 1.30 m, 0.60 × 1.20 m, 0°'

        and: "a part of the page comes alone, unless nothing has changed"
        def version = (body(path) =~ /data-version="(\w+)"/)[0][1]
        web.page("$path/map?version=$version", Role.AUDITOR).statusCode() == 204
        web.page("$path/map", Role.AUDITOR).body().startsWith('<div id="floor"')
        web.page('/racks/floor', Role.AUDITOR).headers().firstValue('Location').get() == path
        web.page('/racks/floor/999999', Role.AUDITOR).statusCode() == 404
        web.page("$path/edit", Role.AUDITOR).statusCode() == 403
    }

    def "measured peaks are looked ahead from, what reaches its limit soonest first; too few days are told"() {
        given: "PDU-M rises by 10 W a day and may carry 8 kW of 10 kW for long, PDU-N was measured for 13 days"
        def strips = ['PDU-M', 'PDU-N'].collect { aDevice(it).at("mqtt:spec/$it").ofClass(DeviceClass.PDU).standingIn(room).with('input.power').addTo(web.context) }
        strips.each { web.bean(PowerDesk).add([device: it.name(), kind: 'pdu', watts: '10000'], 'spec') }
        def points = strips.collect { pointOf(web.context, it, 'input.power') }
        def noon = { int ago -> Instant.parse('2026-11-21T05:00:00Z') - Duration.ofDays(ago) }
        def entries = (1..90).collect { new History.Entry(strips[0].id(), noon(it), 0, [new Reading(points[0], noon(it), 7.8d - 0.01d * it, Quality.GOOD)]) } +
                (1..90).collect { def early = noon(it) - Duration.ofHours(4)
                    new History.Entry(strips[0].id(), early, 0, [new Reading(points[0], early, 1, Quality.GOOD)]) } +
                (1..13).collect { new History.Entry(strips[1].id(), noon(it), 0, [new Reading(points[1], noon(it), 3, Quality.GOOD)]) }
        web.bean(TransactionOperations).executeWrite { web.bean(History).append(it.connection, entries) }

        expect:
        body('/power/forecast').contains('Chưa có đỉnh ngày nào')

        when: "the peaks are made, and made again"
        2.times { web.bean(DailyPeaks).keepUp() }
        def items = web.get('/api/v1/power/forecast').items

        then: "7.8 kW today: 8 kW in twenty days; 70 % are over already"
        items.find { it.name == 'PDU-M' }.with { [it.kind, it.days, it.leftOut, Math.round(it.today), Math.round(it.ahead), it.limit, it.limitOn, it.watchOn] } ==
                ['part', 90, 0, 7800, 8100, 8000, '2026-12-11', '2026-11-21']
        items.find { it.name == 'PDU-N' }.with { [it.days, it.today, it.limitOn] } == [13, null, null]
        items*.name.indexOf('PDU-M') < items*.name.indexOf('PDU-N')
        with(body('/power/forecast')) {
            it.contains('<span class="word p-medium">11/12/2026 (còn 20 ngày)</span>')
            it.contains('chưa đủ: 13/14 ngày')
            it.contains('<path class="peaks" d="M0.0 ')
        }
        web.page('/power/forecast/export.csv', Role.AUDITOR).body().readLines().any { it.startsWith('phần tử,PDU-M,90,"7,80","0,30","8,10"') }
        web.page('/power/forecast/export.json', Role.AUDITOR).body().contains('"limit-on":"2026-12-11"')
        web.page('/power/forecast/export.xlsx', Role.AUDITOR).statusCode() == 200

        when: "the yesterday that is known gets a late reading, and a day passes"
        def late = noon(1) + Duration.ofMinutes(1)
        web.bean(TransactionOperations).executeWrite { web.bean(History).append(it.connection,
                [new History.Entry(strips[1].id(), late, 0, [new Reading(points[1], late, 4, Quality.GOOD)]),
                 new History.Entry(strips[1].id(), noon(0), 0, [new Reading(points[1], noon(0), 3, Quality.GOOD)])]) }
        web.clock.advance(Duration.ofDays(1))
        web.bean(DailyPeaks).keepUp()

        then: "fourteen days are enough, and a jump of a third is one day off"
        web.get('/api/v1/power/forecast').items.find { it.name == 'PDU-N' }.days == 14

        cleanup:
        web.clock.advance(Duration.ofDays(-1))
    }

    def "racks and rooms are looked ahead from what the registry had each day, what is full soonest first"() {
        given: "history of before, on a server of its own"
        def own = new WebServer()
        def places = own.bean(PlaceRepository)
        def hall = places.save(new Place(null, 'Phòng máy 9', Place.Kind.ROOM, null))
        def small = places.save(new Place(null, 'N01', Place.Kind.RACK, hall.id(), 12))
        places.save(new Place(null, 'N02', Place.Kind.RACK, hall.id(), null))
        def add = { String name, Map fields -> assert own.api('POST', '/api/v1/assets/batch', Role.ASSET_MANAGER,
                JsonOutput.toJson([[name: name, kind: 'server', place: 'N01', height: '1'] + fields])).statusCode() == 201 }

        when: "of 12 units one was taken ninety days ago and nine are now, as one came every tenth day"
        (0..8).each { int n -> own.bean(Versions).enterAt(own.clock.instant() - Duration.ofDays(95 - 10 * n)) { enterAsset(own, "Máy $n", n + 1) } }
        add('Máy không U', [height: ''])
        def id = own.get('/api/v1/assets?q=M%C3%A1y+0').items.first().id
        own.bean(PowerDesk).setLoad(id as long, [inputs: '1', weight: '500'], 'spec')
        def found = own.get('/api/v1/power/forecast/places').items

        then:
        found.find { it.name == 'N01' && it.measure == 'units' }.with { [it.kind, it.now, it.limit, it.unknown, it.days] } == ['rack', 9, 12, 1, 90]
        found.find { it.name == 'N01' && it.measure == 'units' }.fullOn == '2026-12-25' // 8 in 90 days: 3 / (8 / 90) = 34 days
        found.find { it.name == 'N01' && it.measure == 'weight' }.with { [it.now, it.limit, it.unknown, it.fullOn] } == [500, null, 9, null]
        found.find { it.name == 'N02' && it.measure == 'units' }.limit == null
        found.find { it.name == 'Phòng máy 9' && it.measure == 'units' }.with { [it.now, it.limit] } == [9, 12]

        when: "what the rack may carry is noted, after it was mistyped"
        def refused = own.command("/power/forecast/places/${small.id()}/limit", Role.ASSET_MANAGER, [most: '400 kg', reason: 'biển trên tủ'])
        def noted = own.command("/power/forecast/places/${small.id()}/limit", Role.ASSET_MANAGER, [most: '400', reason: 'biển trên tủ'])
        def page = own.page('/power/forecast/places?kind=rack', Role.ASSET_MANAGER).body().replaceAll(/\s+/, ' ')

        then:
        refused.statusCode() == 422
        refused.body().contains('Chịu được (kg)') && refused.body().contains('value="400 kg"') && refused.body().contains('value="biển trên tủ"')
        noted.statusCode() == 303
        page.contains('<span class="word p-high">đã đầy</span>') && page.contains('(125&nbsp;%)')
        page.contains('<span class="word p-medium">') || page.contains('25/12/2026 (còn 34 ngày)')
        !page.contains('Phòng máy 9')
        own.bean(AuditLog).page(0, 5).content.find { it.action() == 'place.limit' }.with { [it.was(), it.became(), it.reason()] } == ['', '400 kg', 'biển trên tủ']
        own.page('/power/forecast/places/export.csv', Role.AUDITOR).body().readLines().any { it.startsWith('tủ rack,N01,tải trọng,500,400,9,') }
        own.page('/power/forecast/places/export.xlsx', Role.AUDITOR).statusCode() == 200
        own.page('/power/forecast/places?kind=hall', Role.AUDITOR).statusCode() == 400
        own.page("/power/forecast/places/${small.id()}/limit", Role.AUDITOR).statusCode() == 403
        own.page('/power/forecast/places/999999/limit', Role.ASSET_MANAGER).statusCode() == 404

        cleanup:
        own?.close()
    }

    private static void enterAsset(WebServer server, String name, int unit) {
        server.bean(AssetDesk).add([(AssetField.NAME): name, (AssetField.KIND): 'server', (AssetField.PLACE): 'N01',
                (AssetField.UNIT): "$unit" as String, (AssetField.HEIGHT): '1'], AssetTerms.CODES, 'spec')
    }
}
