package vn.dcim.mqtt.bridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.RawValue;
import vn.dcim.core.telemetry.Sample;
import vn.dcim.core.telemetry.SampleBatch;
import vn.dcim.mqtt.map.Fault;
import vn.dcim.mqtt.map.FieldValue;
import vn.dcim.mqtt.map.SparkplugMap;
import vn.dcim.mqtt.map.SparkplugMaps;
import vn.dcim.mqtt.sparkplug.Event;
import vn.dcim.mqtt.sparkplug.Told;

/** Makes batches of what edge nodes say, by the Sparkplug maps, and offers of what nobody has registered. */
final class SparkplugReader {

    /** Numbers that tell batches of one message and instant apart. */
    private static final int PAST = 1;

    private static final int PRESENCE = 2;
    private static final int NAMES_SHOWN = 12;

    /** What every edge node has, and no map reads. */
    private static final Set<String> OWN_METRICS = Set.of("bdSeq");

    private static final String CONTROL = "Node Control/";

    private final SparkplugMaps maps;
    private final MqttDevices devices;
    private final SeenDevices seen;
    /** Which map reads a device that nobody has registered: chosen by its birth. */
    private final Map<String, SparkplugMap> chosen = new HashMap<>();

    SparkplugReader(SparkplugMaps maps, MqttDevices devices, SeenDevices seen) {
        this.maps = maps;
        this.devices = devices;
        this.seen = seen;
    }

    /** Batches to be stored, and what could not be used. */
    record Meaning(List<SampleBatch> batches, List<Fault> faults) {}

    /** A value with what was told of it. */
    private record Read(FieldValue value, Told told) {}

    static boolean isOurs(Device device) {
        return device.isMqtt() && MqttDevices.baseTopic(device).startsWith(SparkplugMap.NAMESPACE);
    }

    List<Device> registered() {
        return devices.active().stream().filter(SparkplugReader::isOurs).toList();
    }

    Meaning read(Event.Said said) {
        List<SampleBatch> batches = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<Device> registered = devices.at(said.base());
        if (registered.isEmpty()) {
            offer(said, faults);
        }
        for (Device device : registered) {
            Optional<SparkplugMap> map = maps.byId(device.profile());
            if (map.isPresent()) {
                List<Read> reads = reads(map.get(), said, faults);
                saw(map.get(), said, reads);
                if (device.state() == Device.State.ACTIVE) {
                    batches.addAll(batches(device, said, reads));
                }
            }
        }
        return new Meaning(batches, faults);
    }

    private void offer(Event.Said said, List<Fault> faults) {
        if (said.birth()) {
            List<String> names = said.metrics().stream()
                    .map(Told::name)
                    .filter(name -> !OWN_METRICS.contains(name) && !name.startsWith(CONTROL))
                    .toList();
            Optional<SparkplugMap> map = maps.choose(said.base(), names);
            map.ifPresentOrElse(found -> chosen.put(said.base(), found), () -> chosen.remove(said.base()));
            if (map.isEmpty() && !names.isEmpty()) {
                faults.add(Fault.of(
                        Fault.Detail.NO_SPARKPLUG_MAP,
                        said.base(),
                        names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))));
            }
        }
        SparkplugMap map = chosen.get(said.base());
        if (map != null) {
            saw(map, said, reads(map, said, faults));
        }
    }

    private void saw(SparkplugMap map, Event.Said said, List<Read> reads) {
        seen.saw(
                map.kind(),
                said.base(),
                reads.stream()
                        .filter(read -> !read.told().past())
                        .map(Read::value)
                        .toList(),
                said.from().receivedAt());
    }

    private static List<Read> reads(SparkplugMap map, Event.Said said, List<Fault> faults) {
        List<Read> reads = new ArrayList<>();
        for (Told told : said.metrics()) {
            SparkplugMap.Read read = map.read(said.base(), told.name(), told.value(), told.unit(), told.at());
            read.fault().ifPresent(faults::add);
            read.value().ifPresent(value -> reads.add(new Read(value, told)));
        }
        return reads;
    }

    private List<SampleBatch> batches(Device device, Event.Said said, List<Read> reads) {
        List<SampleBatch> batches = new ArrayList<>();
        if (said.birth()) {
            reachability(device, Reachability.REACHABLE)
                    .ifPresent(sample -> batches.add(SampleBatch.change(
                            device.id(), said.from().receivedAt(), fingerprint(said, PRESENCE), List.of(sample))));
        }
        Map<String, FieldValue> first = new LinkedHashMap<>();
        reads.forEach(read -> first.putIfAbsent(read.value().name(), read.value()));
        Map<String, Point> points =
                reads.isEmpty() ? Map.of() : devices.points(device.id(), List.copyOf(first.values()));
        Map<Instant, List<Sample>> present = new LinkedHashMap<>();
        Map<Instant, List<Sample>> past = new LinkedHashMap<>();
        for (Read read : reads) {
            (read.told().past() ? past : present)
                    .computeIfAbsent(read.told().at(), _ -> new ArrayList<>())
                    .add(new Sample(
                            points.get(read.value().name()).id(),
                            read.value().raw(),
                            read.told().ceiling()));
        }
        past.forEach((at, samples) -> batches.add(SampleBatch.past(device.id(), at, fingerprint(said, PAST), samples)));
        present.forEach((at, samples) ->
                batches.add(SampleBatch.change(device.id(), at, said.from().fingerprint(), samples)));
        return batches;
    }

    /** Returns the batches by which all that an edge node or a device has said is stale. */
    List<SampleBatch> gone(Event.Gone gone) {
        return registered().stream()
                .filter(device -> isMeant(gone, MqttDevices.baseTopic(device)))
                .flatMap(device -> reachability(device, Reachability.UNREACHABLE)
                        .map(sample -> SampleBatch.change(
                                device.id(),
                                gone.at(),
                                Fingerprint.of(gone.base(), new byte[0], PRESENCE),
                                List.of(sample)))
                        .stream())
                .toList();
    }

    private static boolean isMeant(Event.Gone gone, String base) {
        return base.equals(gone.base()) || gone.withDevices() && base.startsWith(gone.base() + "/");
    }

    private Optional<Sample> reachability(Device device, Reachability is) {
        return devices.point(device.id(), Reachability.POINT)
                .map(point -> new Sample(point.id(), RawValue.of(is.code()), Quality.GOOD));
    }

    private static long fingerprint(Event.Said said, int number) {
        return Fingerprint.of(said.from().topic(), said.from().payload(), number);
    }
}
