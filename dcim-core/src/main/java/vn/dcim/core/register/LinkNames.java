package vn.dcim.core.register;

import java.util.Map;

/** The names of what entries lead to, by kind and id. */
public record LinkNames(Map<FieldType, Map<String, String>> names) {

    /** Returns what is shown for a field's value: the name of what it leads to, or the value itself. */
    public String of(RegisterField field, String value) {
        return field.type().isLink() && !value.isEmpty()
                ? names.getOrDefault(field.type(), Map.of()).getOrDefault(value, "")
                : value;
    }
}
