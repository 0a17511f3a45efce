package vn.dcim.core.schedule

import io.micronaut.context.ApplicationContext
import io.micronaut.inject.qualifiers.Qualifiers
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.audit.AuditFilter
import vn.dcim.core.audit.AuditTrail
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Jobs fired by a clock that is stepped. */
class SteppedScheduleSpec extends Specification {

    static final String BEGIN = '2028-02-28T17:00:00Z'

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared SteppedClock clock = SteppedClock.at(BEGIN)
    @Shared List<String> done = []
    @Shared @AutoCleanup ApplicationContext context

    def setupSpec() {
        context = ApplicationContext.builder().properties(database.properties()).singletons(clock).build()
        [JobPlan.of('spec-often', JobTrigger.every(Duration.ofMinutes(5), Duration.ofMinutes(2))),
         JobPlan.of('spec-nightly', JobTrigger.cron('0 0 1 * * ?'))].each { plan ->
            context.registerSingleton(ScheduledJob, new SpecJob(plan, { JobRun run ->
                done << "$plan.code() ${run.scheduledAt()}".toString().replace('()', '')
                JobResult.NOTHING
            }), Qualifiers.byName(plan.code()))
        }
        context.start()
    }

    def "each fires at its own time, once, and goes on at once when the clock was set back"() {
        given:
        def schedule = context.getBean(SteppedSchedule)
        schedule.begin(Duration.ofMinutes(15))

        when: "the clock stands just before the first, and at it"
        fire(schedule, '2028-02-28T17:01:59.999Z')
        def before = rows('spec-often')
        fire(schedule, '2028-02-28T17:02:00Z')
        fire(schedule, '2028-02-28T17:17:00Z')

        then:
        before == []
        rows('spec-often') == ['2028-02-28 17:02:00.0', '2028-02-28 17:17:00.0']

        when: "it is asked again, with nothing due"
        def again = schedule.fire()

        then:
        again == []

        when: "the clock is set back"
        clock.set(Instant.parse('2028-02-28T16:17:07.500Z'))
        def hastened = schedule.clockSet(Duration.ofHours(-1))
        fire(schedule, '2028-02-28T16:32:07.500Z')

        then:
        'spec-often' in hastened
        !('spec-nightly' in hastened)
        rows('spec-often') == ['2028-02-28 17:02:00.0', '2028-02-28 17:17:00.0', '2028-02-28 16:32:07.5']
        context.getBean(AuditTrail).find(new AuditFilter(null, null, '', 'schedule.clock-back', '', ''), AuditTrail.Order.NEWEST, 0, 10).entries().size() == 1

        when: "it is one o'clock at the centre"
        fire(schedule, '2028-02-28T18:00:00Z')

        then:
        rows('spec-nightly') == ['2028-02-28 18:00:00.0']
    }

    private void fire(SteppedSchedule schedule, String at) {
        clock.set(Instant.parse(at))
        schedule.fire()
    }

    private List<String> rows(String job) {
        database.rows("SELECT scheduled_at FROM schedule_run WHERE job = '$job' ORDER BY id")*.scheduled_at*.toString()
    }
}
