package vn.dcim.web.work.permit

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.power.Cable
import vn.dcim.core.power.PowerDesk
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.permit.WorkPermits
import vn.dcim.web.WebServer

import static vn.dcim.core.asset.AssetField.*

/** A permit from the question what hangs on it to the confirmation that all is on again, as its two people see it. */
@Stepwise
class PermitPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // 21 November 2026, 15:00 at the centre
    @Shared long order
    @Shared String path

    static final Map WINDOW = ['valid-from': '2026-11-21T15:00', 'valid-to': '2026-11-21T17:00']

    def setupSpec() {
        web.session(Role.MAINTENANCE)
        def power = web.bean(PowerDesk)
        power.addAll([[name: 'Lưới', kind: 'source'], [name: 'PDU-A', kind: 'pdu']], '', 'an')
        def mail = web.bean(AssetDesk).add([(NAME): 'Máy chủ thư', (KIND): 'server'], AssetTerms.CODES, 'an').asset().id()
        power.connect(new Cable('Lưới', 'PDU-A', '', '', '', ''), 'an')
        power.connect(new Cable('PDU-A', 'Máy chủ thư', '', '', '', ''), 'an')
        def opened = web.bean(WorkDesk).open(new WorkDesk.Wish(WorkKind.PLANNED, 'Bảo trì PDU-A', 'ups-yearly v1', '', null, [mail], []), 'an')
        web.bean(WorkDesk).assign(opened.id(), Assignee.account('person-maintenance'), 'an')
        order = opened.id()
        path = "/work/$order/permit"
    }

    def command(String path, Map form = [:], Role role = Role.SHIFT_LEAD) {
        web.clock.advance(Duration.ofSeconds(1))
        web.command(path, role, form)
    }

    String body(String path, Role role = Role.SHIFT_LEAD) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body()
    }

    static String alert(response) {
        (response.body() =~ /(?s)<p class="error-line" role="alert">(.*?)<\/p>/)[0][1]
    }

    Map version(Map more = [:]) {
        more + [version: web.bean(WorkPermits).of(order).last().version() as String]
    }

    def "without a permit the order does not start, and the page says what to do"() {
        when:
        def started = command("/work/$order/start", [:], Role.MAINTENANCE)

        then:
        started.statusCode() == 422
        alert(started).contains('chưa có giấy phép')
        body("/work/$order").contains("href=\"$path\"")
        body(path).contains('Phải có giấy phép mới được bắt đầu')
        body(path).contains('Có hai người, đeo găng và kính bảo hộ')
    }

    def "before it asks, the crew sees what goes dark"() {
        expect:
        with(body("$path?nodes=PDU-A", Role.MAINTENANCE)) {
            it.contains('Nếu cắt PDU-A')
            it =~ /(?s)Mất điện.*?word p-high">1<\/b>.*?Máy chủ thư/
        }
    }

    def "#nodes is refused, and what was typed stays"() {
        when:
        def answer = command(path, [nodes: nodes] + WINDOW + more, Role.MAINTENANCE)

        then:
        answer.statusCode() == 422
        alert(answer).contains(told)
        answer.body().contains(nodes)

        where:
        nodes   | more                              || told
        'PDU-X' | [:]                               || 'PDU-X'
        'PDU-A' | ['valid-to': '2026-11-21T14:59'] || 'ngày giờ chưa qua'
        'PDU-A' | ['valid-to': '']                 || 'ngày giờ chưa qua'
    }

    def "the crew asks, the lead gives leave, and not the other way round"() {
        when:
        def asked = command(path, [nodes: 'PDU-A'] + WINDOW, Role.MAINTENANCE)
        def permit = web.bean(WorkPermits).of(order).last()

        then:
        asked.statusCode() == 303
        !body(path, Role.MAINTENANCE).contains("$path/$permit.id/approve")
        body(path).contains("$path/${permit.id()}/approve")
        command("$path/${permit.id()}/approve", version(), Role.MAINTENANCE).statusCode() == 403

        when:
        def given = command("$path/${permit.id()}/approve", version())
        def again = command("$path/${permit.id()}/approve", [version: '0'])

        then:
        given.statusCode() == 303
        again.statusCode() == 409
        body(path).contains('Mất điện ngay (1): Máy chủ thư')
        command("/work/$order/start", [:], Role.MAINTENANCE).statusCode() == 303
        web.page("/work/${order + 1000}/permit", Role.SHIFT_LEAD).statusCode() == 404
        web.page("/work/$order/permit/${permit.id() + 1000}/paper", Role.SHIFT_LEAD).statusCode() == 404
    }

    def "while it is off, notices are held back beneath it; the window is ended by hand with a reason"() {
        given:
        def field = "/work/$order/field"
        def node = (body(field) =~ /<option value="([^"]+)"[^>]*>PDU-A</)[0][1]

        expect:
        command("/work/$order/silences", [node: node, minutes: '90', reason: 'Bảo trì']).statusCode() == 303

        when:
        def id = (body(field) =~ /silences\/(\d+)\/lift/)[0][1]

        then:
        command("/work/${order + 1000}/silences/$id/lift", [reason: 'Xong sớm']).statusCode() == 404
        alert(command("/work/$order/silences/$id/lift", [reason: ' '])).contains('lý do')
        command("/work/$order/silences/$id/lift", [reason: 'Xong sớm']).statusCode() == 303
        with(body(field)) {
            it.contains('Đã hết')
            it.contains('kết thúc sớm')
            it.contains('Xong sớm')
            !it.contains('/lift')
        }
        alert(command("/work/$order/silences/$id/lift", [reason: 'Xong sớm'])).contains('hết tạm ngừng thông báo')
    }

    def "a permit past its time says for how long; the paper bears both names"() {
        when:
        web.clock.advance(Duration.ofHours(3))

        then:
        body(path).contains('quá giờ')
        with(body("$path/${web.bean(WorkPermits).of(order).last().id()}/paper")) {
            it.contains('GIẤY PHÉP LÀM VIỆC')
            it.contains('Được cắt: PDU-A.')
        }
        web.page("$path/${web.bean(WorkPermits).of(order).last().id()}/paper.pdf", Role.AUDITOR).statusCode() == 200
    }

    def "what hangs on it has changed since, and the page says so"() {
        when:
        web.bean(AssetDesk).add([(NAME): 'Máy chủ mới', (KIND): 'server'], AssetTerms.CODES, 'an')
        web.bean(PowerDesk).connect(new Cable('PDU-A', 'Máy chủ mới', '', '', '', ''), 'an')

        then:
        body(path).contains('Ảnh hưởng nay khác lúc cho phép')
    }

    def "it is handed back, confirmed by the other, and then the order ends"() {
        given:
        def id = web.bean(WorkPermits).of(order).last().id()

        expect:
        alert(command("/work/$order/finish", [:], Role.MAINTENANCE)).contains('chưa khép lại')

        when:
        def returned = command("$path/$id/return", version(), Role.MAINTENANCE)
        def confirmed = command("$path/$id/confirm", version())

        then:
        [returned, confirmed]*.statusCode() == [303, 303]
        body(path).contains('đã khép lại')
        command("/work/$order/finish", [:], Role.MAINTENANCE).statusCode() == 303
    }
}
