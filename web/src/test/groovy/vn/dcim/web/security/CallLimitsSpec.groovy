package vn.dcim.web.security

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.web.WebServer

/** How much one account gets, by which nobody can keep the machine, or a device, busy for all. */
class CallLimitsSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer(
            ['dcim.limits.token': 3, 'dcim.limits.account': 5, 'dcim.limits.exports': 2, 'dcim.limits.device-questions': 1])

    def setup() {
        web.clock.advance(Duration.ofMinutes(1))
    }

    int ask(String token) {
        web.anonymous('/api/v1/alarms', [Authorization: "Bearer $token".toString()]).statusCode()
    }

    def "one token gets three calls a minute here, and five all of an account together"() {
        given:
        def account = web.bean(Accounts).issue('busy', Role.OPERATOR).account()
        def (first, second) = (1..2).collect { web.bean(ApiTokens).issue(account, "job $it") }

        when:
        def ofFirst = (1..4).collect { ask(first) }
        def ofSecond = (1..3).collect { ask(second) }

        then:
        ofFirst == [200, 200, 200, 429]
        ofSecond == [200, 200, 429]

        and: "others get theirs"
        web.api('GET', '/api/v1/alarms', Role.AUDITOR).statusCode() == 200

        and:
        new PollingConditions(timeout: 10).eventually {
            assert web.bean(AuditLog).page(0, 20).content.findAll { it.action() == 'call.limit' }
                    .collect { [it.actor(), it.subject() == 'busy', it.reason()] } as Set == [['busy', false, 'calls: 3 in PT1M'], ['busy', true, 'calls: 5 in PT1M']] as Set
        }

        when:
        web.clock.advance(Duration.ofMinutes(1) - Duration.ofMillis(1))
        def early = ask(first)
        web.clock.advance(Duration.ofMillis(1))

        then:
        early == 429
        ask(first) == 200
    }

    def "an answer that is held back says for how long, to programs and to people"() {
        when:
        def programs = (1..4).collect { web.api('GET', '/api/v1/alarms', Role.HEAD) }.last()
        def people = (1..3).collect { web.page("/alarms/export.$kind", Role.HEAD) }

        then:
        programs.headers().firstValue('Retry-After').get() == '60'
        WebServer.json(programs).with { [type, status] } == ['/problems/too-many', 429]
        people*.statusCode() == [200, 200, 429]
        people.last().headers().firstValue('Retry-After').get() == '60'
        people.last().body().contains('Quá nhiều lần xuất danh sách trong thời gian ngắn. Hãy thử lại sau 60 giây.')

        and: "the pages go on"
        web.page('/alarms', Role.HEAD).statusCode() == 200

        where:
        kind << ['csv', 'xlsx']
    }

    def "a device is asked once a minute here, whatever it answers"() {
        expect:
        (1..2).collect { web.api('POST', '/api/v1/devices/identify', Role.SHIFT_LEAD, '{}').statusCode() } == [400, 429]
        web.command('/devices/new/identify', Role.ADMINISTRATOR, [address: '']).statusCode() == 422
        web.command('/devices/new/identify', Role.ADMINISTRATOR, [address: '']).statusCode() == 429
    }

    def "no limit is below one"() {
        when:
        new CallLimitConfig(600, 1200, 0, 30)

        then:
        thrown(DcimException)
    }
}
