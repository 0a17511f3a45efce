package vn.dcim.core.shift.log;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * An entry stands in every handover until somebody closes that.
 *
 * @param watchUntil till when it was meant to; past that, it stands there all the same, and says so
 * @param closedAt null while it is watched
 */
@MappedEntity("log_watch")
public record LogWatch(
        @Id Long entryId, Instant watchUntil, @Nullable Instant closedAt, String closedBy, String outcome) {

    public boolean isClosed() {
        return closedAt != null;
    }
}
