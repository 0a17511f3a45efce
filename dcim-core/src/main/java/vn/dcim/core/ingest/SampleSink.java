package vn.dcim.core.ingest;

import java.util.concurrent.CompletionStage;
import vn.dcim.core.telemetry.SampleBatch;

/** Where collectors hand over what devices said. */
public interface SampleSink {

    /**
     * Takes a batch. The stage completes with true once the batch and every alarm transition that follows from it are durable, or
     * wait on disk for a database that is away; with false when the same batch was stored before (both are reasons to acknowledge a
     * message); and exceptionally when it was not stored and will not be (the process is ending, or the queue is full: see the
     * exception).
     */
    CompletionStage<Boolean> accept(SampleBatch batch);

    /** Takes a batch that somebody asked for out of turn, as after a trap: it does not wait for others to be stored with it. */
    default CompletionStage<Boolean> acceptAtOnce(SampleBatch batch) {
        return accept(batch);
    }
}
