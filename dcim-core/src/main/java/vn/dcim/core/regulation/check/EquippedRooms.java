package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.place.Place;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;
import vn.dcim.core.work.manual.Upkept;
import vn.dcim.core.work.plan.MaintenancePlans;

/** The rooms in which equipment is in use or stands by. */
@Singleton
@Requires(property = "datasources.default.url")
final class EquippedRooms {

    private final MaintenancePlans plans;
    private final PlantReader reader;
    private final UntilOther<Look, Map<AssetKind, Set<Place>>> newest;

    private record Look(List<Upkept> scope, Map<Long, Place> places) {}

    EquippedRooms(MaintenancePlans plans, PlantReader reader, Versions versions) {
        this.plans = plans;
        this.reader = reader;
        newest = new UntilOther<>(versions, EquippedRooms::rooms);
    }

    /** Returns the rooms in which there is something of the kinds that are meant. */
    Set<Place> with(Predicate<AssetKind> kinds) {
        return newest.of(new Look(plans.scope(), reader.places())).entrySet().stream()
                .filter(each -> kinds.test(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .collect(Collectors.toSet());
    }

    private static Map<AssetKind, Set<Place>> rooms(Look look) {
        Map<AssetKind, Set<Long>> standing = new EnumMap<>(AssetKind.class);
        look.scope().stream().filter(asset -> asset.placeId() != null).forEach(asset -> standing.computeIfAbsent(
                        asset.kind(), _ -> new HashSet<>())
                .add(asset.placeId()));
        Map<AssetKind, Set<Place>> rooms = new EnumMap<>(AssetKind.class);
        standing.forEach((kind, places) -> rooms.put(
                kind,
                places.stream()
                        .flatMap(place -> Stream.ofNullable(PlantReader.room(look.places(), place)))
                        .collect(Collectors.toSet())));
        return rooms;
    }
}
