package vn.dcim.core.notify;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.alarm.Alarm;

/**
 * What one recipient is told at once.
 *
 * @param deliveryId of the first delivery in it; the same in every attempt, so that a receiver can tell a second copy
 * @param account name of the recipient's account; may be empty
 * @param language vi or en
 * @param digest whether it gathers what happened in a period
 * @param items at least one
 * @param acknowledgeToken for a one-time link; null where there is nothing to acknowledge or nobody who may
 */
public record Dispatch(
        long deliveryId,
        String address,
        String account,
        String language,
        boolean digest,
        List<Item> items,
        @Nullable String acknowledgeToken) {

    /**
     * A notice with what it is about.
     *
     * @param alarm as it is now; null for an event of the system
     * @param consequences that are folded beneath the alarm now
     * @param files that go with it by mail
     */
    public record Item(NoticeEntry entry, @Nullable Alarm alarm, List<Alarm> consequences, List<NoticeFile> files) {

        /** One without files. */
        public Item(NoticeEntry entry, @Nullable Alarm alarm, List<Alarm> consequences) {
            this(entry, alarm, consequences, List.of());
        }
    }

    @Override
    public String toString() {
        // why: the token acknowledges for whoever has it, and must not come into a log
        return "Dispatch[" + deliveryId + " to " + address + "]";
    }
}
