package vn.dcim.web.register;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.register.RegisterFault;
import vn.dcim.core.register.RegisterField;

/**
 * The form for an entry.
 *
 * @param entry that is changed; null for a new one
 * @param offered what may be typed into fields that lead elsewhere, by their codes
 * @param typed by the code of each field
 * @param faults of what was typed; none before it was sent
 * @param refusal why nothing could be changed at all; empty where that is not so
 */
public record RegisterFormPage(
        RegisterDefinition register,
        @Nullable RegisterEntry entry,
        Map<String, List<String>> offered,
        Map<String, String> typed,
        List<RegisterFault> faults,
        String refusal) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Returns what is wrong with a field; null for nothing. */
    public @Nullable RegisterFault fault(RegisterField field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field.code()))
                .findFirst()
                .orElse(null);
    }

    /** Tells whether the cursor belongs into a field: the first that is wrong, or the first of all. */
    public boolean isFirst(RegisterField field) {
        return faults.isEmpty()
                ? field.equals(register.fields().getFirst())
                : faults.getFirst().field().equals(field.code());
    }

    /** Returns where the form comes from, and is left to. */
    public String back() {
        return "/registers/" + register.code() + (entry == null ? "" : "/" + entry.id());
    }

    public String path() {
        return back() + (entry == null ? "/new" : "/edit");
    }
}
