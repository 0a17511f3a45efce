package vn.dcim.core.asset.custom;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.asset.custom.DefinitionFault.Kind;

/** Makes a field of what was typed for its parts, on the page or in the API alike; tells all that is wrong at once. */
final class DefinitionReader {

    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_HINT = 500;
    private static final int LONGEST_UNIT = 20;
    private static final int LONGEST_PATTERN = 200;
    private static final int LONGEST_CHOICES = 20_000;
    private static final int MOST_CHOICES = 200;
    private static final int GREATEST_RANK = 9999;
    private static final int USUAL_STEP = 10;
    /** What addresses and forms call something else. */
    private static final List<String> RESERVED = List.of("new", "export", "csrf", "revision", "reason");

    private final Map<String, String> typed;
    private final @Nullable CustomField before;
    private final FieldSet fields;
    private final List<DefinitionFault> faults = new ArrayList<>();

    private DefinitionReader(Map<String, String> typed, @Nullable CustomField before, FieldSet fields) {
        this.typed = typed;
        this.before = before;
        this.fields = fields;
    }

    /** @param field with whatever could be read; only to be kept where there are no faults */
    record Result(CustomField field, List<DefinitionFault> faults) {}

    /**
     * Reads.
     *
     * @param typed by the names of parts; a part that was not typed at all stays as it was
     * @param before null for a new field
     * @param told whether assets tell something for the field, or one of its choices, or once did
     */
    static Result read(
            Map<String, String> typed,
            @Nullable CustomField before,
            FieldSet fields,
            BiPredicate<CustomField, Optional<String>> told) {
        Map<String, String> parts = new LinkedHashMap<>(before == null ? Map.of() : Definitions.parts(before));
        parts.putAll(typed);
        var reader = new DefinitionReader(parts, before, fields);
        CustomField field = reader.field(told);
        return new Result(field, List.copyOf(reader.faults));
    }

    private CustomField field(BiPredicate<CustomField, Optional<String>> told) {
        String code = code();
        CustomType type = type(told);
        String labelVi = line("label-vi", LONGEST_LABEL);
        if (labelVi.isEmpty()) {
            fault("label-vi", Kind.MISSING, "");
        }
        String labelEn = line("label-en", LONGEST_LABEL);
        String headingVi = line("heading-vi", LONGEST_LABEL);
        String headingEn = line("heading-en", LONGEST_LABEL);
        BigDecimal least = number("least", type);
        BigDecimal greatest = number("greatest", type);
        if (least != null && greatest != null && least.compareTo(greatest) > 0) {
            fault("greatest", Kind.NOT_READ, "≥ " + CustomReader.plain(least));
        }
        String showField = line("show-field", LONGEST_LABEL);
        return new CustomField(
                before == null ? null : before.id(),
                before == null ? 1 : before.revision() + 1,
                code,
                labelVi,
                labelEn.isEmpty() ? labelVi : labelEn,
                type,
                kinds(),
                requiredFrom(),
                type == CustomType.DECIMAL || type == CustomType.NUMBER ? line("unit", LONGEST_UNIT) : "",
                pattern(type),
                least,
                greatest,
                choices(type, told),
                line("hint-vi", LONGEST_HINT),
                line("hint-en", LONGEST_HINT),
                headingVi,
                headingEn.isEmpty() ? headingVi : headingEn,
                rank(),
                showField,
                showField.isEmpty() ? "" : showValue(code, showField),
                before != null && before.retired(),
                before == null ? "" : before.changedBy(),
                before == null ? "" : before.changedFor());
    }

    private String code() {
        if (before != null) {
            return before.code();
        }
        String code = line("code", LONGEST_LABEL);
        if (code.isEmpty()) {
            fault("code", Kind.MISSING, "");
        } else if (!Choice.CODE.matcher(code).matches() || RESERVED.contains(code)) {
            fault("code", Kind.NOT_READ, "");
        } else if (AssetField.of(code).isPresent()) {
            fault("code", Kind.TAKEN, code);
        } else if (fields.find(code).isPresent()) {
            fault("code", Kind.TAKEN, fields.find(code).get().labelVi());
        }
        return code;
    }

    private CustomType type(BiPredicate<CustomField, Optional<String>> told) {
        String code = line("type", LONGEST_LABEL);
        Optional<CustomType> type = CustomType.of(code);
        if (type.isEmpty()) {
            fault("type", code.isEmpty() ? Kind.MISSING : Kind.NOT_READ, all());
        } else if (before != null && type.get() != before.type() && told.test(before, Optional.empty())) {
            fault("type", Kind.FIXED, before.type().code());
        }
        return type.orElse(before == null ? CustomType.TEXT : before.type());
    }

    private static String all() {
        return Arrays.stream(CustomType.values()).map(CustomType::code).collect(Collectors.joining(", "));
    }

    private String kinds() {
        List<String> codes = Arrays.stream(line("kinds", Integer.MAX_VALUE).split("[ ,]+"))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        codes.stream()
                .filter(code -> AssetKind.of(code).isEmpty())
                .findFirst()
                .ifPresent(code -> faults.add(new DefinitionFault("kinds", code, Kind.NOT_READ, "")));
        return String.join(" ", codes);
    }

