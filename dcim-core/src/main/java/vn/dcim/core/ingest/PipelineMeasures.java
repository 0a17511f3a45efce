package vn.dcim.core.ingest;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.ToDoubleFunction;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** What the pipeline counts, for the metrics page. */
@Singleton
@Requires(beans = ReadingPipeline.class)
final class PipelineMeasures implements MeasureSource {

    private static final String PREFIX = "dcim.pipeline.";
    private static final double NANOS = 1e9;

    private final ReadingPipeline pipeline;

    PipelineMeasures(ReadingPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                gauge(PREFIX + "waiting.batches", "Batches that wait to be stored", of(PipelineStatistics::waiting)),
                gauge(PREFIX + "capacity.batches", "Batches that may wait at most", of(PipelineStatistics::capacity)),
                gauge("dcim.spool.batches", "Batches that wait on disk", () -> pipeline.spool()
                        .batches()),
                gauge("dcim.spool.bytes", "Bytes of them", () -> pipeline.spool()
                        .bytes()),
                gauge("dcim.spool.limit.bytes", "Bytes that may wait on disk", () -> pipeline.spool()
                        .limit()),
                counts("received.readings", "Readings handed over", PipelineStatistics::receivedReadings),
                counts("stored.readings", "Readings stored", PipelineStatistics::storedReadings),
                counts("bad.readings", "Readings stored that were impossible", PipelineStatistics::badReadings),
                counts("late.readings", "Readings stored too late to be the latest", PipelineStatistics::lateReadings),
                counts("stored.batches", "Batches stored", PipelineStatistics::storedBatches),
                counts("duplicate.batches", "Batches stored before", PipelineStatistics::duplicateBatches),
                counts(
                        "disbelieved.batches",
                        "Batches kept under the instant of receipt",
                        PipelineStatistics::disbelievedBatches),
                counts("unknown.batches", "Batches of unknown points, refused", PipelineStatistics::unknownBatches),
                counts(
                        "foreign.batches",
                        "Batches of devices that another process collects, refused",
                        PipelineStatistics::foreignBatches),
                counts("dropped.cycles", "Poll cycles dropped by a full queue", PipelineStatistics::droppedCycles),
                counts("refused.messages", "Messages refused by a full queue", PipelineStatistics::refusedMessages),
                counts("transactions", "Transactions committed", PipelineStatistics::groups),
                counts("database.failures", "Attempts to store that failed", PipelineStatistics::databaseFailures),
                counts(
                        "evaluation.failures",
                        "Groups whose alarms could not be evaluated",
                        PipelineStatistics::evaluationFailures),
                gauge(
                        PREFIX + "last.commit.duration.seconds",
                        "What the last transaction took",
                        of(statistics -> statistics.lastCommitTook().toNanos() / NANOS)),
                gauge(
                        PREFIX + "last.commit.timestamp.seconds",
                        "When a transaction was committed last, seconds since 1970; 0 before the first",
                        of(statistics -> statistics.lastCommitAt() == null
                                ? 0
                                : statistics.lastCommitAt().getEpochSecond())));
    }

    private Measure counts(String name, String help, ToDoubleFunction<PipelineStatistics> value) {
        return counter(PREFIX + name, help, of(value));
    }

    private java.util.function.DoubleSupplier of(ToDoubleFunction<PipelineStatistics> value) {
        return () -> value.applyAsDouble(pipeline.statistics());
    }
}
