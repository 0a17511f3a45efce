package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.text.PlainText;

/**
 * Something that an entry may lack.
 *
 * @param field that it looks at; empty for {@link Kind#ENDED}
 * @param other the second field of {@link Kind#AFTER}, {@link Kind#SAME} and {@link Kind#DIFFERS}; empty otherwise
 * @param among the values that {@link Kind#IS} means
 * @param months of {@link Kind#OLDER}; 0 where days count
 * @param days of {@link Kind#OLDER}; 0 where months count
 * @param limit key of the obligation's limit that months or days stand for; empty for none
 * @param when fields with the values for which the rule is meant; none for all entries
 * @param unless a field that, once it is filled, lets the rule rest; empty for none
 * @param breaches ids of obligations that are breached by it
 */
public record RegisterRule(
        String code,
        Wording title,
        Kind kind,
        String field,
        String other,
        Set<String> among,
        int months,
        int days,
        String limit,
        Map<String, Set<String>> when,
        String unless,
        List<String> breaches) {

    /** The first day of an entry that was wanting from its beginning. */
    public static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    /** How a rule looks. */
    public enum Kind {
        /** The field is empty. */
        MISSING,
        /** The field has one of some values. */
        IS,
        /** The day in the field is more than some months past, or unknown. */
        OLDER,
        /** The day in the field is past. */
        PASSED,
        /** The day in the field is after that in another. */
        AFTER,
        /** Two fields tell the same. */
        SAME,
        /** Two fields tell something, and not the same. */
        DIFFERS,
        /** The validity has ended. */
        ENDED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    /**
     * Returns the first day on which an entry is wanting by this rule, if nobody changes it; null for never.
     *
     * @param values by field, canonical; empty texts may be left out
     * @param end the last day of its validity; null for none
     */
    public @Nullable LocalDate from(Map<String, String> values, @Nullable LocalDate end) {
        boolean isMeant =
                when.entrySet().stream().allMatch(each -> each.getValue().contains(value(values, each.getKey())));
        if (!isMeant || !unless.isEmpty() && !value(values, unless).isEmpty()) {
            return null;
        }
        String value = value(values, field);
        String second = value(values, other);
        return switch (kind) {
            case MISSING -> value.isEmpty() ? ALWAYS : null;
            case IS -> among.contains(value) ? ALWAYS : null;
            case OLDER ->
                value.isEmpty()
                        ? ALWAYS
                        : LocalDate.parse(value).plusMonths(months).plusDays(days + 1L);
            case PASSED -> value.isEmpty() ? null : LocalDate.parse(value).plusDays(1);
            case AFTER ->
                !value.isEmpty() && !second.isEmpty() && LocalDate.parse(value).isAfter(LocalDate.parse(second))
                        ? ALWAYS
                        : null;
            case SAME -> !value.isEmpty() && PlainText.of(value).equals(PlainText.of(second)) ? ALWAYS : null;
            case DIFFERS ->
                !value.isEmpty() && !second.isEmpty() && !PlainText.of(value).equals(PlainText.of(second))
                        ? ALWAYS
                        : null;
            case ENDED -> end == null ? null : end.plusDays(1);
        };
    }

    private static String value(Map<String, String> values, String field) {
        return values.getOrDefault(field, "");
    }
}
