package vn.dcim.core.floor;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.Feed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;

/** Reads floor plans, and what could stand on them. */
@Singleton
public class Floors {

    private final FloorPlanRepository plans;
    private final FloorThingRepository things;
    private final PlaceRepository places;
    private final DeviceRepository devices;

    Floors(FloorPlanRepository plans, FloorThingRepository things, PlaceRepository places, DeviceRepository devices) {
        this.plans = plans;
        this.things = things;
        this.places = places;
        this.devices = devices;
    }

    /** Returns all rooms, by name. */
    public List<Place> rooms() {
        return places.findByKindOrderByName(Place.Kind.ROOM);
    }

    /** Returns the rooms that are drawn. */
    public Set<Long> drawn() {
        return plans.findAll().stream().map(FloorPlan::placeId).collect(Collectors.toSet());
    }

    /** @throws DcimException NOT_FOUND for what is no room */
    public Place room(long id) {
        return places.findById(id)
                .filter(place -> place.kind() == Place.Kind.ROOM)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "place", id));
    }

    /** Returns the plan of a room; empty for one that nobody has drawn. */
    public Optional<FloorPlan> plan(long roomId) {
        return plans.findById(roomId);
    }

    /** Returns what stands on a plan, in the order in which it was placed. */
    public List<FloorThing> things(long roomId) {
        return things.findByRoomIdOrderById(roomId);
    }

    /** Returns what stands on all plans. */
    public List<FloorThing> things() {
        return things.findAll();
    }

    /** Returns for each room the ids of it and of all places in it. */
    public Map<Long, Set<Long>> insides() {
        Map<Long, Place> all = StreamSupport.stream(places.findAll().spliterator(), false)
                .collect(Collectors.toMap(Place::id, Function.identity()));
        Map<Long, Set<Long>> insides = new HashMap<>();
        for (Place place : all.values()) {
            Set<Long> seen = new HashSet<>();
            for (Place at = place; at != null && seen.add(at.id()); at = parent(at, all)) {
                if (at.kind() == Place.Kind.ROOM) {
                    insides.computeIfAbsent(at.id(), _ -> new HashSet<>()).add(place.id());
                }
            }
        }
        return insides;
    }

    private static @Nullable Place parent(Place place, Map<Long, Place> all) {
        return place.parentId() == null ? null : all.get(place.parentId());
    }

    /** Returns the racks of a room and the devices that stand in it, but in no rack; by kind and name. */
    public List<Offer> offers(long roomId) {
        Set<Long> inside = insides().getOrDefault(roomId, Set.of());
        List<Place> racks = places.findByKindOrderByName(Place.Kind.RACK).stream()
                .filter(rack -> inside.contains(rack.id()))
                .toList();
        Set<Long> rackIds = racks.stream().map(Place::id).collect(Collectors.toSet());
        List<Offer> offers = new ArrayList<>(racks.stream()
                .map(rack -> new Offer(Feed.place(rack.id()), rack.name(), FloorKind.RACK))
                .toList());
        Stream<Offer> standing = devices.findListed().stream()
                .filter(device -> device.placeId() != null
                        && inside.contains(device.placeId())
                        && !rackIds.contains(device.placeId()))
                .map(device -> new Offer(Feed.device(device.id()), device.name(), FloorKind.of(device.deviceClass())));
        standing.sorted((one, other) -> one.kind() == other.kind()
                        ? one.name().compareTo(other.name())
                        : one.kind().compareTo(other.kind()))
                .forEach(offers::add);
        return offers;
    }
}
