package vn.dcim.core.work.permit

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.power.Cable
import vn.dcim.core.power.PowerDesk
import vn.dcim.core.shift.handover.DueSource
import vn.dcim.core.shift.handover.HandoverPeriod
import vn.dcim.core.shift.handover.HandoverSection
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrder

import static vn.dcim.core.asset.AssetField.*

/** Nothing is switched off for work before somebody else has seen what hangs on it, and the work does not end before it is on again. */
class PermitDeskSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared PermitDesk desk = context.getBean(PermitDesk)
    @Shared WorkPermits permits = context.getBean(WorkPermits)
    @Shared WorkDesk work = context.getBean(WorkDesk)
    @Shared long cooler

    def setupSpec() {
        ['binh', 'an'].each { context.getBean(Accounts).issue(it, Role.OPERATOR) }
        def power = context.getBean(PowerDesk)
        power.addAll([[name: 'Lưới', kind: 'source'], [name: 'PDU-A', kind: 'pdu'], [name: 'PDU-B', kind: 'pdu']], '', 'an')
        context.getBean(AssetDesk).add([(NAME): 'Máy chủ thư', (KIND): 'server'], AssetTerms.CODES, 'an')
        cooler = context.getBean(AssetDesk).add([(NAME): 'CRAC-1', (KIND): 'cooling'], AssetTerms.CODES, 'an').asset().id()
        [['Lưới', 'PDU-A', 'A'], ['Lưới', 'PDU-B', 'B'], ['PDU-A', 'Máy chủ thư', 'A'], ['PDU-B', 'Máy chủ thư', 'B']].each {
            power.connect(new Cable(it[0], it[1], it[2], '', '', ''), 'an')
        }
    }

    WorkOrder order(String manual = 'ups-yearly v1') {
        def opened = work.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Bảo trì', manual, '', null, [cooler], []), 'an')
        work.assign(opened.id(), Assignee.account('binh'), 'an')
    }

    static Instant at(String time) { Instant.parse("2026-03-02T${time}:00Z") }

    WorkPermit requested(WorkOrder order, List<String> nodes = ['PDU-A'], String from = '02:00', String to = '04:00') {
        desk.request(order.id(), nodes, at(from), at(to), 'binh')
    }

    def refusal(Closure act) {
        try {
            act()
            null
        } catch (DcimException e) {
            e.code()
        }
    }

    def cleanup() {
        permits.standing().each { permit ->
            def standing = permit
            if (standing.state() == PermitState.REQUESTED) {
                desk.withdraw(standing.id(), standing.version(), 'xong', 'an', true)
            } else {
                if (standing.state() == PermitState.APPROVED) standing = desk.giveBack(standing.id(), standing.version(), 'binh')
                desk.confirm(standing.id(), standing.version(), 'an')
            }
        }
        clock.set(at('01:00'))
    }

    def "at #time, by a permit from 02:00 to 04:00 that is #state, the order is started: #started"() {
        given:
        def order = order()
        def permit = requested(order)
        if (approved) desk.approve(permit.id(), 0, 'an')
        clock.set(at(time))

        expect:
        (refusal { work.start(order.id(), 'binh') } == null) == started

        where:
        time    | approved || started
        '02:00' | false    || false
        '01:59' | true     || false
        '02:00' | true     || true
        '03:59' | true     || true
        '04:00' | true     || false

        state = approved ? 'given' : 'asked for'
    }

    def "an order whose manual switches nothing off needs none"() {
        expect:
        refusal { work.start(order(manual).id(), 'binh') } == code

        where:
        manual            || code
        'ups-yearly v1'   || ErrorCode.PERMIT_NEEDED
        'rack-yearly v1'  || null
        null              || null
        'gone-since v1'   || null
    }

    def "whoever asked does not decide, and whoever hands back does not confirm; the order waits for both"() {
        given:
        def order = order()
        def permit = requested(order)

        expect:
        refusal { desk.approve(permit.id(), 0, 'binh') } == ErrorCode.SAME_PERSON
        refusal { desk.approve(permit.id(), 1, 'an') } == ErrorCode.CHANGED_MEANWHILE
        refusal { desk.confirm(permit.id(), 0, 'an') } == ErrorCode.ILLEGAL_TRANSITION

        when:
        desk.approve(permit.id(), 0, 'an')
        clock.set(at('02:30'))
        work.start(order.id(), 'binh')

        then:
        permits.get(permit.id()).foreseen() == 'feed-lost\tMáy chủ thư'
        refusal { work.finish(order.id(), 'binh') } == ErrorCode.PERMIT_OPEN
        refusal { work.cancel(order.id(), 'thôi', 'an') } == ErrorCode.PERMIT_OPEN

        when:
        desk.giveBack(permit.id(), 1, 'binh')

        then:
        refusal { work.finish(order.id(), 'binh') } == ErrorCode.PERMIT_OPEN
        refusal { desk.confirm(permit.id(), 2, 'binh') } == ErrorCode.SAME_PERSON

        when:
        desk.confirm(permit.id(), 2, 'an')

        then:
        refusal { work.finish(order.id(), 'binh') } == null
    }

    def "both feeds of one load are not off at once: #nodes from #from to #to beside PDU-A from 02:00 to 04:00 is refused: #refused"() {
        given:
        requested(order())

        expect:
        refusal { requested(order(), nodes, from, to) } == (refused ? ErrorCode.PERMIT_CLASH : null)

        where:
        nodes      | from    | to      || refused
        ['PDU-B']  | '03:59' | '05:00' || true
        ['PDU-B']  | '04:00' | '05:00' || false
        ['PDU-B']  | '01:00' | '02:00' || false
        ['PDU-B']  | '01:00' | '02:01' || true
        ['PDU-A']  | '03:00' | '05:00' || false
        ['CRAC-1'] | '03:00' | '05:00' || false
    }

    def "what was not handed back in time counts till it is confirmed: PDU-B is refused while PDU-A is #state: #refused"() {
        given:
        def permit = requested(order())
        desk.approve(permit.id(), 0, 'an')
        clock.set(at('04:30'))
        if (returned) desk.giveBack(permit.id(), 1, 'binh')
        if (confirmed) desk.confirm(permit.id(), 2, 'an')

        expect:
        (refusal { requested(order(), ['PDU-B'], '05:00', '06:00') } == ErrorCode.PERMIT_CLASH) == refused

        where:
        returned | confirmed || refused
        false    | false     || true
        true     | false     || true
        true     | true      || false

        state = confirmed ? 'confirmed' : returned ? 'handed back' : 'overdue'
    }

    def "leave is not given once the time is over: at #time #given"() {
        given:
        def permit = requested(order())
        clock.set(at(time))

        expect:
        (refusal { desk.approve(permit.id(), 0, 'an') } == null) == given

        where:
        time    || given
        '03:59' || true
        '04:00' || false
    }

    def "leave asks once more for what clashes, since the chain may be another one by now"() {
        given: "two permits for two feeds of which nothing hung on both"
        def power = context.getBean(PowerDesk)
        power.addAll([[name: 'PDU-C', kind: 'pdu'], [name: 'PDU-D', kind: 'pdu']], '', 'an')
        ['PDU-C', 'PDU-D'].each { power.connect(new Cable('Lưới', it, '', '', '', ''), 'an') }
        def first = requested(order(), ['PDU-C'])
        def second = requested(order(), ['PDU-D'])
        context.getBean(AssetDesk).add([(NAME): 'Máy chủ mới', (KIND): 'server'], AssetTerms.CODES, 'an')
        [['PDU-C', 'A'], ['PDU-D', 'B']].each { power.connect(new Cable(it[0], 'Máy chủ mới', it[1], '', '', ''), 'an') }

        expect:
        refusal { desk.approve(second.id(), 0, 'an') } == ErrorCode.PERMIT_CLASH
        refusal { desk.withdraw(second.id(), 0, 'giờ khác', 'tho', false) } == ErrorCode.FORBIDDEN

        when:
        desk.withdraw(second.id(), 0, 'giờ khác', 'binh', false)

        then:
        refusal { desk.approve(first.id(), 0, 'an') } == null
    }

    def "three feeds of one machine are not off at one time, though any two may be: #window"() {
        given:
        def power = context.getBean(PowerDesk)
        if (!context.getBean(Foresight).key('PDU-E').present) {
            power.addAll(['PDU-E', 'PDU-F', 'PDU-G'].collect { [name: it, kind: 'pdu'] }, '', 'an')
            ['PDU-E', 'PDU-F', 'PDU-G'].each { power.connect(new Cable('Lưới', it, '', '', '', ''), 'an') }
            context.getBean(AssetDesk).add([(NAME): 'Tủ đĩa ba nguồn', (KIND): 'storage'], AssetTerms.CODES, 'an')
            ['PDU-E', 'PDU-F', 'PDU-G'].each { power.connect(new Cable(it, 'Tủ đĩa ba nguồn', '', '', '', ''), 'an') }
        }
        requested(order(), ['PDU-E'], '01:00', '02:30')
        requested(order(), ['PDU-F'], '02:00', '03:00')

        expect:
        refusal { requested(order(), ['PDU-G'], *window) } == code

        where: "the first two overlap from 02:00 to 02:30"
        window             || code
        ['01:00', '02:00'] || null
        ['01:00', '02:01'] || ErrorCode.PERMIT_CLASH
        ['02:29', '04:00'] || ErrorCode.PERMIT_CLASH
        ['02:30', '04:00'] || null
    }

    def "#nodes till #to is refused for #field"() {
        when:
        requested(order(), nodes, '02:00', to)

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.INVALID_VALUE
        refused.arguments()[0] == field

        where:
        nodes          | to      || field
        []             | '04:00' || 'nodes'
        ['Không có']   | '04:00' || 'nodes'
        ['PDU-A']      | '02:00' || 'valid-to'
    }

    def "the handover tells of open permits, red from the minute in which they are over; what ends is due"() {
        given:
        def order = order()
        def permit = requested(order)
        desk.approve(permit.id(), 0, 'an')
        def section = context.getBeansOfType(HandoverSection).find { it.code() == 'permits' }
        def lines = { String till -> section.lines(new HandoverPeriod(null, at('01:00'), at(till))) }

        expect:
        lines('02:00').empty
        lines('03:59')*.wrong() == [false]
        lines('04:00')*.wrong() == [true]
        (section as DueSource).between(at('01:00'), at('04:00')).empty
        (section as DueSource).between(at('01:00'), at('04:01'))*.code() == ['permit-ends']

        and: "over its time it stays at the head of the list, at the instant in which the list begins"
        with((section as DueSource).between(at('04:00'), at('16:00'))) {
            it*.code() == ['permit-over']
            it*.at() == [owner.at('04:00')]
        }
        (section as DueSource).between(at('05:00'), at('17:00'))*.at() == [at('05:00')]

        when: "handed back, it waits for somebody to confirm, and is no less late"
        desk.giveBack(permit.id(), 1, 'binh')

        then:
        lines('04:00')*.code() == ['permit-returned']
        lines('04:00')*.wrong() == [true]
        (section as DueSource).between(at('05:00'), at('17:00'))*.code() == ['permit-over']

        when:
        desk.confirm(permit.id(), 2, 'an')

        then:
        lines('04:00').empty
        (section as DueSource).between(at('05:00'), at('17:00')).empty
    }
}
