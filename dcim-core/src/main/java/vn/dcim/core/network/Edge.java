package vn.dcim.core.network;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.ChainNode;

/**
 * A connection with what it is to carry and carries, in Mbit/s each way.
 *
 * @param budgeted what is set aside on it, or else its like part of all that is set aside beneath it
 * @param isReckoned whether that is such a part
 * @param alone what it carries once all other connections to the same end are lost
 * @param unknown ends beneath it, reached over it, on whose connections nothing is set aside
 * @param ways how many connections lead to the same end
 */
public record Edge(
        Feed feed,
        ChainNode from,
        ChainNode to,
        NetworkLink link,
        double budgeted,
        boolean isReckoned,
        double alone,
        int unknown,
        int ways,
        Traffic traffic) {

    /** Returns what it may carry: as noted, or else as its interface tells; null where neither is known. */
    public @Nullable Double rated() {
        return link.ratedMbps() != null ? Double.valueOf(link.ratedMbps()) : traffic.speed();
    }

    public boolean isOverSubscribed() {
        return rated() != null && budgeted > rated();
    }

    /** Tells whether it could not carry all alone, but can as it is. */
    public boolean isShortAlone() {
        return rated() != null && ways > 1 && alone > rated() && !isOverSubscribed();
    }

    /** Returns how much of a rate it is, in %; null where either is not known. */
    public @Nullable Double percent(@Nullable Double rate) {
        return rate == null || rated() == null || rated() == 0 ? null : Double.valueOf(100 * rate / rated());
    }
}
