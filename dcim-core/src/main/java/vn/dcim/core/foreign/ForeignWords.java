package vn.dcim.core.foreign;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.text.PlainText;

/** The words of lists, and the names that systems come with: files under {@code foreign-accounts/}. */
@Singleton
final class ForeignWords {

    static final String FOLDER = "foreign-accounts";

    private static final String WORDS = "words.yaml";
    private static final String NAMES = "default-names.yaml";
    private static final String ALL = "all";

    private final Map<String, ForeignField> columns = new HashMap<>();
    private final Map<String, AccountState> states = new HashMap<>();
    private final Map<String, Boolean> answers = new HashMap<>();
    private final Set<String> never = new HashSet<>();
    private final Map<SystemKind, Set<String>> defaultNames = new EnumMap<>(SystemKind.class);

    /**
     * @param site folder with the site's own files: words come beside those that the program carries, default names in their place
     * @throws DcimException BROKEN_DEFINITION
     */
    @Inject
    ForeignWords(@Nullable @Property(name = "dcim.foreign-accounts.folder") Path site) {
        Stream.concat(
                        DefinitionFiles.carried(FOLDER, ForeignWords.class.getClassLoader()).stream(),
                        DefinitionFiles.under(site).stream())
                .forEach(this::read);
    }

    private void read(YamlNode file) {
        switch (Path.of(file.file()).getFileName().toString()) {
            case WORDS -> readWords(file.entries(Set.of("columns", "states", "yes", "no", "never")));
            case NAMES -> readNames(file);
            default -> throw file.broken("expected " + WORDS + " or " + NAMES);
        }
    }

    private void readWords(Map<String, YamlNode> entries) {
        keyed(entries.get("columns"), columns, ForeignField::of);
        keyed(entries.get("states"), states, AccountState::of);
        words(entries.get("yes")).forEach(word -> answers.put(word, true));
        words(entries.get("no")).forEach(word -> answers.put(word, false));
        never.addAll(words(entries.get("never")));
    }

    private void readNames(YamlNode file) {
        Set<String> kinds = Stream.concat(
                        Stream.of(ALL), Arrays.stream(SystemKind.values()).map(SystemKind::code))
                .collect(Collectors.toSet());
        Map<String, YamlNode> entries = file.entries(kinds);
        for (SystemKind kind : SystemKind.values()) {
            defaultNames.put(
                    kind,
                    Stream.of(ALL, kind.code())
                            .map(entries::get)
                            .flatMap(node -> node == null ? Stream.empty() : node.items().stream())
                            .map(node -> node.text().toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet()));
        }
    }

    private static <T> void keyed(
            @Nullable YamlNode node, Map<String, T> known, Function<String, Optional<T>> meaning) {
        if (node != null) {
            node.entries().forEach((code, list) -> words(list)
                    .forEach(word -> known.put(
                            word, meaning.apply(code).orElseThrow(() -> list.broken("nothing is called " + code)))));
        }
    }

    private static Set<String> words(@Nullable YamlNode list) {
        return list == null
                ? Set.of()
                : list.items().stream()
                        .map(node -> PlainText.letters(node.text()))
                        .collect(Collectors.toSet());
    }

    /** Returns what a column is by its head; empty where no word fits. */
    Optional<ForeignField> column(String head) {
        return ForeignField.of(head).or(() -> Optional.ofNullable(columns.get(PlainText.letters(head))));
    }

    Optional<AccountState> state(String word) {
        String plain = PlainText.letters(word);
        return Optional.ofNullable(states.get(plain)).or(() -> Optional.ofNullable(answers.get(plain))
                // why: a column "enabled" answers yes or no
                .map(answer -> answer ? AccountState.ACTIVE : AccountState.DISABLED));
    }

    Optional<Boolean> answer(String word) {
        return Optional.ofNullable(answers.get(PlainText.letters(word)));
    }

    boolean isNever(String word) {
        return never.contains(PlainText.letters(word));
    }

    /** Returns the names, in lower case, that systems of a kind come with. */
    Set<String> defaultNames(SystemKind kind) {
        return defaultNames.getOrDefault(kind, Set.of());
    }
}
