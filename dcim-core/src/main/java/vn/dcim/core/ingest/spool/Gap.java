package vn.dcim.core.ingest.spool;

import java.time.Instant;
import java.util.UUID;
import vn.dcim.core.telemetry.SampleBatch;

/**
 * What was read and is not stored, since there was no more room for it while the database was away.
 *
 * @param id so that it is written down once
 * @param since instant of the first reading that is lost
 * @param until of the last
 * @param batches answers of devices, silences and traps
 * @param readings in them
 */
public record Gap(UUID id, Instant since, Instant until, long batches, long readings) {

    static Gap of(SampleBatch batch) {
        return new Gap(
                UUID.randomUUID(), batch.at(), batch.at(), 1, batch.samples().size());
    }

    Gap with(SampleBatch batch) {
        return new Gap(
                id,
                batch.at().isBefore(since) ? batch.at() : since,
                batch.at().isAfter(until) ? batch.at() : until,
                batches + 1,
                readings + batch.samples().size());
    }

    /** Returns it as {@link #parse} reads it. */
    String text() {
        return String.join(
                " ",
                id.toString(),
                since.toString(),
                until.toString(),
                Long.toString(batches),
                Long.toString(readings));
    }

    static Gap parse(String text) {
        String[] parts = text.split(" ");
        return new Gap(
                UUID.fromString(parts[0]),
                Instant.parse(parts[1]),
                Instant.parse(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }
}
