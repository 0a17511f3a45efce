package vn.dcim.web.api;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Which page of a list, and in which order.
 *
 * @param page counted from 0; 0 by default
 * @param size items on a page, 1 to 1000; 200 by default
 * @param sort name of a field, with {@code -} before it for the greatest first; null for the list's own order
 */
@Introspected
public record ListQuery(
        @QueryValue @Nullable Integer page,
        @QueryValue @Nullable Integer size,
        @QueryValue @Nullable String sort) {

    private static final int GREATEST_SIZE = 1000;
    private static final int USUAL_SIZE = 200;

    /** Returns the number of the page, from 0. @throws DcimException INVALID_VALUE for a negative one */
    public int number() {
        if (page != null && page < 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "page", page, "≥ 0");
        }
        return page == null ? 0 : page;
    }

    /** Returns how many items a page holds. @throws DcimException INVALID_VALUE when out of range */
    public int limit() {
        if (size != null && (size < 1 || size > GREATEST_SIZE)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "size", size, "1–" + GREATEST_SIZE);
        }
        return size == null ? USUAL_SIZE : size;
    }

    /**
     * Sorts and cuts a list that is in memory as a whole.
     *
     * @param fields what may be sorted by; the first is the order by default
     * @throws DcimException INVALID_VALUE for another sort field
     */
    public <T> ListPage<T> of(Collection<T> all, Map<String, Comparator<T>> fields) {
        List<T> items = all.stream()
                .sorted(order(fields))
                .skip((long) number() * limit())
                .limit(limit())
                .toList();
        return new ListPage<>(items, all.size());
    }

    private <T> Comparator<T> order(Map<String, Comparator<T>> fields) {
        if (sort == null || sort.isBlank()) {
            return fields.values().iterator().next();
        }
        boolean descending = sort.startsWith("-");
        Comparator<T> order = fields.get(descending ? sort.substring(1) : sort);
        if (order == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "sort", sort, String.join(", ", fields.keySet()));
        }
        return descending ? order.reversed() : order;
    }
}
