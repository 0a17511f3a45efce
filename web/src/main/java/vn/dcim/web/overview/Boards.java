package vn.dcim.web.overview;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmTexts;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.Point;
import vn.dcim.core.scope.Scope;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.web.language.Words;
import vn.dcim.web.live.NormalRanges;
import vn.dcim.web.overview.Board.Branch;
import vn.dcim.web.overview.Board.Face;
import vn.dcim.web.overview.Board.RackFace;
import vn.dcim.web.overview.Board.Wiring;
import vn.dcim.web.overview.PowerGraph.Edge;
import vn.dcim.web.overview.PowerGraph.Node;
import vn.dcim.web.overview.PowerGraph.Rack;
import vn.dcim.web.scope.SeenAlarms;

/** Gathers what the overview shows: the registry as it was read last, the latest readings, and the alarms that stand. */
@Singleton
final class Boards {

    private static final Pattern INLET = Pattern.compile("(ambient|sensor)\\.(.+\\.)?temperature");
    private static final Pattern DELIVERED = Pattern.compile("output\\.(.+\\.)?power");

    private final Centres centres;
    private final LatestReadings latest;
    private final NormalRanges ranges;
    private final SeenAlarms alarms;
    private final AlarmTexts texts;

    Boards(Centres centres, LatestReadings latest, NormalRanges ranges, SeenAlarms alarms, AlarmTexts texts) {
        this.centres = centres;
        this.latest = latest;
        this.ranges = ranges;
        this.alarms = alarms;
        this.texts = texts;
    }

    Board board(Words words, Scope scope) {
        Centre centre = centres.now(scope);
        List<AlarmBoard.Family> families = alarms.families(scope);
        return new Gathering(centre, words, families).board();
    }

    /** What is made of one look at the centre. */
    private final class Gathering {

        private final Centre centre;
        private final PowerGraph graph;
        private final Words words;
        private final List<AlarmBoard.Family> families;
        private final Instruments instruments;
        private final Looks looks;
        private final PowerFlow flow;
        private final Map<String, Face> faces = new LinkedHashMap<>();
        private final Map<String, RackFace> racks = new LinkedHashMap<>();

        Gathering(Centre centre, Words words, List<AlarmBoard.Family> families) {
            this.centre = centre;
            this.graph = centre.graph();
            this.words = words;
            this.families = families;
            instruments = new Instruments(centre.points(), latest, ranges, words);
            looks = new Looks(standing());
            flow = PowerFlow.of(graph, new Testimonies(instruments)::of);
        }

        private List<Alarm> standing() {
            return families.stream()
                    .flatMap(family -> Stream.concat(Stream.of(family.root()), family.consequences().stream()))
                    .filter(Alarm::standing)
                    .toList();
        }

        Board board() {
            Faces writer = new Faces(instruments, looks);
            graph.nodes().forEach(node -> faces.put(node.key(), writer.of(node, flow.of(node), input(node))));
            Map<Long, Device> thermometers = thermometers();
            graph.racks().forEach(rack -> racks.put(rack.key(), rack(rack, thermometers.get(rack.placeId()))));
            Map<Edge, Wiring> wirings = new HashMap<>();
            graph.edges().forEach(edge -> wirings.put(edge, wiring(edge)));
            graph.racks().forEach(rack -> rack.feeds().forEach(edge -> wirings.put(edge, wiring(edge))));
            List<RackFace> rackFaces = List.copyOf(racks.values());
            Cards cards = new Cards(centre, instruments, looks, unfed());
            return new Board(
                    centre.line(),
                    faces,
                    wirings,
                    rackFaces,
                    tree(),
                    graph.apart().stream()
                            .map(device -> writer.of(device, Flow.UNKNOWN, Flow.UNKNOWN))
                            .toList(),
                    load(),
                    new Roots(centre, texts, words).of(families),
                    cards.coolers(),
                    cards.doors(),
                    cards.cameras(),
                    cards.lines(),
                    cards.air(rackFaces),
                    instruments.watched(),
                    newest(),
                    centre.devices().isEmpty());
        }

        private Instant newest() {
            return latest.of(instruments.watched()).stream()
                    .map(Reading::at)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }

