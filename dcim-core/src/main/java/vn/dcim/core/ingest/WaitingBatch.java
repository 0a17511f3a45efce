package vn.dcim.core.ingest;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import vn.dcim.core.telemetry.SampleBatch;

/**
 * A batch on its way through the pipeline.
 *
 * @param receivedAt the program's clock when it was handed over
 * @param stored what the collector waits for
 */
record WaitingBatch(SampleBatch batch, Instant receivedAt, CompletableFuture<Boolean> stored) {

    /** Tells whether a broker holds it until it is acknowledged; a poll cycle, in contrast, comes again by itself. */
    boolean isMessage() {
        return batch.fingerprint() != 0;
    }
}
