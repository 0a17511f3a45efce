package vn.dcim.core.shift.log;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What somebody wrote.
 *
 * @param happenedAt when it happened, as the author says
 * @param enteredAt when it was written down
 * @param plain the text without case and diacritics
 * @param correctsId the entry that it corrects; null for none, like the rest
 */
@MappedEntity("log_entry")
public record LogEntry(
        @Id @GeneratedValue @Nullable Long id,
        Instant happenedAt,
        Instant enteredAt,
        String author,
        String text,
        String plain,
        @Nullable Long correctsId,
        @Nullable Long deviceId,
        @Nullable Long assetId,
        @Nullable Long alarmId) {

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "log-entry:" + id;
    }
}
