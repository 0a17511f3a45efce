package vn.dcim.core.point;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.dcim.core.point.StateList.Grade;
import vn.dcim.core.point.StateList.State;

/**
 * The governed vocabulary of point names and state words: the files under {@code vocabulary/}, printed for people as
 * {@code docs/point-names.md}.
 */
public final class PointVocabulary {

    private static final List<String> RESOURCES =
            List.of("general", "power", "cooling", "environment", "security", "network");

    private final Map<String, StateList> stateLists;
    private final Map<String, PointName> exact = new LinkedHashMap<>();
    private final Map<Pattern, PointName> patterns = new LinkedHashMap<>();
    private final Map<String, Optional<PointName>> found = new ConcurrentHashMap<>();
    private final List<PartName> parts;

    private PointVocabulary(Map<String, StateList> stateLists, List<PointName> names, List<PartName> parts) {
        this.stateLists = stateLists;
        this.parts = parts;
        for (PointName name : names) {
            if (exact.put(name.pattern(), name) != null) {
                throw new IllegalArgumentException("point name " + name.pattern() + " stands twice in the vocabulary");
            }
            if (name.pattern().contains("{")) {
                patterns.put(name.matcher(), name);
            }
        }
    }

    /** Read once by the process, by whoever asks first. */
    private static final class Carried {
        static final PointVocabulary VOCABULARY = read();
    }

    /** Returns the vocabulary that the program carries. */
    public static PointVocabulary load() {
        return Carried.VOCABULARY;
    }

    private static PointVocabulary read() {
        Map<String, StateList> lists = new LinkedHashMap<>();
        List<PointName> names = new ArrayList<>();
        List<PartName> parts = new ArrayList<>();
        for (String resource : RESOURCES) {
            String path = "/vocabulary/" + resource + ".yaml";
            try (InputStream in = PointVocabulary.class.getResourceAsStream(path)) {
                read(in, lists, names, parts);
            } catch (IOException | RuntimeException e) {
                throw new IllegalStateException("cannot read " + path + ": " + e.getMessage(), e);
            }
        }
        return new PointVocabulary(lists, names, parts);
    }

    private static void read(
            InputStream yaml, Map<String, StateList> lists, List<PointName> names, List<PartName> parts)
            throws IOException {
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        asMap(root.getOrDefault("states", Map.of())).forEach((name, words) -> {
            if (lists.put(name, stateList(name, asMap(words))) != null) {
                throw new IllegalArgumentException("state list " + name + " stands twice in the vocabulary");
            }
        });
        asMap(root.getOrDefault("names", Map.of()))
                .forEach((pattern, entry) -> names.add(pointName(pattern, asMap(entry), lists)));
        asMap(root.getOrDefault("parts", Map.of()))
                .forEach((pattern, entry) -> parts.add(PartName.of(pattern, titles(asMap(entry), pattern))));
    }

    private static StateList stateList(String name, Map<String, Object> words) {
        List<State> states = new ArrayList<>();
        words.forEach((word, entry) -> {
            Map<String, Object> fields = asMap(entry);
            states.add(new State(
                    word,
                    (Integer) fields.get("code"),
                    Grade.valueOf(
                            String.valueOf(fields.getOrDefault("grade", "ok")).toUpperCase(java.util.Locale.ROOT)),
                    titles(fields, word)));
        });
        return new StateList(name, states);
    }

    private static PointName pointName(String pattern, Map<String, Object> fields, Map<String, StateList> lists) {
        Object states = fields.get("states");
        if (states != null && !lists.containsKey(states.toString())) {
            throw new IllegalArgumentException(pattern + ": no state list is called " + states);
        }
        Quantity quantity = states == null ? Quantity.of(String.valueOf(fields.get("quantity"))) : Quantity.STATE;
        return new PointName(
                pattern,
                quantity,
                Optional.ofNullable(states).map(list -> lists.get(list.toString())),
                Boolean.TRUE.equals(fields.get("event")),
                titles(fields, pattern));
    }

    private static Map<String, String> titles(Map<String, Object> fields, String fallback) {
        return Map.of(
                "vi", String.valueOf(fields.getOrDefault("vi", fallback)),
                "en", String.valueOf(fields.getOrDefault("en", fallback)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    /** Returns the governed name that a concrete one, such as {@code outlet.3.current}, is an instance of. */
    public Optional<PointName> find(String concreteName) {
        return found.computeIfAbsent(concreteName, name -> {
            PointName plain = exact.get(name);
            if (plain != null && !plain.pattern().contains("{")) {
                return Optional.of(plain);
            }
            return patterns.entrySet().stream()
                    .filter(entry -> entry.getKey().matcher(name).matches())
                    .map(Map.Entry::getValue)
                    .findFirst();
        });
    }

    /**
     * Returns what people call the part of a device that a point belongs to, such as "Door 2"; empty where the device itself is all
     * there is to name.
     */
    public Optional<String> part(String concreteName, String language) {
        return parts.stream()
                .flatMap(part -> part.title(concreteName, language).stream())
                .findFirst();
    }

    /** Returns a governed name by its pattern, placeholders and all. */
    public Optional<PointName> byPattern(String pattern) {
        return Optional.ofNullable(exact.get(pattern));
    }

    public Collection<PointName> names() {
        return List.copyOf(exact.values());
    }

    public Collection<StateList> stateLists() {
        return List.copyOf(stateLists.values());
    }
}
