package vn.dcim.core.asset.custom;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The parts of a field as texts, as they are typed, sent and told. */
public final class Definitions {

    private Definitions() {}

    /** Returns all parts but the code's, in the order of the form; choices as lines of those that are open. */
    public static Map<String, String> parts(CustomField field) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("label-vi", field.labelVi());
        parts.put("label-en", field.labelEn());
        parts.put("type", field.type().code());
        parts.put("unit", field.unit());
        parts.put("choices", field.openChoices().stream().map(Choice::line).collect(Collectors.joining("\n")));
        parts.put("kinds", field.kinds());
        parts.put("required-from", Objects.toString(field.requiredFrom(), ""));
        parts.put("pattern", field.pattern());
        parts.put("least", plain(field.least()));
        parts.put("greatest", plain(field.greatest()));
        parts.put("show-field", field.showField());
        parts.put("show-value", field.showValue());
        parts.put("hint-vi", field.hintVi());
        parts.put("hint-en", field.hintEn());
        parts.put("heading-vi", field.headingVi());
        parts.put("heading-en", field.headingEn());
        parts.put("rank", Integer.toString(field.rank()));
        return parts;
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : CustomReader.plain(number);
    }

    /** Returns what one definition says otherwise than another, or all that it says, in one line for the audit log. */
    static String told(CustomField field, CustomField other) {
        Map<String, String> others = other == null ? Map.of() : parts(other);
        return parts(field).entrySet().stream()
                .filter(part -> !part.getValue().equals(others.getOrDefault(part.getKey(), "")))
                .map(part -> part.getKey() + ": " + part.getValue().replace("\n", ", "))
                .collect(Collectors.joining("; "));
    }
}
