package vn.dcim.core.ingest;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.Reading;

/** Counts what the pipeline does. */
@Singleton
class PipelineCounters {

    final LongAdder receivedReadings = new LongAdder();
    final LongAdder storedBatches = new LongAdder();
    final LongAdder storedReadings = new LongAdder();
    final LongAdder badReadings = new LongAdder();
    final LongAdder duplicateBatches = new LongAdder();
    final LongAdder lateReadings = new LongAdder();
    final LongAdder disbelievedBatches = new LongAdder();
    final LongAdder unknownBatches = new LongAdder();
    final LongAdder foreignBatches = new LongAdder();
    final LongAdder droppedCycles = new LongAdder();
    final LongAdder refusedMessages = new LongAdder();
    final LongAdder groups = new LongAdder();
    final LongAdder ticks = new LongAdder();
    final LongAdder databaseFailures = new LongAdder();
    final LongAdder evaluationFailures = new LongAdder();
    private volatile String failure;
    private volatile Instant lastCommitAt;
    private volatile Duration lastCommitTook = Duration.ZERO;

    void committed(Instant at, Duration took) {
        groups.increment();
        failure = null;
        lastCommitAt = at;
        lastCommitTook = took;
    }

    /** Counts an attempt to store that the database failed; {@code why} stands until something is stored again. */
    void failed(String why) {
        databaseFailures.increment();
        failure = why;
    }

    /** Counts one batch of a committed group; {@code current} as in {@link GroupOutcome}. */
    void count(Understood batch, Optional<List<Reading>> current) {
        if (batch.refusal()
                .filter(refusal -> refusal.code() == ErrorCode.OTHER_NODE)
                .isPresent()) {
            foreignBatches.increment();
        } else if (batch.refusal().isPresent()) {
            unknownBatches.increment();
        } else if (current.isPresent()) {
            storedBatches.increment();
            storedReadings.add(batch.readings().size());
            badReadings.add(batch.readings().stream()
                    .filter(reading -> reading.quality() == Quality.BAD)
                    .count());
            lateReadings.add(batch.readings().size() - current.get().size());
            disbelievedBatches.add(batch.believed() ? 0 : 1);
        } else if (!batch.readings().isEmpty()) {
            duplicateBatches.increment();
        }
    }

    PipelineStatistics read(int waiting, int capacity) {
        return new PipelineStatistics(
                waiting,
                capacity,
                receivedReadings.sum(),
                storedBatches.sum(),
                storedReadings.sum(),
                badReadings.sum(),
                duplicateBatches.sum(),
                lateReadings.sum(),
                disbelievedBatches.sum(),
                unknownBatches.sum(),
                foreignBatches.sum(),
                droppedCycles.sum(),
                refusedMessages.sum(),
                groups.sum(),
                ticks.sum(),
                databaseFailures.sum(),
                evaluationFailures.sum(),
                failure,
                lastCommitAt,
                lastCommitTook);
    }
}
