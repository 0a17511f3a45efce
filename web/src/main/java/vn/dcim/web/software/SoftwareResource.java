package vn.dcim.web.software;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.Described;
import vn.dcim.core.software.FormField;
import vn.dcim.core.software.TitleField;
import vn.dcim.core.software.TitleLine;

/**
 * A title in the API.
 *
 * @param revision to be sent back with a change
 * @param fields by their codes, in canonical form: codes, days as 2026-01-31, sums in đồng; empty where nothing is known
 * @param risk low, medium or high; empty before it was rated
 * @param metric by which bought and used are counted
 * @param bought by valid licences; null for as many as one likes
 * @param free less than 0 for what is used beyond it; null for as many as one likes
 * @param nextEnd as 2026-01-31; empty for none
 * @param flaws codes of what is to be mended
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SoftwareResource(
        long id,
        int revision,
        Map<String, String> fields,
        String risk,
        String metric,
        @Nullable Integer bought,
        int used,
        @Nullable Integer free,
        String nextEnd,
        List<String> flaws) {

    static SoftwareResource of(TitleLine line) {
        return new SoftwareResource(
                line.title().id(),
                line.title().revision(),
                fields(TitleField.values(), line.title()),
                Codes.of(line.risk()),
                Codes.of(line.balance().metric()),
                line.balance().bought(),
                line.balance().used(),
                line.balance().free(),
                line.nextEnd() == null ? "" : line.nextEnd().toString(),
                line.flaws().stream().map(Codes::of).toList());
    }

    static <F extends FormField> Map<String, String> fields(F[] fields, Described<F> thing) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (F field : fields) {
            texts.put(field.code(), thing.text(field));
        }
        return texts;
    }
}
