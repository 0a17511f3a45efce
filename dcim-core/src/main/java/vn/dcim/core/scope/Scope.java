package vn.dcim.core.scope;

import io.micronaut.core.annotation.Nullable;
import java.util.Set;

/**
 * The part of the centre that somebody sees and acts on: what stands in one of the places, is in one of the groups, or belongs to one of
 * the units.
 *
 * @param everything whether it is the whole centre; the rest is empty then
 * @param places ids, those that lie in others that were chosen included
 * @param groups names of groups of devices
 * @param units ids
 */
public record Scope(boolean everything, Set<Long> places, Set<String> groups, Set<Long> units) {

    public static final Scope EVERYTHING = new Scope(true, Set.of(), Set.of(), Set.of());
    public static final Scope NOTHING = new Scope(false, Set.of(), Set.of(), Set.of());

    public Scope {
        places = Set.copyOf(places);
        groups = Set.copyOf(groups);
        units = Set.copyOf(units);
    }

    public boolean isNarrowed() {
        return !everything;
    }

    /**
     * Tells whether what stands there, is in that group and belongs to that unit, is in here.
     *
     * @param unitId null for the centre's own, which no unit covers
     */
    public boolean covers(@Nullable Long placeId, String group, @Nullable Long unitId) {
        return everything
                || placeId != null && places.contains(placeId)
                || groups.contains(group)
                || unitId != null && units.contains(unitId);
    }
}
