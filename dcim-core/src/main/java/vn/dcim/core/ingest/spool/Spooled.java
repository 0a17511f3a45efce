package vn.dcim.core.ingest.spool;

import java.time.Instant;
import vn.dcim.core.telemetry.SampleBatch;

/**
 * A batch that waits on disk.
 *
 * @param number its place in the order in which batches came
 * @param receivedAt when it was handed over, milliseconds
 */
public record Spooled(long number, SampleBatch batch, Instant receivedAt) {}
