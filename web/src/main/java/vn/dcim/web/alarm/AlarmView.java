package vn.dcim.web.alarm;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * What the console shows.
 *
 * @param view open, covered or past
 * @param priority words of priorities with commas between; empty for all
 * @param q words to find in title and device
 * @param sort urgency, newest or device
 * @param page of the past, from 0
 */
@Introspected
public record AlarmView(
        @QueryValue @Nullable String view,
        @QueryValue @Nullable String priority,
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable Integer page) {

    /** What can be shown; the first unless another is wanted. */
    public static final List<String> VIEWS = List.of("open", "covered", "past");

    /**
     * Returns the same with no part missing.
     *
     * @throws DcimException INVALID_VALUE for an unknown view
     */
    AlarmView complete() {
        String wanted = Objects.requireNonNullElse(view, VIEWS.getFirst());
        if (!VIEWS.contains(wanted)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "view", wanted, String.join(", ", VIEWS));
        }
        return new AlarmView(
                wanted,
                Objects.requireNonNullElse(priority, ""),
                Objects.requireNonNullElse(q, "").strip(),
                Objects.requireNonNullElse(sort, "urgency"),
                page == null || page < 0 ? 0 : page);
    }

    /** Returns the query of this view. */
    public String query() {
        return "?view=" + view
                + part("priority", priority)
                + part("q", q)
                + part("sort", sort.equals("urgency") ? "" : sort)
                + (page == 0 ? "" : "&page=" + page);
    }

    public AlarmView withView(String other) {
        return new AlarmView(other, priority, q, sort, 0);
    }

    public AlarmView withPriority(String other) {
        return new AlarmView(view, other, q, sort, 0);
    }

    public AlarmView withText(String other) {
        return new AlarmView(view, priority, other, sort, 0);
    }

    public AlarmView withSort(String other) {
        return new AlarmView(view, priority, q, other, 0);
    }

    public AlarmView withPage(int other) {
        return new AlarmView(view, priority, q, sort, other);
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
