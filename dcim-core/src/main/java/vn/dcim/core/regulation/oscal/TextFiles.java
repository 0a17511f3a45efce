package vn.dcim.core.regulation.oscal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import vn.dcim.core.register.Wording;
import vn.dcim.core.regulation.Obligation;
import vn.dcim.core.regulation.Parameter;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.RegulationText;

/** Texts and profiles as the files that {@code dcim.regulation.folder} takes. */
final class TextFiles {

    private static final int WIDTH = 150;

    private TextFiles() {}

    static String yaml(RegulationText text) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("text", text.id());
        file.put("number", text.number());
        file.put("title", wording(text.title()));
        file.put("issuer", wording(text.issuer()));
        file.put("issued", text.issued().toString());
        file.put("valid-from", text.validFrom().toString());
        if (text.validTo() != null) {
            file.put("valid-to", text.validTo().toString());
        }
        file.put("status", text.isDraft() ? "draft" : "in-force");
        file.put(
                "articles",
                text.articles().stream()
                        .map(article -> Oscal.object("article", article.number(), "title", wording(article.title())))
                        .toList());
        file.put(
                "obligations",
                text.obligations().stream().map(TextFiles::obligation).toList());
        return dumped(file);
    }

    private static Map<String, Object> obligation(Obligation of) {
        Map<String, Object> entries = Oscal.object(
                "id", of.id(),
                "article", of.article(),
                "clause", of.clause(),
                "point", of.point(),
                "title", wording(of.title()),
                "rule", wording(of.rule()),
                "breach", wording(of.breach()),
                "mend", wording(of.mend()),
                "parameters", of.parameters().stream().map(Parameter::toString).toList(),
                "evidence", of.evidence(),
                "automation", of.automation().code(),
                "cadence", of.cadence(),
                "responsible", new ArrayList<>(of.responsible()));
        of.checkName().ifPresent(check -> entries.put("check", check));
        if (of.unjudged() != null) {
            entries.put("left-out", wording(of.unjudged()));
        }
        return entries;
    }

    static String yaml(Profile profile) {
        return dumped(Oscal.object(
                "profiles",
                List.of(Oscal.object(
                        "id",
                        profile.id(),
                        "name",
                        wording(profile.name()),
                        "note",
                        wording(profile.note()),
                        "texts",
                        new ArrayList<>(profile.texts()),
                        "settings",
                        profile.settings()))));
    }

    private static Map<String, Object> wording(Wording wording) {
        return Oscal.object("vi", wording.vi(), "en", wording.en());
    }

    private static String dumped(Object value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(WIDTH);
        return new Yaml(options).dump(value);
    }
}
