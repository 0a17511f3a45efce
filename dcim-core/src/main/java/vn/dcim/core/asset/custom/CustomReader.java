package vn.dcim.core.asset.custom;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetFault.Kind;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.text.PlainText;

/**
 * Reads what was typed for the centre's own fields, in a form, a list or the API alike; tells all that is wrong at once. What was
 * not typed, or stands there already, is not judged: rules of today do not make a fault of what was right when it was told.
 */
public final class CustomReader {

    private static final int MOST_DIGITS = 18;
    private static final int MOST_PLACES = 6;
    private static final int MOST_NAMED = 8;
    private static final Set<String> YES = Set.of("yes", "co", "true", "1", "x", "dung", "y");
    private static final Set<String> NO = Set.of("no", "khong", "false", "0", "sai", "n");

    private static final String GROUPED = "[+-]?\\d{1,3}((\\.\\d{3})+|(,\\d{3})+|( \\d{3})+)";

    private final FieldSet fields;
    private final Map<String, String> before;
    private final Map<String, String> values;
    private final List<AssetFault> faults = new ArrayList<>();

    private CustomReader(FieldSet fields, Map<String, String> before) {
        this.fields = fields;
        this.before = before;
        values = new TreeMap<>(before);
    }

    /** @param values canonical texts by code; only to be kept where there are no faults */
    public record Result(Map<String, String> values, List<AssetFault> faults) {}

    /**
     * Reads.
     *
     * @param typed by code; a field that was not typed at all is no key
     * @param before canonical texts by code
     * @param isNew whether the asset was not there before: then all that is required must be told
     */
    public static Result read(
            FieldSet fields,
            Map<String, String> typed,
            Map<String, String> before,
            AssetKind kind,
            AssetStatus status,
            boolean isNew) {
        var reader = new CustomReader(fields, before);
        typed.forEach((code, text) -> fields.find(code).ifPresent(field -> reader.take(field, text)));
        for (CustomField field : fields.all()) {
            if (isNew || typed.containsKey(field.code())) {
                reader.check(field, typed.getOrDefault(field.code(), ""), kind, status);
            }
        }
        return new Result(reader.values, List.copyOf(reader.faults));
    }

    private void take(CustomField field, String typed) {
        String text = TypedValues.line(typed);
        if (text.isEmpty()) {
            values.remove(field.code());
            return;
        }
        if (text.length() > field.type().longest()) {
            fault(field, text, Kind.TOO_LONG, Integer.toString(field.type().longest()));
            return;
        }
        Optional<String> read = canonical(field, text);
        if (read.isPresent() && read.get().equals(before.get(field.code()))) {
            return;
        }
        if (read.filter(value -> isAllowed(field, value)).isEmpty()) {
            fault(field, text, Kind.NOT_READ, accepted(field));
            return;
        }
        values.put(field.code(), read.get());
    }

    private void check(CustomField field, String typed, AssetKind kind, AssetStatus status) {
        boolean isChanged =
                values.containsKey(field.code()) && !values.get(field.code()).equals(before.get(field.code()));
        boolean isAsked = fields.isAsked(field, kind, status, values);
        if (isChanged && !isAsked) {
            fault(field, TypedValues.line(typed), Kind.NOT_ASKED, decider(field, kind));
        } else if (isAsked
                && fields.isRequired(field)
                && !values.containsKey(field.code())
                && faults.stream().noneMatch(fault -> fault.field().equals(field.key()))) {
            fault(field, "", Kind.MISSING, "");
        }
    }

    private static String decider(CustomField field, AssetKind kind) {
        return field.retired() ? "" : field.appliesTo(kind) ? field.showField() : "kind";
    }

    /** Returns a value as it is kept; empty for what cannot be read. */
    static Optional<String> canonical(CustomField field, String text) {
        return switch (field.type()) {
            case TEXT -> Optional.of(text);
            case NUMBER -> whole(withoutUnit(text, field.unit())).map(BigDecimal::toPlainString);
            case DECIMAL -> decimal(withoutUnit(text, field.unit())).map(CustomReader::plain);
            case DAY -> TypedValues.day(text).map(LocalDate::toString);
            case YES_NO -> yesOrNo(text);
            case CHOICE -> choice(field, text);
            case LINK -> link(text);
        };
    }

