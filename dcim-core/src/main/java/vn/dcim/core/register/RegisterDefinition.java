package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A register, as its file tells it.
 *
 * @param hint what stands in it, and where to get it
 * @param obligations what it answers, by id, in order, with their names
 * @param fields in order, at least the one that is the name
 * @param name code of the field that names an entry
 * @param owner code of the field that tells who answers for an entry; empty for none
 * @param from code of the field with the first day of validity; empty for none
 * @param to code of the field with the last day of validity; empty for none
 * @param warnDays how many days before the end it is told
 * @param yearly what must be entered again and again, or be there
 * @param each what needs an entry each
 * @param isOfShift whether the shift enters into it as well as those who keep the registers
 */
public record RegisterDefinition(
        String code,
        Wording title,
        Wording hint,
        Map<String, Wording> obligations,
        List<RegisterField> fields,
        String name,
        String owner,
        String from,
        String to,
        int warnDays,
        boolean isOfShift,
        List<RegisterRule> rules,
        List<YearlyRule> yearly,
        List<CoverageRule> each,
        List<TogetherRule> together) {

    private static final int YEAR = 12;
    private static final int DAYS_OF_YEAR = 365;
    private static final int LONGEST_MONTH = 31;

    /** Returns the field of a code; empty where there is none. */
    public Optional<RegisterField> field(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).findFirst();
    }

    /** Returns the fields that have a column in the list: the name, and those that say so. */
    public List<RegisterField> listed() {
        return fields.stream()
                .filter(field -> field.listed() || field.code().equals(name))
                .toList();
    }

    /** Returns the field by which rows of a list are known again: the first that no two entries share. */
    public RegisterField key() {
        return fields.stream().filter(RegisterField::unique).findFirst().orElseThrow();
    }

    /** Returns the rules by which an entry is wanting on a day. */
    public List<RegisterRule> wanting(Map<String, String> values, LocalDate day) {
        return rules.stream()
                .filter(rule -> {
                    LocalDate from = rule.from(values, end(values));
                    return from != null && !from.isAfter(day);
                })
                .toList();
    }

    /**
     * A figure by which entries are judged.
     *
     * @param limit key of the obligation's limit that it stands for
     * @param days the longest that it can be, but for the day of a leap year
     */
    public record Figure(String limit, int days) {}

    /** Returns the figures by which an obligation is judged. */
    public List<Figure> figures(String obligation) {
        Stream<Figure> ofRules = rules.stream()
                .filter(rule ->
                        rule.breaches().contains(obligation) && !rule.limit().isEmpty())
                .map(rule -> new Figure(rule.limit(), days(rule.months()) + rule.days()));
        Stream<Figure> ofYears = yearly.stream()
                .filter(rule ->
                        rule.breaches().contains(obligation) && !rule.limit().isEmpty())
                .map(rule -> new Figure(rule.limit(), days(rule.months()) + rule.days()));
        Stream<Figure> ofEach = each.stream()
                .filter(rule ->
                        rule.breaches().contains(obligation) && !rule.limit().isEmpty())
                .map(rule -> new Figure(rule.limit(), rule.days()));
        return Stream.of(ofRules, ofYears, ofEach).flatMap(figures -> figures).toList();
    }

    private static int days(int months) {
        return months / YEAR * DAYS_OF_YEAR + months % YEAR * LONGEST_MONTH;
    }

    /** Returns the first day on which something is wanting; null for never. */
    @Nullable
    LocalDate wantingFrom(Map<String, String> values) {
        return rules.stream()
                .map(rule -> rule.from(values, end(values)))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Nullable
    LocalDate begin(Map<String, String> values) {
        return day(values, from);
    }

    @Nullable
    LocalDate end(Map<String, String> values) {
        return day(values, to);
    }

    /** Returns the day from which the end is told; null for no end. */
    @Nullable
    LocalDate endingFrom(Map<String, String> values) {
        LocalDate end = end(values);
        return end == null ? null : end.minusDays(warnDays);
    }

    private static @Nullable LocalDate day(Map<String, String> values, String field) {
        String text = values.getOrDefault(field, "");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    /** Returns what a later set of values tells otherwise, by field, in order: what was, and what became. */
    public Map<RegisterField, List<String>> differences(Map<String, String> before, Map<String, String> after) {
        Map<RegisterField, List<String>> differences = new LinkedHashMap<>();
        for (RegisterField field : fields) {
            String was = before.getOrDefault(field.code(), "");
            String became = after.getOrDefault(field.code(), "");
            if (!was.equals(became)) {
                differences.put(field, List.of(was, became));
            }
        }
        return differences;
    }
}
