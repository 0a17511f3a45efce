package vn.dcim.core.ingest

import java.sql.Connection
import java.sql.SQLException
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.alarm.AlarmEvaluator
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.ingest.PipelineHarness.reading
import static vn.dcim.core.point.Quality.STALE

class PipelineAlarmSpec extends Specification {

    def alarms = new Recorded()

    @AutoCleanup PipelineHarness plant = new PipelineHarness(TestDatabase.fresh(), [:], alarms)

    def ups = plant.device('UPS-A', 'input.voltage')
    def voltage = plant.point(ups, 'input.voltage')
    def reachability = plant.point(ups, 'device.reachability')

    def setup() {
        plant.database.connect().withCloseable { it.createStatement().execute('CREATE TABLE raised (value DOUBLE)') }
    }

    def "alarms judge what is new and current, in order, before it is acknowledged"() {
        given:
        def now = plant.clock.instant()

        when: "a cycle, the same again, a late message, silence"
        plant.cycle(ups, [(voltage): 230])
        plant.cycle(ups, [(voltage): 230])
        plant.message(ups, 1, [(voltage): 180], now.minusSeconds(60))
        plant.clock.advance(Duration.ofSeconds(10))
        plant.silence(ups)

        then:
        alarms.applied == [reading(voltage, now, 230), reading(reachability, now, 0),
                           reading(reachability, now.plusSeconds(10), 1), reading(voltage, now, 230, STALE)]
    }

    def "transitions and readings are stored together: when one cannot be, neither is"() {
        given: "the database fails once, after the transition was written"
        alarms.afterWrite = { throw new SQLException('gone', '08S01') }

        when:
        plant.cycle(ups, [(voltage): 180])

        then: "the second attempt stored both, once"
        alarms.written == 2
        alarms.applied*.value() == [180d, 0d]
        plant.count('SELECT COUNT(*) FROM raised') == 2
        plant.count('SELECT COUNT(*) FROM journal') == 1
        plant.statistics.databaseFailures() == 1
        plant.statistics.evaluationFailures() == 0
    }

    def "a look that #what costs the alarms of one group, not its readings"() {
        given:
        alarms.onEvaluate = onEvaluate
        alarms.afterWrite = afterWrite

        expect:
        plant.cycle(ups, [(voltage): 230])
        plant.cycle(ups, [(voltage): 231], plant.clock.instant().plusMillis(1))
        plant.history(voltage)*.value() == [230d, 231d]
        plant.statistics.evaluationFailures() == 1
        alarms.applied*.value() == [231d, 0d]

        where:
        what                      | onEvaluate                                | afterWrite
        'throws'                  | { throw new IllegalStateException('bug') } | null
        'writes what is too long' | null                                      | { throw new SQLException('too long', '22001') }
    }

    def "the clock alone is looked at too, and costs no transaction where it changes nothing"() {
        given:
        def groups = plant.statistics.groups()

        when:
        plant.tick()

        then:
        alarms.ticks > 0
        plant.statistics.groups() == groups

        when: "a delay ends"
        alarms.dueAt = plant.clock.advance(Duration.ofSeconds(5))

        then:
        new PollingConditions(timeout: 10, delay: 0.01).eventually {
            assert plant.count('SELECT COUNT(*) FROM raised WHERE value = -1') == 1
            assert plant.statistics.groups() == groups + 1
        }
    }

    /** Writes every reading as a row, and -1 when a delay ends. */
    static class Recorded implements AlarmEvaluator {
        List<Reading> applied = [].asSynchronized()
        volatile int written
        volatile int ticks
        volatile Instant dueAt
        volatile Closure onEvaluate
        volatile Closure afterWrite

        @Override
        Evaluation evaluate(List<Reading> readings, Instant now, Instant elapsed) {
            if (readings.empty) {
                ticks++
            } else if (onEvaluate != null) {
                def action = onEvaluate
                onEvaluate = null
                action.call()
            }
            def due = dueAt != null && !now.isBefore(dueAt)
            new Evaluation() {
                @Override
                boolean isEmpty() { readings.empty && !due }

                @Override
                void write(Connection connection) {
                    def values = readings*.value() + (due ? [-1d] : [])
                    values.each { connection.createStatement().execute("INSERT INTO raised VALUES ($it)".toString()) }
                    if (values) {
                        written++
                        def action = afterWrite
                        afterWrite = null
                        action?.call(connection)
                    }
                }

                @Override
                void apply() {
                    applied.addAll(readings)
                    if (due) {
                        dueAt = null
                    }
                }
            }
        }
    }
}
