package vn.dcim.core.regulation.oscal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import vn.dcim.core.register.Wording;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Profile;

/** A profile as OSCAL: the catalogs that it takes in whole, and the figures that it gives where a text gives none. */
final class OscalProfile {

    private static final String NOTE = "note";

    private OscalProfile() {}

    /**
     * @param day of the newest of its texts
     * @param hash SHA-256 of a piece of JSON, hexadecimal
     */
    static Map<String, Object> of(Profile profile, LocalDate day, Function<Object, String> hash) {
        List<Map<String, Object>> props = List.of(
                Oscal.prop("profile", profile.id()),
                Oscal.prop("title-en", profile.name().en()));
        List<Map<String, Object>> imports = profile.texts().stream()
                .map(text ->
                        Oscal.object("href", "#" + resourceOf(profile, text), "include-all", Map.<String, Object>of()))
                .toList();
        List<Map<String, Object>> resources = new ArrayList<>();
        for (String text : profile.texts()) {
            resources.add(Oscal.object(
                    "uuid",
                    resourceOf(profile, text),
                    "title",
                    text,
                    "props",
                    List.of(Oscal.prop("text", text)),
                    "rlinks",
                    List.of(Oscal.object(
                            "href", "catalog-" + text + ".json", "media-type", "application/oscal+json"))));
        }
        resources.add(Oscal.object(
                "uuid",
                Oscal.uuid("note:" + profile.id()),
                "title",
                NOTE,
                "description",
                profile.note().vi(),
                "remarks",
                profile.note().en()));
        List<Map<String, Object>> settings = settings(profile);
        String version =
                Oscal.version(day, hash.apply(List.of(profile.name().vi(), props, imports, settings, resources)));
        Map<String, Object> metadata = Oscal.metadata(profile.name().vi(), Deadlines.startOf(day), version);
        metadata.put("props", props);
        Map<String, Object> document = Oscal.object(
                "uuid",
                Oscal.uuid("profile:" + profile.id() + ":" + version),
                "metadata",
                metadata,
                "imports",
                imports,
                "merge",
                Oscal.object("as-is", true));
        if (!settings.isEmpty()) {
            document.put("modify", Oscal.object("set-parameters", settings));
        }
        document.put("back-matter", Oscal.object("resources", resources));
        return Oscal.object("profile", document);
    }

    private static String resourceOf(Profile profile, String text) {
        return Oscal.uuid("profile:" + profile.id() + ":text:" + text);
    }

    private static List<Map<String, Object>> settings(Profile profile) {
        List<Map<String, Object>> settings = new ArrayList<>();
        new TreeMap<>(profile.settings()).forEach((obligation, of) -> new TreeMap<>(of)
                .forEach((key, value) -> settings.add(Oscal.object(
                        "param-id",
                        OscalCatalog.paramId(obligation, key),
                        "props",
                        List.of(Oscal.prop("obligation", obligation), Oscal.prop("key", key)),
                        "values",
                        List.of(value)))));
        return settings;
    }

    /** @throws vn.dcim.core.error.DcimException BROKEN_DEFINITION */
    static Profile read(OscalNode document) {
        OscalNode profile = document.get("profile");
        OscalNode metadata = profile.get("metadata");
        List<OscalNode> resources = profile.get("back-matter").list("resources");
        List<String> texts = new ArrayList<>();
        for (OscalNode taken : profile.list("imports")) {
            String href = taken.text("href");
            texts.add(resources.stream()
                    .filter(resource -> href.equals("#" + resource.text("uuid")))
                    .findFirst()
                    .orElseThrow(() -> taken.broken("there is no resource " + href))
                    .prop("text"));
        }
        OscalNode note = resources.stream()
                .filter(resource -> resource.text("title").equals(NOTE))
                .findFirst()
                .orElseThrow(() -> profile.broken("resource " + NOTE + " is missing"));
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        if (Oscal.find(profile.json(), "modify") != null) {
            for (OscalNode setting : profile.get("modify").list("set-parameters")) {
                List<OscalNode> values = setting.list("values");
                if (values.size() != 1) {
                    throw setting.broken("expected one value");
                }
                settings.computeIfAbsent(setting.prop("obligation"), _ -> new LinkedHashMap<>())
                        .put(setting.prop("key"), values.getFirst().text());
            }
        }
        return new Profile(
                metadata.prop("profile"),
                new Wording(metadata.text("title"), metadata.prop("title-en")),
                new Wording(note.text("description"), note.text("remarks")),
                texts,
                settings);
    }
}
