package vn.dcim.core.work

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification

import static vn.dcim.core.work.WorkItem.Kind.*

/** An order goes only along its table, and an item says itself what keeps the order open. */
class WorkTransitionsSpec extends Specification {

    def "from #from one may #actions and nothing else"() {
        expect:
        WorkAction.values().findAll { WorkTransitions.of(from, it).present }*.code() == actions

        where:
        from                || actions
        WorkState.OPENED    || ['plan', 'assign', 'cancel']
        WorkState.PLANNED   || ['plan', 'assign', 'cancel']
        WorkState.ASSIGNED  || ['plan', 'assign', 'start', 'cancel']
        WorkState.STARTED   || ['record', 'finish', 'cancel']
        WorkState.FINISHED  || ['accept', 'reopen']
        WorkState.ACCEPTED  || []
        WorkState.CANCELLED || []
    }

    def "a #kind with limits 21.5 to 24 and result #result, remark '#remark', holds its order open: #holds"() {
        given:
        def item = new WorkItem(1, 0, 1, null, 0, kind, 'Nhiệt độ', 'Temperature', '', '°C', 21.5, 24.0, required,
                result, '', null, remark)

        expect:
        item.holdsOpen() == holds

        where:
        kind   | required | result     | remark     || holds
        NUMBER | true     | null       | ''         || true
        NUMBER | false    | null       | ''         || false
        NUMBER | true     | '21.5'     | ''         || false
        NUMBER | true     | '21.4'     | ''         || true
        NUMBER | true     | '24.0'     | ''         || false
        NUMBER | true     | '24.1'     | ''         || true
        NUMBER | true     | '24.1'     | 'cảm biến' || false
        NUMBER | false    | '24.1'     | ''         || true
        TICK   | true     | 'done'     | ''         || false
        TICK   | true     | 'not-done' | ''         || true
        TICK   | true     | 'not-done' | 'kẹt cửa'  || false
    }

    def "an order due on 29 February is late on #today: #late"() {
        given:
        def order = new WorkOrder(1, 0, 'PBT-2028-0001', WorkKind.PLANNED, state, 'UPS', null, '', Instant.EPOCH, 'an',
                LocalDate.parse('2028-02-29'), null, null, '', '', '', null, null, '', null)

        expect:
        order.isLate(LocalDate.parse(today)) == late

        where:
        today        | state              || late
        '2028-02-28' | WorkState.OPENED   || false
        '2028-02-29' | WorkState.OPENED   || false
        '2028-03-01' | WorkState.OPENED   || true
        '2028-03-01' | WorkState.ACCEPTED || false
    }
}