    private static boolean isAllowed(CustomField field, String value) {
        return switch (field.type()) {
            case TEXT, LINK -> field.pattern().isEmpty() || Pattern.matches(field.pattern(), value);
            case NUMBER, DECIMAL -> {
                var number = new BigDecimal(value);
                yield (field.least() == null || number.compareTo(field.least()) >= 0)
                        && (field.greatest() == null || number.compareTo(field.greatest()) <= 0);
            }
            case CHOICE ->
                field.choice(value).filter(choice -> !choice.retired()).isPresent();
            case DAY, YES_NO -> true;
        };
    }

    /** Returns what would be taken, as far as that needs no words of a language. */
    static String accepted(CustomField field) {
        return switch (field.type()) {
            case TEXT, LINK -> field.pattern();
            case NUMBER, DECIMAL -> range(field);
            case DAY -> "dd/MM/yyyy";
            case CHOICE -> named(field.openChoices());
            case YES_NO -> "";
        };
    }

    /** Returns the range of a number, such as {@code 1–100}; empty for any. */
    public static String range(CustomField field) {
        String unit = field.unit().isEmpty() ? "" : " " + field.unit();
        if (field.least() == null && field.greatest() == null) {
            return "";
        }
        return (field.least() == null
                        ? "≤ " + plain(field.greatest())
                        : field.greatest() == null
                                ? "≥ " + plain(field.least())
                                : plain(field.least()) + "–" + plain(field.greatest()))
                + unit;
    }

    private static String named(List<Choice> choices) {
        String some = choices.stream().limit(MOST_NAMED).map(Choice::vi).collect(Collectors.joining(", "));
        return choices.size() > MOST_NAMED ? some + ", …" : some;
    }

    /** Returns a whole number, such as {@code 12}, {@code -3} and {@code 1.200}. */
    static Optional<BigDecimal> whole(String text) {
        String plain = text.matches(GROUPED) ? text.replaceAll("[., ]", "") : text;
        return plain.matches("[+-]?\\d{1," + MOST_DIGITS + "}") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /** Returns a number, such as {@code 12,5}, {@code 12.5} and {@code 1.234,5}: of two signs the last one divides. */
    static Optional<BigDecimal> decimal(String text) {
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        boolean isCommaLast = comma > point;
        String grouping = isCommaLast ? "." : ",";
        String plain = comma >= 0 && point >= 0
                ? text.replace(grouping, "")
                : text.chars().filter(sign -> sign == ',' || sign == '.').count() > 1
                        ? text.replaceAll("[.,]", "")
                        : text;
        String number = plain.replace(',', '.').replace(" ", "");
        return number.matches("[+-]?\\d{1," + MOST_DIGITS + "}(\\.\\d{1," + MOST_PLACES + "})?")
                ? Optional.of(new BigDecimal(number))
                : Optional.empty();
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String withoutUnit(String text, String unit) {
        return !unit.isEmpty()
                        && text.toLowerCase(java.util.Locale.ROOT).endsWith(unit.toLowerCase(java.util.Locale.ROOT))
                ? text.substring(0, text.length() - unit.length()).strip()
                : text;
    }

    private static Optional<String> yesOrNo(String text) {
        String word = PlainText.letters(text);
        return YES.contains(word)
                ? Optional.of(CustomField.YES)
                : NO.contains(word) ? Optional.of(CustomField.NO) : Optional.empty();
    }

    private static Optional<String> choice(CustomField field, String text) {
        String wanted = PlainText.of(text);
        return Stream.concat(
                        // why: a label may be another choice's code
                        field.allChoices().stream()
                                .filter(choice -> choice.code().equals(text)),
                        field.allChoices().stream().filter(choice -> Stream.of(choice.code(), choice.vi(), choice.en())
                                .anyMatch(word -> PlainText.of(word).equals(wanted))))
                .map(Choice::code)
                .findFirst();
    }

    private static Optional<String> link(String text) {
        try {
            var address = new URI(text);
            boolean isWeb =
                    "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return isWeb && address.getHost() != null ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private void fault(CustomField field, String value, Kind kind, String accepted) {
        faults.add(new AssetFault(field.key(), value, kind, accepted));
    }
}
