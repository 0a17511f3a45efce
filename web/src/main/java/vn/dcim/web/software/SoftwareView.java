package vn.dcim.web.software;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.Ground;
import vn.dcim.core.software.Level;
import vn.dcim.core.software.Permit;
import vn.dcim.core.software.SoftwareKind;
import vn.dcim.core.software.TitleFilter;
import vn.dcim.core.software.TitleFlaw;
import vn.dcim.core.software.TitleOrder;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.page.ListAddress;

/**
 * Which titles are shown, and in which order, as the address of the list says it.
 *
 * @param state {@code retired} for those that were taken out of use
 * @param asOf a day, dd/MM/yyyy: the titles as they stood at its end
 * @param sort as {@link TitleOrder}, with {@code -} before it for the greatest first; null for the usual one
 * @param page from 0
 */
@Introspected
public record SoftwareView(
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String kind,
        @QueryValue @Nullable String ground,
        @QueryValue @Nullable String permit,
        @QueryValue @Nullable String risk,
        @QueryValue @Nullable String flaw,
        @QueryValue @Nullable String state,
        @QueryValue("as-of") @Nullable String asOf,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable Integer page) {

    private static final List<String> PARTS =
            List.of("q", "kind", "ground", "permit", "risk", "flaw", "state", "as-of", "sort", "page");

    private static final String RETIRED = "retired";

    /** @throws DcimException INVALID_VALUE for what is no such kind, ground, permit, risk, flaw or state */
    TitleFilter filter() {
        if (!given(state).isEmpty() && !RETIRED.equals(state)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "state", state, RETIRED);
        }
        return new TitleFilter(
                given(q).strip(),
                chosen("kind", kind, SoftwareKind.class),
                chosen("ground", ground, Ground.class),
                chosen("permit", permit, Permit.class),
                chosen("risk", risk, Level.class),
                chosen("flaw", flaw, TitleFlaw.class),
                RETIRED.equals(state));
    }

    /** Returns the last microsecond of the day as of which is asked; null for now. */
    @Nullable
    Instant instant() {
        LocalDate day = TypedDay.of("as-of", asOf);
        return day == null
                ? null
                : day.atTime(LocalTime.MAX).atZone(CentreTime.ZONE).toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    TitleOrder order() {
        TitleOrder order = chosen("sort", sortedBy(), TitleOrder.class);
        return order == null ? TitleOrder.NAME : order;
    }

    boolean isDescending() {
        return given(sort).startsWith("-");
    }

    /** Returns the number of the page, from 0. */
    public int number() {
        return ListAddress.page(page);
    }

    private String sortedBy() {
        String typed = given(sort).isEmpty() ? "name" : given(sort);
        return typed.startsWith("-") ? typed.substring(1) : typed;
    }

    /** Returns the text of a part; empty for none. */
    public String given(@Nullable String part) {
        return Objects.requireNonNullElse(part, "");
    }

    /** Returns the query of this list with some parts changed: names and values in turn; an empty value leaves the part out. */
    public String with(String... changes) {
        return ListAddress.query(
                PARTS, new Object[] {q, kind, ground, permit, risk, flaw, state, asOf, sort, null}, changes);
    }

    /** Returns the query of this list sorted by a column; by its greatest first when it is sorted by it already. */
    public String sortedBy(String column) {
        return with("sort", sortedBy().equals(column) && !isDescending() ? "-" + column : column);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public @Nullable String ariaSort(String column) {
        return !sortedBy().equals(column) ? null : isDescending() ? "descending" : "ascending";
    }

    private static <E extends Enum<E>> @Nullable E chosen(String name, @Nullable String code, Class<E> type) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        return Codes.find(type, code).orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, name, code, ""));
    }
}
