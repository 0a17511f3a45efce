package vn.dcim.mqtt.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON pointer (RFC 6901) that may also branch: {@code /comp/{i}} takes every element of an array (counted from 1) or every
 * member of an object, and {@code /Source/SimpleItem/[Name=Relay]/Value} the element whose member has that value. The empty
 * path is the whole payload.
 */
final class FieldPath {

    private static final Pattern BRANCH = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern CHOICE = Pattern.compile("\\[([^=\\]]+)=([^]]*)]");

    private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

    private final String text;
    private final List<Step> steps;
    private final boolean branching;

    private FieldPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
        this.branching = steps.stream().anyMatch(Step.Branch.class::isInstance);
    }

    /** @throws IllegalArgumentException with the reason */
    static FieldPath of(String text) {
        if (text.isEmpty()) {
            return new FieldPath(text, List.of());
        }
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a JSON pointer begins with /: " + text);
        }
        List<Step> steps = new ArrayList<>();
        for (String step : text.substring(1).split("/", -1)) {
            steps.add(Step.of(step.replace("~1", "/").replace("~0", "~")));
        }
        return new FieldPath(text, steps);
    }

    /** One level of a path, as it was written. */
    private sealed interface Step {

        static Step of(String text) {
            Matcher branch = BRANCH.matcher(text);
            Matcher choice = CHOICE.matcher(text);
            if (branch.matches()) {
                return new Branch(branch.group(1));
            }
            if (choice.matches()) {
                return new Choice(choice.group(1), choice.group(2));
            }
            return new Member(text, INDEX.matcher(text).matches() ? Integer.parseInt(text) : -1);
        }

        /** Every element or member; the name is what it stands for in names of points. */
        record Branch(String name) implements Step {}

        /** The element whose member has this value. */
        record Choice(String member, String value) implements Step {}

        /** @param index in an array; negative where the name is no number */
        record Member(String name, int index) implements Step {}
    }

    /** Tells whether there may be several places. */
    boolean isBranching() {
        return branching;
    }

    /** Returns the place of a path that does not branch; null where there is none. */
    @Nullable
    JsonNode only(JsonNode root) {
        JsonNode node = root;
        for (int depth = 0; depth < steps.size() && node != null; depth++) {
            node = switch (steps.get(depth)) {
                case Step.Branch(String name) -> throw new IllegalStateException(text + " branches: " + name);
                case Step.Choice(String member, String value) -> chosen(node, member, value);
                case Step.Member(String name, int index) -> node.isArray() ? node.get(index) : node.get(name);
            };
        }
        return node;
    }

    private static @Nullable JsonNode chosen(JsonNode node, String member, String value) {
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            if (element.path(member).asText().equals(value)) {
                return element;
            }
        }
        return null;
    }

    /** A place in a payload and what the branches stood for on the way to it. */
    record Found(JsonNode node, Map<String, String> branches) {}

    /** Returns every place that exists, in the order of the payload; a JSON null exists. */
    List<Found> find(JsonNode root) {
        if (!branching) {
            JsonNode only = only(root);
            return only == null ? List.of() : List.of(new Found(only, Map.of()));
        }
        List<Found> found = new ArrayList<>();
        walk(root, 0, Map.of(), found::add);
        return found;
    }

    private void walk(JsonNode node, int depth, Map<String, String> branches, Consumer<Found> each) {
        if (depth == steps.size()) {
            each.accept(new Found(node, branches));
            return;
        }
        switch (steps.get(depth)) {
            case Step.Branch(String name) -> branchOut(node, depth, name, branches, each);
            case Step.Choice(String member, String value) -> {
                JsonNode element = chosen(node, member, value);
                if (element != null) {
                    walk(element, depth + 1, branches, each);
                }
            }
            case Step.Member(String name, int index) -> {
                JsonNode next = node.isArray() ? node.get(index) : node.get(name);
                if (next != null) {
                    walk(next, depth + 1, branches, each);
                }
            }
        }
    }

    private void branchOut(JsonNode node, int depth, String name, Map<String, String> branches, Consumer<Found> each) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), depth + 1, with(branches, name, Integer.toString(i + 1)), each);
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(member -> walk(
                            member.getValue(),
                            depth + 1,
                            with(branches, name, member.getKey().replaceAll("[^A-Za-z0-9_-]", "-")),
                            each));
        }
    }

    private static Map<String, String> with(Map<String, String> branches, String name, String value) {
        Map<String, String> more = new HashMap<>(branches);
        more.put(name, value);
        return more;
    }

    /** Returns the names of the branches. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        steps.forEach(step -> {
            if (step instanceof Step.Branch(String name)) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public String toString() {
        return text;
    }
}
