package vn.dcim.core.work.field;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A window in which notices are held back for what an order has switched off, and what hangs on it.
 *
 * @param node that is switched off, as the power chain names it
 * @param nodeName as it was called when the window began
 * @param endsAt without this instant; before {@code wantedTo} where the order ended before, or somebody lifted it
 * @param liftedBy who ended it before its time; empty where nobody did
 * @param liftedFor why
 */
@MappedEntity("work_silence")
public record WorkSilence(
        @Id @GeneratedValue @Nullable Long id,
        long orderId,
        String node,
        String nodeName,
        String reason,
        Instant beginsAt,
        Instant endsAt,
        Instant wantedTo,
        String begunBy,
        String liftedBy,
        String liftedFor) {

    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }
}
