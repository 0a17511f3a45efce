package vn.dcim.web.overview;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.device.Feeds;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.scope.SeenDevices;

/** Reads the registry in four queries, however large it is, and keeps it until a device changes or half a minute has passed. */
@Singleton
final class Centres {

    private static final Duration AGE = Duration.ofSeconds(30);

    private final SeenDevices devices;
    private final FeedRepository feeds;
    private final PlaceRepository places;
    private final Clock clock;
    private volatile Registry kept;

    /** What the queries gave, and the whole centre that is made of it. */
    private record Registry(
            List<Device> devices, List<Feed> feeds, List<Place> places, List<Point> points, Centre whole) {}

    Centres(SeenDevices devices, FeedRepository feeds, PlaceRepository places, Clock clock) {
        this.devices = devices;
        this.feeds = feeds;
        this.places = places;
        this.clock = clock;
    }

    /** Returns what of the centre lies within a scope, as if there was nothing else. */
    Centre now(Scope scope) {
        Instant now = clock.instant();
        Registry known = kept;
        if (known == null
                || known.whole().at().plus(AGE).isBefore(now)
                || known.whole().at().isAfter(now)) {
            known = read(now);
            kept = known;
        }
        return scope.isNarrowed() ? within(scope, known) : known.whole();
    }

    @EventListener
    void on(DeviceChanged change) {
        kept = null;
    }

    private Registry read(Instant now) {
        List<Device> listed = devices.listed(Scope.EVERYTHING);
        List<Feed> allFeeds = Feeds.ofDevicesAndPlaces(feeds.findAll());
        List<Place> allPlaces =
                StreamSupport.stream(places.findAll().spliterator(), false).toList();
        List<Point> offered = devices.points(Scope.EVERYTHING).stream()
                .filter(point -> !point.retired())
                .toList();
        return new Registry(listed, allFeeds, allPlaces, offered, centre(listed, allFeeds, allPlaces, offered, now));
    }

    private static Centre within(Scope scope, Registry known) {
        List<Device> seen = known.devices().stream()
                .filter(device -> device.isWithin(scope))
                .toList();
        Set<Long> ids = seen.stream().map(Device::id).collect(Collectors.toSet());
        Set<String> hidden = known.devices().stream()
                .filter(device -> !ids.contains(device.id()))
                .map(device -> Feed.device(device.id()))
                .collect(Collectors.toSet());
        return centre(
                seen,
                known.feeds().stream()
                        .filter(feed -> !hidden.contains(feed.fromNode()) && !hidden.contains(feed.toNode()))
                        .toList(),
                known.places(),
                known.points().stream()
                        .filter(point -> ids.contains(point.deviceId()))
                        .toList(),
                known.whole().at());
    }

    private static Centre centre(
            List<Device> devices, List<Feed> feeds, List<Place> places, List<Point> points, Instant at) {
        PowerGraph graph = PowerGraph.of(feeds, devices, places);
        return new Centre(
                devices,
                places.stream().collect(Collectors.toMap(Place::id, Function.identity())),
                points.stream().collect(Collectors.groupingBy(Point::deviceId)),
                graph,
                Drawing.of(graph),
                at);
    }
}
