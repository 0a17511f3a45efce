package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.plant.PlantDevice;

/** The places of the plant: a site, its rooms, and in the room of the racks two rows and twenty racks. */
@Singleton
final class PlantPlaces {

    static final String SITE = "HG01";

    private static final int RACK_UNITS = 42;

    private final PlaceRepository places;

    PlantPlaces(PlaceRepository places) {
        this.places = places;
    }

    /** Adds those that are not there yet. */
    void enter(Collection<PlantDevice> devices) {
        Set<String> racks = devices.stream()
                .filter(device -> device.deviceClass().equals("rack"))
                .map(PlantDevice::key)
                .collect(Collectors.toSet());
        long site = place(SITE, Place.Kind.SITE, null);
        for (PlantDevice device : devices) {
            long room = place(roomOf(device), Place.Kind.ROOM, site);
            String spot = spotOf(device);
            if (racks.contains(spot)) {
                place(spot, Place.Kind.RACK, room);
            } else if (spot.startsWith("ROW-")) {
                place(spot, Place.Kind.ROW, room);
            }
        }
    }

    private long place(String name, Place.Kind kind, Long parent) {
        return places.findByName(name)
                .orElseGet(() ->
                        places.save(new Place(null, name, kind, parent, kind == Place.Kind.RACK ? RACK_UNITS : null)))
                .id();
    }

    /** Returns the id of the place where a device stands: its rack or row, or else its room. */
    long of(PlantDevice device) {
        return places.findByName(spotOf(device))
                .or(() -> places.findByName(roomOf(device)))
                .orElseThrow()
                .id();
    }

    static String roomOf(PlantDevice device) {
        return device.place().split("/")[0];
    }

    private static String spotOf(PlantDevice device) {
        String[] parts = device.place().split("/");
        return parts[parts.length - 1];
    }
}
