package vn.dcim.core.point;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people call a part of a device that says no name of it.
 *
 * @param front matches the names of the part's points; its group is the number
 * @param titles by language, with {@code {n}} for the number
 */
record PartName(Pattern front, Map<String, String> titles) {

    /** @param pattern the front of governed patterns, such as {@code door.{n}} */
    static PartName of(String pattern, Map<String, String> titles) {
        String front = pattern.substring(0, pattern.indexOf("{n}"));
        return new PartName(Pattern.compile(Pattern.quote(front) + "([A-Za-z0-9_-]+)\\..+"), titles);
    }

    Optional<String> title(String pointName, String language) {
        Matcher matcher = front.matcher(pointName);
        return matcher.matches()
                ? Optional.of(titles.getOrDefault(language, titles.get("en")).replace("{n}", matcher.group(1)))
                : Optional.empty();
    }
}
