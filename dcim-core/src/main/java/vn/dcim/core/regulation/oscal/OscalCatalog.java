package vn.dcim.core.regulation.oscal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import vn.dcim.core.register.Wording;
import vn.dcim.core.regulation.Automation;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Obligation;
import vn.dcim.core.regulation.Parameter;
import vn.dcim.core.regulation.RegulationText;

/**
 * A text as an OSCAL catalog: an article is a group, an obligation a control. Vietnamese stands in OSCAL's own places, English beside it
 * under our names.
 */
final class OscalCatalog {

    private static final String TRANSLATION = "translation";
    private static final String STATEMENT = "statement";
    private static final String BREACH = "breach";
    private static final String MEND = "guidance";
    private static final String LEFT_OUT = "left-out";

    private OscalCatalog() {}

    /** @param hash SHA-256 of a piece of JSON, hexadecimal */
    static Map<String, Object> of(RegulationText text, Function<Object, String> hash) {
        List<Map<String, Object>> props = props(text);
        List<Map<String, Object>> groups = groups(text);
        String version =
                Oscal.version(text.issued(), hash.apply(List.of(text.title().vi(), props, groups)));
        Map<String, Object> metadata = Oscal.metadata(text.title().vi(), Deadlines.startOf(text.issued()), version);
        metadata.put("props", props);
        Map<String, Object> catalog =
                Oscal.object("uuid", Oscal.uuid("catalog:" + text.id() + ":" + version), "metadata", metadata);
        Oscal.putAll(catalog, "groups", groups);
        return Oscal.object("catalog", catalog);
    }

    private static List<Map<String, Object>> props(RegulationText text) {
        List<Map<String, Object>> props = new ArrayList<>(List.of(
                Oscal.prop("text", text.id()),
                Oscal.prop("number", text.number()),
                Oscal.prop("title-en", text.title().en()),
                Oscal.prop("issuer", text.issuer().vi()),
                Oscal.prop("issuer-en", text.issuer().en()),
                Oscal.prop("issued", text.issued().toString()),
                Oscal.prop("valid-from", text.validFrom().toString()),
                Oscal.prop("status", text.isDraft() ? "draft" : "in-force")));
        if (text.validTo() != null) {
            props.add(Oscal.prop("valid-to", text.validTo().toString()));
        }
        return props;
    }

    private static List<Map<String, Object>> groups(RegulationText text) {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (RegulationText.Article article : text.articles()) {
            Map<String, Object> group = Oscal.object(
                    "id",
                    text.id() + "_article_" + article.number(),
                    "class",
                    "article",
                    "title",
                    article.title().vi(),
                    "props",
                    List.of(
                            Oscal.object("name", "label", "value", article.number()),
                            Oscal.prop("title-en", article.title().en())));
            List<Map<String, Object>> controls = new ArrayList<>();
            for (int i = 0; i < text.obligations().size(); i++) {
                Obligation obligation = text.obligations().get(i);
                if (obligation.article().equals(article.number())) {
                    controls.add(control(obligation, i + 1));
                }
            }
            Oscal.putAll(group, "controls", controls);
            groups.add(group);
        }
        return groups;
    }

    private static Map<String, Object> control(Obligation of, int order) {
        Map<String, Object> control = Oscal.object(
                "id", of.id(), "class", "obligation", "title", of.title().vi());
        Oscal.putAll(control, "params", params(of));
        List<Map<String, Object>> props = new ArrayList<>();
        props.add(Oscal.object("name", "label", "value", of.place()));
        props.add(Oscal.object("name", "sort-id", "value", "%05d".formatted(order)));
        props.add(Oscal.prop("title-en", of.title().en()));
        optional(props, "clause", of.clause());
        optional(props, "point", of.point());
        props.add(Oscal.prop("evidence", of.evidence()));
        props.add(Oscal.prop("automation", of.automation().code()));
        props.add(Oscal.prop("cadence", of.cadence()));
        of.responsible().forEach(role -> props.add(Oscal.prop("responsible", role)));
        optional(props, "check", of.check());
        control.put("props", props);
        List<Map<String, Object>> parts = new ArrayList<>();
        parts.add(part(of.id() + "_smt", STATEMENT, true, of.rule()));
        parts.add(part(of.id() + "_breach", BREACH, false, of.breach()));
        parts.add(part(of.id() + "_gdn", MEND, true, of.mend()));
        if (of.unjudged() != null) {
            parts.add(part(of.id() + "_left-out", LEFT_OUT, false, of.unjudged()));
        }
        control.put("parts", parts);
        return control;
    }

