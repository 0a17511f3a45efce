package vn.dcim.core.work.cost

import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrder

import static vn.dcim.core.asset.AssetField.*
import static vn.dcim.core.work.cost.CostKind.*

/** What an order took: entered, withdrawn with a reason, added up, and told apart by what was worked at and by whom. */
class CostDeskSpec extends Specification {

    static final LocalDate FIRST = LocalDate.parse('2026-03-02')
    static final LocalDate LAST = LocalDate.parse('2026-03-05')

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z') // 08:00 at the centre
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared CostDesk desk = context.getBean(CostDesk)
    @Shared WorkCosts costs = context.getBean(WorkCosts)
    @Shared CostReports reports = context.getBean(CostReports)
    @Shared Map<String, Long> assets
    @Shared WorkOrder order

    def setupSpec() {
        def add = { name, kind -> context.getBean(AssetDesk).add([(NAME): name, (KIND): kind], AssetTerms.CODES, 'an').asset().id() }
        assets = ['UPS-1': add('UPS-1', 'ups'), 'UPS-2': add('UPS-2', 'ups'), 'CRAC-1': add('CRAC-1', 'cooling')]
        context.getBean(Accounts).issue('binh', Role.MAINTENANCE)
        order = opened(['UPS-1'])
        clock.set(Instant.parse('2026-03-05T16:59:59Z')) // the last second of 5 March at the centre
    }

    WorkOrder opened(List<String> names, WorkKind kind = WorkKind.CORRECTIVE) {
        context.getBean(WorkDesk).open(new WorkDesk.Wish(kind, 'Thay ắc quy', null, '', null, names.collect { assets[it] }, []), 'an')
    }

    WorkCost enter(Map more = [:], WorkOrder at = order) {
        def wish = [kind: PART, day: LAST, what: 'Ắc quy 12 V 100 Ah', quantity: 4.0, unit: 'bình', price: 2_500_000L, note: ''] + more
        desk.enter(at.id(), new CostDesk.Wish(wish.kind, wish.day, wish.what, wish.quantity, wish.unit, wish.price, wish.note), 'binh')
    }

    def "a line holds what it costs, half a đồng up, and nothing where nobody knows"() {
        expect:
        enter(quantity: quantity as BigDecimal, price: price).amount() == amount

        where:
        quantity | price      || amount
        4        | 2_500_000L || 10_000_000L
        0.5      | 3L         || 2L
        0.25     | 5L         || 1L
        2        | 0L         || 0L
        2        | null       || null
    }

    def "#field #typed is refused by name, and nothing is kept"() {
        given:
        def before = costs.of(order.id()).size()

        when:
        enter(wrong)

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.INVALID_VALUE
        refused.arguments()[0] == field
        refused.arguments()[1].toString() == typed
        costs.of(order.id()).size() == before

        where:
        wrong                                     || field        | typed
        [day: LocalDate.parse('2026-03-01')]      || 'spent-on'   | '2026-03-01'
        [day: LocalDate.parse('2026-03-06')]      || 'spent-on'   | '2026-03-06'
        [what: ' ']                               || 'what'       | ''
        [what: 'x' * 201]                         || 'what'       | '201'
        [unit: '']                                || 'unit'       | ''
        [quantity: 0.0]                           || 'quantity'   | '0.0'
        [quantity: -1.0]                          || 'quantity'   | '-1.0'
        [quantity: 1.001]                         || 'quantity'   | '1.001'
        [quantity: 1_000_000.01]                  || 'quantity'   | '1000000.01'
        [kind: TIME, quantity: 96.01]             || 'quantity'   | '96.01'
        [price: -1L]                              || 'unit-price' | '-1'
        [price: 100_000_000_001L]                 || 'unit-price' | '100000000001'
        [note: 'x' * 501]                         || 'note'       | '501'
    }

    def "the greatest that is taken is taken"() {
        expect:
        enter(fits).id() > 0

        where:
        fits << [[day: FIRST], [what: 'x' * 200], [quantity: 0.01], [quantity: 1_000_000.0, price: 1L],
                 [kind: TIME, quantity: 96.0, unit: 'bỏ qua'], [price: 100_000_000_000L, quantity: 1.0], [note: 'x' * 500]]
    }

