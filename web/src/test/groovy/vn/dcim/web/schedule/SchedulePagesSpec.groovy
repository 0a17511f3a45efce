package vn.dcim.web.schedule

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.schedule.JobPlan
import vn.dcim.core.schedule.JobResult
import vn.dcim.core.schedule.JobRun
import vn.dcim.core.schedule.JobTrigger
import vn.dcim.core.schedule.ScheduledJob
import vn.dcim.web.WebServer

/** The schedule as people and programs see it. */
class SchedulePagesSpec extends Specification {

    static class Copy implements ScheduledJob {

        volatile Closure<JobResult> work = { JobResult.NOTHING }

        @Override
        JobPlan plan() {
            JobPlan.of('copy', JobTrigger.cron('0 30 1 1 1 ?')).reportingMissed().serving('BK11-11.4-a')
        }

        @Override
        JobResult run(JobRun run) {
            work(run)
        }
    }

    @Shared Copy copy = new Copy()
    @Shared @AutoCleanup WebServer web = new WebServer(
            ['dcim.schedule.start-delay': '0s', 'dcim.audit.seal-delay': '10h', 'dcim.report.draft-delay': '10h', 'dcim.limits.exports': 100], [copy])

    def conditions = new PollingConditions(timeout: 20, delay: 0.1)

    def setupSpec() {
        new PollingConditions(timeout: 20).eventually { assert web.get('/api/v1/jobs').items.find { it.code == 'copy' }.next }
    }

    def "the page tells of each job what it is, its plan, why it runs, and what becomes of what is missed"() {
        when:
        def html = web.page('/schedule', Role.AUDITOR).body()
        def jobs = web.get('/api/v1/jobs')

        then:
        html.contains('Niêm phong nhật ký hệ thống') && html.contains('mỗi 5 phút')
        html.contains('data-row="copy"') && html.contains('theo cron 0 30 1 1 1 ?') && html.contains('title="Tần suất sao lưu theo mức độ quan trọng"')
        html.contains('chưa chạy lần nào')
        jobs.total == jobs.items.size()
        jobs.items.find { it.code == 'copy' }.with { [it.plan, it.misfire, it.obligations, it.last, it.trouble] } == ['0 30 1 1 1 ?', 'report', ['BK11-11.4-a'], null, false]

        and: "the node is heard; where the very first time was in vain, the next one is seconds away"
        conditions.eventually { assert web.get('/health').parts.schedule == 'UP' }

        and: "whoever only looks has no buttons"
        !html.contains('/run"') && !web.page('/schedule/copy', Role.AUDITOR).body().contains('/schedule/copy/pause')
    }

    def "a run that somebody asks for is seen at work, and its log stays"() {
        given:
        def go = new CountDownLatch(1)
        copy.work = { JobRun run ->
            run.log('dump of <asset>')
            while (!go.await(50, TimeUnit.MILLISECONDS)) {
                run.progress(7, 40)
            }
            JobResult.of('forgotten', 40)
        }

        when:
        def asked = web.submit('/schedule/copy/run', Role.ADMINISTRATOR, [csrf: web.csrf(Role.ADMINISTRATOR)])

        then:
        asked.statusCode() == 303
        conditions.eventually {
            def rows = web.page('/schedule/rows', Role.AUDITOR).body()
            assert rows.contains('đang chạy') && rows.contains('7 trên 40') && rows.contains('<progress')
        }

        when:
        def twice = web.api('POST', '/api/v1/jobs/copy/run', Role.ADMINISTRATOR)

        then:
        twice.statusCode() == 409

        when:
        go.countDown()
        conditions.eventually { assert runs()[0].state == 'done' }
        def run = runs()[0]
        def job = web.page('/schedule/copy', Role.AUDITOR).body()
        def told = web.page("/schedule/copy/runs/$run.id", Role.AUDITOR).body()

        then:
        run.startedBy == 'person-administrator' && run.result == 'forgotten' && run.arguments == ['40']
        job.contains('xóa 40 mục quá hạn lưu') && job.contains("/schedule/copy/runs/$run.id")
        told.contains('dump of &lt;asset&gt;') && !told.contains('/told"')
        web.page('/schedule/copy', Role.AUDITOR, [Cookie: 'dcim_language=en']).body().contains('40 rows beyond their time forgotten')
    }

