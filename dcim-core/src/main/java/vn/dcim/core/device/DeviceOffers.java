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
     * @param points how many points it has shown or announced so far
     * @param name what it calls itself; empty where it does not say
     * @param model empty where it does not say
     * @param entities what it has announced of itself; empty where it was only heard
     */
    record Offer(
            String address,
            DeviceClass deviceClass,
            String vendor,
            String profile,
            int points,
            Instant firstSeenAt,
            Instant lastSeenAt,
            String name,
            String model,
            List<Entity> entities) {

        public Offer(
                String address,
                DeviceClass deviceClass,
                String vendor,
                String profile,
                int points,
                Instant firstSeenAt,
                Instant lastSeenAt) {
            this(address, deviceClass, vendor, profile, points, firstSeenAt, lastSeenAt, "", "", List.of());
        }
    }

    /**
     * A value that a device announces.
     *
     * @param component what kind of value the device says it is, such as {@code sensor}
     * @param unit as the device writes it; empty for none
     * @param point the governed name that it becomes; empty where it becomes none
     * @param reason why it becomes none, a code of the bundle {@code offer.unmapped.<reason>}; empty otherwise
     */
    record Entity(String title, String component, String unit, String point, String reason, List<String> arguments) {}
}
