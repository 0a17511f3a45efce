package vn.dcim.core.point;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.dcim.core.definition.YamlNode;

/**
 * One governed name: a pattern whose placeholders stand for a phase, an outlet, a sensor and so on.
 *
 * @param pattern dotted, with placeholders in braces, such as {@code outlet.{n}.current}
 * @param states the governed list of words, present exactly where the quantity is {@link Quantity#STATE}
 * @param event whether it tells of the last thing that happened: that stays true for ever, whether or not anybody answers
 * @param titles what a page calls it, by language ({@code vi}, {@code en}); the same placeholders may occur
 */
public record PointName(
        String pattern, Quantity quantity, Optional<StateList> states, boolean event, Map<String, String> titles) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    public PointName {
        if (states.isPresent() != (quantity == Quantity.STATE)) {
            throw new IllegalArgumentException(pattern + ": a state list stands exactly with the quantity state");
        }
        titles = Map.copyOf(titles);
    }

    /** Returns an expression that matches the concrete names of this pattern, one group per placeholder. */
    Pattern matcher() {
        var expression = new StringBuilder();
        var placeholder = PLACEHOLDER.matcher(pattern);
        int end = 0;
        while (placeholder.find()) {
            expression.append(Pattern.quote(pattern.substring(end, placeholder.start())));
            expression.append(
                    "phase".equals(placeholder.group(1)) ? "(L[123](?:-(?:L[123]|N))?|N)" : "([A-Za-z0-9_-]+)");
            end = placeholder.end();
        }
        return Pattern.compile(
                expression.append(Pattern.quote(pattern.substring(end))).toString());
    }

    /** Returns the words that a definition may use here; refuses the definition where this is a quantity. */
    public StateList statesFor(YamlNode definition) {
        return states.orElseThrow(() -> definition.broken(pattern + " is a quantity and has no states"));
    }

    /** Returns the title of a concrete name in a language, its placeholders filled in. */
    public String title(String concreteName, String language) {
        String title = titles.getOrDefault(language, titles.getOrDefault("en", concreteName));
        var values = matcher().matcher(concreteName);
        if (!values.matches()) {
            return title;
        }
        var placeholder = PLACEHOLDER.matcher(pattern);
        for (int group = 1; placeholder.find(); group++) {
            title = title.replace(placeholder.group(), values.group(group));
        }
        return title;
    }
}
