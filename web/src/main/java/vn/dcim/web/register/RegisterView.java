package vn.dcim.web.register;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterField;
import vn.dcim.core.register.RegisterFilter;
import vn.dcim.core.register.RegisterFilter.State;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.page.ListAddress;

/**
 * Which entries of a register are shown, and in which order, as the address of the list says it.
 *
 * @param state as {@link State}; empty for all that count
 * @param asOf a day, dd/MM/yyyy: the entries as they stood at its end
 * @param sort code of a field, with {@code -} before it for the greatest first; null for the name
 * @param page from 0
 */
@Introspected
public record RegisterView(
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String state,
        @QueryValue("as-of") @Nullable String asOf,
        @QueryValue @Nullable String sort,
        @QueryValue @Nullable Integer page) {

    private static final List<String> PARTS = List.of("q", "state", "as-of", "sort", "page");

    /** @throws DcimException INVALID_VALUE for what is no such state or day */
    RegisterFilter filter(LocalDate today) {
        LocalDate day = TypedDay.of("as-of", asOf);
        return new RegisterFilter(
                given(q).strip(),
                given(state).isEmpty()
                        ? null
                        : State.of(state)
                                .orElseThrow(() -> new DcimException(
                                        ErrorCode.INVALID_VALUE,
                                        "state",
                                        state,
                                        Arrays.stream(State.values())
                                                .map(State::code)
                                                .collect(Collectors.joining(", ")))),
                day == null ? today : day,
                day == null
                        ? null
                        : day.atTime(LocalTime.MAX)
                                .atZone(CentreTime.ZONE)
                                .toInstant()
                                .truncatedTo(ChronoUnit.MICROS));
    }

    /** Returns the field that the list is sorted by; null for the name. */
    @Nullable
    RegisterField order(RegisterDefinition register) {
        return order().isEmpty()
                ? null
                : register.field(order())
                        .orElseThrow(() -> new DcimException(
                                ErrorCode.INVALID_VALUE,
                                "sort",
                                order(),
                                register.fields().stream()
                                        .map(RegisterField::code)
                                        .collect(Collectors.joining(", "))));
    }

    boolean isDescending() {
        return given(sort).startsWith("-");
    }

    /** Returns the number of the page, from 0. */
    public int number() {
        return ListAddress.page(page);
    }

    /** Returns the text of a part; empty for none. */
    public String given(String part) {
        return Objects.requireNonNullElse(part, "");
    }

    /** Returns the query of this list with some parts changed: names and values in turn; an empty value leaves the part out. */
    public String with(String... changes) {
        return ListAddress.query(PARTS, new Object[] {q, state, asOf, sort, null}, changes);
    }

    /** Returns the query of this list sorted by a field; by its greatest first when it is sorted by the field already. */
    public String sortedBy(RegisterDefinition register, RegisterField field) {
        return with("sort", isSortedBy(register, field) && !isDescending() ? "-" + field.code() : field.code());
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public @Nullable String ariaSort(RegisterDefinition register, RegisterField field) {
        return !isSortedBy(register, field) ? null : isDescending() ? "descending" : "ascending";
    }

    private boolean isSortedBy(RegisterDefinition register, RegisterField field) {
        return field.code().equals(order().isEmpty() ? register.name() : order());
    }

    private String order() {
        return given(sort).startsWith("-") ? sort.substring(1) : given(sort);
    }
}
