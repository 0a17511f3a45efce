package vn.dcim.core.transport;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A recorded exception: a path that fails, borne with for a time, on paper. It changes no judgement.
 *
 * @param path key of the path, such as {@code device:12}
 * @param name of the path when it was recorded
 * @param document number of the decision it stands in
 * @param endsAt the first instant at which it counts no more
 * @param withdrawnAt when somebody ended it before; null when nobody did
 */
@MappedEntity("transport_exemption")
public record TransportExemption(
        @Id @GeneratedValue @Nullable Long id,
        String path,
        String name,
        String reason,
        String document,
        String actor,
        Instant at,
        Instant endsAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {

    public boolean isRunning(Instant now) {
        return withdrawnAt == null && now.isBefore(endsAt);
    }
}
