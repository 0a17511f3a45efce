package vn.dcim.web.work

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.shift.handover.DueSource
import vn.dcim.core.shift.handover.HandoverPeriod
import vn.dcim.core.shift.handover.HandoverSection
import vn.dcim.core.work.WorkOrders
import vn.dcim.web.WebServer

/** Work orders from the first line to the acceptance, as people see them on their pages. */
class WorkPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // 21 November 2026, 15:00 at the centre

    static final Map ORDER = [title: 'Thay quạt UPS-A', kind: 'corrective', due: '25/11/2026',
                              'item-0-text': 'Tắt bypass', 'item-0-kind': 'tick',
                              'item-1-text': 'Điện áp ra', 'item-1-kind': 'number', 'item-1-low': '225,5', 'item-1-high': '235', 'item-1-unit': 'V']

    def command(String path, Map form = [:], Role role = Role.SHIFT_LEAD) {
        web.clock.advance(Duration.ofSeconds(1))
        web.command(path, role, form)
    }

    String opened(Map more = [:]) {
        def answer = command('/work/new', ORDER + more, Role.OPERATOR)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    String body(String path, Role role = Role.SHIFT_LEAD) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body()
    }

    static String alert(response) {
        (response.body() =~ /(?s)<p class="error-line" role="alert">(.*?)<\/p>/)[0][1]
    }

    List items(String path) {
        web.bean(WorkOrders).items((path - '/work/') as long)
    }

    def result(String path, int position, String value, String remark = '') {
        def item = items(path)[position]
        command("$path/result", [item: item.id() as String, version: item.version() as String, result: value, remark: remark], Role.MAINTENANCE)
    }

    String begun() {
        def path = opened()
        assert command("$path/assign", [by: 'account', assignee: 'person-maintenance']).statusCode() == 303
        assert command("$path/start", [:], Role.MAINTENANCE).statusCode() == 303
        path
    }

    def setupSpec() {
        web.session(Role.MAINTENANCE)
    }

    def "an order goes from the fault to the acceptance, and each sees what is his to do"() {
        given:
        def path = opened()

        expect: "who opened it may not plan it"
        body(path, Role.OPERATOR).contains('Thay quạt UPS-A')
        !body(path, Role.OPERATOR).contains("action=\"$path/plan\"")
        body(path).contains("action=\"$path/plan\"")
        !body(path).contains("action=\"$path/accept\"")

        when:
        def planned = command("$path/plan", ['planned-from': '2026-11-22T08:00', 'planned-to': '2026-11-22T10:00'])
        def assigned = command("$path/assign", [by: 'account', assignee: 'person-maintenance'])
        def started = command("$path/start", [:], Role.MAINTENANCE)

        then:
        [planned, assigned, started]*.statusCode() == [303, 303, 303]
        body(path).contains('22/11/2026 08:00')

        when: "nothing was recorded yet"
        def early = command("$path/finish", [:], Role.MAINTENANCE)

        then:
        early.statusCode() == 422
        alert(early).contains('Tắt bypass')

        when:
        def recorded = [result(path, 0, 'done'), result(path, 1, '230')]
        def finished = command("$path/finish", [:], Role.MAINTENANCE)
        def accepted = command("$path/accept")

        then:
        recorded*.statusCode() == [303, 303]
        [finished, accepted]*.statusCode() == [303, 303]
        body(path).contains('Đã nghiệm thu')
        body('/work?state=closed').contains('Thay quạt UPS-A')
        with(body("$path/paper")) {
            it.contains('PHIẾU CÔNG VIỆC')
            it.contains('230 V')
        }
        web.page("$path/paper.docx", Role.AUDITOR).statusCode() == 200
    }

    def "a value of #value holds the order open without a reason: #held"() {
        given:
        def path = begun()
        assert result(path, 0, 'done').statusCode() == 303

        when:
        def recorded = result(path, 1, value)
        def finished = command("$path/finish", [:], Role.MAINTENANCE)

        then:
        recorded.statusCode() == 303
        (finished.statusCode() == 422) == held
        !held || alert(finished).contains('Điện áp ra')

        when:
        def explained = held ? result(path, 1, value, 'Điện lưới thấp, đã báo điện lực') : recorded

        then:
        explained.statusCode() == 303
        !held || command("$path/finish", [:], Role.MAINTENANCE).statusCode() == 303

        where:
        value   || held
        '225,4' || true
        '225,5' || false
        '235'   || false
        '235,1' || true
    }

    def "who saw an older result is told, and keeps what he typed"() {
        given:
        def path = begun()
        def item = items(path)[1]
        assert result(path, 1, '230').statusCode() == 303

        when:
        def late = command("$path/result", [item: item.id() as String, version: '0', result: '228', remark: 'đo lại'], Role.MAINTENANCE)

        then:
        late.statusCode() == 409
        late.body().contains('value="228"')
        items(path)[1].result() == '230'
    }

    def "it is cancelled and sent back for a reason only"() {
        given:
        def path = opened()

        expect:
        command("$path/cancel", [reason: ' ']).statusCode() == 422
        command("$path/cancel", [reason: 'Đã tự hết']).statusCode() == 303
        body(path).contains('Đã tự hết')
        with(command("$path/cancel", [reason: 'lần nữa'])) {
            statusCode() == 422
            alert(it).contains('đang ở trạng thái đã hủy, không thể hủy')
        }
    }

    def "bad input is told and nothing of it is lost: #field = #value"() {
        when:
        def refused = command('/work/new', ORDER + [(field): value], Role.OPERATOR)

        then:
        refused.statusCode() == 422
        alert(refused).contains(said)
        refused.body().contains('value="Điện áp ra"')

        where:
        field         | value         || said
        'title'       | ' '           || '1 đến 200'
        'kind'        | 'odd'         || 'loại'
        'due'         | '31/02/2026'  || 'dd/MM/yyyy'
        'assets'      | 'không có'    || 'tài sản'
        'item-1-low'  | 'thấp'        || '23,5'
        'item-0-kind' | 'choice'      || 'mục'
        'from'        | 'alarm:x'     || 'cảnh báo'
    }

    def "what is not there is 404, and an item of another order is refused"() {
        given:
        def path = begun()
        def other = items(begun()).first()

        expect:
        web.page('/work/99999', Role.OPERATOR).statusCode() == 404
        command('/work/99999/cancel', [reason: 'x']).statusCode() == 404
        command("$path/result", [item: other.id() as String, version: '0', result: 'done'], Role.MAINTENANCE).statusCode() == 422
        command("$path/result", [item: 'x', version: '0', result: 'done'], Role.MAINTENANCE).statusCode() == 422
    }

    def "running orders and coming windows stand in the handover"() {
        given:
        def path = begun()
        def order = web.bean(WorkOrders).get((path - '/work/') as long)
        def now = web.clock.instant()
        def section = web.context.getBeansOfType(HandoverSection).find { it.code() == 'work' }

        expect: "late from the day after it was due"
        section.lines(new HandoverPeriod(null, now, now + Duration.ofSeconds(1))).find { it.path() == path }.code() == 'work-started'
        section.lines(new HandoverPeriod(null, now, java.time.Instant.parse('2026-11-25T16:59:59Z'))).find { it.path() == path }.code() == 'work-started'
        section.lines(new HandoverPeriod(null, now, java.time.Instant.parse('2026-11-25T17:00:00Z'))).find { it.path() == path }.code() == 'work-late'

        when:
        def planned = opened()
        command("$planned/plan", ['planned-from': '2026-12-01T08:00', 'planned-to': '2026-12-01T10:00'])
        def due = { String to -> web.context.getBeansOfType(DueSource).collectMany { it.between(now, java.time.Instant.parse(to)) }.findAll { it.path() == planned } }

        then:
        due('2026-12-01T01:00:00Z') == []
        due('2026-12-01T01:00:01Z')*.code() == ['work-due']
    }

    def "the list is taken away"() {
        given:
        opened(title: 'Vệ sinh lọc gió')

        expect:
        body('/work/export.csv').contains('Vệ sinh lọc gió')
        web.page('/work/export.xlsx', Role.AUDITOR).statusCode() == 200
        body('/work/export.json').contains('"corrective"')
    }

    def "orders of #days are those whose window, or else due day, or else day of opening, lies in them: #shown"() {
        given: "the last instant of the window is not in it"
        def window = opened(title: 'Có khung', due: '30/11/2026')
        command("$window/plan", ['planned-from': '2026-12-03T22:00', 'planned-to': '2026-12-05T00:00'])
        opened(title: 'Có hạn', due: '06/12/2026')
        opened(title: 'Không hẹn', due: '')

        expect:
        ['Có khung', 'Có hạn', 'Không hẹn'].findAll { body("/work?state=all&$days").contains(it) } == shown
        ['Có khung', 'Có hạn', 'Không hẹn'].findAll { body("/work/export.csv?$days").contains(it) } == shown

        where:
        days                            || shown
        'from=02/12/2026&to=02/12/2026' || []
        'from=03/12/2026&to=03/12/2026' || ['Có khung']
        'from=04/12/2026&to=04/12/2026' || ['Có khung']
        'from=05/12/2026&to=05/12/2026' || []
        'from=06/12/2026'               || ['Có hạn']
        'to=22/11/2026'                 || ['Không hẹn']
        'from=03/12/2026&to=06/12/2026' || ['Có khung', 'Có hạn']
    }

    def "days that are none are told: #days"() {
        expect:
        with(web.page("/work?$days", Role.OPERATOR)) {
            statusCode() == 400
            body().contains(told)
        }

        where:
        days                            || told
        'from=31/02/2026'               || '31/02/2026'
        'from=06/12/2026&to=05/12/2026' || '05/12/2026'
    }

    def "of all orders #asked shows those that fit, in the list and in the file"() {
        given:
        def planned = opened(title: 'Lọc gió điều hòa', kind: 'planned')
        opened(title: 'Lọc nhiễu máy chủ', kind: 'corrective')
        command("$planned/assign", [by: 'account', assignee: 'person-maintenance'])

        expect:
        body("/work?state=all&$asked").contains('Lọc gió điều hòa') == air
        body("/work?state=all&$asked").contains('Lọc nhiễu máy chủ') == server
        body("/work/export.csv?$asked").contains('Lọc gió điều hòa') == air

        where:
        asked                            || air   | server
        'q=loc'                          || true  | true
        'q=dieu+loc'                     || true  | false
        'q=l%C6%B0%E1%BB%9Bi'            || false | false
        'q=loc&kind=planned'             || true  | false
        'q=loc&kind=corrective'          || false | true
        'q=loc&who=person-maintenance'   || true  | false
        'q=loc&who=-'                    || false | true
        'q=loc&who=nobody-of-that-name'  || false | false
    }
}
