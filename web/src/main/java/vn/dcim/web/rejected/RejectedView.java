package vn.dcim.web.rejected;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Which rejected messages are shown.
 *
 * @param kind {@code mqtt} or {@code trap}; empty for both
 * @param reason a code; empty for all
 * @param q what the topic or the sender contains
 * @param sort as in the API
 * @param page from 0
 */
@Introspected
public record RejectedView(
        @QueryValue @Nullable String kind,
        @QueryValue @Nullable String reason,
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable Integer page) {

    /** Newest first. */
    static final String USUAL_SORT = "-at";

    /** Returns the same with no part missing. */
    RejectedView complete() {
        return new RejectedView(
                Objects.requireNonNullElse(kind, ""),
                Objects.requireNonNullElse(reason, ""),
                Objects.requireNonNullElse(q, "").strip(),
                sort == null || sort.isBlank() ? USUAL_SORT : sort,
                Objects.requireNonNullElse(page, 0));
    }

    public boolean isFiltered() {
        return !kind.isEmpty() || !reason.isEmpty() || !q.isEmpty();
    }

    /** Tells whether what comes in next would stand on top. */
    public boolean isLive() {
        return page == 0 && sort.equals(USUAL_SORT);
    }

    /** Returns the query of this view. */
    public String query() {
        String query = part("kind", kind)
                + part("reason", reason)
                + part("q", q)
                + part("sort", sort.equals(USUAL_SORT) ? "" : sort)
                + part("page", page == 0 ? "" : page.toString());
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    public RejectedView withKind(String other) {
        return new RejectedView(other, reason, q, sort, 0);
    }

    public RejectedView withReason(String other) {
        return new RejectedView(kind, other, q, sort, 0);
    }

    public RejectedView withText(String other) {
        return new RejectedView(kind, reason, other, sort, 0);
    }

    /** Returns the view sorted by a field; by its greatest first when it is sorted by the field already. */
    public RejectedView sortedBy(String field) {
        return new RejectedView(kind, reason, q, sort.equals(field) ? "-" + field : field, 0);
    }

    public RejectedView withPage(int other) {
        return new RejectedView(kind, reason, q, sort, other);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public String ariaSort(String field) {
        return sort.equals(field) ? "ascending" : sort.equals("-" + field) ? "descending" : null;
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
