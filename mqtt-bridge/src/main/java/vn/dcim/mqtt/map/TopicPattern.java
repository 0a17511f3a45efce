package vn.dcim.mqtt.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic with named parts, such as {@code zigbee2mqtt/{device}/availability} or {@code nvr/{nvr}/c{camera:n}/state}.
 *
 * <p>A level is literal text around at most one placeholder; {@code {x:n}} takes digits and drops leading zeros where it names a
 * point. A level {@code ~Relay} also matches with a namespace before it, as in {@code tns1:Relay}.
 */
final class TopicPattern {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)(:n)?}");
    private static final Pattern LEVEL = Pattern.compile("([^{}+#]*)(?:\\{[a-z]+(?::n)?}([^{}+#]*))?");

    private final String text;
    private final Pattern matcher;
    private final String filter;
    private final List<String> names = new ArrayList<>();
    private final Set<String> numbers = new LinkedHashSet<>();

    private TopicPattern(String text) {
        this.text = text;
        List<String> expressions = new ArrayList<>();
        List<String> filters = new ArrayList<>();
        for (String level : text.split("/", -1)) {
            expressions.add(expression(level));
            filters.add(level.contains("{") || level.startsWith("~") ? "+" : level);
        }
        this.matcher = Pattern.compile(String.join("/", expressions));
        this.filter = String.join("/", filters);
    }

    /** @throws IllegalArgumentException with the reason */
    static TopicPattern of(String text) {
        if (text.isEmpty() || text.startsWith("/") || text.startsWith("$")) {
            throw new IllegalArgumentException("a topic begins with a name: " + text);
        }
        return new TopicPattern(text);
    }

    private String expression(String level) {
        if (!LEVEL.matcher(level).matches()) {
            throw new IllegalArgumentException(
                    "a level is a name with at most one placeholder such as {device} or {door:n}: " + level);
        }
        Matcher placeholder = PLACEHOLDER.matcher(level);
        if (!placeholder.find()) {
            return level.startsWith("~") ? "(?:tns\\w*:)?" + Pattern.quote(level.substring(1)) : Pattern.quote(level);
        }
        String name = placeholder.group(1);
        if (names.contains(name)) {
            throw new IllegalArgumentException("placeholder {" + name + "} stands twice");
        }
        names.add(name);
        boolean digits = placeholder.group(2) != null;
        if (digits) {
            numbers.add(name);
        }
        return Pattern.quote(level.substring(0, placeholder.start()))
                + (digits ? "(\\d{1,9})" : "([^/]+)")
                + Pattern.quote(level.substring(placeholder.end()));
    }

    /** Returns what the placeholders stand for in a topic, as it is written there; empty when the topic is another. */
    Optional<Map<String, String>> match(String topic) {
        Matcher found = matcher.matcher(topic);
        if (!found.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), found.group(i + 1));
        }
        return Optional.of(values);
    }

    /** Returns the values as they stand in names of points: without leading zeros, and only with characters a name may have. */
    Map<String, String> forNames(Map<String, String> values) {
        Map<String, String> named = new HashMap<>();
        values.forEach((name, value) -> named.put(
                name,
                numbers.contains(name)
                        ? Integer.toString(Integer.parseInt(value))
                        : value.replaceAll("[^A-Za-z0-9_-]", "-")));
        return named;
    }

    /** Returns the topic with the values filled in. */
    String fill(Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    }

    /** Returns the filter to subscribe to, {@code +} for every level that is not literal. */
    String filter() {
        return filter;
    }

    Set<String> names() {
        return new LinkedHashSet<>(names);
    }

    @Override
    public String toString() {
        return text;
    }
}
