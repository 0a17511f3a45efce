package vn.dcim.web.export;

import java.util.List;
import java.util.function.Function;

/**
 * A column of a list.
 *
 * @param code for addresses, programs and what is remembered
 * @param head in the reader's words, like {@code shown}
 * @param plain the same value for programs: codes, days as 2026-01-31, plain digits
 */
public record ListColumn<T>(String code, String head, Function<T, String> shown, Function<T, String> plain) {

    /** Returns those of a list whose codes are chosen, in the order of the list; the usual ones where none of them is. */
    public static <T> List<ListColumn<T>> chosen(List<ListColumn<T>> all, List<String> codes, List<String> usual) {
        List<ListColumn<T>> chosen =
                all.stream().filter(column -> codes.contains(column.code())).toList();
        return chosen.isEmpty()
                ? all.stream().filter(column -> usual.contains(column.code())).toList()
                : chosen;
    }
}
