package vn.dcim.web.device;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.telemetry.History;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.transport.UsualCredentials;
import vn.dcim.web.alarm.AlarmLines;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.live.LiveValue;
import vn.dcim.web.live.NormalRange;
import vn.dcim.web.live.NormalRanges;
import vn.dcim.web.search.DeviceFilter;
import vn.dcim.web.search.DeviceFinder;

/** Gathers what the pages of devices show. */
@Singleton
final class DevicePages {

    private static final int MOST_ALARMS = 50;
    private static final Duration TREND = Duration.ofHours(1);
    private static final Duration TREND_STEP = Duration.ofMinutes(2);

    private final DeviceFinder finder;
    private final DeviceRepository devices;
    private final PlaceRepository places;
    private final PointRepository points;
    private final FeedRepository feeds;
    private final LatestReadings latest;
    private final History history;
    private final NormalRanges ranges;
    private final AlarmBoard board;
    private final AlarmLines alarmLines;
    private final UsualCredentials usual;

    DevicePages(
            DeviceFinder finder,
            DeviceRepository devices,
            PlaceRepository places,
            PointRepository points,
            FeedRepository feeds,
            LatestReadings latest,
            History history,
            NormalRanges ranges,
            AlarmBoard board,
            AlarmLines alarmLines,
            UsualCredentials usual) {
        this.finder = finder;
        this.devices = devices;
        this.places = places;
        this.points = points;
        this.feeds = feeds;
        this.latest = latest;
        this.history = history;
        this.ranges = ranges;
        this.board = board;
        this.alarmLines = alarmLines;
        this.usual = usual;
    }

    DeviceListPage list(DeviceFilter filter, String sort, Words words) {
        List<Device> ofAllClasses = finder.find(new DeviceFilter("", filter.state(), filter.group(), filter.text()));
        Map<DeviceClass, Long> classes = ofAllClasses.stream()
                .collect(Collectors.groupingBy(Device::deviceClass, java.util.TreeMap::new, Collectors.counting()));
        Map<Long, Point> reachability = points.findByName(Reachability.POINT).stream()
                .collect(Collectors.toMap(Point::deviceId, Function.identity()));
        Map<Long, String> placeNames = placeNames();
        List<DeviceListPage.Row> rows = new ListQuery(0, 1000, sort)
                .of(
                        finder.find(filter).stream()
                                .map(device -> new DeviceListPage.Row(
                                        device,
                                        value(words, reachability.get(device.id())),
                                        placeNames.getOrDefault(device.placeId(), "")))
                                .toList(),
                        DeviceListPage.SORTS)
                .items();
        return new DeviceListPage(rows, filter, classes, sort, ofAllClasses.isEmpty() && filter.isEmpty());
    }

    /** The list as a table to be taken away, with what the page has no room for. */
    Sheet sheet(DeviceListPage page, Words words) {
        return new Sheet(
                "devices",
                Stream.of(
                                "devices.name",
                                "devices.class",
                                "devices.vendor",
                                "assistant.model",
                                "devices.state",
                                "devices.place",
                                "devices.address",
                                "devices.group",
                                "device.serial",
                                "device.firmware",
                                "device.profile",
                                "device.added")
                        .map(words::t)
                        .toList(),
                page.rows().stream().map(row -> cells(row, words)).toList());
    }

    private static List<String> cells(DeviceListPage.Row row, Words words) {
        Device device = row.device();
        return List.of(
                device.name(),
                words.deviceClass(device.deviceClass()),
                device.vendor(),
                device.model(),
                row.state(words),
                row.place(),
                device.address(),
                device.groupName(),
                device.serial(),
                device.firmware(),
                device.profile(),
                words.minute(device.createdAt()));
    }

    private Map<Long, String> placeNames() {
        Map<Long, String> names = new java.util.HashMap<>();
        places.findAll().forEach(place -> names.put(place.id(), place.name()));
        return names;
    }

    private LiveValue value(Words words, Point point) {
        if (point == null) {
            return new LiveValue(0, Words.NOTHING, "", "none", "", words.t("quality.none.why"), 0, null, false);
        }
        return LiveValue.of(words, point, latest.of(point.id()).orElse(null), NormalRange.NONE);
    }

