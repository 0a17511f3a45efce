package vn.dcim.core.device;

import java.time.Instant;
import java.util.List;

/** Devices that were heard of without being asked and that nobody has added yet. Held in memory. */
public interface DeviceOffers {

    /** Returns them by address. */
    List<Offer> offers();

    /**
     * A device that could be added: {@link DeviceReader} reads its address.
     *
     * @param profile id of the topic map that understands it
     * @param points how many points it has shown so far
     */
    record Offer(
            String address,
            DeviceClass deviceClass,
            String vendor,
            String profile,
            int points,
            Instant firstSeenAt,
            Instant lastSeenAt) {}
}
