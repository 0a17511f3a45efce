package vn.dcim.core.notify;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * A notice for one recipient by one channel.
 *
 * @param step of the rule, from 0
 * @param account name of the recipient's account; empty for an address that a rule names
 * @param address of the channel, such as a mail address; the role's word where nobody of it has one
 * @param language vi or en
 * @param digest whether it is told together with others of the period
 * @param reason why it is in its state, a word of the bundles; empty where the state says all
 * @param dueAt when it is tried next, or was to be tried
 * @param attempts made so far
 */
public record Delivery(
        long id,
        long noticeId,
        int step,
        String channel,
        String account,
        String address,
        String language,
        boolean digest,
        DeliveryState state,
        String reason,
        Instant dueAt,
        @Nullable Instant firstTriedAt,
        @Nullable Instant sentAt,
        int attempts) {

    /** Tells whether it can be put into the queue again. */
    public boolean canBeRetried() {
        return state == DeliveryState.GIVEN_UP
                || state == DeliveryState.WAITING && attempts > 0
                || state == DeliveryState.UNDELIVERABLE && reason.equals(CHANNEL_OFF);
    }

    static final String CHANNEL_OFF = "channel-off";
    static final String NO_ADDRESS = "no-address";
}
