package vn.dcim.web.software;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.software.FieldFault;
import vn.dcim.core.software.FormField;

/**
 * A form for a title, a licence or an installation.
 *
 * @param key of the bundles for the title, which takes {@code about}
 * @param about what it is for; empty for something new
 * @param action where it is sent
 * @param back where to go without it
 * @param typed by the code of each field
 * @param faults of what was typed; none before it was sent
 * @param refusal why nothing could be changed at all; empty where that is not so
 * @param asksReason whether it changes something that is there
 * @param lists what is known for fields that take any text, by their codes
 */
public record FormPage(
        String key,
        String about,
        String action,
        String back,
        List<Group> groups,
        Map<String, String> typed,
        List<FieldFault> faults,
        String refusal,
        boolean asksReason,
        Map<String, List<String>> lists) {

    /** Fields that stand together. @param key of the bundles */
    public record Group(String key, List<? extends FormField> fields) {}

    public String typed(FormField field) {
        return typed.getOrDefault(field.code(), "");
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Returns what is wrong with a field; null for nothing. */
    public @Nullable FieldFault fault(FormField field) {
        return faults.stream()
                .filter(fault -> fault.field() == field)
                .findFirst()
                .orElse(null);
    }

    /** Tells whether the cursor belongs into a field: the first that is wrong, or the first of all. */
    public boolean isFirst(FormField field) {
        return faults.isEmpty()
                ? groups.getFirst().fields().getFirst() == field
                : faults.getFirst().field() == field;
    }
}
