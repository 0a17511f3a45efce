package vn.dcim.core.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import vn.dcim.core.alarm.AlarmRule.Chatter;
import vn.dcim.core.alarm.AlarmRule.Follow;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;

/** Reads one rule of a rule file. */
final class AlarmRuleReader {

    private static final Set<String> KEYS = Set.of(
            "point",
            "classes",
            "label",
            "profile",
            "when",
            "on-delay",
            "off-delay",
            "priority",
            "text",
            "armed-by",
            "once",
            "stands-out",
            "causes",
            "hold",
            "follows",
            "chatter",
            "replaces");
    private static final Duration HOLD = Duration.ofMinutes(5);

    /** Three times a minute is chattering: ANSI/ISA-18.2, monitoring of the alarm system. */
    private static final Chatter CHATTER = new Chatter(3, Duration.ofMinutes(1), null);

    private final PointVocabulary vocabulary;
    private final String id;
    private final YamlNode node;
    private final Map<String, YamlNode> keys;

    AlarmRuleReader(PointVocabulary vocabulary, String id, YamlNode node) {
        this.vocabulary = vocabulary;
        this.id = id;
        this.node = node;
        this.keys = node.entries(KEYS);
    }

    AlarmRule read(Set<DeviceClass> classesOfFile) {
        Set<String> points = new LinkedHashSet<>();
        List<PointName> governed = new ArrayList<>();
        for (YamlNode item : required("point").items()) {
            points.add(item.text());
            governed(item).ifPresent(governed::add);
        }
        Optional<PointName> first = governed.stream().findFirst();
        if (governed.stream().anyMatch(name -> !name.states().equals(first.get().states()))) {
            throw required("point").broken("the points of one rule share one list of state words, or have none");
        }
        Optional<StateList> states = first.flatMap(PointName::states);
        Optional<Quantity> quantity = first.map(PointName::quantity);
        ConditionReader condition = new ConditionReader(required("when"), states, quantity, points.contains("*"));
        Condition when = condition.read();
        return new AlarmRule(
                id,
                keys.containsKey("classes") ? classes(keys.get("classes")) : classesOfFile,
                points,
                optional("label", AlarmRuleReader::expression, null),
                optional("profile", YamlNode::text, null),
                when,
                condition.lasting().orElseGet(() -> optional("on-delay", AlarmRuleLoader::duration, Duration.ZERO)),
                optional("off-delay", AlarmRuleLoader::duration, Duration.ZERO),
                AlarmRuleLoader.word(
                        AlarmPriority.class,
                        required("priority"),
                        required("priority").text()),
                optional("text", YamlNode::text, id),
                optional("armed-by", words -> condition.codes(words), Set.of()),
                optional("once", AlarmRuleReader::truth, false),
                optional("stands-out", AlarmRuleReader::truth, false),
                optional("causes", AlarmRuleReader::causes, Set.of()),
                optional("hold", AlarmRuleLoader::duration, HOLD),
                optional("follows", AlarmRuleReader::follows, List.of()),
                optional("chatter", AlarmRuleReader::chatter, CHATTER),
                optional("replaces", AlarmRuleReader::texts, Set.of()));
    }

    private Optional<PointName> governed(YamlNode point) {
        if (point.text().equals("*")) {
            return Optional.empty();
        }
        Optional<PointName> found = vocabulary.byPattern(point.text()).or(() -> vocabulary.find(point.text()));
        if (found.isEmpty()) {
            throw point.broken(point.text() + " is no governed point name");
        }
        return found;
    }

    private YamlNode required(String key) {
        YamlNode found = keys.get(key);
        if (found == null) {
            throw node.broken("rule " + id + " lacks " + key);
        }
        return found;
    }

    private <T> T optional(String key, Function<YamlNode, T> read, T otherwise) {
        return keys.containsKey(key) ? read.apply(keys.get(key)) : otherwise;
    }

    private static Set<DeviceClass> classes(YamlNode list) {
        Set<DeviceClass> classes = EnumSet.noneOf(DeviceClass.class);
        list.items().forEach(item -> classes.add(AlarmRuleLoader.deviceClass(item)));
        return classes;
    }

    private static Set<FoldKind> causes(YamlNode list) {
        Set<FoldKind> kinds = EnumSet.noneOf(FoldKind.class);
        list.items().forEach(item -> kinds.add(AlarmRuleLoader.word(FoldKind.class, item, item.text())));
        return kinds;
    }

    private static List<Follow> follows(YamlNode kinds) {
        List<Follow> follows = new ArrayList<>();
        kinds.entries().forEach((kind, entry) -> {
            Map<String, YamlNode> fields = entry.entries(Set.of("within", "feeds"));
            if (!fields.containsKey("within")) {
                throw entry.broken("follows needs within: how long after the cause it may come");
            }
            String feeds = fields.containsKey("feeds") ? fields.get("feeds").text() : "any";
            if (!Set.of("any", "all").contains(feeds)) {
                throw fields.get("feeds").broken("feeds is any or all, not " + feeds);
            }
            follows.add(new Follow(
                    AlarmRuleLoader.word(FoldKind.class, entry, kind),
                    feeds.equals("all"),
                    AlarmRuleLoader.duration(fields.get("within"))));
        });
        return follows;
    }

    private static Chatter chatter(YamlNode entry) {
        Map<String, YamlNode> fields = entry.entries(Set.of("count", "within", "shelve"));
        return new Chatter(
                fields.containsKey("count") ? fields.get("count").integer() : CHATTER.count(),
                fields.containsKey("within") ? AlarmRuleLoader.duration(fields.get("within")) : CHATTER.within(),
                fields.containsKey("shelve") ? AlarmRuleLoader.duration(fields.get("shelve")) : null);
    }

    private static Set<String> texts(YamlNode list) {
        Set<String> texts = new HashSet<>();
        list.items().forEach(item -> texts.add(item.text()));
        return texts;
    }

    private static boolean truth(YamlNode value) {
        if (!Set.of("true", "false").contains(value.text())) {
            throw value.broken("expected true or false, found " + value.text());
        }
        return Boolean.parseBoolean(value.text());
    }

    private static Pattern expression(YamlNode value) {
        try {
            return Pattern.compile(value.text());
        } catch (PatternSyntaxException e) {
            throw value.broken("this is no regular expression: " + e.getDescription());
        }
    }
}
