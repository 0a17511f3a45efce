package vn.dcim.core.forecast;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.version.Versions;

/** Notes what racks and rooms may carry. */
@Singleton
public class PlaceLimits {

    private static final int MOST_KG = 1_000_000;
    private static final int LONGEST_REASON = 1000;

    private final PlaceLimitRepository limits;
    private final PlaceRepository places;
    private final Versions versions;
    private final AuditLog audit;

    PlaceLimits(PlaceLimitRepository limits, PlaceRepository places, Versions versions, AuditLog audit) {
        this.limits = limits;
        this.places = places;
        this.versions = versions;
        this.audit = audit;
    }

    /** @throws DcimException NOT_FOUND for what is neither rack nor room */
    public Place place(long id) {
        return places.findById(id)
                .filter(place -> place.kind() == Place.Kind.RACK || place.kind() == Place.Kind.ROOM)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "place", id));
    }

    public Optional<PlaceLimit> of(long placeId) {
        return limits.findById(placeId);
    }

    /**
     * Notes what a rack or room may carry.
     *
     * @param typed in kg; empty for what nobody knows
     * @throws DcimException NOT_FOUND; INVALID_VALUE for {@code most} or {@code reason}
     */
    public void set(long placeId, String typed, String reason, String actor) {
        Place place = place(placeId);
        Integer most = kilograms(typed.strip());
        if (reason.strip().length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", reason, "0–" + LONGEST_REASON);
        }
        versions.write(_ -> {
            PlaceLimit before = of(placeId).orElse(null);
            PlaceLimit after = most == null ? null : new PlaceLimit(placeId, most, actor);
            if (told(before).equals(told(after))) {
                return false;
            }
            if (after == null) {
                limits.deleteById(placeId);
            } else if (before == null) {
                limits.save(after);
            } else {
                limits.update(after);
            }
            audit.record(
                    actor,
                    "place.limit",
                    "place:" + placeId + " " + place.name(),
                    told(before),
                    told(after),
                    reason.strip());
            return true;
        });
    }

    private static @Nullable Integer kilograms(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("\\d{1,7}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > MOST_KG) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "most", typed, "1–" + MOST_KG);
        }
        return Integer.valueOf(typed);
    }

    private static String told(@Nullable PlaceLimit limit) {
        return limit == null ? "" : limit.mostKg() + " kg";
    }
}
