package vn.dcim.web.work.cost

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.cost.WorkCosts
import vn.dcim.web.WebServer

import static vn.dcim.core.asset.AssetField.*

/** What an order took, from the crew's hours to the sums of the quarter. */
@Stepwise
class CostPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // 21 November 2026, 15:00 at the centre
    @Shared long order
    @Shared String path

    static final Map PART = [kind: 'part', what: 'Ắc quy 12 V', quantity: '4', unit: 'bình', 'unit-price': '2.500.000 đ', 'spent-on': '21/11/2026']

    def setupSpec() {
        web.session(Role.MAINTENANCE)
        def ups = web.bean(AssetDesk).add([(NAME): 'UPS-1', (KIND): 'ups'], AssetTerms.CODES, 'an').asset().id()
        def desk = web.bean(WorkDesk)
        order = desk.open(new WorkDesk.Wish(WorkKind.CORRECTIVE, 'Thay ắc quy', null, '', null, [ups], []), 'an').id()
        desk.assign(order, Assignee.account('person-maintenance'), 'an')
        desk.start(order, 'person-maintenance')
        web.clock.advance(Duration.ofMinutes(75))
        desk.finish(order, 'person-maintenance')
        path = "/work/$order/cost"
    }

    def command(String path, Map form = [:], Role role = Role.MAINTENANCE) {
        web.command(path, role, form)
    }

    String body(String path, Role role = Role.MAINTENANCE) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body()
    }

    static String alert(response) {
        (response.body() =~ /(?s)<p class="error-line" role="alert">(.*?)<\/p>/)[0][1]
    }

    def "an empty page says so, and offers the hours from start to end of whoever did the work"() {
        expect:
        with(body(path)) {
            it.contains('Chưa nhập giờ công, vật tư hay dịch vụ nào')
            it =~ /name="quantity"[^>]*value="1,25"/
            it =~ /name="spent-on"[^>]*value="21\/11\/2026"/
        }
        body("/work/$order").contains(">Nhập</a>")
    }

    def "#field #typed is told beside what was typed, and nothing is lost"() {
        when:
        def answer = command(path, PART + [(field): typed])

        then:
        answer.statusCode() == 422
        alert(answer).contains(told)
        answer.body().contains('value="Ắc quy 12 V"') || field == 'what'
        web.bean(WorkCosts).of(order) == []

        where:
        field        | typed        || told
        'kind'       | 'gift'       || 'giờ công, vật tư hoặc dịch vụ'
        'spent-on'   | '22/11/2026' || '2026-11-22'
        'spent-on'   | ''           || 'một ngày từ khi mở phiếu'
        'quantity'   | 'bốn'        || 'bốn'
        'quantity'   | '0'          || '0'
        'unit'       | ''           || 'đơn vị từ 1 đến 20'
        'unit-price' | 'hai triệu'  || 'hai triệu'
        'what'       | ''           || 'nội dung từ 1 đến 200'
    }

    def "hours and a part are entered and added up, on the page, the order, its paper and the list"() {
        when:
        def hours = command(path, [kind: 'time', what: 'Bình', quantity: '1,25', 'unit-price': '120000', 'spent-on': '21/11/2026'])
        def part = command(path, PART)

        then:
        hours.statusCode() == 303
        part.statusCode() == 303
        with(body(path)) {
            it.contains('1,25 giờ')
            it.contains('10.000.000 đ')
            it.contains('<b>10.150.000 đ</b>')
        }
        body("/work/$order").contains('1,25 giờ · 10.150.000 đ')
        body("/work/$order/paper").contains('Vật tư: Ắc quy 12 V')
        body("/work/$order/paper").contains('10.150.000 đ')
        with(body('/work/export.csv').readLines()) {
            it[0].endsWith('Giờ công,Chi phí (đồng)')
            it[1].endsWith('1.25,10150000')
        }
    }

    def "a slip is withdrawn by whoever entered it, with a reason, and stays struck out"() {
        given:
        command(path, PART + [quantity: '40'])
        def slip = web.bean(WorkCosts).of(order).last().id()

        expect:
        command("$path/$slip/withdraw", [reason: '']).statusCode() == 422
        command("$path/$slip/withdraw", [reason: 'Nhầm'], Role.OPERATOR).statusCode() == 403
        command("/work/${order + 1000}/cost/$slip/withdraw", [reason: 'Nhầm']).statusCode() == 404
        command("$path/$slip/withdraw", [reason: 'Nhầm số lượng']).statusCode() == 303
        with(body(path)) {
            it.contains('<s>Ắc quy 12 V</s>')
            it.contains('Nhầm số lượng')
            it.contains('<b>10.150.000 đ</b>')
            !it.contains("$path/$slip/withdraw")
        }
    }

    def "the asset manager reads the quarter by #by"() {
        expect:
        with(body("/work/costs?from=01/10/2026&to=31/12/2026&by=$by", Role.ASSET_MANAGER)) {
            it.contains(told)
            it.contains('10.150.000 đ')
            it =~ /aria-current="true">Quý này/
        }
        with(body("/work/costs/export.csv?from=01/10/2026&to=31/12/2026&by=$by", Role.ASSET_MANAGER).readLines()) {
            it.size() == 2
            it[1].endsWith('1,1.25,150000,10000000,0,10150000,0')
        }

        where:
        by      | told
        'class' | 'Bộ lưu điện'
        'asset' | 'UPS-1'
        'order' | 'Sửa chữa'
        'doer'  | 'person-maintenance'
    }

    def "each of the periods is one press away"() {
        given:
        def links = body('/work/costs').findAll(/class="chip" href="([^"]+)"/) { it[1].replace('&amp;', '&') }

        expect:
        links.size() == 4
        links.every { web.page(it, Role.ASSET_MANAGER).statusCode() == 200 }
        body(links.find { it.contains('2026-10-01') }).contains('10.150.000 đ')
        body(links.find { it.contains('2026-07-01') }).contains('Chưa có chi phí nào')
    }

    def "days without costs say so; days that are none are told: #query"() {
        when:
        def answer = web.page("/work/costs?$query", Role.ASSET_MANAGER)

        then:
        answer.statusCode() == status
        answer.body().contains(told)

        where:
        query                         || status | told
        'from=01/01/2025'             || 200    | 'Chưa có chi phí nào'
        'from=31/02/2026'             || 400    | '31/02/2026'
        'from=02/01/2026&to=1/1/2026' || 400    | '1/1/2026'
        'by=colour'                   || 400    | 'colour'
    }
}