    private static void optional(List<Map<String, Object>> props, String name, String value) {
        if (!value.isEmpty()) {
            props.add(Oscal.prop(name, value));
        }
    }

    private static Map<String, Object> part(String id, String name, boolean isOfOscal, Wording wording) {
        Map<String, Object> part = Oscal.object("id", id, "name", name);
        if (!isOfOscal) {
            part.put("ns", Oscal.NAMES);
        }
        part.put("prose", wording.vi());
        part.put(
                "parts",
                List.of(Oscal.object(
                        "id",
                        id + ".en",
                        "name",
                        TRANSLATION,
                        "ns",
                        Oscal.NAMES,
                        "class",
                        "en",
                        "prose",
                        wording.en())));
        return part;
    }

    private static List<Map<String, Object>> params(Obligation of) {
        List<Map<String, Object>> params = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Parameter parameter : of.parameters()) {
            int times = seen.merge(parameter.key(), 1, Integer::sum);
            Map<String, Object> param = Oscal.object(
                    "id",
                    paramId(of.id(), parameter.key()) + (times == 1 ? "" : "." + times),
                    "props",
                    List.of(Oscal.prop("key", parameter.key()), Oscal.prop("operator", parameter.operator())),
                    "label",
                    parameter.key(),
                    "constraints",
                    List.of(Oscal.object("description", parameter.toString())));
            if (!parameter.isOfTheSite()) {
                param.put("values", List.of(parameter.value()));
            }
            params.add(param);
        }
        return params;
    }

    /** Returns the id of what an obligation limits. */
    static String paramId(String obligation, String key) {
        return obligation + "_" + key;
    }

    /** Returns a text as it stands in a catalog that this program wrote. @throws vn.dcim.core.error.DcimException BROKEN_DEFINITION */
    static RegulationText read(OscalNode document) {
        OscalNode catalog = document.get("catalog");
        OscalNode metadata = catalog.get("metadata");
        List<RegulationText.Article> articles = new ArrayList<>();
        List<Placed> obligations = new ArrayList<>();
        String text = metadata.prop("text");
        for (OscalNode group : catalog.list("groups")) {
            String number = group.prop("label");
            articles.add(new RegulationText.Article(number, title(group)));
            group.list("controls").forEach(control -> obligations.add(placed(control, text, number)));
        }
        return new RegulationText(
                text,
                metadata.prop("number"),
                title(metadata),
                new Wording(metadata.prop("issuer"), metadata.prop("issuer-en")),
                metadata.day("issued"),
                metadata.day("valid-from"),
                metadata.props("valid-to").isEmpty() ? null : metadata.day("valid-to"),
                metadata.prop("status").equals("draft"),
                articles,
                obligations.stream()
                        .sorted(Comparator.comparing(Placed::order))
                        .map(Placed::obligation)
                        .toList());
    }

    private record Placed(String order, Obligation obligation) {}

    private static Placed placed(OscalNode control, String text, String article) {
        return new Placed(
                control.prop("sort-id"),
                new Obligation(
                        control.text("id"),
                        text,
                        article,
                        control.props("clause").stream().findFirst().orElse(""),
                        control.props("point").stream().findFirst().orElse(""),
                        title(control),
                        wording(control.part(STATEMENT)),
                        wording(control.part(BREACH)),
                        wording(control.part(MEND)),
                        control.list("params").stream()
                                .map(OscalCatalog::parameter)
                                .toList(),
                        control.prop("evidence"),
                        automation(control),
                        control.prop("cadence"),
                        control.props("responsible"),
                        control.props("check").stream().findFirst().orElse(""),
                        control.findPart(LEFT_OUT).map(OscalCatalog::wording).orElse(null)));
    }

    private static Automation automation(OscalNode control) {
        String code = control.prop("automation");
        try {
            return Automation.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw control.broken("expected automation full, partial or manual, found " + code);
        }
    }

    private static Parameter parameter(OscalNode param) {
        List<OscalNode> values = param.list("values");
        return new Parameter(
                param.prop("key"),
                param.prop("operator"),
                values.isEmpty() ? "config" : values.getFirst().text());
    }

    private static Wording title(OscalNode of) {
        return new Wording(of.text("title"), of.prop("title-en"));
    }

    private static Wording wording(OscalNode part) {
        return new Wording(part.text("prose"), part.part(TRANSLATION).text("prose"));
    }
}
