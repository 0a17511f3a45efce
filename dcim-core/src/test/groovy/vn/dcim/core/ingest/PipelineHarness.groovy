package vn.dcim.core.ingest

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.TimeUnit
import spock.util.concurrent.PollingConditions
import vn.dcim.core.alarm.AlarmEvaluator
import vn.dcim.core.device.Device
import vn.dcim.core.point.Quality
import vn.dcim.core.point.RawValue
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.telemetry.Sample
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.ADevice
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** The pipeline in a context of its own, with the words its specs speak. */
class PipelineHarness implements AutoCloseable {

    static final Instant T0 = Instant.parse('2026-11-21T00:00:00Z')

    final TestDatabase database
    final SteppedClock clock = SteppedClock.at(T0.toString())
    ApplicationContext context

    PipelineHarness(TestDatabase database, Map<String, Object> more = [:], AlarmEvaluator alarms = null) {
        this.database = database
        start(more, alarms)
    }

    void start(Map<String, Object> more = [:], AlarmEvaluator alarms = null) {
        def builder = ApplicationContext.builder()
                .properties(database.properties() + ['dcim.ingest.tick': '10ms'] + more)
                .singletons(clock)
        if (alarms != null) {
            builder.beanDefinitions(RuntimeBeanDefinition.builder(AlarmEvaluator) { alarms }
                    .singleton(true).replaces(AlarmEvaluator).build())
        }
        context = builder.start()
    }

    ReadingPipeline getPipeline() { context.getBean(ReadingPipeline) }

    LatestReadings getLatest() { context.getBean(LatestReadings) }

    History getHistory() { context.getBean(History) }

    PipelineStatistics getStatistics() { pipeline.statistics() }

    Device device(String name, String... points) {
        ADevice.aDevice(name).with(points).addTo(context)
    }

    long point(Device device, String name) {
        ADevice.pointOf(context, device, name)
    }

    /** Waits until the pipeline has looked at the clock twice: once may have been under way. */
    void tick() {
        def before = statistics.ticks()
        new PollingConditions(timeout: 10, delay: 0.01).eventually {
            assert statistics.ticks() >= before + 2
        }
    }

    /** Lets time pass in steps that are no jump of the clock. */
    void pass(int seconds) {
        for (int left = seconds; left > 0; left -= 5) {
            clock.advance(Duration.ofSeconds(Math.min(5, left)))
            tick()
        }
    }

    static Boolean stored(CompletionStage<Boolean> stage) {
        ((CompletableFuture<Boolean>) stage).get(20, TimeUnit.SECONDS)
    }

    Boolean cycle(Device device, Map<Long, Object> values, Instant at = clock.instant()) {
        stored(pipeline.accept(SampleBatch.cycle(device.id(), at, samples(values))))
    }

    Boolean message(Device device, long fingerprint, Map<Long, Object> values, Instant at = clock.instant()) {
        stored(pipeline.accept(SampleBatch.message(device.id(), at, fingerprint, samples(values))))
    }

    Boolean silence(Device device, Instant at = clock.instant()) {
        stored(pipeline.accept(SampleBatch.silence(device.id(), at)))
    }

    List<Reading> history(long point) {
        history.raw(point, T0.minusSeconds(40 * 86_400), T0.plusSeconds(40 * 86_400))
    }

    static List<Sample> samples(Map<Long, Object> values) {
        values.collect { id, raw ->
            Sample.live(id, raw instanceof CharSequence ? RawValue.of(raw.toString()) : RawValue.of((double) raw))
        }
    }

    static Reading reading(long point, Instant at, double value, Quality quality = Quality.GOOD) {
        new Reading(point, at, value, quality)
    }

    long count(String sql) {
        database.connect().withCloseable {
            def rows = it.createStatement().executeQuery(sql)
            rows.next()
            rows.getLong(1)
        }
    }

    @Override
    void close() {
        context.close()
        database.close()
    }
}
