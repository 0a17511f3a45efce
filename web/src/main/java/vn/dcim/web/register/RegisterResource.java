package vn.dcim.web.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.register.LinkNames;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.register.RegisterRule;

/**
 * An entry in the API.
 *
 * @param active whether it counts
 * @param wanting codes of what is wanting on the day that was asked for
 * @param fields by their codes, in canonical form: codes, days as 2026-01-31, names of what it leads to; empty where nothing is known
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RegisterResource(
        long id,
        int revision,
        String name,
        String owner,
        boolean active,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<String> wanting,
        Map<String, String> fields) {

    static RegisterResource of(RegisterDefinition register, RegisterEntry entry, LinkNames names, LocalDate day) {
        Map<String, String> values = entry.values();
        Map<String, String> fields = new LinkedHashMap<>();
        register.fields()
                .forEach(field -> fields.put(field.code(), names.of(field, values.getOrDefault(field.code(), ""))));
        return new RegisterResource(
                entry.id(),
                entry.revision(),
                entry.name(),
                entry.owner(),
                entry.active(),
                entry.validFrom(),
                entry.validTo(),
                register.wanting(values, day).stream().map(RegisterRule::code).toList(),
                fields);
    }
}
