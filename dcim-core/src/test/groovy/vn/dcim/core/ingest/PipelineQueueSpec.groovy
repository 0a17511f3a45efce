package vn.dcim.core.ingest

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.RawValue
import vn.dcim.core.telemetry.Sample
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.ingest.PipelineHarness.samples
import static vn.dcim.core.ingest.PipelineHarness.stored

class PipelineQueueSpec extends Specification {

    @AutoCleanup PipelineHarness plant = new PipelineHarness(TestDatabase.fresh(), ['dcim.ingest.queue': 3, 'dcim.ingest.spool.folder': 'off'])

    def ups = plant.device('UPS-A', 'input.voltage')
    def voltage = plant.point(ups, 'input.voltage')
    def release = new CountDownLatch(1)

    def "without a spool a full queue drops the oldest cycle and refuses messages; both are counted and told"() {
        given: "a pipeline that is held, three cycles waiting"
        hold()
        def waiting = (1..3).collect { cycle(it) }

        when:
        def fourth = cycle(4)
        def message = plant.pipeline.accept(SampleBatch.message(ups.id(), plant.clock.instant(), 7, samples([(voltage): 7])))

        then:
        failure(waiting[0]) == ErrorCode.QUEUE_FULL
        failure(message) == ErrorCode.QUEUE_FULL
        plant.statistics.droppedCycles() == 1
        plant.statistics.refusedMessages() == 1
        plant.statistics.waiting() == 3

        when:
        release.countDown()

        then:
        [waiting[1], waiting[2], fourth].every { stored(it) }
        plant.history(voltage)*.value() == [0d, 2d, 3d, 4d]
    }

    def "the end of the program stores what waits and takes nothing more"() {
        given:
        hold()
        def waiting = (1..3).collect { cycle(it) }
        def pipeline = plant.pipeline
        def ending = Thread.start { pipeline.end() }

        when: "the pipeline has heard of the end"
        while (failure(pipeline.accept(SampleBatch.message(ups.id(), plant.clock.instant(), 7, []))) != ErrorCode.SHUTTING_DOWN) {
            Thread.onSpinWait()
        }
        release.countDown()
        ending.join()

        then:
        waiting.every { stored(it) }
        plant.history(voltage)*.value() == [0d, 1d, 2d, 3d]
    }

    def "a batch that nobody can understand fails alone, not those that waited with it"() {
        given:
        hold()
        def first = cycle(1)
        def broken = (CompletableFuture) plant.pipeline.accept(
                SampleBatch.cycle(ups.id(), plant.clock.instant().plusMillis(2), [Sample.live(voltage, (RawValue) null)]))
        def last = cycle(3)

        when:
        release.countDown()

        then:
        stored(first)
        stored(last)
        broken.completedExceptionally
        plant.history(voltage)*.value() == [0d, 1d, 3d]
    }

    def "a listener that fails keeps no reading from being stored"() {
        given:
        def subscription = plant.latest.subscribe { throw new IllegalStateException('a broken page') }

        expect:
        plant.cycle(ups, [(voltage): 230])
        plant.latest.of(voltage).get().value() == 230

        cleanup:
        subscription.close()
    }

    private void hold() {
        def holding = new CountDownLatch(1)
        plant.latest.subscribe {
            holding.countDown()
            release.await(10, TimeUnit.SECONDS)
        }
        cycle(0)
        holding.await(10, TimeUnit.SECONDS)
    }

    private CompletableFuture<Boolean> cycle(int n) {
        (CompletableFuture<Boolean>) plant.pipeline.accept(
                SampleBatch.cycle(ups.id(), plant.clock.instant().plusMillis(n), samples([(voltage): n])))
    }

    private static ErrorCode failure(stage) {
        def future = (CompletableFuture) stage
        future.completedExceptionally ? ((DcimException) future.exceptionNow()).code() : null
    }
}
