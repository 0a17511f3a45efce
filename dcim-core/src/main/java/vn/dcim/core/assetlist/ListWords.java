package vn.dcim.core.assetlist;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.text.PlainText;

/** The words of lists of assets: files under {@code asset-lists/}, and the site's own beside them. */
@Singleton
public final class ListWords {

    private static final String FOLDER = "asset-lists";

    private final Map<String, AssetField> columns = new HashMap<>();
    private final Map<Enum<?>, List<String>> values = new HashMap<>();

    /**
     * @param site folder with the site's own files
     * @throws DcimException BROKEN_DEFINITION
     */
    @Inject
    ListWords(@Nullable @Property(name = "dcim.asset.list-words") Path site) {
        Stream.concat(
                        DefinitionFiles.carried(FOLDER, ListWords.class.getClassLoader()).stream(),
                        DefinitionFiles.under(site).stream())
                .forEach(this::read);
    }

    private void read(YamlNode file) {
        Map<String, YamlNode> parts = file.entries(Set.of("columns", "kinds", "statuses"));
        entries(parts.get("columns")).forEach((code, words) -> {
            AssetField field = AssetField.of(code).orElseThrow(() -> words.broken("no field is called " + code));
            words.items().forEach(word -> columns.put(PlainText.letters(word.text()), field));
        });
        read(parts.get("kinds"), AssetKind.values());
        read(parts.get("statuses"), AssetStatus.values());
    }

    private <E extends Enum<E>> void read(@Nullable YamlNode part, E[] known) {
        entries(part).forEach((code, words) -> {
            E value = Stream.of(known)
                    .filter(one -> one.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(code))
                    .findFirst()
                    .orElseThrow(() -> words.broken("nothing is called " + code));
            words.items().forEach(word -> values.computeIfAbsent(value, _ -> new ArrayList<>())
                    .add(word.text()));
        });
    }

    private static Map<String, YamlNode> entries(@Nullable YamlNode part) {
        return part == null ? Map.of() : part.entries();
    }

    /** Returns what a column is by its heading; empty where no word fits. */
    public Optional<AssetField> column(String heading) {
        return AssetField.of(heading).or(() -> Optional.ofNullable(columns.get(PlainText.letters(heading))));
    }

    /** Returns what lists call a kind or a status, beside its own name. */
    public Stream<String> of(Enum<?> value) {
        return values.getOrDefault(value, List.of()).stream();
    }
}
