package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * An incident as it was opened.
 *
 * @param detectedAt from when on the clocks of its notices run
 * @param alarmId what it was opened from; null for none, like the entry of the log book
 * @param assetId the affected system; null where nobody said
 * @param drill whether it is played
 */
@MappedEntity("incident")
public record Incident(
        @Id @GeneratedValue @Nullable Long id,
        String title,
        Instant detectedAt,
        Instant openedAt,
        String openedBy,
        @Nullable Long alarmId,
        @Nullable Long logEntryId,
        @Nullable Long assetId,
        boolean drill) {

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "incident:" + id;
    }
}
