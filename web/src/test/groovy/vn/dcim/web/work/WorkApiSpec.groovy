package vn.dcim.web.work

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.web.WebServer

import static vn.dcim.core.asset.AssetField.*

/** Work orders as programs open and lead them. */
class WorkApiSpec extends Specification {

    static final String PATH = '/api/v1/work-orders'

    @Shared @AutoCleanup WebServer web = new WebServer() // 21 November 2026, 15:00 at the centre
    @Shared long ups

    def setupSpec() {
        web.api('GET', PATH, Role.MAINTENANCE)
        ups = web.bean(AssetDesk).add([(NAME): 'UPS-1', (KIND): 'ups'], AssetTerms.CODES, 'an').asset().id()
    }

    def send(String path, Map body, Role role = Role.SHIFT_LEAD) {
        web.clock.advance(Duration.ofSeconds(1))
        web.api('POST', PATH + path, role, JsonOutput.toJson(body))
    }

    static Map read(response) {
        new JsonSlurper().parseText(response.body()) as Map
    }

    Map opened(Map more = [:]) {
        def answer = send('', [kind: 'corrective', title: 'Thay quạt', assets: [ups], due: '2026-11-25', items: [
                [kind: 'tick', text: 'Tắt bypass'], [kind: 'number', text: 'Điện áp ra', asset: ups, unit: 'V', low: 210.5, high: 240]]] + more)
        assert answer.statusCode() == 201: answer.body()
        read(answer)
    }

    Map whole(Map order) {
        web.get("$PATH/${order.id}", Role.AUDITOR)
    }

    def "an order is led from its opening to its acceptance, by two programs"() {
        given:
        def order = opened()
        def path = "/${order.id}"

        expect:
        order.number ==~ /PBT-2026-\d{4}/
        [order.state, order.kind, order.due, order.late] == ['opened', 'corrective', '2026-11-25', false]

        when:
        def planned = read(send("$path/plan", [from: '2026-11-22T01:00:00Z', to: '2026-11-22T03:00:00Z']))
        def given = read(send("$path/assign", [by: 'account', assignee: 'program-maintenance']))
        def begun = read(send("$path/start", [:], Role.MAINTENANCE))

        then:
        [planned, given, begun]*.state == ['planned', 'assigned', 'started']
        [given.assignee, given.assignedTo] == ['account', 'program-maintenance']

        when:
        def items = whole(order).items
        def held = send("$path/finish", [:], Role.MAINTENANCE)
        send("$path/results", [item: items[0].id, version: 0, result: 'done'], Role.MAINTENANCE)
        def reading = read(send("$path/results", [item: items[1].id, version: 0, result: '250', remark: 'lưới cao'], Role.MAINTENANCE))
        def late = send("$path/results", [item: items[1].id, version: 0, result: '230'], Role.MAINTENANCE)
        def finished = read(send("$path/finish", [:], Role.MAINTENANCE))
        def accepted = read(send("$path/accept", [:]))

        then:
        held.statusCode() == 400
        read(held).detail.contains('Tắt bypass')
        reading.outOfBand
        late.statusCode() == 409
        [finished, accepted]*.state == ['finished', 'accepted']
        with(whole(order)) {
            it.assets == [owner.ups]
            it.items*.result == ['done', '250']
            it.changes*.action == ['open', 'plan', 'assign', 'start', 'record', 'record', 'finish', 'accept']
            it.spent.total == 0
        }
    }

    def "the list is found by #query"() {
        given:
        def one = opened(title: 'Lọc gió phòng UPS', due: '2026-12-24', kind: 'planned')

        expect:
        web.get("$PATH?$query", Role.AUDITOR).items*.id.contains(one.id) == found

        where:
        query                                      || found
        'q=loc+gio'                                || true
        'q=loc+gio&kind=corrective'                || false
        'state=open&from=2026-12-24&to=2026-12-24' || true
        'from=2026-12-25'                          || false
        'to=2026-12-23&q=loc'                      || false
        'state=late'                               || false
        'asset=1'                                  || true
        'page=1&size=1000'                         || false
    }

    def "#body is refused by name: #told"() {
        when:
        def refused = send('', [kind: 'corrective', title: 'Thay quạt'] + body)

        then:
        refused.statusCode() == status
        read(refused).toString().contains(told)

        where:
        body                                                               || status | told
        [title: ' ']                                                       || 400    | 'title'
        [kind: 'odd']                                                      || 400    | 'odd'
        [from: 'alarm:x']                                                  || 400    | 'alarm:x'
        [assets: [99_999]]                                                 || 404    | '99999'
        [assets: [null]]                                                   || 400    | 'assets'
        [items: [null]]                                                    || 400    | 'items'
        [items: [[kind: 'tick']]]                                          || 400    | 'item'
        [items: [[kind: 'wish', text: 'Xem']]]                             || 400    | 'wish'
        [items: [[kind: 'choice', text: 'Màu', choices: ['đỏ']]]]          || 400    | 'Màu'
        [items: [[kind: 'number', text: 'Áp', low: 2, high: 1]]]           || 400    | 'Áp'
        [items: [[kind: 'number', text: 'Áp', low: 1000000000000]]]        || 400    | 'Áp'
        [items: [[kind: 'tick', text: 'Của tài sản khác', asset: 99_999]]] || 400    | 'Của tài sản khác'
    }

    def "what is not legal, not there or not one's right is told apart: #status"() {
        given:
        def order = opened()

        expect:
        send(path.replace('{id}', order.id as String), body, role).statusCode() == status

        where:
        path           | body                                                               | role             || status
        '/{id}/accept' | [:]                                                                | Role.SHIFT_LEAD  || 409
        '/{id}/cancel' | [:]                                                                | Role.SHIFT_LEAD  || 400
        '/{id}/cancel' | [reason: 'Tự hết']                                                 | Role.SHIFT_LEAD  || 200
        '/{id}/cancel' | [reason: 'Tự hết']                                                 | Role.MAINTENANCE || 403
        '/{id}/plan'   | [from: '2026-11-22T01:00:00Z']                                     | Role.SHIFT_LEAD  || 400
        '/{id}/plan'   | [from: '2026-11-22T01:00:00Z', to: '2026-11-22T01:00:00Z']         | Role.SHIFT_LEAD  || 400
        '/{id}/assign' | [by: 'dice', assignee: 'x']                                        | Role.SHIFT_LEAD  || 400
        '/{id}/assign' | [by: 'account', assignee: 'nobody-of-that-name']                   | Role.SHIFT_LEAD  || 400
        '/{id}/results'| [version: 0, result: 'done']                                       | Role.MAINTENANCE || 400
        '/99999/plan'  | [from: '2026-11-22T01:00:00Z', to: '2026-11-22T02:00:00Z']         | Role.SHIFT_LEAD  || 404
    }

    def "a list is not asked for by what is none: #query"() {
        expect:
        web.api('GET', "$PATH?$query", Role.AUDITOR).statusCode() == 400

        where:
        query << ['state=odd', 'from=31/02/2026', 'from=2026-12-02&to=2026-12-01', 'asset=x', 'sort=odd', 'size=0']
    }
}
