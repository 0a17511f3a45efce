package vn.dcim.web.link

import com.sun.net.httpserver.HttpServer
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.link.LineReport
import vn.dcim.web.WebServer

import java.time.YearMonth

/** From a line that is entered to its report, probed over loopback. */
@Stepwise
class LinePagesSpec extends Specification {

    @Shared
    @AutoCleanup
    WebServer web = new WebServer(['dcim.lines.interval': '200ms', 'dcim.lines.timeout': '300ms', 'dcim.lines.packets': 2,
                                   'dcim.lines.failover-pause': '50ms', 'dcim.lines.latency-limit': '10s'])
    @Shared
    HttpServer gateway = answering()
    @Shared
    HttpServer outside = answering()

    def conditions = new PollingConditions(timeout: 10, delay: 0.05)

    static HttpServer answering(int port = 0) {
        def http = HttpServer.create(new InetSocketAddress('127.0.0.1', port), 0)
        http.createContext('/') {
            it.sendResponseHeaders(204, -1)
            it.close()
        }
        http.start()
        http
    }

    void cleanupSpec() {
        gateway.stop(0)
        outside.stop(0)
    }

    Map<String, String> lineA() {
        [name: 'Đường A', provider: 'VNPT', 'contract-number': '12/2026/HĐ', 'contract-ends-on': '31/12/2027', 'promised-mbit': '300',
         'promised-percent': '99,9', 'source-address': '127.0.0.1', path: 'Cống A',
         probes: "gateway tcp 127.0.0.1:$gateway.address.port\noutside http http://127.0.0.1:$outside.address.port/".toString()]
    }

    Map<String, String> post(Map<String, String> form, Role role = Role.SHIFT_LEAD) {
        form + [csrf: web.csrf(role)]
    }

    def line() {
        web.get('/api/v1/lines').find { it.name == 'Đường A' }
    }

    def "without lines the page says what would stand here, and the regulation is breached"() {
        expect:
        web.page('/lines', Role.AUDITOR).body().contains('Chưa có đường truyền Internet nào')
        web.get('/api/v1/lines/findings').collect { [it.kind, it.obligation] } == [['too-few', 'BK11-8.1.dd-a']]
    }

    def "who may not change devices adds no line"() {
        expect:
        web.submit('/lines/new', Role.AUDITOR, post(lineA(), Role.AUDITOR)).statusCode() == 403
    }

    def "#field '#typed' is refused in words, and nothing typed is lost"() {
        when:
        def refused = web.submit('/lines/new', Role.SHIFT_LEAD, post(lineA() + [(field): typed]))

        then:
        refused.statusCode() == 422
        refused.body().contains(said)
        refused.body().contains('12/2026/HĐ')

        where:
        field              | typed                       || said
        'name'             | ''                          || 'tên, từ 1 đến 100 ký tự'
        'promised-percent' | '100,1'                     || 'tỷ lệ trên 0 đến 100'
        'source-address'   | ''                          || 'thiếu cả hai thì thăm dò đi nhầm đường kia'
        'source-address'   | 'vnpt.vn'                   || 'địa chỉ IP nguồn'
        'probes'           | 'outside icmp google.com'   || 'mỗi dòng: gateway, dns hoặc outside'
        'router'           | 'RT-99'                     || 'tên thiết bị như ở trang Thiết bị'
        'contract-ends-on' | '31/02/2027'                || 'ngày cuối của hợp đồng'
    }

    def "a line that is entered is probed at once, and found up"() {
        expect:
        web.submit('/lines/new', Role.SHIFT_LEAD, post(lineA())).statusCode() == 303
        conditions.eventually { assert line().state == 'up' }
        web.bean(AuditLog).page(0, 5).content.any { it.action() == 'line.add' && it.became().contains('provider=VNPT') }
        web.submit('/lines/new', Role.SHIFT_LEAD, post(lineA())).statusCode() == 422
    }

    def "behind a living gateway nothing answers: page, notice and rows say so with provider, contract and time"() {
        when:
        def port = outside.address.port
        outside.stop(0)

        then:
        conditions.eventually { assert line().state == 'no-internet' }
        with(web.page('/lines', Role.OPERATOR).body()) {
            contains('Đường A: Không ra được Internet')
            contains('Nhà cung cấp VNPT, hợp đồng 12/2026/HĐ, từ 21/11/2026')
        }
        web.database.rows("SELECT facts FROM notice WHERE kind = 'LINE_NO_INTERNET'")*.facts.every {
            it.contains('"provider":"VNPT"') && it.contains('"contract":"12/2026/HĐ"') && it.contains('"from":"2026-11-21T08:00')
        }
        web.database.rows("SELECT facts FROM notice WHERE kind = 'LINE_NO_INTERNET'").size() == 1
        web.get("/api/v1/lines/${line().id}/changes").first().alive == false

        when:
        gateway.stop(0)

        then:
        conditions.eventually { assert line().state == 'down' }

        when:
        outside = answering(port)

        then: "a gateway that keeps silent is no fault while the Internet is reached"
        conditions.eventually { assert line().state == 'up' }
        web.database.rows("SELECT kind FROM notice ORDER BY id")*.kind == ['LINE_NO_INTERNET', 'LINE_DOWN', 'LINE_BACK']
    }

