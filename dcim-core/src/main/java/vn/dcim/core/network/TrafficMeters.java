package vn.dcim.core.network;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.dcim.core.device.Feed;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;

/** Reads what the interfaces of connections last said, that of the near end, or else that of the far end. */
@Singleton
public class TrafficMeters {

    private static final double MEGA = 1e6;
    private static final Pattern OF_INTERFACE = Pattern.compile("if\\.([^.]+)\\.(in\\.rate|out\\.rate|speed)");

    private final PointRepository points;
    private final LatestReadings latest;

    TrafficMeters(PointRepository points, LatestReadings latest) {
        this.points = points;
        this.latest = latest;
    }

    /** Returns what is read of each connection that names an interface of a device, by the id of its edge. */
    public Map<Long, Traffic> of(Network network) {
        List<Long> asked = network.chain().nodes().stream()
                .filter(node -> node.device() != null)
                .map(node -> node.device().id())
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, Point> byPort = new HashMap<>();
        points.findByDeviceIdIn(asked).stream()
                .filter(point -> !point.retired())
                .forEach(point -> know(byPort, point));
        Map<Long, Traffic> found = new HashMap<>();
        for (ChainNode node : network.chain().nodes()) {
            for (Feed feed : network.chain().into(node.key())) {
                Traffic near = read(byPort, feed.fromNode(), feed.outlet(), true);
                Traffic traffic = near.at() == null
                        ? read(byPort, feed.toNode(), network.link(feed).farPort(), false)
                        : near;
                found.put(feed.id(), traffic);
            }
        }
        return found;
    }

    private static void know(Map<String, Point> byPort, Point point) {
        Matcher matcher = OF_INTERFACE.matcher(point.name());
        if (matcher.matches()) {
            Stream.of(matcher.group(1), point.label())
                    .filter(port -> !port.isEmpty())
                    .forEach(port ->
                            byPort.putIfAbsent(key(Feed.device(point.deviceId()), port, matcher.group(2)), point));
        }
    }

    private static String key(String node, String port, String what) {
        return node + " " + port.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-") + " " + what;
    }

    private Traffic read(Map<String, Point> byPort, String node, String port, boolean isNear) {
        if (port.isEmpty()) {
            return Traffic.NONE;
        }
        Optional<Reading> in = usable(byPort.get(key(node, port, "in.rate")));
        Optional<Reading> out = usable(byPort.get(key(node, port, "out.rate")));
        Optional<Reading> speed = usable(byPort.get(key(node, port, "speed")));
        Instant at = Stream.of(in, out)
                .flatMap(Optional::stream)
                .map(Reading::at)
                .min(Instant::compareTo)
                .or(() -> speed.map(Reading::at))
                .orElse(null);
        return new Traffic(megabits(isNear ? out : in), megabits(isNear ? in : out), megabits(speed), at);
    }

    private static @Nullable Double megabits(Optional<Reading> reading) {
        return reading.map(known -> known.value() / MEGA).orElse(null);
    }

    private Optional<Reading> usable(@Nullable Point point) {
        return point == null
                ? Optional.empty()
                : latest.of(point.id())
                        .filter(reading -> reading.quality().isUsable() && !Double.isNaN(reading.value()));
    }
}
