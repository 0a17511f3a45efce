package vn.dcim.core.work.calendar

import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.CentreTime
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.account.SupplierContracts
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrder
import vn.dcim.core.work.WorkOrders
import vn.dcim.core.work.WorkState

import static vn.dcim.core.asset.AssetField.*

/** Which orders a month shows, and how one is moved to another day. */
class WorkCalendarSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-11-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared WorkDesk desk = context.getBean(WorkDesk)
    @Shared WorkOrders orders = context.getBean(WorkOrders)
    @Shared WorkCalendar calendar = context.getBean(WorkCalendar)
    @Shared List<Long> assets

    static final Instant NOVEMBER = at('2026-11-01T00:00')
    static final Instant DECEMBER = at('2026-12-01T00:00')

    static Instant at(String local) {
        LocalDateTime.parse(local).atZone(CentreTime.ZONE).toInstant()
    }

    def setupSpec() {
        assets = ['UPS-1', 'UPS-2'].collect {
            context.getBean(AssetDesk).add([(NAME): it, (KIND): 'server'], AssetTerms.CODES, 'an').asset().id()
        }
        def accounts = context.getBean(Accounts)
        ['binh', 'chi', 'tho'].each { accounts.issue(it, Role.OPERATOR) }
        context.getBean(SupplierContracts).record(accounts.find('tho').get().id(),
                new SupplierContracts.Terms('Công ty Điện', '7/HĐ', LocalDate.parse('2026-12-10')), 'an')
    }

    WorkOrder planned(String from, String to) {
        def order = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Đo ắc quy', null, '', null, assets, []), 'an')
        desk.plan(order.id(), at(from), at(to), 'an')
    }

    List<Long> november() {
        calendar.between(NOVEMBER, DECEMBER)*.order()*.id()
    }

    def "a window from #from to #to stands in November: #shown"() {
        given:
        def order = planned(from, to)

        expect:
        (order.id() in november()) == shown

        where:
        from               | to                 || shown
        '2026-10-31T22:00' | '2026-11-01T00:00' || false
        '2026-10-31T22:00' | '2026-11-01T00:01' || true
        '2026-11-30T23:59' | '2026-12-01T02:00' || true
        '2026-12-01T00:00' | '2026-12-01T02:00' || false
        '2026-10-15T08:00' | '2026-12-15T08:00' || true
        '2026-11-10T08:00' | '2026-11-10T09:00' || true
    }

    def "an order tells what it is about, and one without a window stands nowhere"() {
        given:
        def unplanned = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Chưa lên lịch', null, '', null, assets, []), 'an')
        def order = planned('2026-11-12T08:00', '2026-11-12T09:00')

        expect:
        !(unplanned.id() in november())
        calendar.between(NOVEMBER, DECEMBER).find { it.order().id() == order.id() }.assets() == ['UPS-1', 'UPS-2']
    }

    def "what is due on #due without a window is counted for November: #counted"() {
        given:
        def before = calendar.unplanned(LocalDate.parse('2026-11-01'), LocalDate.parse('2026-12-01'))
        def order = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Có hạn', null, '', LocalDate.parse(due), [], []), 'an')
        def counts = { calendar.unplanned(LocalDate.parse('2026-11-01'), LocalDate.parse('2026-12-01')) - before }

        expect:
        counts() == counted

        when:
        desk.plan(order.id(), at('2026-11-05T08:00'), at('2026-11-05T09:00'), 'an')

        then:
        counts() == 0

        where:
        due          || counted
        '2026-10-31' || 0
        '2026-11-01' || 1
        '2026-11-30' || 1
        '2026-12-01' || 0
    }

    def "an order that is moved keeps its hours, and its timeline tells from where, where to and why"() {
        given:
        def order = planned('2026-11-12T22:00', '2026-11-13T02:00')

        when:
        def moved = desk.replan(order.id(), LocalDate.parse('2026-11-20'), order.version(), 'chờ vật tư', 'binh')

        then:
        moved.plannedFrom() == at('2026-11-20T22:00')
        moved.plannedTo() == at('2026-11-21T02:00')
        moved.version() == order.version() + 1
        with(orders.changes(order.id()).last()) {
            actor() == 'binh'
            text() == '12/11/2026 22:00 – 13/11/2026 02:00 → 20/11/2026 22:00 – 21/11/2026 02:00: chờ vật tư'
        }
    }

    def "it is not moved to #day with a reason of #length letters"() {
        given:
        def order = planned('2026-11-12T08:00', '2026-11-12T10:00')

        when:
        desk.replan(order.id(), LocalDate.parse(day), order.version(), 'x' * length, 'an')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.INVALID_VALUE
        refused.arguments().first() == field
        orders.get(order.id()) == order

        where:
        day          | length || field
        '2026-11-12' | 5      || 'day'
        '2025-11-01' | 5      || 'day'
        '2031-11-03' | 5      || 'day'
        '2026-11-13' | 0      || 'reason'
        '2026-11-13' | 1001   || 'reason'
    }

    def "days at both ends of what is in reach are taken: #day"() {
        given:
        def order = planned('2026-11-12T08:00', '2026-11-12T10:00')

        expect:
        desk.replan(order.id(), LocalDate.parse(day), order.version(), 'x' * 1000, 'an').plannedFrom() == at(day + 'T08:00')

        where:
        day << ['2025-11-02', '2031-11-02']
    }

    def "of two who move it at once the second is told who was first"() {
        given:
        def order = planned('2026-11-12T08:00', '2026-11-12T10:00')
        desk.replan(order.id(), LocalDate.parse('2026-11-13'), order.version(), 'một', 'binh')

        when:
        desk.replan(order.id(), LocalDate.parse('2026-11-14'), order.version(), 'hai', 'chi')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.CHANGED_MEANWHILE
        refused.arguments()*.toString() == [order.number(), 'binh']
        orders.get(order.id()).plannedFrom() == at('2026-11-13T08:00')
    }

    def "an order that is #state is not moved"() {
        given:
        def order = planned('2026-11-12T08:00', '2026-11-12T10:00')
        switch (state) {
            case WorkState.CANCELLED: desk.cancel(order.id(), 'thôi', 'an'); break
            default:
                desk.assign(order.id(), Assignee.account('binh'), 'an')
                desk.start(order.id(), 'binh')
        }
        if (state in [WorkState.FINISHED, WorkState.ACCEPTED]) {
            desk.finish(order.id(), 'binh')
        }
        if (state == WorkState.ACCEPTED) {
            desk.accept(order.id(), 'an')
        }

        when:
        desk.replan(order.id(), LocalDate.parse('2026-11-13'), orders.get(order.id()).version(), 'lý do', 'an')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.ILLEGAL_TRANSITION
        orders.get(order.id()).plannedFrom() == at('2026-11-12T08:00')

        where:
        state << [WorkState.STARTED, WorkState.FINISHED, WorkState.ACCEPTED, WorkState.CANCELLED]
    }

    def "a supplier's order is moved to #day only while the contract lasts: #taken"() {
        given:
        def order = planned('2026-12-01T08:00', '2026-12-01T10:00')
        def given = desk.assign(order.id(), Assignee.contractor('Công ty Điện'), 'an')

        when:
        def refusal = null
        try {
            desk.replan(order.id(), LocalDate.parse(day), given.version(), 'lý do', 'an')
        } catch (DcimException e) {
            refusal = e
        }

        then:
        (refusal == null) == taken
        taken || refusal.arguments().first() == 'assignee'

        where:
        day          || taken
        '2026-12-10' || true
        '2026-12-11' || false
    }

    def "an order without a window is planned on its own page first"() {
        given:
        def order = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Chưa lên lịch', null, '', null, [], []), 'an')

        when:
        desk.replan(order.id(), LocalDate.parse('2026-11-13'), 0, 'lý do', 'an')

        then:
        def refused = thrown(DcimException)
        refused.arguments().first() == 'window'
    }

    def "whoever is to do it has it in the own calendar: #assignee"() {
        given:
        def order = planned('2026-11-25T08:00', '2026-11-25T10:00')
        def last = desk.assign(order.id(), assignee, 'an')
        def accounts = context.getBean(Accounts)

        expect:
        ['binh', 'chi', 'tho'].findAll { name ->
            calendar.of(accounts.find(name).get()).any { it.entry().order().id() == order.id() }
        } == of
        calendar.all().find { it.entry().order() == last }.changedAt() == orders.changes(order.id()).last().at()

        where:
        assignee                              || of
        Assignee.account('binh')              || ['binh']
        Assignee.team('Tổ điện')              || ['binh', 'chi']
        Assignee.contractor('Công ty Điện')   || ['tho']
    }
}
