package vn.dcim.web.drift;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.dcim.core.drift.DriftFilter;
import vn.dcim.core.drift.DriftFilter.Show;
import vn.dcim.core.drift.DriftKind;
import vn.dcim.core.drift.DriftOrder;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.page.ListAddress;

/**
 * Which differences are shown, and in which order, as the address of the list says it.
 *
 * @param kind code of a {@link DriftKind}
 * @param show {@code open}, {@code quiet} or {@code all}; null for the open ones
 * @param sort as {@link DriftOrder}, with {@code -} before it for the last first; null for the usual one
 * @param page from 0
 */
@Introspected
public record DriftView(
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String kind,
        @QueryValue @Nullable String show,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable Integer page) {

    private static final List<String> PARTS = List.of("q", "kind", "show", "sort", "page");

    /** @throws DcimException INVALID_VALUE for what is no such kind, and for what is neither open nor quiet */
    public DriftFilter filter() {
        return new DriftFilter(given(q).strip(), chosen(), shown());
    }

    private @Nullable DriftKind chosen() {
        return given(kind).isEmpty()
                ? null
                : DriftKind.of(kind)
                        .orElseThrow(() -> new DcimException(
                                ErrorCode.INVALID_VALUE,
                                "kind",
                                kind,
                                Arrays.stream(DriftKind.values())
                                        .map(DriftKind::code)
                                        .collect(Collectors.joining(", "))));
    }

    public Show shown() {
        return given(show).isEmpty()
                ? Show.OPEN
                : Arrays.stream(Show.values())
                        .filter(known -> known.code().equals(show))
                        .findFirst()
                        .orElseThrow(
                                () -> new DcimException(ErrorCode.INVALID_VALUE, "show", show, "open, quiet, all"));
    }

    /** @throws DcimException INVALID_VALUE */
    public DriftOrder order() {
        return DriftOrder.of(sortedField())
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "sort", sort, "kind, name, since"));
    }

    private String sortedField() {
        return given(sort).isEmpty() ? DriftOrder.KIND.code() : sort.startsWith("-") ? sort.substring(1) : sort;
    }

    public boolean isDescending() {
        return given(sort).startsWith("-");
    }

    /** Returns the number of the page, from 0. */
    public int number() {
        return ListAddress.page(page);
    }

    /** Returns the text of a part; empty for none. */
    public String given(@Nullable String part) {
        return Objects.requireNonNullElse(part, "");
    }

    /** Returns the query of this list with some parts changed: names and values in turn; an empty value leaves the part out. */
    public String with(String... changes) {
        return ListAddress.query(PARTS, new Object[] {q, kind, show, sort, null}, changes);
    }

    /** Returns the query of this list sorted by a column; the other way round where it is sorted by it already. */
    public String sortedBy(String column) {
        return with("sort", sortedField().equals(column) && !isDescending() ? "-" + column : column);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public @Nullable String ariaSort(String column) {
        return !sortedField().equals(column) ? null : isDescending() ? "descending" : "ascending";
    }
}
