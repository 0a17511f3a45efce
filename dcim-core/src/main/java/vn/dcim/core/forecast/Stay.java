package vn.dcim.core.forecast;

import java.time.Instant;

/**
 * An asset in a place, from an instant until another.
 *
 * @param unit lowest that it takes; 0 where nobody noted it
 * @param top highest
 * @param until after all that is known for what is there
 */
record Stay(long assetId, long placeId, int unit, int top, Instant from, Instant until) {

    boolean isAt(Instant instant) {
        return !from.isAfter(instant) && until.isAfter(instant);
    }
}
