package vn.dcim.core.regulation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;

/** Where the known texts contradict each other, and where they set the same thing differently; read once, at the start. */
@Singleton
public final class Comparisons {

    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();

    /** @throws DcimException BROKEN_DEFINITION also for an obligation or a text that there is not */
    Comparisons(Catalogue catalogue) {
        ClassLoader loader = Comparisons.class.getClassLoader();
        for (YamlNode file : DefinitionFiles.carried("regulation/conflicts", loader)) {
            for (YamlNode node : CatalogueReader.needed(file, file.entries(Set.of("conflicts")), "conflicts")
                    .items()) {
                conflicts.add(conflict(node, catalogue));
            }
        }
        for (YamlNode file : DefinitionFiles.carried("regulation/differences", loader)) {
            for (YamlNode node : CatalogueReader.needed(file, file.entries(Set.of("differences")), "differences")
                    .items()) {
                differences.add(difference(node, catalogue));
            }
        }
    }

    private static Conflict conflict(YamlNode node, Catalogue catalogue) {
        Map<String, YamlNode> entries = node.entries(Set.of("id", "point", "obligations", "conflict", "decision"));
        List<String> obligations = new ArrayList<>();
        for (YamlNode item :
                CatalogueReader.needed(node, entries, "obligations").items()) {
            if (catalogue.find(item.text()).isEmpty()) {
                throw item.broken("there is no obligation " + item.text());
            }
            obligations.add(item.text());
        }
        return new Conflict(
                CatalogueReader.needed(node, entries, "id").text(),
                CatalogueReader.wording(CatalogueReader.needed(node, entries, "point")),
                List.copyOf(obligations),
                CatalogueReader.wording(CatalogueReader.needed(node, entries, "conflict")),
                CatalogueReader.wording(CatalogueReader.needed(node, entries, "decision")));
    }

    private static Difference difference(YamlNode node, Catalogue catalogue) {
        Map<String, YamlNode> entries = node.entries(Set.of("id", "topic", "texts"));
        Map<String, Difference.Said> texts = new LinkedHashMap<>();
        CatalogueReader.needed(node, entries, "texts").entries().forEach((text, said) -> {
            if (catalogue.text(text).isEmpty()) {
                throw said.broken("there is no text " + text);
            }
            Map<String, YamlNode> of = said.entries(Set.of("article", "value"));
            texts.put(
                    text,
                    new Difference.Said(
                            CatalogueReader.needed(said, of, "article").text(),
                            CatalogueReader.wording(CatalogueReader.needed(said, of, "value"))));
        });
        return new Difference(
                CatalogueReader.needed(node, entries, "id").text(),
                CatalogueReader.wording(CatalogueReader.needed(node, entries, "topic")),
                texts);
    }

    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /** Returns the conflicts that an obligation is part of. */
    public List<Conflict> conflicts(String obligation) {
        return conflicts.stream()
                .filter(conflict -> conflict.obligations().contains(obligation))
                .toList();
    }

    public List<Difference> differences() {
        return List.copyOf(differences);
    }
}
