package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Embeddable;

/**
 * Where an asset stands.
 *
 * @param placeId a rack, a row or a room; null where nobody knows
 * @param unit the lowest unit of the rack that it takes, counted from 1 at the bottom; null where it lies in no unit
 * @param height in units; null exactly where {@code unit} is
 * @param face null exactly where {@code unit} is
 * @param half null for the full width
 */
@Embeddable
public record Position(
        @Nullable Long placeId,
        @Nullable Integer unit,
        @Nullable Integer height,
        @Nullable Face face,
        @Nullable Half half) {

    public static final Position UNKNOWN = new Position(null, null, null, null, null);

    /** Tells whether it lies in units of a rack. */
    public boolean isMounted() {
        return unit != null;
    }

    /** Returns the highest unit that it takes. */
    public int top() {
        return unit + height - 1;
    }

    /** Tells whether two assets cannot both be where they are said to be. */
    public boolean clashesWith(Position other) {
        return isMounted()
                && other.isMounted()
                && placeId.equals(other.placeId)
                && unit <= other.top()
                && other.unit <= top()
                && face.meets(other.face)
                && (half == null || other.half == null || half == other.half);
    }
}
