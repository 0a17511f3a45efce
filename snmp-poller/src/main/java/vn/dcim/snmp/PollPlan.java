package vn.dcim.snmp;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snmp4j.smi.OID;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quality;

/** What one device is asked for, and which points each variable feeds. */
final class PollPlan {

    static final OID SYS_UP_TIME = new OID("1.3.6.1.2.1.1.3.0");

    private static final Pattern DOTTED = Pattern.compile("\\d+(\\.\\d+)+");

    private final List<Point> points;
    private final Map<PollClass, Set<OID>> oids = new EnumMap<>(PollClass.class);
    private final Map<OID, Fed> fed = new LinkedHashMap<>();
    private final Map<Set<PollClass>, List<OID>> asked = new HashMap<>();
    private @Nullable Point clock;

    /**
     * What one variable feeds.
     *
     * @param values points that show it
     * @param rates points that show its increase
     * @param discontinuity the variable that tells since when its counter counts; empty where there is none
     * @param octets by how much it is multiplied to be the speed of an interface in octets a second; 0 where it is none
     */
    record Fed(List<Point> values, List<Point> rates, Optional<OID> discontinuity, double octets) {}

    PollPlan(Collection<Point> all) {
        points = all.stream().filter(point -> !point.retired()).toList();
        for (PollClass pollClass : PollClass.values()) {
            oids.put(pollClass, new LinkedHashSet<>());
        }
        for (Point point : points) {
            if (DeviceClock.isSource(point.source())) {
                oids.get(point.pollClass()).add(DeviceClock.DATE);
                clock = point;
            }
            Optional<String> counter = RatePoints.counterOf(point.source());
            String source = counter.orElse(point.source());
            if (DOTTED.matcher(source).matches()) {
                OID oid = new OID(source);
                oids.get(point.pollClass()).add(oid);
                Fed feeds = fed.computeIfAbsent(oid, PollPlan::nothing);
                (counter.isPresent() ? feeds.rates() : feeds.values()).add(point);
            }
        }
    }

    private static Fed nothing(OID oid) {
        return new Fed(
                new ArrayList<>(), new ArrayList<>(), Interfaces.discontinuityOf(oid), Interfaces.octetsPerSecond(oid));
    }

    /**
     * Returns the variables of some classes, each once: sysUpTime first, those that tell where interface counters broke off
     * last. Called by one thread at a time.
     */
    List<OID> oids(Set<PollClass> classes) {
        return asked.computeIfAbsent(Set.copyOf(classes), this::list);
    }

    private List<OID> list(Set<PollClass> classes) {
        Set<OID> all = new LinkedHashSet<>();
        all.add(SYS_UP_TIME);
        for (PollClass pollClass : PollClass.values()) {
            if (classes.contains(pollClass)) {
                all.addAll(oids.get(pollClass));
            }
        }
        List.copyOf(all).stream()
                .map(fed::get)
                .filter(feeds -> feeds != null && !feeds.rates().isEmpty())
                .map(Fed::discontinuity)
                .flatMap(Optional::stream)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** The agent has no such variable: it is not asked for any more. */
    void drop(OID discontinuity) {
        asked.replaceAll((classes, list) ->
                list.stream().filter(oid -> !oid.equals(discontinuity)).toList());
        fed.replaceAll((oid, feeds) ->
                feeds.discontinuity().filter(discontinuity::equals).isPresent()
                        ? new Fed(feeds.values(), feeds.rates(), Optional.empty(), feeds.octets())
                        : feeds);
    }

    boolean has(PollClass pollClass) {
        return !oids.get(pollClass).isEmpty();
    }

    /** Returns the point that tells how the device's clock goes. */
    Optional<Point> clock() {
        return Optional.ofNullable(clock);
    }

    Optional<Point> point(String name) {
        return points.stream().filter(point -> point.name().equals(name)).findFirst();
    }

    /** Returns what a variable feeds; empty for those that are asked for by the way. */
    Optional<Fed> fedBy(OID oid) {
        return Optional.ofNullable(fed.get(oid));
    }

    /** Returns the points as if the device had offered them, without values. */
    List<DeviceReading.Value> offered() {
        return points.stream()
                .map(point -> new DeviceReading.Value(
                        point.name(),
                        point.label(),
                        point.source(),
                        point.quantity(),
                        point.pollClass(),
                        point.conversion(),
                        Double.NaN,
                        null,
                        Quality.BAD,
                        ""))
                .toList();
    }

    /** Tells whether a rate that follows from a counter has no point yet. */
    boolean lacksRates() {
        return RatePoints.with(offered()).size() > points.size();
    }
}
