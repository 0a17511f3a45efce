package vn.dcim.core.exchange;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What NetBox knows of the cable that a connection of the network runs over; empty where nobody said.
 *
 * @param type word of NetBox, such as {@code cat6a}
 * @param status word of NetBox, such as {@code connected}
 * @param color RRGGBB
 * @param length number without needless zeros
 * @param lengthUnit word of NetBox, such as {@code m}
 */
@MappedEntity("network_cable")
record NetworkCable(
        @Id long feedId, String type, String status, String label, String color, String length, String lengthUnit) {

    private static final String CONNECTED = "connected";

    static NetworkCable unknown(long feedId) {
        return new NetworkCable(feedId, "", CONNECTED, "", "", "", "");
    }

    NetworkCable of(long otherFeedId) {
        return new NetworkCable(otherFeedId, type, status, label, color, length, lengthUnit);
    }

    boolean isUnknown() {
        return equals(unknown(feedId));
    }
}
