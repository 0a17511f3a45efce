package vn.dcim.core.ingest;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * What the pipeline has done since the program started, and how it stands.
 *
 * @param waiting batches in the queue now
 * @param capacity of the queue
 * @param receivedReadings readings handed over, whatever became of them
 * @param storedBatches batches stored
 * @param storedReadings readings stored, those that say "stale" included
 * @param badReadings of those, how many were impossible
 * @param duplicateBatches batches passed over because they were stored before
 * @param lateReadings readings stored that came too late to be the latest
 * @param disbelievedBatches batches kept under the instant of receipt because the device's clock was far off
 * @param unknownBatches batches refused because no point of theirs is known
 * @param foreignBatches batches refused because another process collects their device
 * @param droppedCycles poll cycles that lost their place in a full queue
 * @param refusedMessages messages refused because the queue was full
 * @param groups transactions committed
 * @param ticks looks at the clock
 * @param databaseFailures attempts to store a group that failed
 * @param evaluationFailures groups whose alarms could not be evaluated
 * @param failure why nothing is stored now: which database, what it says, what mends it; null while storing goes well
 * @param lastCommitAt when a group was committed last; null before the first
 * @param lastCommitTook from taking the last group out of the queue to its commit
 */
public record PipelineStatistics(
        int waiting,
        int capacity,
        long receivedReadings,
        long storedBatches,
        long storedReadings,
        long badReadings,
        long duplicateBatches,
        long lateReadings,
        long disbelievedBatches,
        long unknownBatches,
        long foreignBatches,
        long droppedCycles,
        long refusedMessages,
        long groups,
        long ticks,
        long databaseFailures,
        long evaluationFailures,
        @Nullable String failure,
        @Nullable Instant lastCommitAt,
        Duration lastCommitTook) {}