    private @Nullable LocalDate requiredFrom() {
        String text = line("required-from", LONGEST_LABEL);
        Optional<LocalDate> day = TypedValues.day(text);
        if (!text.isEmpty() && day.isEmpty()) {
            fault("required-from", Kind.NOT_READ, "dd/MM/yyyy");
        }
        return day.orElse(null);
    }

    private String pattern(CustomType type) {
        if (type != CustomType.TEXT && type != CustomType.LINK) {
            return "";
        }
        String pattern = line("pattern", LONGEST_PATTERN);
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            fault("pattern", Kind.NOT_READ, e.getDescription());
        }
        return pattern;
    }

    private @Nullable BigDecimal number(String part, CustomType type) {
        String text = line(part, LONGEST_LABEL);
        if (text.isEmpty() || !type.isNumber()) {
            return null;
        }
        Optional<BigDecimal> number = type == CustomType.NUMBER ? CustomReader.whole(text) : CustomReader.decimal(text);
        if (number.isEmpty()) {
            fault(part, Kind.NOT_READ, "");
        }
        return number.orElse(null);
    }

    private int rank() {
        String text = line("rank", LONGEST_LABEL);
        if (text.isEmpty()) {
            return fields.all().stream().mapToInt(CustomField::rank).max().orElse(0) + USUAL_STEP;
        }
        Optional<Integer> rank = TypedValues.number(text, 0, GREATEST_RANK);
        if (rank.isEmpty()) {
            fault("rank", Kind.NOT_READ, "0–" + GREATEST_RANK);
        }
        return rank.orElse(0);
    }

    /** A choice that is not listed any more goes, or is retired where an asset has it or had it; one that is listed again is back. */
    private String choices(CustomType type, BiPredicate<CustomField, Optional<String>> told) {
        if (type != CustomType.CHOICE) {
            return "";
        }
        Map<String, Choice> listed = new LinkedHashMap<>();
        String text = TypedValues.lines(typed.getOrDefault("choices", ""));
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split("\\|", -1);
            String code = parts[0].strip();
            String vi = parts.length > 1 ? parts[1].strip() : "";
            String en = parts.length > 2 ? parts[2].strip() : "";
            boolean isGood = Choice.CODE.matcher(code).matches()
                    && !vi.isEmpty()
                    && vi.length() <= LONGEST_LABEL
                    && en.length() <= LONGEST_LABEL
                    && parts.length <= 3;
            if (!isGood) {
                faults.add(new DefinitionFault("choices", line, Kind.NOT_READ, ""));
            } else if (listed.put(code, new Choice(code, vi, en.isEmpty() ? vi : en, false)) != null) {
                faults.add(new DefinitionFault("choices", code, Kind.TAKEN, code));
            }
        });
        if (text.isEmpty()) {
            fault("choices", Kind.MISSING, "");
        } else if (listed.size() > MOST_CHOICES || text.length() > LONGEST_CHOICES) {
            faults.add(new DefinitionFault(
                    "choices", Integer.toString(listed.size()), Kind.NOT_READ, "1–" + MOST_CHOICES));
        }
        if (before != null && before.type() == CustomType.CHOICE) {
            before.allChoices().stream()
                    .filter(known -> !listed.containsKey(known.code())
                            && (known.retired() || told.test(before, Optional.of(known.code()))))
                    .forEach(known -> listed.put(known.code(), known.retire()));
        }
        return Choice.lines(List.copyOf(listed.values()));
    }

    private String showValue(String code, String showField) {
        String value = line("show-value", LONGEST_LABEL);
        if (showField.equals(AssetField.KIND.code())) {
            return known(value, AssetKind.of(value).isPresent());
        }
        if (showField.equals(AssetField.STATUS.code())) {
            return known(value, AssetStatus.of(value).isPresent());
        }
        Optional<CustomField> other =
                fields.find(showField).filter(field -> field.type().isChosen() && !waitsFor(field, code));
        if (other.isEmpty()) {
            fault("show-field", Kind.NO_SUCH_FIELD, "");
            return value;
        }
        return known(
                value,
                other.get().type() == CustomType.YES_NO
                        ? value.equals(CustomField.YES) || value.equals(CustomField.NO)
                        : other.get().choice(value).isPresent());
    }

    private String known(String value, boolean isKnown) {
        if (!isKnown) {
            fault("show-value", value.isEmpty() ? Kind.MISSING : Kind.NOT_READ, "");
        }
        return value;
    }

    private boolean waitsFor(CustomField field, String code) {
        CustomField next = field;
        while (next != null) {
            if (next.code().equals(code)) {
                return true;
            }
            next = fields.find(next.showField()).orElse(null);
        }
        return false;
    }

    private String line(String part, int longest) {
        String text = TypedValues.line(typed.getOrDefault(part, ""));
        if (text.length() > longest) {
            fault(part, Kind.TOO_LONG, Integer.toString(longest));
            return "";
        }
        return text;
    }

    private void fault(String part, Kind kind, String accepted) {
        faults.add(new DefinitionFault(part, TypedValues.line(typed.getOrDefault(part, "")), kind, accepted));
    }
}
