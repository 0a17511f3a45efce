package vn.dcim.core.shift;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** The patterns that a roster can be planned by: those of the program in {@code shift-patterns/}, and those of the site's own folder. */
@Singleton
public final class ShiftPatterns {

    static final String FOLDER = "shift-patterns";

    private final Map<String, ShiftPattern> patterns = new LinkedHashMap<>();

    /**
     * @param site folder with the site's own files, which come before those that the program carries
     * @throws DcimException BROKEN_DEFINITION
     */
    ShiftPatterns(@Nullable @Property(name = "dcim.shift.patterns.folder") Path site) {
        Stream.concat(
                        DefinitionFiles.carried(FOLDER, ShiftPatterns.class.getClassLoader()).stream(),
                        DefinitionFiles.under(site).stream())
                .map(ShiftPatterns::read)
                .forEach(pattern -> patterns.put(pattern.id(), pattern));
    }

    public List<ShiftPattern> all() {
        return List.copyOf(patterns.values());
    }

    /** @throws DcimException INVALID_VALUE for one that there is not */
    public ShiftPattern get(String id) {
        ShiftPattern pattern = patterns.get(id);
        if (pattern == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "pattern", id, String.join(", ", patterns.keySet()));
        }
        return pattern;
    }

    static ShiftPattern read(YamlNode file) {
        Map<String, YamlNode> entries = file.entries(Set.of("id", "title", "handover", "crews", "parts", "cycle"));
        Set.of("id", "title", "handover", "crews", "parts", "cycle").forEach(key -> {
            if (!entries.containsKey(key)) {
                throw file.broken(key + " is missing");
            }
        });
        Map<String, String> titles = new LinkedHashMap<>();
        entries.get("title")
                .entries(Set.of("vi", "en"))
                .forEach((language, title) -> titles.put(language, title.text()));
        List<ShiftPattern.Part> parts = new ArrayList<>();
        entries.get("parts").entries().forEach((code, part) -> parts.add(part(code, part)));
        List<String> codes = parts.stream().map(ShiftPattern.Part::code).toList();
        List<String> cycle = entries.get("cycle").items().stream()
                .map(node -> {
                    if (!node.text().equals(ShiftPattern.OFF) && !codes.contains(node.text())) {
                        throw node.broken("expected one of " + codes + " or off, found " + node.text());
                    }
                    return node.text();
                })
                .toList();
        int crews = entries.get("crews").integer();
        if (crews < 1 || cycle.size() % crews != 0) {
            throw entries.get("crews").broken("a cycle of " + cycle.size() + " days cannot be shared by " + crews);
        }
        return new ShiftPattern(
                entries.get("id").text(), titles, entries.get("handover").integer(), crews, parts, cycle);
    }

    private static ShiftPattern.Part part(String code, YamlNode node) {
        Map<String, YamlNode> entries = node.entries(Set.of("title", "from", "to", "rounds"));
        for (String key : List.of("title", "from", "to")) {
            if (!entries.containsKey(key)) {
                throw node.broken(key + " is missing");
            }
        }
        return new ShiftPattern.Part(
                code,
                entries.get("title").text(),
                time(entries.get("from")),
                time(entries.get("to")),
                entries.containsKey("rounds")
                        ? entries.get("rounds").items().stream()
                                .map(ShiftPatterns::time)
                                .toList()
                        : List.of());
    }

    private static LocalTime time(YamlNode node) {
        try {
            return LocalTime.parse(node.text());
        } catch (DateTimeException e) {
            throw node.broken("expected a time such as 06:00, found " + node.text());
        }
    }
}
