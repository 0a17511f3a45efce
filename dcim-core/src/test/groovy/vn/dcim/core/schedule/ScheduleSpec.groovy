package vn.dcim.core.schedule

import com.zaxxer.hikari.HikariDataSource
import io.micronaut.context.ApplicationContext
import io.micronaut.inject.qualifiers.Qualifiers
import io.micronaut.jdbc.DataSourceResolver
import java.time.Duration
import java.time.Instant
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import javax.sql.DataSource
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.audit.AuditFilter
import vn.dcim.core.audit.AuditTrail
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.schedule.JobTrigger.cron
import static vn.dcim.core.schedule.JobTrigger.every

/** Nodes of one schedule on one database; each is a context of this process. */
class ScheduleSpec extends Specification {

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()

    def conditions = new PollingConditions(timeout: 30, delay: 0.1)
    List<ApplicationContext> nodes = []

    def setup() {
        ['QRTZ_FIRED_TRIGGERS', 'QRTZ_SIMPLE_TRIGGERS', 'QRTZ_CRON_TRIGGERS', 'QRTZ_TRIGGERS', 'QRTZ_JOB_DETAILS', 'QRTZ_SCHEDULER_STATE',
         'schedule_run', 'schedule_pause'].each { table ->
            if (database.rows("SHOW TABLES LIKE '$table'")) {
                execute("DELETE FROM $table")
            }
        }
    }

    def cleanup() {
        nodes.each { it.close() }
    }

    def "a run is a row from its first moment: progress and log while it lasts, then what came of it"() {
        given:
        def go = new CountDownLatch(1)
        def board = start(job(daily('copy')) { JobRun run ->
            run.log('first line')
            run.log('second line')
            while (!go.await(50, TimeUnit.MILLISECONDS)) {
                run.progress(1, 3)
            }
            run.progress(3, 3)
            JobResult.of('copied', 3, 'Sơ đồ điện')
        }).getBean(JobBoard)

        when:
        nodes[0].getBean(ScheduleDesk).run('copy', 'an')

        then:
        conditions.eventually {
            def run = board.line('copy').last()
            assert [run.state(), run.progressDone(), run.progressOf()] == [RunState.RUNNING, 1, 3]
            assert board.log(run.id()).readLines().collect { it.substring(9) } == ['first line', 'second line']
        }

        when: "it is asked for again"
        nodes[0].getBean(ScheduleDesk).run('copy', 'an')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.ILLEGAL_TRANSITION

        when:
        go.countDown()

        then:
        conditions.eventually {
            def run = board.line('copy').last()
            assert [run.state(), run.progressDone(), run.result(), run.told(), run.startedBy(), run.attempt()] ==
                    [RunState.DONE, 3, 'copied', ['3', 'Sơ đồ điện'], 'an', 1]
            assert !run.endedAt().isBefore(run.firedAt())
        }
        audited('schedule.run') == [['an', 'job:copy']]
    }

    def "a job that #what has failed, says of what, and is told once until it works again"() {
        given:
        int runs = 0
        start(job(plan) { JobRun run ->
            if (runs++ == 2) {
                return JobResult.NOTHING
            }
            work(run)
        })
        def board = nodes[0].getBean(JobBoard)

        when:
        4.times { time ->
            nodes[0].getBean(ScheduleDesk).run(plan.code(), 'an')
            conditions.eventually { assert board.runs(plan.code(), Optional.empty(), JobBoard.BEGINNING, 0, 9).runs()*.endedAt().count { it } == time + 1 }
        }
        def found = board.runs(plan.code(), Optional.of(RunState.FAILED), JobBoard.BEGINNING, 0, 9)

        then:
        found.total() == 3
        found.runs()[0].result() == result
        found.runs()[0].told() == told
        database.rows("SELECT * FROM notice WHERE kind = 'JOB_FAILED' AND facts LIKE '%\"${plan.code()}\"%'").size() == 2
        board.troubled()*.plan()*.code() == [plan.code()]

        where:
        what             | plan                                           | work                                                              || result            | told
        'throws'         | daily('thrower')                               | { throw new IllegalStateException('no disk') }                    || 'exception'       | ['IllegalStateException', 'no disk']
        'is refused'     | daily('refused')                               | { throw new DcimException(ErrorCode.NOT_FOUND, 'point', 7) }      || 'error.not-found' | ['point', '7']
        'takes too long' | daily('slow').within(Duration.ofMillis(100))   | { new CountDownLatch(1).await() }                                 || 'timeout'         | ['0']
        'breaks'         | daily('broken')                                | { throw new StackOverflowError() }                                || 'exception'       | ['StackOverflowError', 'null']
    }

