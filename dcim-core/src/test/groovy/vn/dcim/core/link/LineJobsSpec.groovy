package vn.dcim.core.link

import io.micronaut.context.ApplicationContext
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.schedule.JobResult
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** What runs by the clock for the Internet lines. */
class LineJobsSpec extends Specification {

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared SteppedClock clock = SteppedClock.at('2025-12-31T17:00:00Z')
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties() + ['dcim.roles': 'schedule']).singletons(clock).start()
    @Shared long line

    def setupSpec() {
        line = context.getBean(LineDesk).add([name: 'Đường A', provider: 'VNPT', 'contract-number': 'HĐ-1', 'source-address': '10.9.1.2',
                                              probes: 'outside icmp 1.1.1.1'], 'an').id()
        execute("INSERT INTO line_transition (line_id, at, state, alive, told_at) VALUES ($line, '2025-12-31 17:00', 'UP', TRUE, '2025-12-31 17:00')")
    }

    private void execute(String sql) {
        database.connect().withCloseable { it.createStatement().execute(sql) }
    }

    private void round(String at) {
        execute("INSERT INTO line_round (line_id, at, verdict, gateway_sent, gateway_heard, beyond_sent, beyond_heard) VALUES ($line, '$at', 'UP', 2, 2, 4, 4)")
    }

    def "months that ended while the program was down are closed by the next run, each once"() {
        given: "it is 3 May, and none was closed"
        clock.set(Instant.parse('2026-05-03T01:00:00Z'))
        round('2026-05-03 00:59:45')

        expect:
        context.getBean(LineMonthJob).run(null) == JobResult.counted('closed', 4)
        context.getBean(LineMonthJob).run(null) == JobResult.counted('closed', 0)
        database.rows('SELECT month FROM line_month ORDER BY month')*.month*.toString() == ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']
    }

    def "a round at #at is #kept on 3 May, seven months being kept"() {
        given:
        clock.set(Instant.parse('2026-05-03T01:00:00Z'))
        execute('DELETE FROM line_round')
        round(at)

        when:
        context.getBean(LineUseJob).run(null)

        then:
        database.rows('SELECT * FROM line_round').size() == (kept == 'kept' ? 1 : 0)

        where:
        at                        || kept
        '2025-10-03 00:59:59.999' || 'forgotten'
        '2025-10-03 01:00:00'     || 'kept'
    }
}
