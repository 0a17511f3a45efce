package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.place.Place;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.unit.Unit;

/** The names of places and units, both ways, as they are at one moment. */
public final class AssetNames {

    private static final int EXAMPLES = 5;

    private final Map<Long, Place> places;
    private final Map<Long, Unit> units;
    private final Map<String, Place> placesByName = new HashMap<>();
    private final Map<String, Unit> unitsByName = new HashMap<>();

    AssetNames(Collection<Place> places, Collection<Unit> units) {
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
