package vn.dcim.core.software;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be told field by field. */
public interface Described<F extends FormField> {

    /** Returns a field: codes, days as 2026-01-31, sums in plain digits; empty where there is nothing. */
    String text(F field);

    /**
     * One field that two versions tell differently.
     *
     * @param was as {@link #text}
     */
    record Difference(FormField field, String was, String became) {}

    /** Returns what a version tells otherwise than the one before it, in the order of the fields. */
    static <F extends FormField> List<Difference> differences(F[] fields, Described<F> before, Described<F> after) {
        List<Difference> differences = new ArrayList<>();
        for (F field : fields) {
            String was = before.text(field);
            String became = after.text(field);
            if (!was.equals(became)) {
                differences.add(new Difference(field, was, became));
            }
        }
        return differences;
    }

    /** Returns all that is known in one line, for the audit log. */
    static <F extends FormField> String told(F[] fields, Described<F> one) {
        return Arrays.stream(fields)
                .filter(field -> !one.text(field).isEmpty())
                .map(field -> field.code() + ": " + one.text(field))
                .collect(Collectors.joining("; "));
    }

    /** Returns one side of differences in one line, for the audit log. */
    static String told(List<Difference> differences, Function<Difference, String> side) {
        return differences.stream()
                .map(difference -> difference.field().code() + ": " + side.apply(difference))
                .collect(Collectors.joining("; "));
    }
}
