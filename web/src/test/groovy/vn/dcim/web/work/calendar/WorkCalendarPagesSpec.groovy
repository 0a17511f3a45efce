package vn.dcim.web.work.calendar

import biweekly.Biweekly
import java.time.Duration
import java.time.Instant
import java.time.LocalDateTime
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.CentreTime
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.scope.ScopeDesk
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrder
import vn.dcim.core.work.WorkOrders
import vn.dcim.web.WebServer

import static vn.dcim.core.asset.AssetField.*

/** The calendar of work orders as people see it, move on it, and read it with a calendar program. */
class WorkCalendarPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // 21 November 2026, 15:00 at the centre
    @Shared WorkDesk desk = web.bean(WorkDesk)
    @Shared WorkOrders orders = web.bean(WorkOrders)
    @Shared long ups

    static final String DOER = 'person-maintenance'

    def setupSpec() {
        [Role.MAINTENANCE, Role.SHIFT_LEAD, Role.OPERATOR].each { web.session(it) }
        ups = web.bean(AssetDesk).add([(NAME): 'UPS-KHO', (KIND): 'server'], AssetTerms.CODES, 'an').asset().id()
    }

    static Instant at(String local) {
        LocalDateTime.parse(local).atZone(CentreTime.ZONE).toInstant()
    }

    WorkOrder planned(String title, String from, String to, WorkKind kind = WorkKind.PLANNED) {
        web.clock.advance(Duration.ofSeconds(1))
        def order = desk.open(new WorkDesk.Wish(kind, title, null, '', null, [ups], []), 'an')
        desk.plan(order.id(), at(from), at(to), 'an')
    }

    String body(String path, Role role = Role.SHIFT_LEAD) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body()
    }

    /** What a day of a page shows. */
    static String day(String html, String day) {
        def cell = html.split('<section class="cal-day').find { it.contains("data-day=\"$day\"") }
        assert cell != null
        cell.split('</section>')[0]
    }

    def move(WorkOrder order, Map form, Role role = Role.SHIFT_LEAD) {
        web.clock.advance(Duration.ofSeconds(1))
        web.command("/work/calendar/${order.id()}/move", role, [month: '2026-12', version: order.version() as String, reason: 'chờ vật tư'] + form)
    }

    static String alert(response) {
        (response.body() =~ /(?s)<p class="error-line" role="alert">(.*?)<\/p>/)[0][1]
    }

    def "a month shows each order on each of its days, with what it is about"() {
        given:
        def order = planned('Vệ sinh giàn lạnh', '2027-03-30T22:00', '2027-04-01T00:00')

        when:
        def march = body('/work/calendar?month=2027-03')

        then:
        [29, 30, 31].collect { day(march, "2027-03-$it").contains('Vệ sinh giàn lạnh') } == [false, true, true]
        with(day(march, '2027-03-30')) {
            contains('22:00–24:00')
            contains(order.number())
            contains('UPS-KHO')
            contains('Bảo trì theo kế hoạch')
        }
        day(march, '2027-03-31').contains('00:00–24:00')

        and: "it is over at midnight of the first"
        !body('/work/calendar?month=2027-04').contains('Vệ sinh giàn lạnh')
    }

    def "the present month is shown first, the list leads to it and it leads back"() {
        given:
        def html = body('/work/calendar')

        expect:
        html.contains('Tháng 11/2026')
        day(html, '2026-11-21').contains('cal-today') || html.contains('aria-current="date"')
        html.contains('href="/work/calendar?month=2026-10"')
        html.contains('href="/work/calendar?month=2026-12"')
        html.contains('href="/work"')
        body('/work').contains('href="/work/calendar"')
    }

    def "public holidays are told, and a month without orders says so"() {
        given:
        def january = body('/work/calendar?month=2027-01')

        expect:
        day(january, '2027-01-01').contains('Nghỉ lễ, Tết')
        !day(january, '2027-01-05').contains('Nghỉ lễ, Tết')
        january.contains('Không có phiếu nào có khung giờ')
    }

    def "of a day with #count orders a month shows four and tells how many more: #more"() {
        given:
        def day = String.format('2027-05-%02d', count)
        (1..count).each { planned("Việc $it của $count", "${day}T08:00", "${day}T09:00") }

        expect:
        body('/work/calendar?month=2027-05').contains(more) == shown
        body("/work/calendar?week=${CalendarView.week(java.time.LocalDate.parse(day))}").count("của $count</span>") == count

        where:
        count | more         || shown
        4     | '+0 phiếu'   || false
        5     | '+1 phiếu'   || true
        7     | '+3 phiếu'   || true
    }

    def "a week shows the hours"() {
        given:
        planned('Thử tải máy phát', '2027-06-09T09:30', '2027-06-09T11:00')

        when:
        def week = body('/work/calendar?week=2027-W23')

        then:
        week.contains('Tuần 23: 07/06/2027 – 13/06/2027')
        day(week, '2027-06-09').contains('09:30–11:00')
        day(week, '2027-06-09').contains('r19 l3')
        week.contains('href="/work/calendar?week=2027-W22"')
    }

    def "orders are filtered as on the list: #asked"() {
        given:
        planned('Lọc gió phòng 1', '2027-07-05T08:00', '2027-07-05T09:00')
        planned('Lọc nhiễu tủ 2', '2027-07-05T08:00', '2027-07-05T09:00', WorkKind.CORRECTIVE)

        expect:
        body("/work/calendar?month=2027-07&$asked").contains('Lọc gió phòng 1') == air
        body("/work/calendar?month=2027-07&$asked").contains('Lọc nhiễu tủ 2') == noise

        where:
        asked             || air   | noise
        'q=loc'           || true  | true
        'kind=planned'    || true  | false
        'kind=corrective' || false | true
        'who=-'           || true  | true
        'who=nobody'      || false | false
    }

    def "#query is refused with what would do"() {
        when:
        def answer = web.page("/work/calendar?$query", Role.SHIFT_LEAD)

        then:
        answer.statusCode() == 400
        answer.body().contains(value)
        answer.body().contains(mend)

        where:
        query                                    | value       | mend
        'month=2026-13'                          | '2026-13'   | '2000-01 – 2100-12'
        'month=thang'                            | 'thang'     | '2000-01 – 2100-12'
        'month=1999-12'                          | '1999-12'   | '2000-01 – 2100-12'
        'month=2101-01'                          | '2101-01'   | '2000-01 – 2100-12'
        'week=2026-48'                           | '2026-48'   | '2000-W01 – 2100-W52'
        'week=2025-W53'                          | '2025-W53'  | '2000-W01 – 2100-W52'
        'moved=1&version=x&back=2026-11-11'      | 'x'         | '1, 2'
        'moved=1&version=1&back=2026-02-30'      | '2026-02-30' | '2026-11-25'
    }

    def "months and weeks at both ends are shown: #query"() {
        expect:
        web.page("/work/calendar?$query", Role.AUDITOR).statusCode() == 200

        where:
        query << ['month=2000-01', 'month=2100-12', 'week=2026-W53', 'week=2000-W01']
    }

    def "an order is moved, told, and moved back with one press"() {
        given:
        def order = planned('Đo nội trở', '2026-12-08T22:00', '2026-12-09T02:00')

        when:
        def moved = move(order, [day: '2026-12-15'])
        def place = moved.headers().firstValue('Location').get()
        def html = body(place)

        then:
        moved.statusCode() == 303
        html.contains("Đã dời phiếu ${order.number()}. Khung giờ mới: 15/12/2026 22:00 – 16/12/2026 02:00")
        day(html, '2026-12-15').contains('Đo nội trở')
        !day(html, '2026-12-08').contains('Đo nội trở')
        body("/work/${order.id()}").contains('chờ vật tư')

        when:
        def undo = html.split('<div class="done-line')[1].split('</form>')[0]
        def field = { String name -> (undo =~ /name="$name" value="([^"]*)"/)[0][1] }
        def undone = move(order, [day: field('day'), version: field('version'), reason: field('reason')])

        then:
        undone.statusCode() == 303
        orders.get(order.id()).plannedFrom() == at('2026-12-08T22:00')

        and: "once somebody has changed it again, the first notice offers nothing any more"
        !body(place).contains('Hoàn tác: về ngày 08/12/2026')
    }

    def "a move to #day for \"#reason\" is refused, and nothing that was typed is lost"() {
        given:
        def order = planned('Siết đầu cốt', '2026-12-10T08:00', '2026-12-10T10:00')

        when:
        def refused = move(order, [day: day, reason: reason])

        then:
        refused.statusCode() == 422
        alert(refused).contains(order.number())
        alert(refused).contains(said)
        refused.body().contains("name=\"day\" required value=\"$day\"")
        reason.isBlank() || refused.body().contains("value=\"$reason\"")
        orders.get(order.id()) == order

        where:
        day          | reason     || said
        '2026-12-10' | 'lý do'    || 'một ngày khác'
        '2026-02-30' | 'lý do'    || 'ví dụ 2026-11-25'
        '15/12/2026' | 'lý do'    || 'ví dụ 2026-11-25'
        ''           | 'lý do'    || 'ví dụ 2026-11-25'
        '9999-12-31' | 'lý do'    || '5 năm sau'
        '2026-12-11' | ' '        || '1 đến 1000 ký tự'
    }

    def "of two who move at once the second sees what the first did"() {
        given:
        def order = planned('Thay quạt', '2026-12-17T08:00', '2026-12-17T10:00')
        assert move(order, [day: '2026-12-18']).statusCode() == 303

        when:
        def late = move(order, [day: '2026-12-21', reason: 'tôi cũng dời'], Role.ADMINISTRATOR)

        then:
        late.statusCode() == 409
        alert(late).contains('person-shift-lead')
        late.body().contains('value="tôi cũng dời"')
        orders.get(order.id()).plannedFrom() == at('2026-12-18T08:00')
    }

    def "an order that is #state is not moved, and the page does not offer it"() {
        given:
        def order = planned('Việc dở dang', '2026-12-22T08:00', '2026-12-22T10:00')
        def last
        if (state == 'Đã hủy') {
            last = desk.cancel(order.id(), 'thôi', 'an')
        } else {
            desk.assign(order.id(), Assignee.account(DOER), 'an')
            last = desk.start(order.id(), DOER)
        }

        when:
        def refused = move(last, [day: '2026-12-23'])

        then:
        refused.statusCode() == 422
        alert(refused).contains(state)
        !body('/work/calendar?month=2026-12').contains("/work/calendar/${order.id()}/move")

        where:
        state << ['Đang làm', 'Đã hủy']
    }

    def "who may not plan neither finds the form nor moves"() {
        given:
        def order = planned('Kiểm tra bình chữa cháy', '2026-12-24T08:00', '2026-12-24T10:00')

        expect:
        body('/work/calendar?month=2026-12').contains("/work/calendar/${order.id()}/move")
        !body('/work/calendar?month=2026-12', Role.OPERATOR).contains("/work/calendar/${order.id()}/move")
        move(order, [day: '2026-12-25'], Role.OPERATOR).statusCode() == 403
        move(order, [day: '2026-12-25', month: '2026-99']).statusCode() == 400
        web.command('/work/calendar/99999/move', Role.SHIFT_LEAD, [day: '2026-12-25', version: '1', reason: 'x']).statusCode() == 404
    }

    String address(String feed, Role role) {
        def answer = web.command('/work/calendar/feed', role, [feed: feed])
        assert answer.statusCode() == 200: answer.body()
        (answer.body() =~ /(\/work\/calendar\/[\w-]+\.ics)/)[0][1]
    }

    Map events(String address) {
        def answer = web.anonymous(address)
        assert answer.statusCode() == 200
        assert answer.headers().firstValue('Content-Type').get().startsWith('text/calendar')
        Biweekly.parse(answer.body()).first().events.collectEntries { [it.uid.value, it] }
    }

    def "a calendar program reads the orders that one is to do, and sees them move and end"() {
        given:
        def order = planned('Bảo dưỡng máy phát', '2026-12-28T08:00', '2026-12-28T10:00')
        def others = planned('Việc của người khác', '2026-12-28T08:00', '2026-12-28T10:00')
        def given = desk.assign(order.id(), Assignee.account(DOER), 'an')
        def uid = "work-order-${order.id()}@dcim" as String
        def mine = address('mine', Role.MAINTENANCE)
        def all = address('all', Role.OPERATOR)

        when:
        def event = events(mine)[uid]

        then:
        event.summary.value == "${order.number()} Bảo dưỡng máy phát"
        event.location.value == 'UPS-KHO'
        event.dateStart.value.toInstant() == at('2026-12-28T08:00')
        event.dateEnd.value.toInstant() == at('2026-12-28T10:00')
        event.sequence.value == given.version()
        event.status.isConfirmed()
        event.url.value.endsWith("/work/${order.id()}")
        !events(mine).containsKey("work-order-${others.id()}@dcim" as String)
        events(all).keySet().containsAll([uid, "work-order-${others.id()}@dcim" as String])

        when:
        move(given, [day: '2026-12-29'])
        def later = events(mine)[uid]

        then:
        later.dateStart.value.toInstant() == at('2026-12-29T08:00')
        later.sequence.value == event.sequence.value + 1
        later.lastModified.value.after(event.lastModified.value)

        when:
        desk.cancel(order.id(), 'thôi', 'an')

        then:
        events(mine)[uid].status.isCancelled()
    }

    def "an address is good till another of its kind is made or it is revoked"() {
        given:
        def first = address('mine', Role.SHIFT_LEAD)
        def all = address('all', Role.SHIFT_LEAD)
        def shifts = (web.command('/shift/roster/feed', Role.SHIFT_LEAD).body() =~ /(\/shift\/calendar\/[\w-]+\.ics)/)[0][1] as String

        when:
        def second = address('mine', Role.SHIFT_LEAD)

        then:
        [first, second, all, shifts].collect { web.anonymous(it).statusCode() } == [404, 200, 200, 200]

        and: "none opens the calendar of another kind"
        web.anonymous(second.replace('/work/', '/shift/')).statusCode() == 404
        web.anonymous(shifts.replace('/shift/', '/work/')).statusCode() == 404

        when:
        def revoked = web.command('/work/calendar/feed/revoke', Role.SHIFT_LEAD, [feed: 'mine'])

        then:
        revoked.statusCode() == 303
        [second, all, shifts].collect { web.anonymous(it).statusCode() } == [404, 200, 200]
        web.command('/work/calendar/feed', Role.SHIFT_LEAD, [feed: 'khong']).statusCode() == 400
        web.anonymous('/work/calendar/khong-co.ics').statusCode() == 404
    }

    def "whoever is narrowed to a part of the centre has neither the page nor a calendar of it"() {
        given:
        def all = address('all', Role.OPERATOR)
        def account = web.bean(Accounts).find('person-operator').get()
        def narrow = { List<String> keys -> web.bean(ScopeDesk).change(account.id(), keys, 'spec', 'an') }

        when:
        narrow(['group:default'])

        then:
        web.anonymous(all).statusCode() == 404
        web.page('/work/calendar', Role.OPERATOR).statusCode() == 403

        when:
        narrow([])

        then:
        web.anonymous(all).statusCode() == 200
    }
}
