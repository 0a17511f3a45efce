package vn.dcim.web.health

import java.net.http.HttpResponse
import java.util.concurrent.CompletableFuture
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.MariadbServer
import vn.dcim.core.testing.TestDatabase
import vn.dcim.web.WebServer
import vn.dcim.web.page.Assets

class HealthSpec extends Specification {

    /** Within which everything is told; without a limit of its own the program would wait for a connection for half a minute. */
    static final int LONGEST_S = 10

    @Shared @AutoCleanup WebServer web = new WebServer(
            ['dcim.schedule.start-delay': '0s', 'dcim.schedule.watch': '500ms', 'dcim.schedule.check-in': 'PT1S', 'dcim.audit.seal-delay': '10h'], [], TestDatabase.onServerOfItsOwn())

    def "with its database the program is up; a broker that nobody named is no part of it"() {
        when: "the schedule has begun"
        new PollingConditions(timeout: 60, delay: 0.2).eventually {
            assert WebServer.json(web.anonymous('/health')) == [status: 'UP', parts: [database: 'UP', schedule: 'UP']]
        }
        def answer = web.anonymous('/health')

        then:
        answer.statusCode() == 200
        answer.headers().firstValue('Cache-Control').get() == 'no-store'
    }

    def "a broker that is gone is named, and nothing is told of where it was"() {
        given:
        def web = new WebServer(['dcim.mqtt.url': 'tcp://127.0.0.1:1'])

        when:
        def answer = web.anonymous('/health')

        then:
        answer.statusCode() == 503
        WebServer.json(answer) == [status: 'DOWN', parts: [broker: 'DOWN', database: 'UP', schedule: 'UP']]

        cleanup:
        web.close()
    }

    def "a database that #what is told within seconds, by /health and by every page; afterwards all is well again"() {
        given:
        def token = web.token(Role.AUDITOR)
        def session = web.session(Role.OPERATOR)

        when: "somebody asks for the health who is signed in"
        server."$away"()
        def health = timed { web.anonymous('/health', [Cookie: session]) }

        then:
        health.answer.statusCode() == 503
        WebServer.json(health.answer) == [status: 'DOWN', parts: [database: 'DOWN', schedule: 'DOWN']]
        health.seconds < LONGEST_S

        when:
        def answers = [
                vietnamese: ['/devices', [Cookie: session]],
                english   : ['/devices', [Cookie: "$session; dcim_language=en".toString()]],
                program   : ['/api/v1/devices', [Authorization: "Bearer $token".toString()]],
                styles    : [web.bean(Assets).path("dcim.css"), [Cookie: session]],
        ].collectEntries { name, ask -> [name, CompletableFuture.supplyAsync { timed { web.anonymous(*ask) } }] }*.value*.join()
        def (vietnamese, english, program, styles) = answers

        then:
        answers*.answer*.statusCode() == [503, 503, 503, 200]
        vietnamese.answer.body().contains('Cơ sở dữ liệu không trả lời.')
        english.answer.body().contains('The database does not answer.')
        WebServer.json(program.answer).type == '/problems/database-unavailable'
        answers.every { it.seconds < LONGEST_S }

        when: "something is read meanwhile"
        web.bean(SampleSink).accept(SampleBatch.silence(1, web.clock.instant()))

        then: "the page says how much waits"
        new PollingConditions(timeout: 20, delay: 0.2).eventually {
            assert web.anonymous('/devices', [Cookie: session]).body().contains('Đang chờ trên đĩa: 1 lượt đọc, 0 % chỗ chờ')
        }

        when:
        server."$back"()

        then:
        new PollingConditions(timeout: 60, delay: 0.2).eventually {
            assert web.anonymous('/health').statusCode() == 200
            assert web.page('/devices', Role.OPERATOR).statusCode() == 200
            assert WebServer.json(web.anonymous('/health')).status == 'UP'
        }

        when: "a job is asked for after that"
        def asked = web.api('POST', '/api/v1/jobs/notice-retention/run', Role.ADMINISTRATOR)

        then:
        asked.statusCode() == 202
        new PollingConditions(timeout: 60, delay: 0.2).eventually {
            assert web.get('/api/v1/jobs').items.find { it.code == 'notice-retention' }.last?.state == 'done'
        }

        where:
        what          | away    | back
        'is killed'   | 'kill'  | 'start'
        'stands still' | 'pause' | 'resume'
    }

    private MariadbServer getServer() {
        web.database.server()
    }

    private static Map timed(Closure<HttpResponse<String>> ask) {
        def started = System.nanoTime()
        [answer: ask(), seconds: (System.nanoTime() - started) / 1e9]
    }
}
