package vn.dcim.web.device;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.device.DeviceFacts;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.device.Feeds;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.drift.Ties;
import vn.dcim.core.ingest.KeptAnnouncements;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.scope.Scope;
import vn.dcim.core.telemetry.History;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.transport.UsualCredentials;
import vn.dcim.core.unit.Units;
import vn.dcim.web.alarm.AlarmLines;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.live.LiveValue;
import vn.dcim.web.live.NormalRange;
import vn.dcim.web.live.NormalRanges;
import vn.dcim.web.page.Visit;
import vn.dcim.web.scope.SeenAlarms;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.search.DeviceFilter;
import vn.dcim.web.search.DeviceFinder;

/** Gathers what the pages of devices show. */
@Singleton
final class DevicePages {

    private static final int MOST_ALARMS = 50;
    private static final Duration TREND = Duration.ofHours(1);
    private static final Duration TREND_STEP = Duration.ofMinutes(2);

    private final DeviceFinder finder;
    private final SeenDevices devices;
    private final PlaceRepository places;
    private final Units units;
    private final FeedRepository feeds;
    private final LatestReadings latest;
    private final History history;
    private final NormalRanges ranges;
    private final SeenAlarms alarms;
    private final AlarmLines alarmLines;
    private final UsualCredentials usual;
    private final Assets assets;
    private final Ties ties;
    private final DeviceFacts facts;
    private final KeptAnnouncements announcements;

    DevicePages(
            DeviceFinder finder,
            SeenDevices devices,
            PlaceRepository places,
            Units units,
            FeedRepository feeds,
            LatestReadings latest,
            History history,
            NormalRanges ranges,
            SeenAlarms alarms,
            AlarmLines alarmLines,
            UsualCredentials usual,
            Assets assets,
            Ties ties,
            DeviceFacts facts,
            KeptAnnouncements announcements) {
        this.finder = finder;
        this.devices = devices;
        this.places = places;
        this.units = units;
        this.feeds = feeds;
        this.latest = latest;
        this.history = history;
        this.ranges = ranges;
        this.alarms = alarms;
        this.alarmLines = alarmLines;
        this.usual = usual;
        this.assets = assets;
        this.ties = ties;
        this.facts = facts;
        this.announcements = announcements;
    }

    DeviceListPage list(DeviceFilter filter, String sort, Scope scope, Words words) {
        List<Device> ofAllClasses = finder.find(filter.ofAllClasses(), scope);
        Map<DeviceClass, Long> classes = ofAllClasses.stream()
                .collect(Collectors.groupingBy(Device::deviceClass, java.util.TreeMap::new, Collectors.counting()));
        Map<Long, Point> reachability = devices.pointsCalled(Reachability.POINT, scope).stream()
                .collect(Collectors.toMap(Point::deviceId, Function.identity()));
        Map<Long, String> placeNames = placeNames();
        Map<Long, String> unitNames = units.names();
        List<DeviceListPage.Row> rows = new ListQuery(0, 1000, sort)
                .of(
                        finder.find(filter, scope).stream()
                                .map(device -> new DeviceListPage.Row(
                                        device,
                                        value(words, reachability.get(device.id())),
                                        placeNames.getOrDefault(device.placeId(), ""),
                                        unitNames.getOrDefault(device.unitId(), "")))
                                .toList(),
                        DeviceListPage.SORTS)
                .items();
        return new DeviceListPage(
                rows,
                filter,
                classes,
                units(finder.find(filter.ofAllUnits(), scope), unitNames),
                sort,
                ofAllClasses.isEmpty() && filter.isEmpty());
    }

