package vn.dcim.web.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.device.DeviceOffers;

/**
 * A device that was heard and not added yet.
 *
 * @param address by which it can be identified and added
 * @param profile id of the topic map that understands it
 * @param points how many it has shown or announced so far
 * @param name what it calls itself; empty where it does not say
 * @param entities what it has announced of itself; empty where it was only heard
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record OfferResource(
        String address,
        @JsonProperty("class") String deviceClass,
        String vendor,
        String profile,
        int points,
        Instant firstSeenAt,
        Instant lastSeenAt,
        String name,
        String model,
        List<Entity> entities) {

    /**
     * A value that the device announces.
     *
     * @param point the governed name that it becomes; empty where it becomes none
     * @param reason why it becomes none; empty otherwise
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Entity(String title, String component, String unit, String point, String reason, List<String> arguments) {}

    static OfferResource of(DeviceOffers.Offer offer) {
        return new OfferResource(
                offer.address(),
                offer.deviceClass().code(),
                offer.vendor(),
                offer.profile(),
                offer.points(),
                offer.firstSeenAt(),
                offer.lastSeenAt(),
                offer.name(),
                offer.model(),
                offer.entities().stream()
                        .map(entity -> new Entity(
                                entity.title(),
                                entity.component(),
                                entity.unit(),
                                entity.point(),
                                entity.reason(),
                                entity.arguments()))
                        .toList());
    }
}
