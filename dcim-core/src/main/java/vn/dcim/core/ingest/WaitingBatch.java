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
 * @param stored what the collector waits for
 */
record WaitingBatch(long number, SampleBatch batch, Instant receivedAt, CompletableFuture<Boolean> stored) {

    /** A batch that has no place yet. */
    static WaitingBatch of(SampleBatch batch, Instant receivedAt) {
        return new WaitingBatch(0, batch, receivedAt, new CompletableFuture<>());
    }

    /** A batch that waited on disk: whoever sent it has been told that it is safe. */
    static WaitingBatch of(Spooled spooled) {
        return new WaitingBatch(
                spooled.number(), spooled.batch(), spooled.receivedAt(), CompletableFuture.completedFuture(true));
    }

    WaitingBatch numbered(long place) {
        return new WaitingBatch(place, batch, receivedAt, stored);
    }

    Spooled spooled() {
        return new Spooled(number, batch, receivedAt.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Tells whether it is one message of several at an instant; a poll cycle, in contrast, is the only one. */
    boolean isMessage() {
        return batch.fingerprint() != 0;
    }

    /** Tells whether whoever sent it keeps it until it is acknowledged. */
    boolean isKept() {
        return batch.kept();
    }
}
