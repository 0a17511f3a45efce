package vn.dcim.web.schedule;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.schedule.JobBoard;
import vn.dcim.core.schedule.RunState;
import vn.dcim.web.page.ListAddress;

/**
 * Which runs are shown, as the address says it.
 *
 * @param state code of a {@link RunState}; null for any
 * @param since the first day of those that are wanted, such as 2026-01-31; null for all that are kept
 * @param page from 0
 */
@Introspected
public record RunView(
        @QueryValue @Nullable String state,
        @QueryValue @Nullable LocalDate since,
        @QueryValue @Nullable Integer page) {

    private static final List<String> PARTS = List.of("state", "since", "page");

    /** @throws DcimException INVALID_VALUE for what is no state */
    public Optional<RunState> wanted() {
        if (given().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(RunState.of(given())
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "state",
                        given(),
                        Arrays.stream(RunState.values()).map(RunState::code).collect(Collectors.joining(", ")))));
    }

    public Instant from() {
        return since == null
                ? JobBoard.BEGINNING
                : since.atStartOfDay(CentreTime.ZONE).toInstant();
    }

    public String given() {
        return Objects.requireNonNullElse(state, "");
    }

    public int number() {
        return ListAddress.page(page);
    }

    /** Returns the query of this list with some parts changed: names and values in turn; an empty value leaves the part out. */
    public String with(String... changes) {
        return ListAddress.query(PARTS, new Object[] {state, since, null}, changes);
    }
}
