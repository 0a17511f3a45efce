package vn.dcim.core.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import vn.dcim.core.ingest.spool.Spooled;
import vn.dcim.core.telemetry.SampleBatch;

/**
 * A batch on its way through the pipeline.
 *
 * @param number its place in the order in which batches came
 * @param receivedAt the program's clock when it was handed over
 * @param urgent whether somebody waits for it: it may tell of a door, or was asked for after a trap
 * @param stored what the collector waits for
 */
record WaitingBatch(
        long number, SampleBatch batch, Instant receivedAt, boolean urgent, CompletableFuture<Boolean> stored) {

    /** A batch that has no place yet; a message is urgent, a poll cycle is not. */
    static WaitingBatch of(SampleBatch batch, Instant receivedAt) {
        return new WaitingBatch(0, batch, receivedAt, isMessage(batch), new CompletableFuture<>());
    }

    /** A batch that has no place yet, and that somebody waits for. */
    static WaitingBatch urgent(SampleBatch batch, Instant receivedAt) {
        return new WaitingBatch(0, batch, receivedAt, true, new CompletableFuture<>());
    }

    /** A batch that waited on disk: whoever sent it has been told that it is safe. */
    static WaitingBatch of(Spooled spooled) {
        return new WaitingBatch(
                spooled.number(),
                spooled.batch(),
                spooled.receivedAt(),
                isMessage(spooled.batch()),
                CompletableFuture.completedFuture(true));
    }

    WaitingBatch numbered(long place) {
        return new WaitingBatch(place, batch, receivedAt, urgent, stored);
    }

    Spooled spooled() {
        return new Spooled(number, batch, receivedAt.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Tells whether it is one message of several at an instant; a poll cycle, in contrast, is the only one. */
    boolean isMessage() {
        return isMessage(batch);
    }

    private static boolean isMessage(SampleBatch batch) {
        return batch.fingerprint() != 0;
    }

    /** Tells whether whoever sent it keeps it until it is acknowledged. */
    boolean isKept() {
        return batch.kept();
    }
}
