package vn.dcim.web.work.field;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import vn.dcim.core.work.WorkItem;
import vn.dcim.web.language.Language;

/**
 * An item as the telephone keeps it.
 *
 * @param text in the reader's language
 * @param result null before; of a picture its sha256
 * @param at when it was found, in ms since 1970; null before
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CrewItemResource(
        long id,
        int version,
        String kind,
        String text,
        List<String> choices,
        String unit,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        boolean required,
        @Nullable String result,
        String remark,
        String by,
        @Nullable Long at) {

    static CrewItemResource of(WorkItem item, Language language) {
        return new CrewItemResource(
                item.id(),
                item.version(),
                item.kind().name().toLowerCase(Locale.ROOT),
                language == Language.VI || item.textEn().isEmpty() ? item.textVi() : item.textEn(),
                item.choices().lines().toList(),
                item.unit(),
                plain(item.low()),
                plain(item.high()),
                item.required(),
                item.result(),
                item.remark(),
                item.resultBy(),
                item.resultAt() == null ? null : item.resultAt().toEpochMilli());
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null
                ? null
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
