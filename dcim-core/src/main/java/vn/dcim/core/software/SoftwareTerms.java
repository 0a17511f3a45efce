package vn.dcim.core.software;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.text.PlainText;

/**
 * The words by which lists call columns and values, compared without case, diacritics, blanks and signs. The codes themselves are
 * always understood.
 *
 * @param headings of fields
 * @param values codes by the words of a field that has a fixed list of them
 */
public record SoftwareTerms(Map<FormField, List<String>> headings, Map<FormField, Map<String, String>> values) {

    /** The codes alone. */
    public static final SoftwareTerms CODES = new SoftwareTerms(Map.of(), Map.of());

    Optional<FormField> column(ListKind kind, String heading) {
        String wanted = PlainText.letters(heading);
        return wanted.isEmpty()
                ? Optional.empty()
                : kind.fields().stream()
                        .filter(field -> PlainText.letters(field.code()).equals(wanted)
                                || headings.getOrDefault(field, List.of()).stream()
                                        .anyMatch(
                                                word -> PlainText.letters(word).equals(wanted)))
                        .findFirst();
    }

    /** Returns the code of a word, or the text as it is. */
    String value(FormField field, String text) {
        String wanted = PlainText.letters(text);
        return values.getOrDefault(field, Map.of()).entrySet().stream()
                .filter(entry -> PlainText.letters(entry.getKey()).equals(wanted))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(text);
    }
}