    def "what was missed while nothing ran is #fate, one row for all of it"() {
        given: "a store that knows the job, and whose node then stood still for three hours"
        def ran = new ConcurrentLinkedQueue<JobRun>()
        def work = job(plan) { JobRun run -> ran << run; JobResult.NOTHING }
        start(work).getBean(Clockwork).end()
        def missed = Instant.now().minusSeconds(3 * 3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
        execute("UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = ${missed.toEpochMilli()} WHERE TRIGGER_NAME = '${plan.code()}'")

        when:
        def board = start(work).getBean(JobBoard)
        conditions.eventually { assert board.line(plan.code()).ended() != null }
        def rows = board.runs(plan.code(), Optional.empty(), JobBoard.BEGINNING, 0, 9).runs()

        then:
        rows.size() == 1
        rows[0].state() == state
        rows[0].scheduledAt() == missed
        rows[0].caughtUp() == caught
        rows[0].firings() == firings
        rows[0].cause() == MissCause.DOWN
        ran*.isCaughtUp() == (caught ? [true] : [])
        board.troubled()*.plan()*.code() == (caught ? [] : [plan.code()])

        and: "it goes on as planned; the store moves on after the row is written"
        conditions.eventually { assert board.line(plan.code()).next() > Instant.now().minusSeconds(1) }

        where:
        plan                                                                    || state           | caught | firings
        JobPlan.of('catching', every(Duration.ofHours(1), Duration.ofHours(1))) || RunState.DONE   | true   | 4
        JobPlan.of('reporting', every(Duration.ofHours(1), Duration.ofHours(1))).reportingMissed() || RunState.MISSED | false | 4
        JobPlan.of('catching-cron', cron('0 0 0 1 1 ?'))                        || RunState.DONE   | true   | 1
        JobPlan.of('reporting-cron', cron('0 0 0 1 1 ?')).reportingMissed()     || RunState.MISSED | false  | 1
        fate = caught ? 'caught up' : 'reported'
    }

    def "two nodes fire each firing once"() {
        given:
        def fired = new ConcurrentLinkedQueue<Instant>()
        def ticking = { job(JobPlan.of('tick', every(Duration.ofSeconds(1), Duration.ofSeconds(1)))) { JobRun run -> fired << run.scheduledAt(); JobResult.NOTHING } }
        2.times { start(ticking()) }

        expect:
        conditions.eventually { assert fired.size() >= 5 }
        nodes.each { it.getBean(Clockwork).end() }
        fired.size() == (fired as Set).size()
        database.rows("SELECT COUNT(*) AS n, COUNT(DISTINCT scheduled_at) AS d FROM schedule_run WHERE job = 'tick'")[0] == [n: fired.size() as long, d: fired.size() as long]
        (fired as List).sort().collate(2, 1, false).every { Duration.between(it[0], it[1]) == Duration.ofSeconds(1) }
    }

    def "what a node was at when it was killed is closed by the other, and done again where its plan says so"() {
        given: "two nodes, the second of which comes when the first is at work"
        def left = JobPlan.of('left', every(Duration.ofHours(1), Duration.ofSeconds(1)))
        def recovered = JobPlan.of('recovered', every(Duration.ofHours(1), Duration.ofSeconds(1))).recovered()
        def begun = new CountDownLatch(2)
        def never = new CountDownLatch(1)
        start([left, recovered].collect { plan -> job(plan) { begun.countDown(); never.await(); JobResult.NOTHING } } as SpecJob[])
        begun.await()
        def second = start(job(left), job(recovered))

        when: "the first loses all it has of the database at once, as by kill -9"
        kill(nodes[0])

        then:
        conditions.eventually {
            second.getBean(NodeWatch).look()
            assert outcome('left') == [['INTERRUPTED', 'node-died', 1]]
            assert outcome('recovered') == [['INTERRUPTED', 'node-died', 1], ['DONE', 'nothing', 2]]
        }

        cleanup:
        never.countDown()
    }

    def "what runs as the program ends is interrupted, and done again by the next start where its plan says so"() {
        given:
        def begun = new CountDownLatch(1)
        def plan = JobPlan.of('long', every(Duration.ofHours(1), Duration.ofSeconds(1))).recovered()
        start(job(plan) { begun.countDown(); new CountDownLatch(1).await(); JobResult.NOTHING })
        begun.await()

        when:
        nodes[0].close()

        then:
        database.rows("SELECT state, result FROM schedule_run") == [[state: 'INTERRUPTED', result: 'program-ended']]

        when:
        start(job(plan))

        then:
        conditions.eventually {
            assert database.rows("SELECT state, attempt FROM schedule_run ORDER BY id") == [[state: 'INTERRUPTED', attempt: 1], [state: 'DONE', attempt: 2]]
        }
    }

    def "a pause leaves firings out, lets people run the job all the same, and ends by itself"() {
        given:
        def plan = JobPlan.of('tick', every(Duration.ofSeconds(1), Duration.ofSeconds(1)))
        start(job(plan))
        def desk = nodes[0].getBean(ScheduleDesk)
        def board = nodes[0].getBean(JobBoard)

        when:
        def pause = desk.pause('tick', Instant.now().plusSeconds(3600), ' đổi ổ đĩa ', 'an')
        conditions.eventually { assert board.pauses('tick')[0].leftOut() >= 2 }
        int before = rows('tick').size()

        then:
        pause.reason() == 'đổi ổ đĩa'
        board.line('tick').pause().id() == pause.id()

        when:
        desk.run('tick', 'binh')

        then:
        conditions.eventually { assert rows('tick').findAll { it.startedBy() == 'binh' }*.state() == [RunState.DONE] }
        rows('tick').size() == before + 1

        when:
        desk.pause('tick', Instant.now().plusSeconds(60), 'again', 'an')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.ILLEGAL_TRANSITION

        when: "its time is over"
        execute("UPDATE schedule_pause SET until = UTC_TIMESTAMP(3)")
        nodes[0].getBean(NodeWatch).look()

        then:
        conditions.eventually { assert rows('tick').findAll { it.byClock }.size() > before }
        board.line('tick').pause() == null
        board.pauses('tick')[0].endedAt() == board.pauses('tick')[0].until()
        audited('schedule.pause') == [['an', 'job:tick']]
        audited('schedule.pause-end') == [['dcim', 'job:tick']]

        when:
        desk.resume('tick', 'an')

        then:
        refused = thrown(DcimException)
        refused.code() == ErrorCode.ILLEGAL_TRANSITION
    }

    def "a pause #why is refused"() {
        given:
        start(job(daily('copy')))

        when:
        nodes[0].getBean(ScheduleDesk).pause('copy', until, reason, 'an')

        then:
        def refused = thrown(DcimException)
        refused.arguments()[0] == field

        where:
        why               | until                                  | reason   || field
        'without an end'  | null                                   | 'reason' || 'until'
        'that is over'    | Instant.now().minusSeconds(1)          | 'reason' || 'until'
        'without reason'  | Instant.now().plusSeconds(60)          | '  '     || 'reason'
        'for half a year' | Instant.now().plusSeconds(180 * 86400) | 'reason' || 'until'
    }

    def "the store follows the program and the settings: new, changed, gone"() {
        given:
        start([:], job(daily('kept')), job(daily('moved')), job(daily('gone')))
        nodes[0].close()

        when:
        def board = start(['dcim.schedule.moved.cron': '0 0 5 * * ?'], job(daily('kept')), job(daily('moved')), job(daily('added'))).getBean(JobBoard)
        def codes = board.lines()*.plan()*.code()

        then:
        codes.containsAll(['kept', 'moved', 'added'])
        !('gone' in codes)
        board.line('moved').plan().trigger().toString() == '0 0 5 * * ?'
        database.rows("SELECT JOB_NAME AS j, DESCRIPTION AS d FROM QRTZ_TRIGGERS WHERE JOB_NAME IN ('kept', 'moved', 'gone', 'added') ORDER BY 1").collectEntries { [it.j, it.d] } ==
                [added: '0 0 0 1 1 ? catch-up', kept: '0 0 0 1 1 ? catch-up', moved: '0 0 5 * * ? catch-up']
    }

    def "a setting by which a job would never run stops the start"() {
        when:
        context(['dcim.schedule.copy.cron': '0 0 0 30 2 ?'], job(daily('copy')))

        then:
        def refused = thrown(Exception)
        def told = refused.toString() + refused.cause
        told.contains('dcim.schedule.copy.cron') && told.contains('0 0 0 30 2 ?')
    }

    def "after the clock was set back, jobs of an interval go on, and nothing runs twice"() {
        given: "as the store looks an hour before what it knows"
        start(job(JobPlan.of('tick', every(Duration.ofMinutes(5), Duration.ofMinutes(5)))), job(daily('copy')))
        def later = Instant.now().plusSeconds(3600 + 200)
        execute("UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = ${later.toEpochMilli()}, PREV_FIRE_TIME = ${later.minusSeconds(300).toEpochMilli()} WHERE JOB_NAME = 'tick'")
        def copy = nodes[0].getBean(JobBoard).line('copy').next()

        when:
        nodes[0].getBean(NodeWatch).look()

        then:
        nodes[0].getBean(JobBoard).line('tick').next() < Instant.now().plusSeconds(301)
        nodes[0].getBean(JobBoard).line('copy').next() == copy
        rows('tick') == []
        audited('schedule.clock-back') == [['dcim', 'tick']]
    }

    def "runs are forgotten when nobody needs them: those of every few minutes soon, trouble and rare ones late"() {
        given:
        start(job(JobPlan.of('tick', every(Duration.ofMinutes(5), Duration.ofMinutes(5)))), job(daily('copy')))
        def now = Instant.now()
        [['tick', 8, 'DONE'], ['tick', 6, 'DONE'], ['tick', 8, 'FAILED'], ['tick', 1101, 'FAILED'], ['copy', 8, 'DONE'], ['copy', 1101, 'DONE'], ['copy', 1099, 'MISSED']].each { job, days, state ->
            execute("INSERT INTO schedule_run (job, scheduled_at, started_by, attempt, fired_at, ended_at, node, fire_id, state, firings, caught_up, cause, result, arguments)" +
                    " SELECT '$job', t, '', 1 + ROUND(RAND() * 1000000), t, t, 'n', '', '$state', 1, FALSE, 'NONE', 'nothing', '[]' FROM (SELECT UTC_TIMESTAMP(3) - INTERVAL $days DAY AS t) x")
        }

        when:
        def result = nodes[0].getBean(RunRetention).run(JobRun.unrecorded(now))

        then:
        result == JobResult.of('forgotten', 3)
        database.rows("SELECT job, state FROM schedule_run ORDER BY id").collect { [it.job, it.state] } == [['tick', 'DONE'], ['tick', 'FAILED'], ['copy', 'DONE'], ['copy', 'MISSED']]
    }

    def "the jobs of the program have plans that fire"() {
        given:
        def jobs = start().getBean(Jobs).plans()

        expect:
        jobs*.code().containsAll(['administrator-notices', 'audit-seal', 'daily-peaks', 'drift', 'ending-notices', 'journal-partitions', 'notice-retention',
                                  'rejected-retention', 'report-drafts', 'schedule-retention'])
        jobs.every { it.trigger().nextAfter(Instant.now()).present }
    }

    private static JobPlan daily(String code) {
        JobPlan.of(code, cron('0 0 0 1 1 ?'))
    }

    private static SpecJob job(JobPlan plan, Closure<JobResult> work = { JobResult.NOTHING }) {
        new SpecJob(plan, work)
    }

    private ApplicationContext start(Map<String, ?> settings = [:], SpecJob... jobs) {
        def node = context(settings, jobs)
        node.getBean(NodeWatch).look()
        node
    }

    private ApplicationContext context(Map<String, ?> settings, SpecJob... jobs) {
        def node = ApplicationContext.builder()
                .properties(database.properties() + [
                        'dcim.schedule.node': "node-${nodes.size() + 1}-${System.nanoTime()}", 'dcim.schedule.check-in': 'PT0.5S', 'dcim.schedule.late': 'PT5S',
                        'dcim.audit.seal-delay': '10h'] + settings)
                .build()
        jobs.each { node.registerSingleton(ScheduledJob, it, Qualifiers.byName(it.plan().code())) }
        nodes << node
        node.start()
        node
    }

    private static void kill(ApplicationContext node) {
        ((HikariDataSource) node.getBean(DataSourceResolver).resolve(node.getBean(DataSource))).close()
    }

    private List<ScheduledRun> rows(String job) {
        nodes.last().getBean(JobBoard).runs(job, Optional.empty(), JobBoard.BEGINNING, 0, 100).runs()
    }

    /** What became of the first firing of a job. */
    private List<List> outcome(String job) {
        database.rows("SELECT state, result, attempt FROM schedule_run WHERE job = '$job'" +
                " AND scheduled_at = (SELECT MIN(scheduled_at) FROM schedule_run WHERE job = '$job') ORDER BY id")*.values()*.toList()
    }

    private List<List<String>> audited(String action) {
        nodes.last().getBean(AuditTrail).find(new AuditFilter(null, null, '', action, '', ''), AuditTrail.Order.NEWEST, 0, 10).entries().collect { [it.actor(), it.subject()] }
    }

    private void execute(String sql) {
        database.connect().withCloseable { it.createStatement().execute(sql) }
    }
}
