package vn.dcim.core.regulation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.register.Wording;

/**
 * What texts set differently.
 *
 * @param texts by id of the text; one that is not there is silent
 */
public record Difference(String id, Wording topic, Map<String, Said> texts) {

    /** @param article where it stands */
    public record Said(String article, Wording value) {}

    public Optional<Said> of(String text) {
        return Optional.ofNullable(texts.get(text));
    }

    /** Tells whether two sets of texts do not say the same: other figures, or one side is silent. */
    public boolean isBetween(Collection<String> here, Collection<String> there) {
        return !values(here).equals(values(there));
    }

    private Map<String, Boolean> values(Collection<String> of) {
        return of.stream()
                .flatMap(text -> of(text).stream())
                .collect(Collectors.toMap(said -> said.value().vi(), _ -> true, (one, _) -> one, TreeMap::new));
    }
}
