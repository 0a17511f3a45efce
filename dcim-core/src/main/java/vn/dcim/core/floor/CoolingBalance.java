package vn.dcim.core.floor;

import java.util.List;

/**
 * The heat of a room against what takes it away, in W.
 *
 * @param rated of all cooling units whose rating is noted
 * @param largest of these
 * @param unrated units without a rating
 * @param heat that is made now, which is the power drawn
 * @param budgeted what it may become
 */
public record CoolingBalance(long rated, long largest, int unrated, double heat, double budgeted) {

    public static CoolingBalance of(List<FloorThing> things, double heat, double budgeted) {
        List<FloorThing> units = things.stream()
                .filter(thing -> thing.kind() == FloorKind.COOLING)
                .toList();
        List<Integer> ratings = units.stream()
                .map(FloorThing::ratedWatts)
                .filter(watts -> watts != null)
                .toList();
        return new CoolingBalance(
                ratings.stream().mapToLong(Integer::longValue).sum(),
                ratings.stream().mapToLong(Integer::longValue).max().orElse(0),
                units.size() - ratings.size(),
                heat,
                budgeted);
    }

    /** Returns what is left when the largest unit is away. */
    public long withoutLargest() {
        return rated - largest;
    }

    public boolean isKnown() {
        return rated > 0;
    }

    /** Tells whether the heat of now could not be taken away without the largest unit. */
    public boolean isShort() {
        return isKnown() && heat > withoutLargest();
    }

    public boolean isShortOfBudget() {
        return isKnown() && budgeted > withoutLargest();
    }
}