    /** Returns how many devices each agency has, by name; none where all are the centre's own. */
    private static List<DeviceListPage.UnitChip> units(List<Device> ofAllUnits, Map<Long, String> names) {
        Map<Optional<Long>, Long> counts = ofAllUnits.stream()
                .collect(Collectors.groupingBy(device -> Optional.ofNullable(device.unitId()), Collectors.counting()));
        if (counts.keySet().stream().allMatch(Optional::isEmpty)) {
            return List.of();
        }
        return counts.entrySet().stream()
                .map(entry -> new DeviceListPage.UnitChip(
                        entry.getKey().map(String::valueOf).orElse(DeviceFilter.OWN),
                        entry.getKey().map(names::get).orElse(""),
                        entry.getValue()))
                .sorted(Comparator.comparing(DeviceListPage.UnitChip::name, NaturalOrder.INSTANCE))
                .toList();
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
                                "devices.unit",
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
                row.unit(),
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
    DevicePage device(Device device, long chosen, Visit visit) {
        Words words = visit.words();
        List<Point> offered = devices.pointsOf(device).stream()
                .filter(point -> !point.retired())
                .sorted(Comparator.comparing(Point::name, NaturalOrder.INSTANCE))
                .toList();
        Map<Long, String> trends = trends(offered, visit.now());
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
                device.unitId() == null ? "" : units.nameOf(device.unitId()),
                visit.mayEverywhere(Permission.CHANGE_DEVICE) ? units.all() : List.of(),
                neighbours(device, true, visit),
                neighbours(device, false, visit),
                alarms
                        .list(
                                AlarmFilter.STANDING.ofDevice(device.id()),
                                AlarmFilter.Order.URGENCY,
                                0,
                                MOST_ALARMS,
                                visit.scope())
                        .items()
                        .stream()
                        .map(alarmLines.in(words))
                        .toList(),
                usual.of(device),
                device.isMqtt() ? announcements.withdrawnAt(device.id()).orElse(null) : null,
                visit.mayEverywhere(Permission.VIEW) ? asset(device, visit) : null,
                rows.stream()
                        .filter(row -> row.point().id() == chosen)
                        .findFirst()
                        .orElse(null));
    }

    private DeviceAsset asset(Device device, Visit visit) {
        Asset asset = assets.ofDevice(device.id()).orElse(null);
        boolean asks = asset == null && device.state() != Device.State.RETIRED && visit.may(Permission.CHANGE_ASSET);
        List<DeviceFact> said = facts.of(device.id());
        return new DeviceAsset(
                asset,
                asks ? ties.proposals(device) : List.of(),
                said.stream()
                        .filter(fact -> !fact.fact().equals(DeviceFact.ANSWERS))
                        .filter(fact -> said.stream()
                                .anyMatch(other -> other.fact().equals(fact.fact()) && !other.equals(fact)))
                        .toList());
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

    private List<DevicePage.Neighbour> neighbours(Device device, boolean above, Visit visit) {
        String self = Feed.device(device.id());
        List<DevicePage.Neighbour> found = new ArrayList<>();
        for (Feed feed : Feeds.ofDevicesAndPlaces(feeds.findAll())) {
            if ((above ? feed.toNode() : feed.fromNode()).equals(self)) {
                found.add(neighbour(feed, above ? feed.fromNode() : feed.toNode(), visit));
            }
        }
        found.sort(Comparator.comparing(DevicePage.Neighbour::kind).thenComparing(DevicePage.Neighbour::name));
        return found;
    }

    private DevicePage.Neighbour neighbour(Feed feed, String node, Visit visit) {
        String kind = visit.t("feed." + feed.kind().name().toLowerCase(java.util.Locale.ROOT));
        long id = Long.parseLong(node.substring(node.indexOf(':') + 1));
        if (node.startsWith("place:")) {
            return new DevicePage.Neighbour(places.findById(id).map(Place::name).orElse(node), "", kind, feed.path());
        }
        return devices.find(id, visit.scope())
                .map(device -> new DevicePage.Neighbour(device.name(), "/devices/" + id, kind, feed.path()))
                .orElseGet(() -> new DevicePage.Neighbour(visit.t("scope.beyond"), "", kind, feed.path()));
    }
}