        private Set<Long> unfed() {
            return graph.nodes().stream()
                    .filter(node -> flow.of(node) == Flow.DEAD)
                    .flatMap(node -> node.devices().stream())
                    .map(Device::id)
                    .collect(Collectors.toSet());
        }

        private Wiring wiring(Edge edge) {
            return new Wiring(flow.of(edge), flow.isIdle(edge));
        }

        private Flow input(Node node) {
            List<Edge> into = graph.into(node.key());
            // why: a switch that has not yet left its dead source is no failure of its own, though another has voltage
            List<Edge> chosen = into.stream().filter(edge -> !flow.isIdle(edge)).toList();
            return into.isEmpty()
                    ? flow.of(node)
                    : (chosen.isEmpty() ? into : chosen).stream().map(flow::of).reduce(Flow.DEAD, Flow::better);
        }

        private Map<Long, Device> thermometers() {
            Map<Long, Device> found = new HashMap<>();
            for (Device device : centre.ofClass(DeviceClass.ENVIRONMENT)) {
                if (device.placeId() != null
                        && !instruments.matching(device, INLET).isEmpty()) {
                    found.putIfAbsent(device.placeId(), device);
                }
            }
            return found;
        }

        private RackFace rack(Rack rack, Device thermometer) {
            long energised = flow.energisedFeeds(rack);
            Flow best = flow.of(rack);
            String word = "";
            Look look = Look.NORMAL;
            if (best == Flow.DEAD) {
                word = words.t("overview.rack.dead");
                look = new Look(Level.HIGH, true);
            } else if (best == Flow.BATTERY) {
                word = words.t("overview.rack.battery");
                look = new Look(Level.HIGH, true);
            } else if (energised < rack.feeds().size()
                    && best == Flow.LIVE
                    && rack.feeds().size() > 1) {
                word = words.t("overview.rack.one-left");
                look = new Look(Level.MEDIUM, true);
            } else if (rack.feeds().size() == 1) {
                word = words.t("overview.rack.single");
            }
            Point inlet = thermometer == null
                    ? null
                    : instruments.matching(thermometer, INLET).getFirst();
            Figure figure = inlet == null ? null : instruments.figure(inlet);
            Look inletLook = inlet == null
                    ? Look.NORMAL
                    : looks.ofPoint(inlet.id()).or(figure.value().o() ? Look.of(Level.MEDIUM) : Look.NORMAL);
            return new RackFace(
                    rack.key(),
                    rack.name(),
                    thermometer == null ? "" : "/devices/" + thermometer.id(),
                    look.or(inletLook),
                    word,
                    rack.feeds().size(),
                    energised,
                    only(rack),
                    figure,
                    inletLook);
        }

        private String only(Rack rack) {
            return rack.feeds().size() == 1
                    ? words.t("overview.rack.only", rack.feeds().getFirst().path())
                            .strip()
                    : "";
        }

        private Figure load() {
            List<Point> delivered = new ArrayList<>();
            for (Device device : centre.ofClass(DeviceClass.UPS)) {
                List<Point> powers = instruments.matching(device, DELIVERED);
                List<Point> whole = powers.stream()
                        .filter(point -> point.name().equals("output.power"))
                        .toList();
                delivered.addAll(whole.isEmpty() ? powers : whole);
            }
            return instruments.join("sum", delivered);
        }

        /** Each node once beneath its preferred source, each rack beneath everything that feeds it. */
        private List<Branch> tree() {
            Set<String> shown = new HashSet<>();
            return graph.nodes().stream()
                    .filter(node -> graph.into(node.key()).isEmpty())
                    .map(node -> branch(node.key(), shown))
                    .toList();
        }

        private Branch branch(String key, Set<String> shown) {
            List<Branch> below = graph.outOf(key).stream()
                    .filter(edge -> graph.into(edge.to()).getFirst().equals(edge))
                    .map(Edge::to)
                    .filter(shown::add)
                    .sorted(Comparator.comparing(to -> to.startsWith("loads:")))
                    .map(to -> branch(to, shown))
                    .toList();
            List<RackFace> fed = graph.racks().stream()
                    .filter(rack ->
                            rack.feeds().stream().anyMatch(edge -> edge.from().equals(key)))
                    .map(rack -> racks.get(rack.key()))
                    .toList();
            return new Branch(faces.get(key), below, fed);
        }
    }
}
