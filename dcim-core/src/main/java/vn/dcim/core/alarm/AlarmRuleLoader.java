package vn.dcim.core.alarm;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.StateList;

/**
 * Reads rule files: {@code any.yaml} for every class of device, and one file for each class, named after it. A broken file is
 * refused with file, line and reason.
 */
final class AlarmRuleLoader {

    private static final String ANY = "any";
    private static final String FOLDER = "alarm-rules/";

    private final PointVocabulary vocabulary;
    private final Map<String, AlarmRule> rules = new LinkedHashMap<>();
    private final Map<FoldKind, Set<DeviceClass>> barriers = new EnumMap<>(FoldKind.class);
    private final List<AlarmRules.Quiet> quiet = new ArrayList<>();

    AlarmRuleLoader(PointVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * @param site folder of the site's own files, if there is one
     * @throws DcimException BROKEN_DEFINITION, UNREADABLE_FILE
     */
    AlarmRules load(Optional<Path> site) {
        names().forEach(name -> {
            InputStream file = AlarmRuleLoader.class.getResourceAsStream("/" + FOLDER + name + ".yaml");
            if (file != null) {
                add(FOLDER + name + ".yaml", name, new InputStreamReader(file, StandardCharsets.UTF_8), false);
            }
        });
        site.ifPresent(this::addFolder);
        return new AlarmRules(rules, barriers, quiet, vocabulary);
    }

    /** Reads one file alone; for the checks of a rule that is being written. */
    AlarmRules load(String file, String name, Reader yaml) {
        add(file, name, yaml, false);
        return new AlarmRules(rules, barriers, quiet, vocabulary);
    }

    private static List<String> names() {
        return Stream.concat(Stream.of(ANY), Arrays.stream(DeviceClass.values()).map(DeviceClass::code))
                .toList();
    }

    private void addFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>)
                    files.filter(path -> path.toString().endsWith(".yaml")).sorted()::iterator) {
                String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
                add(file.toString(), name, Files.newBufferedReader(file), true);
            }
        } catch (IOException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, folder, 0, e.toString());
        }
    }

    private void add(String file, String name, Reader yaml, boolean replacing) {
        YamlNode root = YamlNode.read(file, yaml);
        if (!names().contains(name)) {
            throw root.broken(name + " is no class of device; a rule file is named " + String.join(", ", names()));
        }
        Set<DeviceClass> classes = name.equals(ANY) ? Set.of() : Set.of(DeviceClass.of(name));
        Map<String, YamlNode> parts = root.entries(Set.of("rules", "barriers", "quiet"));
        if (parts.containsKey("barriers")) {
            parts.get("barriers").entries().forEach(this::addBarrier);
        }
        if (parts.containsKey("quiet")) {
            parts.get("quiet").entries().forEach((point, words) -> addQuiet(classes, point, words));
        }
        if (parts.containsKey("rules")) {
            parts.get("rules").entries().forEach((id, node) -> {
                AlarmRule rule = new AlarmRuleReader(vocabulary, id, node).read(classes);
                if (rules.put(id, rule) != null && !replacing) {
                    throw node.broken("rule " + id + " stands twice; ids are unique over all files");
                }
            });
        }
    }

    private void addBarrier(String kind, YamlNode classes) {
        Set<DeviceClass> set = EnumSet.noneOf(DeviceClass.class);
        classes.items().forEach(item -> set.add(deviceClass(item)));
        barriers.put(word(FoldKind.class, classes, kind), set);
    }

    private void addQuiet(Set<DeviceClass> classes, String name, YamlNode words) {
        StateList list = vocabulary
                .byPattern(name)
                .or(() -> vocabulary.find(name))
                .flatMap(PointName::states)
                .or(() -> vocabulary.stateLists().stream()
                        .filter(states -> states.name().equals(name))
                        .findFirst())
                .orElseThrow(
                        () -> words.broken(name + " is neither a governed point with state words nor a state list"));
        Set<Integer> codes = new HashSet<>();
        words.items()
                .forEach(word -> codes.add(list.byWord(word.text())
                        .orElseThrow(() -> word.broken(word.text() + " is no word of the list " + list.name()))
                        .code()));
        quiet.add(new AlarmRules.Quiet(classes, name, codes));
    }

    static DeviceClass deviceClass(YamlNode node) {
        return word(DeviceClass.class, node, node.text());
    }

    /** Returns the constant that a word names, or says which words there are. */
    static <E extends Enum<E>> E word(Class<E> type, YamlNode at, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> code(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> at.broken(word + " is none of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(AlarmRuleLoader::code)
                                        .toList())));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a duration such as {@code 30s}, {@code 15m}, {@code 2h} or {@code 1d}. */
    static Duration duration(YamlNode node) {
        String text = node.text();
        if (!text.matches("\\d{1,6}(ms|s|m|h|d)")) {
            throw node.broken("expected a duration such as 30s, 15m, 2h or 1d, found " + text);
        }
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return switch (text.replaceAll("\\d", "")) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