    /** @param chosen id of the point whose chart is asked for; 0 for none */
    DevicePage device(Device device, long chosen, Words words, Instant now) {
        List<Point> offered = points.findByDeviceIdOrderByName(device.id()).stream()
                .filter(point -> !point.retired())
                .sorted(Comparator.comparing(Point::name, NaturalOrder.INSTANCE))
                .toList();
        Map<Long, String> trends = trends(offered, now);
        Map<Long, NormalRange> normal =
                ranges.of(offered.stream().map(Point::id).toList());
        List<DevicePage.Row> rows = offered.stream()
                .map(point -> row(
                        point,
                        normal.getOrDefault(point.id(), NormalRange.NONE),
                        trends.getOrDefault(point.id(), ""),
                        words))
                .toList();
        return new DevicePage(
                device,
                rows.stream()
                        .filter(row -> row.point().name().equals(Reachability.POINT))
                        .map(DevicePage.Row::value)
                        .findFirst()
                        .orElseGet(() -> value(words, null)),
                device.placeId() == null
                        ? ""
                        : places.findById(device.placeId()).map(Place::name).orElse(""),
                groups(rows),
                neighbours(device, true, words),
                neighbours(device, false, words),
                board
                        .list(AlarmFilter.STANDING.ofDevice(device.id()), AlarmFilter.Order.URGENCY, 0, MOST_ALARMS)
                        .items()
                        .stream()
                        .map(alarmLines.in(words))
                        .toList(),
                usual.of(device),
                rows.stream()
                        .filter(row -> row.point().id() == chosen)
                        .findFirst()
                        .orElse(null));
    }

    private DevicePage.Row row(Point point, NormalRange range, String trend, Words words) {
        Reading reading = latest.of(point.id()).orElse(null);
        return new DevicePage.Row(
                point,
                words.point(point.name()),
                LiveValue.of(words, point, reading, range),
                range,
                trend,
                states(point, words));
    }

    private static String states(Point point, Words words) {
        return words.states(point.name()).entrySet().stream()
                .map(state -> state.getKey() + "=" + state.getValue())
                .collect(Collectors.joining("|"));
    }

    private static List<DevicePage.Group> groups(List<DevicePage.Row> rows) {
        return Stream.of(
                        new DevicePage.Group(
                                "device.measures",
                                false,
                                rows.stream()
                                        .filter(row -> row.point().pollClass() != PollClass.STATIC)
                                        .filter(row -> row.point().quantity() != Quantity.STATE)
                                        .toList()),
                        new DevicePage.Group(
                                "device.states",
                                false,
                                rows.stream()
                                        .filter(row -> row.point().pollClass() != PollClass.STATIC)
                                        .filter(row -> row.point().quantity() == Quantity.STATE)
                                        .toList()),
                        new DevicePage.Group(
                                "device.static",
                                true,
                                rows.stream()
                                        .filter(row -> row.point().pollClass() == PollClass.STATIC)
                                        .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private Map<Long, String> trends(List<Point> offered, Instant now) {
        List<Long> wanted = offered.stream()
                .filter(point -> point.quantity() != Quantity.STATE && point.pollClass() != PollClass.STATIC)
                .map(Point::id)
                .toList();
        Instant to = now.truncatedTo(ChronoUnit.SECONDS);
        return wanted.isEmpty()
                ? Map.of()
                : history.buckets(wanted, to.minus(TREND), to, TREND_STEP).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> Sparkline.path(entry.getValue(), to.minus(TREND), TREND)));
    }

    private List<DevicePage.Neighbour> neighbours(Device device, boolean above, Words words) {
        String self = Feed.device(device.id());
        List<DevicePage.Neighbour> found = new ArrayList<>();
        for (Feed feed : feeds.findAll()) {
            if ((above ? feed.toNode() : feed.fromNode()).equals(self)) {
                found.add(neighbour(feed, above ? feed.fromNode() : feed.toNode(), words));
            }
        }
        found.sort(Comparator.comparing(DevicePage.Neighbour::kind).thenComparing(DevicePage.Neighbour::name));
        return found;
    }

    private DevicePage.Neighbour neighbour(Feed feed, String node, Words words) {
        String kind = words.t("feed." + feed.kind().name().toLowerCase(java.util.Locale.ROOT));
        long id = Long.parseLong(node.substring(node.indexOf(':') + 1));
        if (node.startsWith("place:")) {
            return new DevicePage.Neighbour(places.findById(id).map(Place::name).orElse(node), "", kind, feed.path());
        }
        return new DevicePage.Neighbour(
                devices.findById(id).map(Device::name).orElse(node), "/devices/" + id, kind, feed.path());
    }
}
