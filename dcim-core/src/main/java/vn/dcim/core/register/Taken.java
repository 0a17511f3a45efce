package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dcim.core.register.RegisterFault.Kind;

/** Which entries of a register have which values that no two may share, and by what a row of a list is known again. */
final class Taken {

    private final RegisterDefinition register;
    private final Map<String, RegisterEntry> byValue = new HashMap<>();

    Taken(RegisterDefinition register, Collection<RegisterEntry> entries) {
        this.register = register;
        entries.forEach(this::add);
    }

    void add(RegisterEntry entry) {
        Map<String, String> values = entry.values();
        for (RegisterField field : register.fields()) {
            String value = values.getOrDefault(field.code(), "");
            if (field.unique() && !value.isEmpty()) {
                byValue.putIfAbsent(key(field, value), entry);
            }
        }
    }

    /** Returns the entry that a row means; null for none. */
    @Nullable
    RegisterEntry known(RegisterEntry wanted) {
        return byValue.get(
                key(register.key(), wanted.values().getOrDefault(register.key().code(), "")));
    }

    /** Returns what others have already of what must be one entry's. */
    List<RegisterFault> clashes(RegisterEntry wanted) {
        List<RegisterFault> clashes = new ArrayList<>();
        Map<String, String> values = wanted.values();
        for (RegisterField field : register.fields()) {
            String value = values.getOrDefault(field.code(), "");
            RegisterEntry other = field.unique() && !value.isEmpty() ? byValue.get(key(field, value)) : null;
            if (other != null && (other.id() == null || !other.id().equals(wanted.id()))) {
                clashes.add(new RegisterFault(field.code(), value, Kind.TAKEN, other.name()));
            }
        }
        return clashes;
    }

    private static String key(RegisterField field, String value) {
        return field.code() + "\n" + value.toLowerCase(Locale.ROOT);
    }
}
