package vn.dcim.core.work

import io.micronaut.context.ApplicationContext
import io.micronaut.transaction.TransactionOperations
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.account.SupplierContracts
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.asset.AssetField.*

/** An order is opened, given, done and accepted; what was found stays, with who found it. */
class WorkDeskSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared WorkDesk desk = context.getBean(WorkDesk)
    @Shared WorkOrders orders = context.getBean(WorkOrders)
    @Shared long ups

    def setupSpec() {
        def asset = context.getBean(AssetDesk).add([(NAME): 'UPS-1', (KIND): 'server'], AssetTerms.CODES, 'an').asset()
        ups = asset.id()
        def accounts = context.getBean(Accounts)
        ['binh', 'tho'].each { accounts.issue(it, Role.OPERATOR) }
        context.getBean(SupplierContracts).record(accounts.find('tho').get().id(),
                new SupplierContracts.Terms('Công ty Điện', '7/HĐ', LocalDate.parse('2026-03-10')), 'an')
    }

    WorkOrder opened() {
        desk.open(new WorkDesk.Wish(WorkKind.CORRECTIVE, 'Thay ắc quy', null, '', null, [ups], [
                new WorkItem.Draft(ups, WorkItem.Kind.NUMBER, 'Điện áp', 'Voltage', [], 'V', 210.0, 240.0, true)]), 'an')
    }

    WorkOrder started() {
        def order = opened()
        desk.assign(order.id(), Assignee.account('binh'), 'an')
        desk.start(order.id(), 'binh')
    }

    WorkItem item(WorkOrder order) {
        orders.items(order.id()).first()
    }

    def "numbers follow each other within a year"() {
        expect:
        def numbers = [opened(), opened()].collect { it.number() }
        numbers.every { it ==~ /PBT-2026-\d{4}/ }
        numbers[1][-4..-1].toInteger() == numbers[0][-4..-1].toInteger() + 1
    }

    def "a value out of its limits keeps the order open until somebody gives a reason"() {
        given:
        def order = started()
        desk.record(item(order).id(), '250,5', '', 0, 'binh', clock.instant())

        when:
        desk.finish(order.id(), 'binh')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.INVALID_VALUE

        when:
        desk.record(item(order).id(), '250,5', 'lưới điện cao', 1, 'binh', clock.instant())
        desk.finish(order.id(), 'binh')
        desk.accept(order.id(), 'an')

        then:
        orders.get(order.id()).state() == WorkState.ACCEPTED
        orders.changes(order.id())*.action()*.code() == ['open', 'assign', 'start', 'record', 'record', 'finish', 'accept']
    }

    def "whoever saw an older version of an item is told"() {
        given:
        def order = started()
        desk.record(item(order).id(), '220', '', 0, 'binh', clock.instant())

        when:
        desk.record(item(order).id(), '221', '', 0, 'binh', clock.instant())

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.CHANGED_MEANWHILE
        item(order).result() == '220'
    }

    def "#who does not #what"() {
        given:
        def order = started()

        when:
        act(order)

        then:
        def refused = thrown(DcimException)
        refused.code() == code

        where:
        who                           | what       | code                   | act
        'one to whom it is not given' | 'finish'   | ErrorCode.NOT_ASSIGNED | { WorkOrder o -> desk.finish(o.id(), 'tho') }
        'who finished'                | 'accept'   | ErrorCode.SAME_PERSON  | { WorkOrder o ->
            desk.record(item(o).id(), '220', '', 0, 'binh', clock.instant())
            desk.finish(o.id(), 'binh')
            desk.accept(o.id(), 'binh')
        }
    }

    def "a contract to 10 March, work till #to: a contractor is refused: #refused"() {
        given:
        def order = opened()
        desk.plan(order.id(), clock.instant(), Instant.parse(to), 'an')

        when:
        def code = null
        try {
            desk.assign(order.id(), Assignee.contractor(company), 'an')
        } catch (DcimException e) {
            code = e.code()
        }

        then:
        code == (refused ? ErrorCode.INVALID_VALUE : null)

        where: "midnight in the centre is 17:00 UTC"
        company        | to                     || refused
        'Công ty Điện' | '2026-03-10T17:00:00Z' || false
        'Công ty Điện' | '2026-03-10T17:00:01Z' || true
        'Công ty Nước' | '2026-03-05T00:00:00Z' || true
    }

    def "windows at one asset that share an instant are told, those that only touch are not"() {
        given:
        def first = desk.plan(opened().id(), Instant.parse('2026-05-01T01:00:00Z'), Instant.parse('2026-05-01T03:00:00Z'), 'an')
        def second = desk.plan(opened().id(), Instant.parse(from), Instant.parse('2026-05-01T04:00:00Z'), 'an')

        expect:
        orders.overlapping(second).contains(first) == told

        cleanup:
        [first, second].each { desk.cancel(it.id(), 'xong', 'an') }

        where:
        from                   || told
        '2026-05-01T02:59:59Z' || true
        '2026-05-01T03:00:00Z' || false
    }

    def "what happened to an order cannot be changed"() {
        given:
        def order = opened()

        when:
        context.getBean(TransactionOperations).executeWrite {
            it.connection.createStatement().execute("UPDATE work_change SET text = '' WHERE order_id = ${order.id()}".toString())
        }

        then:
        def refused = thrown(Exception)
        "$refused ${refused.cause}".contains('is not changed')
    }
}