    def "a failure is red where people look: page, overview, notices"() {
        given:
        copy.work = { throw new IllegalStateException('đĩa đầy') }

        when:
        web.api('POST', '/api/v1/jobs/copy/run', Role.ADMINISTRATOR)
        conditions.eventually { assert runs()[0].state == 'failed' }

        then:
        web.page('/schedule/rows', Role.AUDITOR).body().with { it.contains('■ lỗi') && it.contains('IllegalStateException: đĩa đầy') }
        web.page('/schedule/trouble', Role.AUDITOR).body().contains('/schedule/copy')
        web.page('/', Role.AUDITOR).body().contains('hx-get="/schedule/trouble"')
        web.page('/notices', Role.SECURITY_OFFICER).body().contains('Việc theo lịch lỗi hoặc bị lỡ')
        web.page('/schedule/copy?state=failed', Role.AUDITOR).body().contains('đĩa đầy')
        web.page('/schedule/copy?state=missed', Role.AUDITOR).body().contains('Không có lượt nào như vậy')

        when: "it works again"
        copy.work = { JobResult.NOTHING }
        web.api('POST', '/api/v1/jobs/copy/run', Role.ADMINISTRATOR)
        conditions.eventually { assert runs()[0].state == 'done' }

        then:
        !web.page('/schedule/trouble', Role.AUDITOR).body().contains('/schedule/copy')
    }

    def "a pause needs a reason, loses nothing typed, and can be ended"() {
        when:
        def refused = web.submit('/schedule/copy/pause', Role.SHIFT_LEAD, [csrf: web.csrf(Role.SHIFT_LEAD), hours: '24', reason: ' '])

        then:
        refused.statusCode() == 422
        refused.body().contains('Cần lý do, 1 đến 1000 ký tự') || refused.body().contains('lý do, 1 đến 1000 ký tự')
        refused.body() =~ /<option value="24" selected>/

        when:
        def paused = web.submit('/schedule/copy/pause', Role.SHIFT_LEAD, [csrf: web.csrf(Role.SHIFT_LEAD), hours: '24', reason: 'thay ổ đĩa'])
        def job = web.get('/api/v1/jobs').items.find { it.code == 'copy' }

        then:
        paused.statusCode() == 303
        job.pausedUntil == web.clock.instant().plus(Duration.ofDays(1)).toString() && job.pausedFor == 'thay ổ đĩa'
        web.page('/schedule', Role.AUDITOR).body().with { it.contains('tạm dừng đến 22/11/2026 15:00') && it.contains('thay ổ đĩa') }

        when:
        def resumed = web.api('POST', '/api/v1/jobs/copy/resume', Role.SHIFT_LEAD)

        then:
        resumed.statusCode() == 200
        WebServer.json(resumed).pausedUntil == null
        web.get('/api/v1/audit?subject=job:copy', Role.AUDITOR).items*.action.containsAll(['schedule.pause', 'schedule.resume', 'schedule.run'])

        when: "a program asks for an end that is over"
        def over = web.api('POST', '/api/v1/jobs/copy/pause', Role.SHIFT_LEAD, JsonOutput.toJson([until: '2026-11-21T07:59:59Z', reason: 'x']))

        then:
        over.statusCode() == 400
    }

    def "lists are taken away as they are shown, and asked for by day"() {
        when:
        def csv = web.page('/schedule/export.csv', Role.AUDITOR).body()
        def json = new JsonSlurper().parseText(web.page('/schedule/copy/export.json', Role.AUDITOR).body())

        then:
        csv.readLines()[0].contains('Việc') && csv.contains('copy')
        json*.state.containsAll(['done', 'failed'])
        web.page('/schedule/export.xlsx', Role.AUDITOR).statusCode() == 200
        web.get('/api/v1/jobs/copy/runs?since=2026-11-21').total == json.size()
        web.get('/api/v1/jobs/copy/runs?since=2026-11-22').total == 0
    }

    def "what is not there, or is no state, is refused: #path"() {
        expect:
        web.api('GET', path, Role.AUDITOR).statusCode() == status

        where:
        path                                   || status
        '/api/v1/jobs/nothing/runs'            || 404
        '/api/v1/jobs/copy/runs?state=happy'   || 400
        '/api/v1/jobs/copy/runs?since=today'   || 400
        '/api/v1/jobs/copy/runs?size=0'        || 400
        '/api/v1/jobs/copy/runs?size=1001'     || 400
    }

    private List<Map> runs() {
        web.get('/api/v1/jobs/copy/runs').items
    }
}
