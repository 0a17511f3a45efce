package vn.dcim.web.incident

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.web.WebServer

/** Incidents as programs open and lead them. */
class IncidentApiSpec extends Specification {

    static final String PATH = '/api/v1/incidents'

    @Shared @AutoCleanup WebServer web = new WebServer() // 21 November 2026, 15:00 at the centre

    def send(String path, Map body, Role role = Role.SHIFT_LEAD) {
        web.clock.advance(Duration.ofSeconds(1))
        web.api('POST', PATH + path, role, JsonOutput.toJson(body))
    }

    static Map read(response) {
        new JsonSlurper().parseText(response.body()) as Map
    }

    Map opened(Map more = [:]) {
        def answer = send('', [title: 'Máy chủ thư bị mã hóa'] + more)
        assert answer.statusCode() == 201: answer.body()
        read(answer)
    }

    def "it is opened, answered to its levels, told of, and its repair waits for the backup"() {
        given:
        def incident = opened(detectedAt: '2026-11-21T07:30:00Z')
        def path = "/${incident.id}"

        expect:
        [incident.detectedAt, incident.closed, incident.operational] == ['2026-11-21T07:30:00Z', false, null]
        'cause' in incident.missing

        when:
        def levelled = read(send("$path/answers", [question: 'centre-stopped', answer: 'yes']))
        def told = read(send("$path/attempts", [body: levelled.notices[0].body, addressee: 'Ông Nam', channel: 'telephone', result: 'sent']))
        def noted = read(send("$path/steps", [kind: 'isolated', text: 'Đã rút dây mạng']))
        def early = send("$path/steps", [kind: 'repair-started', text: 'Cài lại'])

        then:
        levelled.incident.operational == 'operational-especially-serious'
        told.notices[0].toldAt != null
        told.attempts*.addressee == ['Ông Nam']
        noted.steps*.kind == ['isolated']
        early.statusCode() == 409
        read(early).detail.contains('Articles 13.1, 13.3.a')
        send("$path/steps", [kind: 'order-overridden', text: 'Gấp']).statusCode() == 403
        send("$path/steps", [kind: 'closed', text: 'Xong']).statusCode() == 409
    }

    def "the list is found by #query: #found"() {
        given:
        def one = opened(detectedAt: '2026-11-20T00:00:00Z')

        expect:
        web.get("$PATH?$query", Role.AUDITOR).items*.id.contains(one.id) == found

        where:
        query                                             || found
        'state=open'                                      || true
        'state=closed'                                    || false
        'from=2026-11-20T00:00:00Z'                       || true
        'from=2026-11-20T00:00:01Z'                       || false
        'from=2026-11-19T00:00:00Z&to=2026-11-20T00:00:00Z' || false
        'to=2026-11-20T00:00:01Z'                         || true
    }

    def "#body of #path is refused: #status #told"() {
        given:
        def incident = opened()

        when:
        def refused = send(path.replace('{id}', incident.id as String), body, role)

        then:
        refused.statusCode() == status
        refused.body().contains(told)

        where:
        path             | body                                       | role            || status | told
        ''               | [title: ' ']                               | Role.SHIFT_LEAD || 400    | 'title'
        ''               | [title: 'x', detectedAt: '2030-01-01T00:00:00Z'] | Role.SHIFT_LEAD || 400 | 'detected-at'
        ''               | [title: 'x', alarm: 99_999]                | Role.SHIFT_LEAD || 404    | '99999'
        ''               | [title: 'x', asset: 99_999]                | Role.SHIFT_LEAD || 404    | '99999'
        ''               | [title: 'x']                               | Role.AUDITOR    || 403    | ''
        '/{id}/answers'  | [question: 'colour', answer: 'yes']        | Role.SHIFT_LEAD || 400    | 'colour'
        '/{id}/steps'    | [kind: 'odd', text: 'x']                   | Role.SHIFT_LEAD || 400    | 'odd'
        '/{id}/steps'    | [kind: 'note']                             | Role.SHIFT_LEAD || 400    | 'text'
        '/{id}/attempts' | [body: 'nobody', channel: 'telephone']     | Role.SHIFT_LEAD || 400    | 'nobody'
        '/99999/steps'   | [kind: 'note', text: 'x']                  | Role.SHIFT_LEAD || 404    | '99999'
    }
}
