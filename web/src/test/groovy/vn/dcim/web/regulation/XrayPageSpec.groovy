package vn.dcim.web.regulation

import groovy.json.JsonSlurper
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.regulation.Compliance
import vn.dcim.core.regulation.DueList
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.RemedyDesk
import vn.dcim.core.regulation.TaskDesk
import vn.dcim.core.regulation.xray.Xray
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrders
import vn.dcim.web.WebServer

/** The X-ray on its pages and in the API, and tasks about what is found. */
class XrayPageSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-21T08:00:00Z')
    static final String BROKEN = 'BK11-14.3-b'

    @Shared @AutoCleanup WebServer web = new WebServer()

    def setup() {
        web.clock.set(MORNING)
        web.database.clear('obligation_result', 'obligation_declaration', 'obligation_remedy', 'finding_task', 'finding_owner', 'xray_look',
                'xray_finding', 'xray_acceptance', 'work_item', 'work_change', 'work_order')
    }

    /** An order that was begun and given up with an open item is a finding. */
    long finding() {
        def desk = web.bean(WorkDesk)
        web.session(Role.MAINTENANCE)
        def order = desk.open(new WorkDesk.Wish(WorkKind.CORRECTIVE, 'Thay <quạt>', null, '', null, [],
                [new vn.dcim.core.work.WorkItem.Draft(null, vn.dcim.core.work.WorkItem.Kind.TICK, 'Thay', 'Replace', [], '', null, null, true)]), 'an')
        desk.assign(order.id(), Assignee.account('person-maintenance'), 'an')
        desk.start(order.id(), 'person-maintenance')
        desk.cancel(order.id(), 'hết vật tư', 'binh')
        web.bean(Xray).look('order-closed-open')
        web.bean(Xray).open().first().finding().id()
    }

    def "what is found stands on the list with its rule, and what has no data is said"() {
        given:
        long id = finding()

        when:
        def body = web.page('/compliance/xray', Role.AUDITOR).body()

        then:
        body.contains("data-row=\"$id\"")
        body.contains('Thay &lt;quạt&gt;')
        body.contains('rồi bị hủy khi còn 1 mục')

        and: "filters narrow, and an unknown word is refused"
        !web.page('/compliance/xray?rule=asset-twins', Role.AUDITOR).body().contains("data-row=\"$id\"")
        web.page('/compliance/xray?q=quat', Role.AUDITOR).body().contains("data-row=\"$id\"")
        !web.page('/compliance/xray?show=gone', Role.AUDITOR).body().contains("data-row=\"$id\"")
        web.page('/compliance/xray?show=x', Role.AUDITOR).statusCode() == 400
        web.page('/compliance/xray/export.csv', Role.AUDITOR).body().contains('Thay <quạt>')
        web.page("/compliance/xray/999999", Role.AUDITOR).statusCode() == 404
    }

    def "who may sign leaves it as it is; others may not, and without a reason or a day nothing is noted"() {
        given:
        long id = finding()
        def accept = { Role role, Map<String, String> typed -> web.command("/compliance/xray/$id/accept", role, typed).statusCode() }

        expect:
        accept(Role.OPERATOR, [reason: 'chờ', until: '30/11/2026']) == 403
        accept(Role.HEAD, [reason: ' ', until: '30/11/2026']) == 422
        accept(Role.HEAD, [reason: 'chờ', until: '20/11/2026']) == 422
        accept(Role.HEAD, [reason: 'chờ', until: '30/11/2026']) == 303
        web.page("/compliance/xray/$id", Role.AUDITOR).body().contains('Chấp nhận đến 30/11/2026')
        web.page('/compliance/xray?show=accepted', Role.AUDITOR).body().contains("data-row=\"$id\"")
        !web.page('/compliance/xray', Role.AUDITOR).body().contains("data-row=\"$id\"")
        web.command("/compliance/xray/$id/withdraw", Role.HEAD, [reason: 'xong']).statusCode() == 303
        web.page('/compliance/xray', Role.AUDITOR).body().contains("data-row=\"$id\"")
    }

    def "an order, an incident and a task are made of it, and it can be taken over"() {
        given:
        long id = finding()

        expect:
        web.command("/compliance/xray/$id/order", Role.SHIFT_LEAD, [title: 'Làm lại', due: '28/11/2026', team: 'Tổ điện']).statusCode() == 303
        web.command("/compliance/xray/$id/incident", Role.SHIFT_LEAD, [title: 'Làm lại']).statusCode() == 303
        web.command("/compliance/xray/$id/task", Role.SHIFT_LEAD, [title: 'Làm lại', due: '28/11/2026', responsible: 'maintenance']).statusCode() == 303
        web.command("/compliance/xray/$id/take", Role.OPERATOR, [:]).statusCode() == 303
        web.bean(RemedyDesk).of("xray:$id")*.remedy()*.kind()*.code() == ['task', 'incident', 'work-order']

        when:
        def order = web.bean(RemedyDesk).of("xray:$id").last().remedy().targetId()

        then:
        web.bean(WorkOrders).get(order).openedFrom() == "xray:$id"
        web.bean(WorkOrders).items(order).size() == 2
        web.page("/work/$order", Role.AUDITOR).body().contains("href=\"/compliance/xray/$id\"")
        web.page("/compliance/xray/$id", Role.AUDITOR).body().contains('nhận lúc')
    }

    def "a task about an obligation with #field “#value” is #status"() {
        given:
        web.bean(Evaluation).evaluate(BROKEN)

        when:
        def answer = web.command("/compliance/$BROKEN/task", Role.SHIFT_LEAD, [title: 'Lập kế hoạch', due: '21/11/2026', responsible: 'head'] + [(field): value])

        then:
        answer.statusCode() == status
        web.bean(TaskDesk).open().size() == (status == 303 ? 1 : 0)

        where:
        field         | value        || status
        'title'       | 'Lập'        || 303
        'title'       | ' '          || 422
        'due'         | '20/11/2026' || 422
        'due'         | ''           || 422
        'responsible' | 'nobody-x'   || 422
    }

    def "a task is listed with its deadline, is late the day after, and when it is done the obligation is judged at once"() {
        given:
        web.bean(Evaluation).evaluate(BROKEN)
        web.command("/compliance/$BROKEN/task", Role.SHIFT_LEAD, [title: 'Lập kế hoạch', due: '28/11/2026', responsible: 'shift-lead'])
        def task = web.bean(TaskDesk).open().first()

        expect:
        web.bean(DueList).all().find { it.id() == "task-${task.id()}" as String }.on() == LocalDate.of(2026, 11, 28)
        web.page('/compliance/deadlines/calendar.ics', Role.AUDITOR).body().contains("compliance-task-${task.id()}@dcim")
        web.page('/compliance/tasks?mine=yes', Role.SHIFT_LEAD).body().contains("data-row=\"${task.id()}\"")
        !web.page('/compliance/tasks?mine=yes', Role.HEAD).body().contains("data-row=\"${task.id()}\"")

        when: "the last day, and the next one"
        web.clock.set(Instant.parse('2026-11-28T16:59:59Z'))
        def inTime = web.bean(RemedyDesk).of(BROKEN).first().isLate()
        web.clock.set(Instant.parse('2026-11-28T17:00:00Z'))

        then:
        !inTime
        web.bean(RemedyDesk).of(BROKEN).first().isLate()
        web.page('/compliance/tasks', Role.AUDITOR).body().contains('Quá hạn')

        when:
        def blank = web.command("/compliance/tasks/${task.id()}/finish", Role.SHIFT_LEAD, [note: ' ']).statusCode()
        def done = web.command("/compliance/tasks/${task.id()}/finish", Role.SHIFT_LEAD, [note: 'đã lập']).statusCode()
        def twice = web.command("/compliance/tasks/${task.id()}/finish", Role.SHIFT_LEAD, [note: 'đã lập']).statusCode()

        then:
        [blank, done, twice] == [422, 303, 409]
        web.bean(Compliance).get(BROKEN).judgedAt() == web.clock.instant()

        when:
        web.command("/compliance/tasks/${task.id()}/reopen", Role.SHIFT_LEAD, [note: 'chưa ký'])

        then:
        web.bean(TaskDesk).get(task.id()).state() == 'reopened'
        web.page('/compliance/tasks', Role.AUDITOR).body().contains('chưa ký')
    }

    def "the API tells findings, rules, remedies, notes and deadlines, and opens tasks and notes"() {
        given:
        long id = finding()
        web.bean(Evaluation).evaluate(BROKEN)
        def read = { String path -> new JsonSlurper().parseText(web.page(path, Role.HEAD).body()) }

        expect:
        read('/api/v1/xray').items*.id == [id as int]
        read("/api/v1/xray/$id").rule == 'order-closed-open'
        read('/api/v1/xray/rules').items*.rule.contains('door-without-cause')
        read("/api/v1/obligations/$BROKEN/remedies").items == []
        read("/api/v1/obligations/$BROKEN/notes").items == []
        read("/api/v1/obligations/$BROKEN/deadlines").items*.kind.every { it in ['check', 'attestation', 'exception', 'not-applicable', 'work', 'task'] }
        web.page('/api/v1/obligations/X/remedies', Role.HEAD).statusCode() == 404
    }
}
