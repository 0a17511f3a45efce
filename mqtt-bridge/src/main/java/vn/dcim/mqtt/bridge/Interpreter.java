package vn.dcim.mqtt.bridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.RawValue;
import vn.dcim.core.telemetry.Sample;
import vn.dcim.mqtt.discovery.AnnouncedDevices;
import vn.dcim.mqtt.discovery.Told;
import vn.dcim.mqtt.map.Decoded;
import vn.dcim.mqtt.map.Fault;
import vn.dcim.mqtt.map.FieldValue;
import vn.dcim.mqtt.map.PayloadReader;
import vn.dcim.mqtt.map.PayloadReader.Payload;
import vn.dcim.mqtt.map.TopicMaps;
import vn.dcim.mqtt.map.TopicMatch;

/** Finds what a message says of which devices. */
final class Interpreter {

    /** What the program's own processes tell each other; not ours to read. */
    private static final String OWN_TOPICS = "dcim/";

    private final TopicMaps maps;
    private final MqttDevices devices;
    private final SeenDevices seen;
    private final AnnouncedDevices announced;
    private final List<String> others;
    private final Map<Long, Set<String>> heard = new HashMap<>();

    /** @param others beginnings of topics that somebody else reads */
    Interpreter(
            TopicMaps maps, MqttDevices devices, SeenDevices seen, AnnouncedDevices announced, List<String> others) {
        this.maps = maps;
        this.others = others;
        this.devices = devices;
        this.seen = seen;
        this.announced = announced;
    }

    /**
     * What a message says of one device.
     *
     * @param at when the device says that it measured; empty when it does not say
     * @param present false when the message says that the device is not there
     */
    record Statement(Device device, Optional<Instant> at, List<Sample> samples, boolean present) {}

    /** All that a message says, and what could not be used of it. */
    record Meaning(List<Statement> statements, List<Fault> faults) {

        static Meaning fault(Fault fault) {
            return new Meaning(List.of(), List.of(fault));
        }
    }

    /** A new connection: what the broker keeps may be newer than what was heard before. */
    void begin() {
        heard.clear();
    }

    Meaning interpret(Arrival arrival) {
        if (arrival.topic().startsWith(OWN_TOPICS) || others.stream().anyMatch(arrival.topic()::startsWith)) {
            return new Meaning(List.of(), List.of());
        }
        List<TopicMatch> matches = maps.match(arrival.topic());
        if (!arrival.isWhole()) {
            return Meaning.fault(Fault.of(Fault.Detail.BYTES, arrival.size()));
        }
        if (announced.isAnnouncement(arrival.topic())) {
            return announcement(arrival);
        }
        if (matches.isEmpty() && !announced.listensTo(arrival.topic())) {
            return Meaning.fault(Fault.of(Fault.Detail.NO_TOPIC));
        }
        return switch (PayloadReader.parse(arrival.payload())) {
            case Payload.Unreadable(Fault fault) -> Meaning.fault(fault);
            case Payload.Readable readable -> interpretAll(arrival, readable, matches);
        };
    }

    private Meaning announcement(Arrival arrival) {
        List<Statement> statements = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        announced
                .take(arrival.topic(), arrival.payload(), arrival.receivedAt())
                .ifPresent(told -> add(arrival, told, statements, faults));
        return new Meaning(statements, faults);
    }

    private Meaning interpretAll(Arrival arrival, Payload.Readable payload, List<TopicMatch> matches) {
        if (!announced.listensTo(arrival.topic())) {
            return interpret(arrival, payload, matches);
        }
        List<Statement> statements = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        if (!matches.isEmpty()) {
            Meaning mapped = interpret(arrival, payload, matches);
            statements.addAll(mapped.statements());
            // why: that no map is for it is no fault where the device has said itself what it means
            mapped.faults().stream()
                    .filter(fault -> fault.reason() != Fault.Reason.NO_MAP && fault.reason() != Fault.Reason.NOT_JSON)
                    .forEach(faults::add);
        }
        announced
                .hear(arrival.topic(), payload, arrival.retained())
                .forEach(told -> add(arrival, told, statements, faults));
        return new Meaning(statements, faults);
    }

