package vn.dcim.core.ingest;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A stretch of which readings are lost.
 *
 * @param since instant of the first that is lost
 * @param until of the last
 * @param batches answers of devices, silences and traps
 * @param notedAt when the database could be written again
 */
@MappedEntity("reading_gap")
public record ReadingGap(@Id String id, Instant since, Instant until, long batches, long readings, Instant notedAt) {}
