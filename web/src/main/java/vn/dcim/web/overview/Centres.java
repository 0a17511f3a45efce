package vn.dcim.web.overview;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;

/** Reads the registry in four queries, however large it is, and keeps it until a device changes or half a minute has passed. */
@Singleton
final class Centres {

    private static final Duration AGE = Duration.ofSeconds(30);

    private final DeviceRepository devices;
    private final FeedRepository feeds;
    private final PlaceRepository places;
    private final PointRepository points;
    private final Clock clock;
    private volatile Centre kept;

    Centres(
            DeviceRepository devices,
            FeedRepository feeds,
            PlaceRepository places,
            PointRepository points,
            Clock clock) {
        this.devices = devices;
        this.feeds = feeds;
        this.places = places;
        this.points = points;
        this.clock = clock;
    }

    Centre now() {
        Instant now = clock.instant();
        Centre known = kept;
        if (known == null || known.at().plus(AGE).isBefore(now) || known.at().isAfter(now)) {
            known = read(now);
            kept = known;
        }
        return known;
    }

    @EventListener
    void on(DeviceChanged change) {
        kept = null;
    }

    private Centre read(Instant now) {
        List<Device> listed = devices.findListed();
        List<Place> allPlaces =
                StreamSupport.stream(places.findAll().spliterator(), false).toList();
        PowerGraph graph = PowerGraph.of(feeds.findAll(), listed, allPlaces);
        return new Centre(
                listed,
                allPlaces.stream().collect(Collectors.toMap(Place::id, Function.identity())),
                StreamSupport.stream(points.findAll().spliterator(), false)
                        .filter(point -> !point.retired())
                        .collect(Collectors.groupingBy(Point::deviceId)),
                graph,
                Drawing.of(graph),
                now);
    }
}
