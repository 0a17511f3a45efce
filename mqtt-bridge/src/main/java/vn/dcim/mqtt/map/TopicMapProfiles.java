package vn.dcim.mqtt.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.device.ProfileCatalog;
import vn.dcim.core.device.ProfileCatalog.Clue;
import vn.dcim.core.device.ProfileCatalog.Part;
import vn.dcim.core.device.ProfileCatalog.Profile;
import vn.dcim.core.device.ProfileCatalog.Protocol;
import vn.dcim.core.device.ProfileCatalog.ReadPoint;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.StateList;

/** Topic maps as people read them. */
public final class TopicMapProfiles {

    private final PointName reachability;

    public TopicMapProfiles(PointVocabulary vocabulary) {
        this.reachability = vocabulary.find(Reachability.POINT).orElseThrow();
    }

    public List<Profile> of(TopicMaps maps) {
        return maps.all().stream().map(this::profile).toList();
    }

    public List<Profile> of(SparkplugMaps maps) {
        return maps.all().stream().map(this::profile).toList();
    }

    private Profile profile(SparkplugMap map) {
        String topic = map.topic();
        return new Profile(
                map.kind().mapId(),
                Protocol.MQTT,
                map.kind().deviceClass(),
                map.kind().vendor(),
                map.kind().model(),
                false,
                List.of(),
                List.of(List.of(new Clue("topic", topic))),
                List.of(new Part(
                        map.kind().mapId(),
                        topic,
                        "",
                        map.when(),
                        null,
                        map.metrics().stream()
                                .map(rule -> point(
                                        rule.point(),
                                        rule.metrics().stream()
                                                .map(TopicPattern::toString)
                                                .collect(Collectors.joining(" | "))))
                                .toList())),
                List.of(),
                map.file());
    }

    private Profile profile(TopicMap map) {
        return new Profile(
                map.id(),
                Protocol.MQTT,
                map.deviceClass(),
                map.vendor(),
                map.model(),
                false,
                List.of(),
                List.of(List.of(new Clue("topic", map.device().toString()))),
                map.topics().stream().map(topic -> part(map.id(), topic)).toList(),
                List.of(),
                map.file());
    }

    private Part part(String from, TopicRule topic) {
        List<ReadPoint> points = new ArrayList<>();
        if (topic.availability() != null) {
            points.add(availability(topic.availability()));
        }
        topic.points().forEach(point -> points.add(point(point)));
        return new Part(from, topic.pattern().toString(), "", conditions(topic.when()), topic.every(), points);
    }

    private ReadPoint availability(AvailabilityRule rule) {
        Map<String, StateList.State> states = new TreeMap<>();
        put(states, rule.online(), Reachability.REACHABLE);
        put(states, rule.offline(), Reachability.UNREACHABLE);
        return new ReadPoint(
                Reachability.POINT,
                reachability.titles(),
                "",
                reachability.quantity(),
                "",
                paths(rule.paths(), " | "),
                "",
                PollClass.FAST,
                states,
                Set.of(),
                null,
                null,
                List.of());
    }

    private void put(Map<String, StateList.State> states, Set<String> words, Reachability is) {
        reachability
                .states()
                .flatMap(list -> list.byCode(is.code()))
                .ifPresent(state -> words.forEach(word -> states.put(word, state)));
    }

    private static ReadPoint point(PointRule point) {
        return point(point, source(point));
    }

    private static ReadPoint point(PointRule point, String source) {
        Conversion conversion = point.conversion();
        Map<String, StateList.State> states = new TreeMap<>();
        conversion.states().forEach((raw, code) -> point.governed()
                .states()
                .flatMap(list -> list.byCode(code))
                .ifPresent(state -> states.put(raw, state)));
        return new ReadPoint(
                point.name(),
                point.governed().titles(),
                point.label(),
                point.quantity(),
                point.quantity().unit(),
                source,
                scale(conversion),
                point.pollClass(),
                states,
                conversion.absent(),
                conversion.min(),
                conversion.max(),
                conditions(point.when()));
    }

    private static String source(PointRule point) {
        String bit = point.conversion().bit() == null
                ? ""
                : " bit " + point.conversion().bit();
        return switch (point.shape()) {
            case PointRule.Shape.Scalar ignored -> paths(point.paths(), " | ") + bit;
            case PointRule.Shape.Contains(String word) -> paths(point.paths(), " | ") + " ∋ " + word;
            case PointRule.Shape.Words ignored -> paths(point.paths(), " ") + bit;
            case PointRule.Shape.Age(TimeFormat format) ->
                paths(point.paths(), " | ") + " age " + format.notation().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String paths(List<FieldPath> paths, String between) {
        return paths.stream()
                .map(FieldPath::toString)
                .map(path -> path.isEmpty() ? "·" : path)
                .collect(Collectors.joining(between));
    }

    private static String scale(Conversion conversion) {
        List<String> steps = new ArrayList<>();
        if (conversion.pattern() != null) {
            steps.add("/" + conversion.pattern() + "/");
        }
        if (conversion.factor() != 1) {
            steps.add("× " + ProfileCatalog.number(conversion.factor()));
        }
        if (conversion.offset() != 0) {
            steps.add((conversion.offset() < 0 ? "− " : "+ ") + ProfileCatalog.number(Math.abs(conversion.offset())));
        }
        return String.join(" ", steps);
    }

    private static List<String> conditions(List<Condition> conditions) {
        return conditions.stream()
                .map(condition -> condition.path()
                        + (condition.words().isEmpty()
                                ? ""
                                : " = " + condition.words().stream().sorted().collect(Collectors.joining(", "))))
                .toList();
    }
}
