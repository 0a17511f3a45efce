package vn.dcim.web.regulation

import spock.util.concurrent.PollingConditions
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.incident.IncidentDesk
import vn.dcim.core.incident.Incidents
import vn.dcim.core.incident.StepKind
import vn.dcim.core.regulation.Compliance
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.Remedy
import vn.dcim.core.regulation.RemedyDesk
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkOrders
import vn.dcim.web.WebServer

import java.time.Duration
import java.time.Instant
import java.time.LocalDate

/** What is made of an obligation that is not met. */
class RemedySpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-21T08:00:00Z')
    /** Not met where there is no plan of the year. */
    static final String BROKEN = 'BK11-14.3-b'
    static final String UNPROVEN = 'BK11-4.3'

    @Shared @AutoCleanup WebServer web = new WebServer()

    def setup() {
        web.clock.set(MORNING)
        web.database.clear('obligation_result', 'obligation_declaration', 'obligation_remedy')
        web.bean(Evaluation).evaluate()
    }

    def order(Map<String, String> with = [:], Role role = Role.SHIFT_LEAD, String id = BROKEN) {
        web.command("/compliance/$id/order", role, [title: 'Lập kế hoạch <năm>', due: '28/11/2026', team: 'Đơn vị vận hành'] + with)
    }

    Remedy.Progress made() {
        web.bean(RemedyDesk).of(BROKEN).first()
    }

    def "the form stands filled in: what it is about, the day and the team of the leading role"() {
        when:
        def body = web.page("/compliance/$BROKEN", Role.SHIFT_LEAD).body()

        then: "the head is concerned on 21/12"
        body.contains('id="remedies"')
        body.contains("value=\"$BROKEN ")
        body.contains('value="20/12/2026"')
        body.contains('value="Đơn vị vận hành"')

        and: "neither where it is not known to be wrong, nor for who may not open work"
        !web.page("/compliance/$UNPROVEN", Role.SHIFT_LEAD).body().contains('id="remedies"')
        !web.page("/compliance/$BROKEN", Role.AUDITOR).body().contains('/order#remedies')
    }

    def "an order names what is wrong and what to do, leads back, and stands at the obligation and in the list with its state"() {
        when:
        def answer = order()
        def order = web.bean(WorkOrders).get(made().remedy().targetId())
        def items = web.bean(WorkOrders).items(order.id())

        then:
        answer.statusCode() == 303
        [order.title(), order.dueOn(), order.assignedTeam(), order.openedFrom()] ==
                ['Lập kế hoạch <năm>', LocalDate.of(2026, 11, 28), 'Đơn vị vận hành', "obligation:$BROKEN" as String]
        items.size() >= 2
        items.every { it.textVi() && it.textEn() }

        and:
        with(web.page("/compliance/$BROKEN", Role.AUDITOR).body()) {
            contains("href=\"/work/${order.id()}\"")
            contains('Đã giao')
            contains('hạn 28/11/2026')
        }
        web.page("/compliance?q=$BROKEN", Role.AUDITOR).body().contains("href=\"/work/${order.id()}\"")
        web.page("/work/${order.id()}", Role.AUDITOR).body().contains("href=\"/compliance/$BROKEN\"")
    }

    def "who may not assign opens an order of nobody"() {
        expect:
        order([:], Role.OPERATOR).statusCode() == 303
        web.bean(WorkOrders).get(made().remedy().targetId()).assignedTeam() == ''
    }

    def "an incident is opened, and leads back"() {
        when:
        def answer = web.command("/compliance/$BROKEN/incident", Role.SHIFT_LEAD, [title: 'Chưa có kế hoạch'])
        def incident = made().remedy().targetId()

        then:
        answer.statusCode() == 303
        made().state() == 'open'
        web.page("/incidents/$incident", Role.AUDITOR).body().contains("href=\"/compliance/$BROKEN\"")
    }

    def "with #field “#value” nothing is opened, the reason stands there and what was typed is kept"() {
        when:
        def answer = order([(field): value])

        then:
        answer.statusCode() == 422
        answer.body().contains(said)
        web.bean(RemedyDesk).of(BROKEN) == []

        where:
        field   | value        || said
        'title' | ' '          || '1 đến 200 ký tự'
        'due'   | '20/11/2026' || 'từ hôm nay'
        'due'   | '31/02/2027' || 'dd/MM/yyyy'
        'team'  | 'x' * 101    || 'tối đa 100 ký tự'
    }

    def "nothing is made of what is not known to be wrong, nor of what is not in force"() {
        expect:
        order([:], Role.SHIFT_LEAD, UNPROVEN).statusCode() == 409
        order([:], Role.SHIFT_LEAD, 'AG59-10.4').statusCode() == 404
    }

    def "when the order is #ended, the obligation is judged again at once"() {
        given:
        order()
        def order = made().remedy().targetId()
        def judged = { web.bean(Compliance).get(BROKEN).judgedAt() }

        when: "a day later, so that judging leaves a row"
        web.clock.advance(Duration.ofDays(1))

        then:
        judged() == MORNING

        when:
        close(web.bean(WorkDesk), order)

        then:
        new PollingConditions(timeout: 20).eventually { assert judged() == web.clock.instant() }
        web.bean(RemedyDesk).open()[BROKEN] == null

        where:
        ended       | close
        'cancelled' | { WorkDesk desk, id -> desk.cancel(id, 'không cần', 'binh') }
        'accepted'  | { WorkDesk desk, id -> accept(desk, id) }
    }

    static void accept(WorkDesk desk, long id) {
        desk.start(id, 'an')
        desk.found.items(id).each { desk.record(it.id(), 'done', '', it.version(), 'an', Instant.parse('2026-11-21T09:00:00Z')) }
        desk.finish(id, 'an')
        desk.accept(id, 'binh')
    }

    def "when the incident is closed, and when it is opened again, the obligation is judged at once"() {
        given:
        web.command("/compliance/$BROKEN/incident", Role.SHIFT_LEAD, [title: 'Chưa có kế hoạch'])
        def desk = web.bean(IncidentDesk)
        def incident = made().remedy().targetId()
        def judged = { web.bean(Compliance).get(BROKEN).judgedAt() }
        desk.answer(incident, 'group', 'operator-error', 'an')
        ['centre-stopped', 'operation-affected', 'security-incident'].each { desk.answer(incident, it, 'no', 'an') }
        ['CAUSE', 'MINUTES'].each { step(desk, incident, it) }
        web.bean(Incidents).get(incident).notices().each {
            desk.attempt(incident, it.body(), null, 'Sở', 'telephone', 'confirmed', '', 'chị Mai', 'an')
        }

        when: "a day later, so that judging leaves a row"
        web.clock.advance(Duration.ofDays(1))
        step(desk, incident, 'NOTE')

        then:
        judged() == MORNING

        when:
        step(desk, incident, 'CLOSED')

        then:
        new PollingConditions(timeout: 20).eventually { assert judged() == web.clock.instant() }
        made().state() == 'closed'
        web.bean(RemedyDesk).open()[BROKEN] == null

        when:
        web.clock.advance(Duration.ofDays(1))
        step(desk, incident, 'REOPENED')

        then:
        new PollingConditions(timeout: 20).eventually { assert judged() == web.clock.instant() }
        web.bean(RemedyDesk).open()[BROKEN]*.state() == ['open']
    }

    private static void step(IncidentDesk desk, long incident, String kind) {
        desk.step(incident, StepKind.valueOf(kind), null, 'xong', null, false, 'an')
    }

    def "after #days days it concerns #whom"() {
        when:
        web.clock.advance(Duration.ofDays(days))
        def body = web.page("/compliance/$BROKEN", Role.AUDITOR).body()

        then:
        (body =~ /data-escalation="(\w+)"/).collect { it[1] } == whom

        where:
        days || whom
        6    || []
        7    || ['lead']
        29   || ['lead']
        30   || ['head']
    }
}