    def "a line that was wrong is withdrawn with a reason: it counts no more, and stays to be seen"() {
        given:
        def its = opened(['UPS-1'])
        enter(its, quantity: 1.0, price: 300L)
        def wrong = enter(its, quantity: 100.0, price: 300L)

        when:
        desk.withdraw(wrong.id(), '', 'binh', false)

        then:
        thrown(DcimException)
        costs.sum(its.id()).total() == 30_300

        when: 'somebody who neither entered it nor leads'
        desk.withdraw(wrong.id(), 'Nhầm số lượng', 'tho', false)

        then:
        def strange = thrown(DcimException)
        strange.code() == ErrorCode.FORBIDDEN

        when:
        desk.withdraw(wrong.id(), 'Nhầm số lượng', 'an', true)

        then:
        costs.sum(its.id()).total() == 300
        costs.sums()[its.id()] == costs.sum(its.id())
        with(costs.of(its.id())[1]) {
            isWithdrawn()
            withdrawnBy() == 'an'
            reason() == 'Nhầm số lượng'
        }

        when: 'once more'
        desk.withdraw(wrong.id(), 'Nhầm số lượng', 'an', true)

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.ILLEGAL_TRANSITION
    }

    def "hours, parts and services are added up apart; what has no price is counted"() {
        given:
        def its = opened(['UPS-1'])
        enter(its, kind: TIME, quantity: 2.5, price: 120_000L)
        enter(its, kind: TIME, quantity: 1.0, price: null)
        enter(its, quantity: 2.0, price: 500_000L)
        enter(its, kind: SERVICE, quantity: 1.0, unit: 'lần', price: 3_000_000L)

        expect:
        with(costs.sum(its.id())) {
            hours() == 3.5
            labour() == 300_000
            parts() == 1_000_000
            services() == 3_000_000
            total() == 4_300_000
            unpriced() == 1
        }
        costs.sum(opened(['UPS-1']).id()).isNothing()
    }

    def "BK11 quarterly report: costs of the days asked for are told apart by #group"() {
        given:
        database.connect().withCloseable { it.createStatement().execute('DELETE FROM work_cost') }
        def two = opened(['UPS-1', 'CRAC-1'], WorkKind.PLANNED)
        def none = opened([])
        context.getBean(WorkDesk).assign(two.id(), Assignee.account('binh'), 'an')
        enter(two, day: LAST, kind: TIME, quantity: 1.01, price: 100L)
        enter(two, day: LAST, quantity: 1.0, price: 5L)
        enter(none, day: LAST, quantity: 1.0, price: 7L)
        enter(order, day: FIRST, quantity: 1.0, price: 1_000L)

        when:
        def lines = reports.of(LocalDate.parse('2026-03-03'), LAST, group)
                .collectEntries { [it.key(), [it.orders(), it.sum().hours(), it.sum().total()]] }

        then: 'an order at two assets counts half for each, and nothing is lost by that'
        lines.collectEntries { k, v -> [assets.find { it.value as String == k }?.key ?: k, v] } == told

        where:
        group           || told
        CostGroup.CLASS || ['': [1, 0.0, 7], ups: [1, 0.51, 54], cooling: [1, 0.5, 52]]
        CostGroup.ASSET || ['': [1, 0.0, 7], 'UPS-1': [1, 0.51, 54], 'CRAC-1': [1, 0.5, 52]]
        CostGroup.ORDER || [corrective: [1, 0.0, 7], planned: [1, 1.01, 106]]
        CostGroup.DOER  || ['': [1, 0.0, 7], binh: [1, 1.01, 106]]
    }

    def "parts of a sum come to the whole again: #whole among #count"() {
        given:
        def parts = CostReports.shares(new CostSum(hours, whole, 0, 0, 0), count)

        expect:
        parts*.labour().sum() == whole
        parts*.hours().sum() == hours
        parts*.labour().max() - parts*.labour().min() <= 1

        where:
        whole | hours | count
        0     | 0.0   | 1
        100   | 1.0   | 3
        2     | 0.02  | 3
        7     | 96.0  | 7
    }
}
