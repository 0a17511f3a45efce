package vn.dcim.web.foreign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.account.Population;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.foreign.ForeignSystems;
import vn.dcim.core.foreign.SystemKind;

/**
 * What the forms of other systems send, as it was typed: a field {@code line-<number>} for each account that is chosen.
 *
 * @param fields by name
 */
public record ForeignForm(Map<String, Object> fields) {

    private static final String LINE = "line-";

    static final ForeignForm EMPTY = new ForeignForm(Map.of());

    /** Returns a field as it was typed. */
    public String typed(String field) {
        return typed(field, "");
    }

    /** Returns a field as it was typed; what stood there before where nothing was sent. */
    public String typed(String field, String before) {
        return fields.getOrDefault(field, before).toString().strip();
    }

    public boolean isChosen(int number) {
        return fields.containsKey(LINE + number);
    }

    List<Integer> lines() {
        return fields.keySet().stream()
                .filter(name -> name.matches(LINE + "\\d{1,6}"))
                .map(name -> Integer.valueOf(name.substring(LINE.length())))
                .toList();
    }

    SystemKind kind() {
        return SystemKind.of(typed("kind"))
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", typed("kind"), ""));
    }

    Population population() {
        return Optional.of(typed("population"))
                .filter(code -> code.equals(Population.OPERATORS.code()))
                .map(_ -> Population.OPERATORS)
                .orElse(Population.USERS);
    }

    int dueDays() {
        String typed = typed("dueDays");
        if (!typed.matches("[0-9]{1,4}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "due-days", typed, "1–" + ForeignSystems.LONGEST_DUE_DAYS);
        }
        return Integer.parseInt(typed);
    }
}