    private void add(Arrival arrival, Told told, List<Statement> statements, List<Fault> faults) {
        faults.addAll(told.faults());
        for (Device device : devices.at(told.base())) {
            if (device.profile().equals(AnnouncedDevices.PROFILE)
                    && device.state() == Device.State.ACTIVE
                    && tells(arrival, device)) {
                samples(arrival, device, told.values(), told.stale(), told.online(), Optional.empty())
                        .ifPresent(statements::add);
            }
        }
    }

    private Meaning interpret(Arrival arrival, Payload.Readable payload, List<TopicMatch> matches) {
        List<Statement> statements = new ArrayList<>();
        Set<Fault> faults = new TreeSet<>((a, b) -> a.reason().compareTo(b.reason()));
        boolean understood = false;
        for (TopicMatch match : matches) {
            List<Device> concerned = concerned(match);
            if (concerned.isEmpty() && !isFree(match)) {
                continue;
            }
            if (!PayloadReader.fits(match.rule(), payload)) {
                continue;
            }
            understood = true;
            Decoded decoded = PayloadReader.read(match, payload, arrival.receivedAt());
            faults.addAll(decoded.faults());
            match.baseTopic()
                    .ifPresent(base -> seen.saw(match.map().kind(), base, decoded.values(), arrival.receivedAt()));
            for (Device device : concerned) {
                if (device.state() == Device.State.ACTIVE && tells(arrival, device)) {
                    statement(arrival, device, decoded).ifPresent(statements::add);
                }
            }
        }
        if (!understood) {
            faults.add(unfit(payload, matches));
        }
        return new Meaning(statements, List.copyOf(faults));
    }

    /** Tells whether nobody else is at the base topic, so that whoever is could be added. */
    private boolean isFree(TopicMatch match) {
        return match.baseTopic().map(devices::at).orElse(List.of()).stream()
                .allMatch(device -> device.profile().equals(match.map().id()));
    }

    /** Tells whether a message is news: what the broker keeps says nothing beside what came over the same connection. */
    private boolean tells(Arrival arrival, Device device) {
        boolean first = heard.computeIfAbsent(device.id(), _ -> new HashSet<>()).add(arrival.topic());
        return first || !arrival.retained();
    }

    private static Fault unfit(Payload.Readable payload, List<TopicMatch> matches) {
        return payload.json().isEmpty()
                ? payload.notJson()
                : Fault.of(
                        Fault.Detail.FITS_NONE,
                        matches.stream()
                                .map(match -> match.map().id())
                                .distinct()
                                .collect(Collectors.joining(", ")));
    }

    private List<Device> concerned(TopicMatch match) {
        String map = match.map().id();
        return match.baseTopic().map(base -> devices.at(base, map)).orElseGet(() -> devices.readBy(map).stream()
                .filter(device -> match.concerns(MqttDevices.baseTopic(device)))
                .toList());
    }

    private Optional<Statement> statement(Arrival arrival, Device device, Decoded decoded) {
        return samples(arrival, device, decoded.values(), List.of(), decoded.online(), decoded.at());
    }

    private Optional<Statement> samples(
            Arrival arrival,
            Device device,
            List<FieldValue> values,
            List<FieldValue> stale,
            Optional<Boolean> online,
            Optional<Instant> at) {
        Quality ceiling = arrival.retained() ? Quality.UNCERTAIN : Quality.GOOD;
        List<Sample> samples = new ArrayList<>();
        List<FieldValue> all = stale.isEmpty()
                ? values
                : Stream.concat(values.stream(), stale.stream()).toList();
        if (!all.isEmpty()) {
            Map<String, Point> points = devices.points(device.id(), all);
            values.forEach(
                    value -> samples.add(new Sample(points.get(value.name()).id(), value.raw(), ceiling)));
            stale.forEach(
                    value -> samples.add(new Sample(points.get(value.name()).id(), value.raw(), Quality.STALE)));
        }
        if (online.isPresent()) {
            Reachability reachability = online.get() ? Reachability.REACHABLE : Reachability.UNREACHABLE;
            // why: what a broker keeps of availability is true, since it replaces it itself when the device is lost
            devices.point(device.id(), Reachability.POINT)
                    .ifPresent(point -> samples.add(Sample.live(point.id(), RawValue.of(reachability.code()))));
        }
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(new Statement(device, at, samples, online.orElse(true)));
    }
}
