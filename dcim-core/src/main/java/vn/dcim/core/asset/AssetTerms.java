package vn.dcim.core.asset;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.dcim.core.text.PlainText;

/**
 * The words by which people call what has a fixed list of values, in both languages, such as {@code Máy chủ} for
 * {@link AssetKind#SERVER}. The codes themselves are always understood.
 */
public final class AssetTerms {

    /** The codes alone. */
    public static final AssetTerms CODES = new AssetTerms(_ -> Stream.of());

    private final Map<String, AssetKind> kinds;
    private final Map<String, AssetStatus> statuses;
    private final Map<String, Importance> importances;
    private final Map<String, Origin.Kind> origins;
    private final Map<String, Face> faces;
    private final Map<String, Half> halves;

    /** @param words of a constant */
    public AssetTerms(Function<Enum<?>, Stream<String>> words) {
        kinds = terms(AssetKind.values(), words);
        statuses = terms(AssetStatus.values(), words);
        importances = terms(Importance.values(), words);
        origins = terms(Origin.Kind.values(), words);
        faces = terms(Face.values(), words);
        halves = terms(Half.values(), words);
    }

    private static <E extends Enum<E>> Map<String, E> terms(E[] values, Function<Enum<?>, Stream<String>> words) {
        Map<String, E> terms = new HashMap<>();
        for (E value : values) {
            words.apply(value).forEach(word -> terms.put(PlainText.of(word), value));
            String code = value.name().toLowerCase(Locale.ROOT);
            terms.put(code, value);
            terms.put(code.replace('_', '-'), value);
        }
        return Map.copyOf(terms);
    }

    /** Returns the kind of a word; empty where it is none. */
    public Optional<AssetKind> kind(String word) {
        return Optional.ofNullable(kinds.get(PlainText.of(word)));
    }

    /** Returns the status of a word; empty where it is none. */
    public Optional<AssetStatus> status(String word) {
        return Optional.ofNullable(statuses.get(PlainText.of(word)));
    }

    Optional<Importance> importance(String word) {
        return Optional.ofNullable(importances.get(PlainText.of(word)));
    }

    Optional<Origin.Kind> origin(String word) {
        return Optional.ofNullable(origins.get(PlainText.of(word)));
    }

    Optional<Face> face(String word) {
        return Optional.ofNullable(faces.get(PlainText.of(word)));
    }

    Optional<Half> half(String word) {
        return Optional.ofNullable(halves.get(PlainText.of(word)));
    }
}
