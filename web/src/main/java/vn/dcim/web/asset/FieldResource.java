package vn.dcim.web.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.custom.Choice;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.asset.custom.Definitions;

/**
 * A field of the centre's own in the API.
 *
 * @param revision to be sent back with a change
 * @param retired whether it is asked no more
 * @param retiredChoices codes of what is chosen no more
 * @param parts by their names, as they are sent; empty where nothing is said
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FieldResource(
        String code, int revision, boolean retired, List<String> retiredChoices, Map<String, String> parts) {

    static FieldResource of(CustomField field) {
        return new FieldResource(
                field.code(),
                field.revision(),
                field.retired(),
                field.allChoices().stream()
                        .filter(Choice::retired)
                        .map(Choice::code)
                        .toList(),
                Definitions.parts(field));
    }
}
