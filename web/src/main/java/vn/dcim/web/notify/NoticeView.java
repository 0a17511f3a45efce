package vn.dcim.web.notify;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Which notices are shown.
 *
 * @param state a word of the state of a delivery; empty for all
 * @param channel empty for all
 * @param q what account or address contains
 * @param sort as in the API
 * @param page from 0
 */
@Introspected
public record NoticeView(
        @QueryValue @Nullable String state,
        @QueryValue @Nullable String channel,
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable Integer page) {

    /** Newest first. */
    static final String USUAL_SORT = "-at";

    /** Returns the same with no part missing. */
    NoticeView complete() {
        return new NoticeView(
                Objects.requireNonNullElse(state, ""),
                Objects.requireNonNullElse(channel, ""),
                Objects.requireNonNullElse(q, "").strip(),
                sort == null || sort.isBlank() ? USUAL_SORT : sort,
                Objects.requireNonNullElse(page, 0));
    }

    /** Tells whether what comes in next would stand on top. */
    public boolean isLive() {
        return page == 0 && sort.equals(USUAL_SORT);
    }

    /** Returns the query of this view. */
    public String query() {
        String query = part("state", state)
                + part("channel", channel)
                + part("q", q)
                + part("sort", sort.equals(USUAL_SORT) ? "" : sort)
                + part("page", page == 0 ? "" : page.toString());
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    public NoticeView withState(String other) {
        return new NoticeView(other, channel, q, sort, 0);
    }

    public NoticeView withChannel(String other) {
        return new NoticeView(state, other, q, sort, 0);
    }

    public NoticeView withText(String other) {
        return new NoticeView(state, channel, other, sort, 0);
    }

    /** Returns the view sorted by a field; by its greatest first when it is sorted by the field already. */
    public NoticeView sortedBy(String field) {
        return new NoticeView(state, channel, q, sort.equals(field) ? "-" + field : field, 0);
    }

    public NoticeView withPage(int other) {
        return new NoticeView(state, channel, q, sort, other);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public String ariaSort(String field) {
        return sort.equals(field) ? "ascending" : sort.equals("-" + field) ? "descending" : null;
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
