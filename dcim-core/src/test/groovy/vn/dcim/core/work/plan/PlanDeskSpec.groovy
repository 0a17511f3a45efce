package vn.dcim.core.work.plan

import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.drift.Ties
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.PointRepository
import vn.dcim.core.schedule.JobRun
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkItem
import vn.dcim.core.work.WorkOrders
import vn.dcim.core.work.manual.ManualDesk
import vn.dcim.core.work.manual.Manuals
import vn.dcim.core.work.permit.PermitDesk
import vn.dcim.core.work.permit.WorkPermits
import vn.dcim.core.work.plan.MaintenanceFinding.Kind

import static vn.dcim.core.asset.AssetField.*
import static vn.dcim.core.point.Quality.*
import static vn.dcim.core.testing.ADevice.aDevice

/** A year of maintenance: a plan is made, approved, becomes orders by the clock, and ends when nothing is left out. */
@Stepwise
class PlanDeskSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-11-23T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared PlanDesk desk = context.getBean(PlanDesk)
    @Shared MaintenancePlans plans = context.getBean(MaintenancePlans)
    @Shared MaintenanceReview review = context.getBean(MaintenanceReview)
    @Shared WorkDesk work = context.getBean(WorkDesk)
    @Shared WorkOrders orders = context.getBean(WorkOrders)
    @Shared PermitDesk permits = context.getBean(PermitDesk)
    @Shared Map<String, Long> ids = [:]
    @Shared long runTime

    long asset(String name, String kind, String status = 'in-use') {
        ids[name] = context.getBean(AssetDesk).add([(NAME): name, (KIND): kind, (STATUS): status], AssetTerms.CODES, 'an').asset().id()
    }

    def setupSpec() {
        ['binh', 'an'].each { context.getBean(Accounts).issue(it, Role.OPERATOR) }
        asset('MF-1', 'generator')
        asset('SW-1', 'switch')
        asset('SW-2', 'switch', 'standby')
        asset('SW-KHO', 'switch', 'in-store')
        def device = aDevice('MF-1').with('generator.run-time').addTo(context)
        runTime = context.getBean(PointRepository).findByDeviceIdAndName(device.id(), 'generator.run-time').get().id()
        context.getBean(Ties).tie(ids['MF-1'], 1, device.id(), 'spec', 'an')
    }

    MaintenancePlan plan() { plans.ofYear(2027).get() }

    List lines(String manual) { plans.lines(plan().id()).findAll { it.line().manual() == manual } }

    List<Kind> findings() { review.now()*.kind() }

    int run() {
        context.getBean(MaintenanceJob).run(JobRun.unrecorded(clock.instant())).arguments().collect { it as int }.find() ?: 0
    }

    void at(String day) { clock.set(Instant.parse("${day}T00:00:00Z")) } // 07:00 at the centre

    void runHours(double hours) {
        context.getBean(LatestReadings).update([new Reading(runTime, clock.instant(), hours * 3600, GOOD)])
    }

    def refusal(Closure act) {
        try {
            act()
            null
        } catch (DcimException e) {
            e.code()
        }
    }

    void done(long orderId) {
        work.assign(orderId, Assignee.account('binh'), 'an')
        def permit = null
        if (context.getBean(WorkPermits).isNeeded(orders.get(orderId))) {
            def asked = permits.request(orderId, ['MF-1'], clock.instant(), clock.instant().plusSeconds(3600), 'binh')
            permit = permits.approve(asked.id(), 0, 'an')
        }
        work.start(orderId, 'binh')
        orders.items(orderId).each { item ->
            def value = switch (item.kind()) {
                case WorkItem.Kind.TICK -> WorkItem.DONE
                case WorkItem.Kind.CHOICE -> item.choices().readLines().first()
                case WorkItem.Kind.NUMBER -> (item.low() ?: item.high() ?: 1).toPlainString()
                case WorkItem.Kind.TEXT -> 'tốt'
                default -> 'a' * 64
            }
            work.record(item.id(), value, '', item.version(), 'binh', clock.instant())
        }
        if (permit) {
            permits.giveBack(permit.id(), 1, 'binh')
            permits.confirm(permit.id(), 2, 'an')
        }
        work.finish(orderId, 'binh')
        work.accept(orderId, 'an')
    }

    def "a year without a plan is a finding, and the next one is from December on"() {
        expect:
        findings().contains(Kind.NO_PLAN)
        findings().contains(Kind.MISSING_EQUIPMENT)
        !findings().contains(Kind.NO_NEXT_PLAN)

        when:
        at('2026-12-01')

        then:
        findings().contains(Kind.NO_NEXT_PLAN)
    }

    def "a plan of #year with a campaign from #from to #to is refused for #field"() {
        when:
        desk.make(year, LocalDate.parse(from), LocalDate.parse(to), 'an')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.INVALID_VALUE
        refused.arguments()[0] == field

        where:
        year | from         | to           || field
        2025 | '2025-03-01' | '2025-03-31' || 'year'
        2028 | '2028-03-01' | '2028-03-31' || 'year'
        2027 | '2026-12-31' | '2027-01-31' || 'campaign-from'
        2027 | '2027-12-01' | '2028-01-01' || 'campaign-to'
        2027 | '2027-03-02' | '2027-03-01' || 'campaign-to'
        2026 | '2026-11-01' | '2026-11-30' || 'campaign-to' // over already
    }

    def "a plan has a line in the campaign for everything in use or standing by, and waits for its paper"() {
        when:
        desk.make(2027, LocalDate.parse('2027-03-01'), LocalDate.parse('2027-03-31'), 'an')

        then:
        plans.progress(plan()).scope() == [ids['MF-1'], ids['SW-1'], ids['SW-2']] as Set
        plans.progress(plan()).unplanned().empty
        lines('generator-monthly').size() == 12 // days before weekends move it forward
        lines('network-yearly')*.assets() == [[ids['SW-1'], ids['SW-2']]]
        run() == 0

        and: "there is one plan of a year"
        refusal { desk.make(2027, LocalDate.parse('2027-03-01'), LocalDate.parse('2027-03-31'), 'an') } == ErrorCode.ALREADY_EXISTS
    }

    def "it is not approved before its manuals, nor while an asset is in no line"() {
        expect:
        refusal { desk.approve(plan().id(), plan().version(), '9/QĐ', LocalDate.parse('2026-12-01'), 'Giám đốc', 'an') } == ErrorCode.MANUALS_NOT_APPROVED

        when:
        context.getBean(ManualDesk).approve(context.getBean(Manuals).used()*.code(), '8/QĐ', LocalDate.parse('2026-11-30'), 'Giám đốc', 'an')
        asset('SRV-1', 'server')

        then:
        refusal { desk.approve(plan().id(), plan().version(), '9/QĐ', LocalDate.parse('2026-12-01'), 'Giám đốc', 'an') } == ErrorCode.ASSETS_LEFT_OUT

        when:
        desk.extend(plan().id(), plan().version(), 'an')
        desk.approve(plan().id(), plan().version(), '9/QĐ', LocalDate.parse('2026-12-01'), 'Giám đốc', 'an')

        then:
        plans.lines(plan().id()).every { it.line().approvalId() != null }
        !findings().contains(Kind.NO_NEXT_PLAN)

        and: "nothing waits any more"
        refusal { desk.approve(plan().id(), plan().version(), '9/QĐ', LocalDate.parse('2026-12-01'), 'Giám đốc', 'an') } == ErrorCode.ILLEGAL_TRANSITION
    }

    def "an order is opened as many days before as its manual says, and once"() {
        given: "the first monthly run is due on Monday, 1 February, and its lead is a week"
        def due = lines('generator-monthly').first()
        assert due.line().dueOn() == LocalDate.parse('2027-02-01')

        when:
        at('2027-01-24')
        def early = run()
        at('2027-01-25')
        def opened = run()
        def again = run()

        then:
        [early, opened, again] == [0, 1, 0]
        def order = lines('generator-monthly').first().order()
        order.openedFrom() == "plan:${due.line().id()}"
        order.manual() == 'generator-monthly v1'
        order.dueOn() == LocalDate.parse('2027-02-01')
        orders.assets(order.id()) == [ids['MF-1']]
        with(orders.items(order.id())) {
            it.first().textVi() == 'Đã báo ca trực và người dùng bị ảnh hưởng'
            it.first().assetId() == null
            it[1].assetId() == ids['MF-1']
        }
    }

    def "what is not done by its day is late from the day after"() {
        expect:
        !findings().contains(Kind.LATE)

        when:
        at('2027-02-01')

        then:
        !findings().contains(Kind.LATE)

        when:
        at('2027-02-02')

        then:
        findings().contains(Kind.LATE)

        when:
        done(lines('generator-monthly').first().order().id())

        then:
        !findings().contains(Kind.LATE)
    }

    def "a line is put on another day of the campaign, not outside it"() {
        given:
        def line = lines('server-yearly').find { it.line().overall() }.line()

        expect:
        refusal { desk.move(line.id(), line.version(), LocalDate.parse('2027-02-28'), 'sớm hơn', 'an') } == ErrorCode.INVALID_VALUE
        refusal { desk.move(line.id(), line.version(), LocalDate.parse('2027-04-01'), 'muộn hơn', 'an') } == ErrorCode.INVALID_VALUE

        when:
        def moved = desk.move(line.id(), line.version(), LocalDate.parse('2027-03-31'), 'chờ linh kiện', 'an')

        then:
        moved.dueOn() == LocalDate.parse('2027-03-31')

        and: "who saw it before is told, and so is who moves what is ordered"
        refusal { desk.move(line.id(), line.version(), LocalDate.parse('2027-03-30'), 'x', 'an') } == ErrorCode.CHANGED_MEANWHILE
        def ordered = lines('generator-monthly').first().line()
        refusal { desk.move(ordered.id(), ordered.version(), LocalDate.parse('2027-03-30'), 'x', 'an') } == ErrorCode.ILLEGAL_TRANSITION
    }

    def "an order that was given up leaves a finding, and can be opened again"() {
        given:
        at('2027-02-20')
        run()
        def given_up = lines('network-yearly').first()
        work.cancel(given_up.order().id(), 'nhà thầu không đến', 'an')

        expect:
        run() == 0
        findings().contains(Kind.GIVEN_UP)

        when:
        desk.issue(given_up.line().id(), 'an')

        then:
        !findings().contains(Kind.GIVEN_UP)
        lines('network-yearly').first().order().number() != given_up.order().number()
    }

    def "a meter asks before the calendar: #hours run hours: #asked"() {
        when:
        at('2027-02-21')
        runHours(hours)
        run()

        then:
        lines('generator-yearly').findAll { it.line().cause() == PlanLine.Cause.METER }.size() == asked

        where:
        hours || asked
        1000  || 0 // seen for the first time
        1249  || 0
        1250  || 0 // the order of the campaign is open already
        200   || 0 // a new controller counts anew
    }

    void doAll() {
        run()
        plans.lines(plan().id()).findAll { it.order()?.state()?.open }.each { done(it.order().id()) }
    }

    def "the plan ends when every asset has a result, or is left out with a reason, and nothing is left to be done"() {
        given:
        at('2027-03-20')
        doAll()
        asset('SW-3', 'switch')

        expect:
        findings().contains(Kind.LEFT_OUT)
        refusal { desk.close(plan().id(), plan().version(), 'an') } == ErrorCode.ASSETS_WITHOUT_RESULT
        plans.progress(plan()).left() == [ids['SW-3']]

        when:
        desk.exclude(plan().id(), plan().version(), ids['SW-3'], 'mới mua, bảo trì cùng năm sau', 'an')

        then:
        !findings().contains(Kind.LEFT_OUT)
        refusal { desk.close(plan().id(), plan().version(), 'an') } == ErrorCode.LINES_NOT_ENDED

        when:
        at('2027-12-31')
        doAll()
        desk.close(plan().id(), plan().version(), 'an')

        then:
        plan().closedAt() != null
        refusal { desk.exclude(plan().id(), plan().version(), ids['SW-1'], 'x', 'an') } == ErrorCode.ILLEGAL_TRANSITION
    }

    def "after the campaign 249 run hours more ask for nothing, 250 do, once"() {
        given: "a plan that still runs"
        at('2027-12-31')
        desk.make(2028, LocalDate.parse('2028-09-01'), LocalDate.parse('2028-09-30'), 'an')
        def next = plans.ofYear(2028).get()
        desk.approve(next.id(), next.version(), '10/QĐ', LocalDate.parse('2027-12-31'), 'Giám đốc', 'an')
        at('2028-01-10')
        def asked = { plans.lines(next.id()).count { it.line().cause() == PlanLine.Cause.METER } }

        when: "the last maintenance ended at 200 hours"
        runHours(449.9)
        run()

        then:
        asked() == 0

        when:
        runHours(450)
        run()
        run()

        then:
        asked() == 1
        with(plans.lines(next.id()).find { it.line().cause() == PlanLine.Cause.METER }) {
            it.line().manual() == 'generator-yearly'
            it.line().causeText() == 'generator.run-time 250 h (250)'
            it.order() != null
        }
    }
}
