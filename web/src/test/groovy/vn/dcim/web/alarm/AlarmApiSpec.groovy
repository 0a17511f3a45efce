package vn.dcim.web.alarm

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.web.Plant
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

class AlarmApiSpec extends Specification {

    static final UTILITY = 2
    static final BATTERY = 3

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared Plant plant = new Plant(web)
    @Shared int made

    def ups = aDevice("UPS-${++made}").with('output.source').addTo(web.context)
    Map alarm

    def setup() {
        plant.says(ups, ['output.source': BATTERY])
        alarm = web.get("/api/v1/alarms?device=${ups.name()}").items[0]
    }

    def post(String command, Role role = Role.OPERATOR, String body = null) {
        web.api('POST', "/api/v1/alarms/${alarm.id}/$command", role, body)
    }

    def "an alarm tells what, where, how bad and since when"() {
        expect:
        alarm.findAll { it.value != null } == [
                id: alarm.id, device: ups.id(), deviceName: ups.name(), point: alarm.point, name: 'output.source',
                rule: 'ups-on-battery', title: 'UPS on battery', priority: 'high', state: 'unacknowledged', active: true,
                raisedAt: web.clock.instant().toString(), lastRaisedAt: web.clock.instant().toString(),
                value: 3, unit: '', count: 1, chattering: false]
    }

    def "an operator acknowledges, once, and the transitions say so"() {
        when:
        def first = post('acknowledge', Role.OPERATOR, '{"comment":"seen"}')
        def second = post('acknowledge')

        then:
        WebServer.json(first).state == 'acknowledged'
        WebServer.json(first).acknowledgedBy == 'program-operator'
        second.statusCode() == 409
        WebServer.json(second).type == '/problems/illegal-transition'
        web.get("/api/v1/alarms/${alarm.id}/transitions").items.collect { [it.from, it.to, it.action, it.actor, it.reason] } == [
                ['normal', 'unacknowledged', 'raise', 'system', ''],
                ['unacknowledged', 'acknowledged', 'acknowledge', 'program-operator', 'seen'],
        ]
    }

    def "#role may not acknowledge, and without a token nobody may"() {
        expect:
        post('acknowledge', role).statusCode() == status

        where:
        role         || status
        Role.AUDITOR || 403
        Role.HEAD    || 403
        Role.DISPLAY || 403
        null         || 401
    }

    def "shelving takes a time and a reason"() {
        when:
        def shelved = post('shelve', Role.SHIFT_LEAD, '{"minutes":30,"reason":"battery test"}')

        then:
        WebServer.json(shelved).subMap('state', 'until', 'reason') == [
                state: 'shelved', until: web.clock.instant().plus(Duration.ofMinutes(30)).toString(), reason: 'battery test']
        WebServer.json(post('unshelve', Role.SHIFT_LEAD)).state == 'unacknowledged'
    }

    def "shelving with #body is refused: #field"() {
        when:
        def answer = post('shelve', Role.SHIFT_LEAD, body)

        then:
        answer.statusCode() == 400
        WebServer.json(answer).errors[0].field == field

        where:
        body                                || field
        '{"minutes":30}'                    || 'reason'
        '{"minutes":30,"reason":"  "}'      || 'reason'
        '{"reason":"test"}'                 || 'duration'
        '{"minutes":-1,"reason":"test"}'    || 'duration'
        '{"minutes":1441,"reason":"test"}'  || 'duration'
    }

    def "#command with words of #length characters is answered #status"() {
        given:
        def words = 'ă' * length

        expect:
        post(command, Role.SHIFT_LEAD, "{\"minutes\":30,\"reason\":\"$words\",\"comment\":\"$words\"}").statusCode() == status

        where:
        command       | length || status
        'comment'     | 1000   || 200
        'comment'     | 1001   || 400
        'shelve'      | 1000   || 200
        'shelve'      | 1001   || 400
        'acknowledge' | 1000   || 200
        'acknowledge' | 1001   || 400
    }

    def "a body that is no JSON is a problem, not a fault"() {
        expect:
        post('acknowledge', Role.OPERATOR, '{"comment":').statusCode() == 400
    }

    def "lists by state: #state has it #has"() {
        given: "the alarm has returned before anybody saw it"
        plant.says(ups, ['output.source': UTILITY])
        web.clock.advance(Duration.ofMinutes(2))
        plant.says(ups, ['output.source': UTILITY])

        expect:
        (web.get("/api/v1/alarms?device=${ups.id()}&state=$state").total == 1) == has

        where:
        state                                       || has
        ''                                          || true
        'returned-unacknowledged'                   || true
        'RETURNED_UNACKNOWLEDGED'                   || true
        'unacknowledged,returned-unacknowledged'    || true
        'all'                                       || true
        'unacknowledged'                            || false
        'normal'                                    || false
    }

    def "#query is refused with what is accepted"() {
        when:
        def answer = web.api('GET', "/api/v1/alarms?$query", Role.OPERATOR)

        then:
        answer.statusCode() == status
        WebServer.json(answer).detail.contains(mend)

        where:
        query             || status | mend
        'state=open'      || 400    | 'unacknowledged, acknowledged'
        'priority=urgent' || 400    | 'low, medium, high'
        'sort=colour'     || 400    | 'urgency, newest'
        'device=UPS-Z'    || 404    | 'UPS-Z'
    }

    def "an alarm that is not there is a problem"() {
        expect:
        web.api('GET', '/api/v1/alarms/4711', Role.OPERATOR).statusCode() == 404
        web.api('GET', '/api/v1/alarms/4711/transitions', Role.OPERATOR).statusCode() == 404
        web.api('POST', '/api/v1/alarms/4711/acknowledge', Role.OPERATOR).statusCode() == 404
    }

    def "a page far beyond the last is empty"() {
        expect:
        web.get("/api/v1/alarms?page=${Integer.MAX_VALUE}").items == []
    }
}
