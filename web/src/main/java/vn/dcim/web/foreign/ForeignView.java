package vn.dcim.web.foreign;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Which accounts of a list are shown.
 *
 * @param check code of a check that they breach, or of which it is not known whether they do; empty for all
 * @param state active, locked, disabled or unknown; empty for all
 * @param q text looked for; empty for none
 * @param sort as in the API
 * @param page from 0
 */
@Introspected
public record ForeignView(
        @QueryValue @Nullable String check,
        @QueryValue @Nullable String state,
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable Integer page) {

    static final ForeignView ALL = new ForeignView("", "", "", "", 0);

    /** Returns the same with no part missing. */
    ForeignView complete() {
        return new ForeignView(text(check), text(state), text(q), text(sort), Objects.requireNonNullElse(page, 0));
    }

    public ForeignView ofCheck(String other) {
        return new ForeignView(other, "", "", sort, 0);
    }

    public ForeignView withPage(int other) {
        return new ForeignView(check, state, q, sort, other);
    }

    /** Returns the view sorted by a field; by its greatest first when it is sorted by the field already. */
    public ForeignView sortedBy(String field) {
        return new ForeignView(check, state, q, sort.equals(field) ? "-" + field : field, 0);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public String ariaSort(String field) {
        return sort.equals(field) ? "ascending" : sort.equals("-" + field) ? "descending" : null;
    }

    public boolean isFiltered() {
        return !check.isEmpty() || !state.isEmpty() || !q.isEmpty();
    }

    /** Returns the query of this view. */
    public String query() {
        String query = part("check", check)
                + part("state", state)
                + part("q", q)
                + part("sort", sort)
                + part("page", page == 0 ? "" : page.toString());
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
