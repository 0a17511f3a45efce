package vn.dcim.web.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which entries of the audit log are shown.
 *
 * @param from a day, such as 01/08/2026 or 2026-08-01, or an instant; empty for the beginning
 * @param to the last day, or an instant that is no longer shown; empty for the end
 * @param actor name of an account; empty for all
 * @param action such as {@code device.pause}; empty for all
 * @param q what the subject contains
 * @param request id of the request that wrote them; empty for all
 * @param sort as in the API
 * @param page from 0
 */
@Introspected
public record AuditView(
        @QueryValue @Nullable String from,
        @QueryValue @Nullable String to,
        @QueryValue @Nullable String actor,
        @QueryValue @Nullable String action,
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String request,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable Integer page) {

    /** Newest first. */
    static final String USUAL_SORT = "-at";

    /** Returns the same with no part missing. */
    AuditView complete() {
        return new AuditView(
                text(from),
                text(to),
                text(actor),
                text(action),
                text(q),
                text(request),
                text(sort).isEmpty() ? USUAL_SORT : sort,
                Objects.requireNonNullElse(page, 0));
    }

    /** Returns what is filtered by, by the name of the field. */
    public Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("from", from);
        filters.put("to", to);
        filters.put("actor", actor);
        filters.put("action", action);
        filters.put("q", q);
        filters.put("request", request);
        filters.values().removeIf(String::isEmpty);
        return filters;
    }

    /** Returns the view without one of its filters. */
    public AuditView without(String filter) {
        return new AuditView(
                filter.equals("from") ? "" : from,
                filter.equals("to") ? "" : to,
                filter.equals("actor") ? "" : actor,
                filter.equals("action") ? "" : action,
                filter.equals("q") ? "" : q,
                filter.equals("request") ? "" : request,
                sort,
                0);
    }

    /** Returns the view sorted by a field; by its greatest first when it is sorted by the field already. */
    public AuditView sortedBy(String field) {
        return new AuditView(from, to, actor, action, q, request, sort.equals(field) ? "-" + field : field, 0);
    }

    public AuditView withPage(int other) {
        return new AuditView(from, to, actor, action, q, request, sort, other);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public String ariaSort(String field) {
        return sort.equals(field) ? "ascending" : sort.equals("-" + field) ? "descending" : null;
    }

    /** Returns the query of this view. */
    public String query() {
        var query = new StringBuilder();
        filters().forEach((name, value) -> query.append(part(name, value)));
        query.append(part("sort", sort.equals(USUAL_SORT) ? "" : sort))
                .append(part("page", page == 0 ? "" : page.toString()));
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
