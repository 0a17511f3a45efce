package vn.dcim.web.scope;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;

/** Places as people choose among them. */
@Singleton
public final class PlacePaths {

    private final PlaceRepository places;

    PlacePaths(PlaceRepository places) {
        this.places = places;
    }

    /** Returns each place's names from the site down to it, by id, sorted by these names. */
    public Map<Long, String> all() {
        Map<Long, Place> byId = new HashMap<>();
        places.findAll().forEach(place -> byId.put(place.id(), place));
        Map<Long, String> paths = new LinkedHashMap<>();
        byId.values().stream()
                .sorted(Comparator.comparing(place -> path(place, byId)))
                .forEach(place -> paths.put(place.id(), path(place, byId)));
        return paths;
    }

    private static String path(Place place, Map<Long, Place> byId) {
        StringBuilder path = new StringBuilder(place.name());
        Place around = byId.get(place.parentId());
        for (int depth = 0; around != null && depth < byId.size(); depth++) {
            path.insert(0, around.name() + " › ");
            around = byId.get(around.parentId());
        }
        return path.toString();
    }
}