    def "a time that does not count needs its end, reason and document, and can be counted again"() {
        given:
        def path = "/lines/${line().id}/exclusions"
        def good = [from: '20/11/2026 22:00', until: '21/11/2026 02:00', reason: 'Bảo trì tuyến', document: '88/TB-VNPT']

        expect:
        web.submit(path, Role.SHIFT_LEAD, post(good + [until: '20/11/2026 22:00'])).body().contains('sau thời điểm bắt đầu')
        web.submit(path, Role.SHIFT_LEAD, post(good + [from: '31/11/2026 22:00'])).statusCode() == 422
        web.submit(path, Role.SHIFT_LEAD, post(good + [document: ''])).body().contains('số văn bản thông báo')
        web.submit(path, Role.OPERATOR, post(good, Role.OPERATOR)).statusCode() == 403
        web.submit(path, Role.SHIFT_LEAD, post(good)).statusCode() == 303
        period(11).excludedMs == 4 * 3_600_000

        when:
        def id = web.database.rows('SELECT id FROM line_exclusion').first().id

        then:
        web.submit("$path/$id/withdraw", Role.SHIFT_LEAD, post([reason: 'Nhầm đường'])).statusCode() == 303
        web.submit("$path/$id/withdraw", Role.SHIFT_LEAD, post([reason: 'Nhầm đường'])).statusCode() == 422
        period(11).excludedMs == 0
    }

    def period(int month) {
        web.get('/api/v1/lines/availability?year=2026').find { it.months == 1 && it.first == '2026-%02d-01'.formatted(month) }
    }

    def "a failover test measures the common way, and is void where the line never went"() {
        given:
        def path = "/lines/${line().id}/tests"

        expect:
        web.submit(path, Role.SHIFT_LEAD, post([opened: ''])).statusCode() == 422
        web.submit(path, Role.SHIFT_LEAD, post([opened: 'Rút cáp WAN'])).statusCode() == 303
        web.submit(path, Role.SHIFT_LEAD, post([opened: 'Rút cáp WAN'])).statusCode() == 422
        conditions.eventually { assert web.database.rows('SELECT 1 FROM failover_round').size() > 2 }

        when:
        def id = web.database.rows('SELECT id FROM failover_test').first().id

        then:
        web.submit("$path/$id/end", Role.SHIFT_LEAD, post([note: 'Quên rút'])).statusCode() == 303
        web.page("/lines/${line().id}", Role.AUDITOR).body().contains('Không tính: đường không ngắt thật')
        web.get('/api/v1/lines/findings')*.kind.contains('no-test')
    }

    def "the report of the year goes as page and files, and a month that runs is not closed"() {
        expect:
        web.page('/lines/report', Role.AUDITOR).body().contains('Quý 4/2026')
        web.page('/lines/report/export.csv', Role.AUDITOR).body().contains('Tháng 11/2026')
        web.page('/lines/export.csv', Role.AUDITOR).body().contains('12/2026/HĐ')
        web.page('/lines/export.xlsx', Role.AUDITOR).statusCode() == 200
        web.page('/lines/report?year=2027', Role.AUDITOR).statusCode() == 400
        web.bean(LineReport).freeze(YearMonth.of(2026, 11)) == 0
    }

    def "a line is changed by whoever saw its newest revision, and retired with a reason"() {
        given:
        def path = "/lines/${line().id}"

        expect:
        web.page(path + '/edit', Role.SHIFT_LEAD).body().contains('outside http http://127.0.0.1')
        web.submit(path + '/edit', Role.SHIFT_LEAD, post(lineA() + [revision: '1', provider: 'FPT'])).statusCode() == 303
        web.submit(path + '/edit', Role.SHIFT_LEAD, post(lineA() + [revision: '1', provider: 'CMC'])).statusCode() == 422
        web.get('/api/v1/lines').first().provider == 'FPT'
        web.submit(path + '/retire', Role.SHIFT_LEAD, post([revision: '2', reason: ''])).statusCode() == 422
        web.submit(path + '/retire', Role.SHIFT_LEAD, post([revision: '2', reason: 'Hết hợp đồng'])).statusCode() == 303
        web.get('/api/v1/lines') == []
        web.page(path, Role.AUDITOR).body().contains('Thôi dùng từ 21/11/2026: Hết hợp đồng')
        web.page('/lines/99', Role.AUDITOR).statusCode() == 404
    }
}
