package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.register.Wording;

/** Reads texts, profiles and settings; whatever is wrong is named with file, line and reason. */
final class CatalogueReader {

    private static final Set<String> OF_TEXT = Set.of(
            "text",
            "number",
            "title",
            "issuer",
            "issued",
            "valid-from",
            "valid-to",
            "status",
            "articles",
            "obligations");
    private static final Set<String> OF_OBLIGATION = Set.of(
            "id",
            "article",
            "clause",
            "point",
            "title",
            "rule",
            "breach",
            "mend",
            "parameters",
            "evidence",
            "automation",
            "cadence",
            "responsible",
            "check",
            "left-out");
    private static final Set<String> OF_PROFILE = Set.of("id", "name", "note", "texts", "settings");

    private CatalogueReader() {}

    /** @throws DcimException BROKEN_DEFINITION */
    static RegulationText text(YamlNode file) {
        Map<String, YamlNode> root = file.entries(OF_TEXT);
        String id = needed(file, root, "text").text();
        Map<String, YamlNode> seen = new HashMap<>();
        List<RegulationText.Article> articles = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (YamlNode node : needed(file, root, "articles").items()) {
            Map<String, YamlNode> entries = node.entries(Set.of("article", "title"));
            String number = needed(node, entries, "article").text();
            numbers.add(number);
            articles.add(new RegulationText.Article(number, wording(needed(node, entries, "title"))));
        }
        List<Obligation> obligations = new ArrayList<>();
        for (YamlNode node : needed(file, root, "obligations").items()) {
            Obligation obligation = obligation(id, node);
            if (seen.put(obligation.id(), node) != null) {
                throw node.broken("obligation " + obligation.id() + " stands twice");
            }
            if (!numbers.contains(obligation.article())) {
                throw node.broken("article " + obligation.article() + " is not among the articles");
            }
            obligations.add(obligation);
        }
        String status = needed(file, root, "status").text();
        if (!Set.of("in-force", "draft").contains(status)) {
            throw root.get("status").broken("expected in-force or draft, found " + status);
        }
        return new RegulationText(
                id,
                needed(file, root, "number").text(),
                wording(needed(file, root, "title")),
                wording(needed(file, root, "issuer")),
                day(needed(file, root, "issued")),
                day(needed(file, root, "valid-from")),
                root.containsKey("valid-to") ? day(root.get("valid-to")) : null,
                status.equals("draft"),
                List.copyOf(articles),
                List.copyOf(obligations));
    }

    private static Obligation obligation(String text, YamlNode node) {
        Map<String, YamlNode> entries = node.entries(OF_OBLIGATION);
        String id = needed(node, entries, "id").text();
        if (!id.startsWith(text + "-")) {
            throw entries.get("id").broken("an id of this text begins with " + text + "-, found " + id);
        }
        return new Obligation(
                id,
                text,
                needed(node, entries, "article").text(),
                needed(node, entries, "clause").text(),
                needed(node, entries, "point").text(),
                wording(needed(node, entries, "title")),
                wording(needed(node, entries, "rule")),
                wording(needed(node, entries, "breach")),
                wording(needed(node, entries, "mend")),
                parameters(needed(node, entries, "parameters")),
                needed(node, entries, "evidence").text(),
                automation(needed(node, entries, "automation")),
                needed(node, entries, "cadence").text(),
                needed(node, entries, "responsible").items().stream()
                        .map(YamlNode::text)
                        .toList(),
                entries.containsKey("check") ? entries.get("check").text() : "",
                entries.containsKey("left-out") ? wording(entries.get("left-out")) : null);
    }

    private static List<Parameter> parameters(YamlNode node) {
        return node.items().stream()
                .map(item -> Parameter.read(item.text())
                        .orElseThrow(() -> item.broken("expected such as copies>=2, found " + item.text())))
                .toList();
    }

    private static Automation automation(YamlNode node) {
        try {
            return Automation.valueOf(node.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw node.broken("expected full, partial or manual, found " + node.text());
        }
    }

    /** Returns the profiles of a file, by id. */
    static Map<String, Profile> profiles(YamlNode file) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        for (YamlNode node :
                needed(file, file.entries(Set.of("profiles")), "profiles").items()) {
            Map<String, YamlNode> entries = node.entries(OF_PROFILE);
            String id = needed(node, entries, "id").text();
            profiles.put(
                    id,
                    new Profile(
                            id,
                            wording(needed(node, entries, "name")),
                            wording(needed(node, entries, "note")),
                            needed(node, entries, "texts").items().stream()
                                    .map(YamlNode::text)
                                    .toList(),
                            entries.containsKey("settings") ? settings(entries.get("settings")) : Map.of()));
        }
        return profiles;
    }

    /** Returns settings by obligation and key. */
    static Map<String, Map<String, String>> settings(YamlNode node) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        node.entries().forEach((obligation, of) -> {
            Map<String, String> values = new LinkedHashMap<>();
            of.entries().forEach((key, value) -> values.put(key, value.isMap() ? parts(value) : value.text()));
            settings.put(obligation, Map.copyOf(values));
        });
        return settings;
    }

    /** Returns a figure for each of several kinds, such as {@code critical:14|high:30}. */
    private static String parts(YamlNode node) {
        return node.entries().entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue().text())
                .collect(Collectors.joining("|"));
    }

    /** Returns which check decides an obligation: by obligation, from {@code check: [obligation, …]}. */
    static Map<String, String> checks(YamlNode file) {
        Map<String, String> checks = new LinkedHashMap<>();
        file.entries().forEach((check, obligations) -> obligations.items().forEach(obligation -> {
            if (checks.put(obligation.text(), check) != null) {
                throw obligation.broken("obligation " + obligation.text() + " has a check already");
            }
        }));
        return checks;
    }

    /** Returns what checks leave out, by obligation. */
    static Map<String, Wording> leftOut(YamlNode file) {
        Map<String, Wording> leftOut = new LinkedHashMap<>();
        file.entries().forEach((obligation, what) -> leftOut.put(obligation, wording(what)));
        return leftOut;
    }

    private static LocalDate day(YamlNode node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException e) {
            throw node.broken("expected a day such as 2023-05-29, found " + node.text());
        }
    }

    static Wording wording(YamlNode node) {
        Map<String, YamlNode> entries = node.entries(Set.of("vi", "en"));
        return new Wording(
                needed(node, entries, "vi").text(), needed(node, entries, "en").text());
    }

    static YamlNode needed(YamlNode parent, Map<String, YamlNode> entries, String key) {
        @Nullable YamlNode found = entries.get(key);
        if (found == null) {
            throw parent.broken("key " + key + " is missing");
        }
        return found;
    }
}
