package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.software.FieldFault.Kind;

/** Reads what was typed for fields, and gathers all that is wrong with it. A field that was not typed stays as it was. */
final class TypedFields<F extends FormField> {

    private static final int LINES_FROM = 1000;
    // why: product keys of the usual form; the register is read by many, and keys are worth money
    private static final Pattern KEY = Pattern.compile("\\b(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}\\b");

    private final Map<F, String> values = new HashMap<>();
    private final List<FieldFault> faults = new ArrayList<>();

    /** @param before null for something new */
    TypedFields(F[] fields, Map<F, String> typed, @Nullable Described<F> before) {
        for (F field : fields) {
            String given = typed.get(field);
            String value = given != null
                    ? field.longest() >= LINES_FROM ? TypedValues.lines(given) : TypedValues.line(given)
                    : before == null ? "" : before.text(field);
            values.put(field, value);
        }
    }

    List<FieldFault> faults() {
        return List.copyOf(faults);
    }

    boolean has(F field) {
        return !values.get(field).isEmpty();
    }

    String text(F field) {
        String value = values.get(field);
        if (value.length() > field.longest()) {
            fault(field, Kind.TOO_LONG, Integer.toString(field.longest()));
        }
        if (KEY.matcher(value).find()) {
            fault(field, Kind.KEY, "");
        }
        return value;
    }

    String needed(F field) {
        need(field);
        return text(field);
    }

    void need(F field) {
        if (!has(field)) {
            fault(field, Kind.MISSING, "");
        }
    }

    @Nullable
    LocalDate day(F field) {
        return read(field, TypedValues::day, "dd/MM/yyyy").orElse(null);
    }

    @Nullable
    Long price(F field) {
        return read(field, TypedValues::price, "12.500.000").orElse(null);
    }

    @Nullable
    Integer number(F field, int least, int greatest) {
        return read(
                        field,
                        text -> TypedValues.number(text.replaceAll("[. ]", ""), least, greatest),
                        least + "–" + greatest)
                .orElse(null);
    }

    <E extends Enum<E>> Optional<E> choice(F field, Class<E> type) {
        return read(field, code -> Codes.find(type, code), Codes.all(type));
    }

    private <T> Optional<T> read(F field, Function<String, Optional<T>> reader, String accepted) {
        if (!has(field)) {
            return Optional.empty();
        }
        Optional<T> read = reader.apply(values.get(field));
        if (read.isEmpty()) {
            fault(field, Kind.NOT_READ, accepted);
        }
        return read;
    }

    /** Notes a fault, unless something is wrong with the field already. */
    void fault(F field, Kind kind, String accepted) {
        if (faults.stream().noneMatch(known -> known.field() == field)) {
            faults.add(new FieldFault(field, values.get(field), kind, accepted));
        }
    }
}
