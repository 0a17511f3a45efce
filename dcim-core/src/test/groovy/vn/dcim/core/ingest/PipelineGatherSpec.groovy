package vn.dcim.core.ingest

import java.time.Instant
import java.util.concurrent.CompletableFuture
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.ingest.PipelineHarness.samples
import static vn.dcim.core.ingest.PipelineHarness.stored

class PipelineGatherSpec extends Specification {

    static final double UNJUDGED = 2.5

    def alarms = new Picky()

    @AutoCleanup PipelineHarness plant = new PipelineHarness(
            TestDatabase.fresh(), ['dcim.ingest.gather': 'PT10M', 'dcim.ingest.group': 3], alarms)

    def ups = plant.device('UPS-A', 'input.voltage')
    def voltage = plant.point(ups, 'input.voltage')

    def setup() {
        plant.database.connect().withCloseable { it.createStatement().execute('CREATE TABLE raised (value DOUBLE)') }
    }

    def "cycles wait for each other, and share a transaction with the alarms of each"() {
        given:
        def groups = plant.statistics.groups()

        when:
        def two = [cycle(1), cycle(2)]
        plant.tick()

        then: "not shown, not acknowledged, not in history"
        two.every { !it.done }
        plant.latest.of(voltage).empty
        plant.history(voltage).empty

        when:
        def third = cycle(3)

        then:
        (two + third).every { stored(it) }
        judged() == [1d, 2d, 3d]
        plant.history(voltage)*.value() == [1d, 2d, 3d]
        plant.statistics.groups() == groups + 1

        when: "a message finds a cycle that waits"
        def fourth = cycle(4)
        plant.message(ups, 77, [(voltage): 5], plant.clock.instant().plusMillis(5))

        then:
        fourth.done
        judged() == [1d, 2d, 3d, 4d, 5d]
        plant.statistics.groups() == groups + 2
    }

    def "a batch whose alarms cannot be judged costs the others of its transaction nothing"() {
        when:
        def stages = [cycle(1), cycle(UNJUDGED), cycle(3)]

        then:
        stages.every { stored(it) }
        plant.history(voltage)*.value() == [1d, UNJUDGED, 3d]
        judged() == [1d, 3d]
        plant.statistics.evaluationFailures() == 1
    }

    def "the end of the program stores the cycles that wait"() {
        given:
        def two = [cycle(1), cycle(2)]

        when:
        plant.context.close()

        then:
        two.every { it.get() }
        plant.count('SELECT COUNT(*) FROM journal') == 2
        judged() == [1d, 2d]
    }

    private CompletableFuture<Boolean> cycle(double value) {
        (CompletableFuture<Boolean>) plant.pipeline.accept(
                SampleBatch.cycle(ups.id(), plant.clock.instant().plusMillis((long) value), samples([(voltage): value])))
    }

    private List<Double> judged() {
        alarms.applied.findAll { it.pointId() == voltage }*.value()
    }

    static class Picky extends PipelineAlarmSpec.Recorded {
        @Override
        Evaluation evaluate(List<Reading> readings, Instant now, Instant elapsed) {
            if (readings*.value().contains(UNJUDGED)) {
                throw new IllegalStateException('a rule that fails')
            }
            super.evaluate(readings, now, elapsed)
        }
    }
}
