package vn.dcim.web.asset;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetFilter.Flaw;
import vn.dcim.core.asset.AssetFilter.Own;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetSort;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.CustomOrder;
import vn.dcim.core.asset.custom.CustomFilter;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.page.ListAddress;

/**
 * Which assets are shown, and in which order, as the address of the list says it.
 *
 * @param place id of a place, with what lies in it
 * @param holder id of a unit
 * @param owner id of a unit
 * @param warranty a day, dd/MM/yyyy, by which the warranty ends
 * @param own what one of the centre's own fields has to tell, as {@link CustomFilter} reads it
 * @param asOf a day, dd/MM/yyyy: the assets as they stood at its end
 * @param sort as {@link AssetOrder}, with {@code -} before it for the greatest first; null for the usual one
 * @param page from 0
 */
@Introspected
public record AssetView(
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String status,
        @QueryValue @Nullable String kind,
        @QueryValue @Nullable Long place,
        @QueryValue @Nullable Long holder,
        @QueryValue @Nullable Long owner,
        @QueryValue @Nullable String warranty,
        @QueryValue @Nullable String flaw,
        @QueryValue @Nullable String own,
        @QueryValue("as-of") @Nullable String asOf,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable Integer page) {

    private static final List<String> PARTS = List.of(
            "q", "status", "kind", "place", "holder", "owner", "warranty", "flaw", "own", "as-of", "sort", "page");

    /** @throws DcimException INVALID_VALUE for what is no such status, kind, flaw or day */
    public AssetFilter filter(AssetNames names) {
        LocalDate day = TypedDay.of("as-of", asOf);
        return new AssetFilter(
                given(q).strip(),
                chosen("status", status, code -> AssetStatus.of(code).orElse(null)),
                chosen("kind", kind, code -> AssetKind.of(code).orElse(null)),
                place == null ? Set.of() : names.below(place),
                holder,
                owner,
                TypedDay.of("warranty", warranty),
                chosen("flaw", flaw, code -> Arrays.stream(Flaw.values())
                        .filter(known -> known.code().equals(code))
                        .findFirst()
                        .orElse(null)),
                day == null ? null : endOf(day),
                new Own(names.custom(), given(own).isEmpty() ? null : CustomFilter.of(own, names.custom())));
    }

    /** @throws DcimException INVALID_VALUE */
    public AssetSort order(AssetNames names) {
        String code = order("");
        return AssetOrder.of(code)
                .<AssetSort>map(order -> order)
                .or(() -> names.custom().find(code).map(CustomOrder::new))
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "sort",
                        code,
                        Arrays.stream(AssetOrder.values()).map(AssetOrder::code).collect(Collectors.joining(", "))));
    }

    public boolean isDescending() {
        return given(sort).startsWith("-");
    }

    /** Returns the number of the page, from 0. */
    public int number() {
        return ListAddress.page(page);
    }

    private String order(String prefix) {
        String typed = given(sort).isEmpty() ? AssetOrder.NAME.code() : given(sort);
        return prefix + (typed.startsWith("-") ? typed.substring(1) : typed);
    }

    /** Returns the text of a part; empty for none. */
    public String given(String part) {
        return Objects.requireNonNullElse(part, "");
    }

    private Object[] values() {
        return new Object[] {q, status, kind, place, holder, owner, warranty, flaw, own, asOf, sort, null};
    }

    /** Returns a part by its name in the address; empty for none. */
    public String part(String name) {
        return Objects.toString(values()[PARTS.indexOf(name)], "");
    }

    /** Returns the query of this list with some parts changed: names and values in turn; an empty value leaves the part out. */
    public String with(String... changes) {
        return ListAddress.query(PARTS, values(), changes);
    }

    /** Returns the query of this list sorted by a field; by its greatest first when it is sorted by the field already. */
    public String sortedBy(String field) {
        return with("sort", order("").equals(field) && !isDescending() ? "-" + field : field);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public @Nullable String ariaSort(String field) {
        return !order("").equals(field) ? null : isDescending() ? "descending" : "ascending";
    }

    private static <T> @Nullable T chosen(String name, @Nullable String code, Function<String, @Nullable T> of) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        T found = of.apply(code);
        if (found == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, name, code, "");
        }
        return found;
    }

    /** The last microsecond of a day in the centre. */
    private static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.MAX)
                .atZone(CentreTime.ZONE)
                .toInstant()
                .truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
