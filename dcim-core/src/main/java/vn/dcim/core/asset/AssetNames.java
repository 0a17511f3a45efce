package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.custom.FieldSet;
import vn.dcim.core.place.Place;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.unit.Unit;

/** The names of places and units, both ways, and the centre's own fields, as they are at one moment. */
public final class AssetNames {

    private static final int EXAMPLES = 5;

    private final FieldSet custom;
    private final Map<Long, Place> places;
    private final Map<Long, Unit> units;
    private final Map<String, Place> placesByName = new HashMap<>();
    private final Map<String, Unit> unitsByName = new HashMap<>();

    AssetNames(Collection<Place> places, Collection<Unit> units) {
        this(places, units, FieldSet.NONE);
    }

    AssetNames(Collection<Place> places, Collection<Unit> units, FieldSet custom) {
        this.custom = custom;
        this.places = places.stream().collect(Collectors.toMap(Place::id, place -> place));
        this.units = units.stream().collect(Collectors.toMap(Unit::id, unit -> unit));
        places.forEach(place -> placesByName.put(PlainText.of(place.name()), place));
        for (Unit unit : units) {
            if (!unit.shortName().isEmpty()) {
                unitsByName.put(PlainText.of(unit.shortName()), unit);
            }
        }
        units.forEach(unit -> unitsByName.put(PlainText.of(unit.name()), unit));
    }

    /** Returns the centre's own fields. */
    public FieldSet custom() {
        return custom;
    }

    /** Returns the name of a place; empty for none. */
    public String place(@Nullable Long id) {
        return id == null || !places.containsKey(id) ? "" : places.get(id).name();
    }

    /** Returns the name of a unit; empty for none. */
    public String unit(@Nullable Long id) {
        return id == null || !units.containsKey(id) ? "" : units.get(id).name();
    }

    /** Returns all places, by name. */
    public List<Place> places() {
        return places.values().stream()
                .sorted((left, right) -> left.name().compareToIgnoreCase(right.name()))
                .toList();
    }

    /** Returns all units, by name. */
    public List<Unit> units() {
        return units.values().stream()
                .sorted((left, right) -> left.name().compareToIgnoreCase(right.name()))
                .toList();
    }

    /** Returns a place with all that lies in it. */
    public Set<Long> below(long place) {
        Set<Long> found = new HashSet<>(Set.of(place));
        boolean grew = true;
        while (grew) {
            grew = places.values().stream()
                    .filter(known -> known.parentId() != null && found.contains(known.parentId()))
                    .map(known -> found.add(known.id()))
                    .reduce(false, Boolean::logicalOr);
        }
        return found;
    }

    /** Tells whether something can be seen at a place that the register says is at another: one of them is, or lies in, the other. */
    public boolean isAt(@Nullable Long registered, long seen) {
        return registered != null && (isWithin(registered, seen) || isWithin(seen, registered));
    }

    private boolean isWithin(long inner, long outer) {
        for (Long place = inner; place != null; ) {
            if (place == outer) {
                return true;
            }
            place = places.containsKey(place) ? places.get(place).parentId() : null;
        }
        return false;
    }

    Optional<Place> findPlace(String name) {
        return Optional.ofNullable(placesByName.get(PlainText.of(name)));
    }

    Optional<Place> findPlace(long id) {
        return Optional.ofNullable(places.get(id));
    }

    Optional<Unit> findUnit(String name) {
        return Optional.ofNullable(unitsByName.get(PlainText.of(name)));
    }

    String somePlaces() {
        return some(places().stream().map(Place::name).toList());
    }

    String someUnits() {
        return some(units().stream().map(Unit::name).toList());
    }

    private static String some(List<String> names) {
        return names.size() <= EXAMPLES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, EXAMPLES)) + ", …";
    }
}
