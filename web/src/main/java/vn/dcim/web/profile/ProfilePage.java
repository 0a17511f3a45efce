package vn.dcim.web.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.device.ProfileCatalog.Part;
import vn.dcim.core.device.ProfileCatalog.ReadPoint;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;

/**
 * One profile.
 *
 * @param extending ids of the profiles that extend it themselves
 */
public record ProfilePage(UsedProfile used, List<String> extending) {

    /** Numbers in their order, as 2 before 11; so texts stand by their length. */
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    /** Returns the parts by the profile that says them: its own first, then those it extends. */
    public Map<String, List<Part>> partsByOrigin() {
        return used.profile().parts().stream()
                .collect(Collectors.groupingBy(Part::from, LinkedHashMap::new, Collectors.toList()));
    }

    /** Returns what people call a point, with its placeholders. */
    public static String title(ReadPoint point, Words words) {
        return point.titles().getOrDefault(words.language().code(), point.name());
    }

    /** Returns the states with the device's values for each, such as {@code battery ← 3, 5}. */
    public static List<String> states(ReadPoint point, Words words) {
        Language language = words.language();
        Map<String, List<String>> raws = new LinkedHashMap<>();
        point.states().forEach((raw, state) -> raws.computeIfAbsent(
                        state.titles().getOrDefault(language.code(), state.word()), _ -> new ArrayList<>())
                .add(raw));
        return raws.entrySet().stream()
                .map(entry -> entry.getKey() + " ← "
                        + entry.getValue().stream().sorted(BY_NUMBER).collect(Collectors.joining(", ")))
                .toList();
    }

    /** Returns the limits of what can be, such as {@code 0…100}; empty where none are stated. */
    public static String range(ReadPoint point, Words words) {
        if (point.min() == null && point.max() == null) {
            return "";
        }
        return (point.min() == null ? "" : plain(point.min(), words))
                + "…"
                + (point.max() == null ? "" : plain(point.max(), words));
    }

    /** Returns the numbers that mean "no value". */
    public static String absent(ReadPoint point, Words words) {
        return point.absent().stream()
                .sorted()
                .map(number -> plain(number, words))
                .collect(Collectors.joining("; "));
    }

    /** Returns the unit the device states, and the one it is kept in where that is another. */
    public static String unit(ReadPoint point, Words words) {
        String kept = words.unit(point.quantity());
        return point.unit().isEmpty() || point.unit().equals(point.quantity().unit())
                ? kept
                : point.unit() + " → " + kept;
    }

    private static String plain(double number, Words words) {
        return words.number(number, number == Math.rint(number) ? 0 : 2);
    }
}
