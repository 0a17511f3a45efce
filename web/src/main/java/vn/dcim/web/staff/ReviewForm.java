package vn.dcim.web.staff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.account.Role;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.ReviewLine;

/**
 * What the form of a review sends, as it was typed: a field {@code line-<id>} for each account that is chosen.
 *
 * @param fields by name
 */
public record ReviewForm(Map<String, Object> fields) {

    private static final String LINE = "line-";

    static final ReviewForm EMPTY = new ReviewForm(Map.of());

    /** Returns a field as it was typed. */
    public String typed(String field) {
        return fields.getOrDefault(field, "").toString().strip();
    }

    public boolean isChosen(ReviewLine line) {
        return fields.containsKey(LINE + line.id());
    }

    List<Long> lines() {
        return fields.keySet().stream()
                .filter(name -> name.matches(LINE + "\\d{1,18}"))
                .map(name -> Long.valueOf(name.substring(LINE.length())))
                .toList();
    }

    ReviewLine.Outcome outcome() {
        return ReviewLine.Outcome.of(typed("outcome"))
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "outcome", typed("outcome"), ""));
    }

    Optional<Role> role() {
        return Role.of(typed("role"));
    }
}
