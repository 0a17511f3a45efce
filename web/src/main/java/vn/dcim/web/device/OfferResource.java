package vn.dcim.web.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import vn.dcim.core.device.DeviceOffers;

/**
 * A device that was heard and not added yet.
 *
 * @param address by which it can be identified and added
 * @param profile id of the topic map that understands it
 * @param points how many it has shown so far
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
        Instant lastSeenAt) {

    static OfferResource of(DeviceOffers.Offer offer) {
        return new OfferResource(
                offer.address(),
                offer.deviceClass().code(),
                offer.vendor(),
                offer.profile(),
                offer.points(),
                offer.firstSeenAt(),
                offer.lastSeenAt());
    }
}
