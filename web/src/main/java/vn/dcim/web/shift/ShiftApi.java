package vn.dcim.web.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.handover.Handovers;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.core.shift.log.LogDesk;
import vn.dcim.core.shift.log.LogFilter;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Shifts, what is wrong with the roster, and the log book in the API. */
@Tag(name = "shifts")
@Controller("/api/v1/shifts")
@Needs(Permission.VIEW)
final class ShiftApi {

    private static final int MOST = 1000;
    private static final java.time.Duration LONGEST = java.time.Duration.ofDays(400);

    private final Roster roster;
    private final Handovers handovers;
    private final LogBook book;
    private final LogDesk desk;

    ShiftApi(Roster roster, Handovers handovers, LogBook book, LogDesk desk) {
        this.roster = roster;
        this.handovers = handovers;
        this.book = book;
        this.desk = desk;
    }

    /** What is to be written into the log book. @param happenedAt left out for now */
    @Serdeable
    record Wish(
            @Nullable Instant happenedAt,
            @Nullable String text,
            @Nullable Long corrects,
            @Nullable Long device,
            @Nullable Long asset,
            @Nullable Long alarm,
            @Nullable Instant watchUntil) {}

    @Operation(summary = "Lists the shifts between two instants with how their handovers stand, newest first")
    @Get
    ListPage<ShiftResource> list(@QueryValue Instant from, @QueryValue Instant to) {
        requirePeriod(from, to);
        List<ShiftResource> found =
                handovers.between(from, to).stream().map(ShiftResource::of).toList();
        return new ListPage<>(found, found.size());
    }

    @Operation(
            summary = "Lists what is wrong with the roster between two instants",
            description =
                    "kind: gap, nobody, not-taken-over, double-duty, little-rest, absent, left, no-lead, no-calendar (about the year whose days off are not entered)")
    @Get("/findings")
    ListPage<ShiftFindingResource> findings(@QueryValue Instant from, @QueryValue Instant to) {
        requirePeriod(from, to);
        List<ShiftFindingResource> found =
                roster.findings(from, to).stream().map(ShiftFindingResource::of).toList();
        return new ListPage<>(found, found.size());
    }

    @Operation(
            summary =
                    "Lists entries of the log book, what happened last first; q finds words whatever their diacritics, device what is about one")
    @Get("/log")
    ListPage<LogEntryResource> log(
            @QueryValue @Nullable String q,
            @QueryValue @Nullable Instant from,
            @QueryValue @Nullable Instant to,
            @QueryValue @Nullable Long device,
            @QueryValue(defaultValue = "200") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "limit", limit, "1–" + MOST);
        }
        LogBook.Found found =
                book.find(new LogFilter(Objects.requireNonNullElse(q, ""), from, to, false, device), 0, limit);
        return new ListPage<>(found.lines().stream().map(LogEntryResource::of).toList(), found.total());
    }

    @Operation(summary = "Writes an entry into the log book, which nobody changes any more")
    @Post("/log")
    @Needs(Permission.WORK_SHIFT)
    @Status(HttpStatus.CREATED)
    LogEntryResource write(HttpRequest<?> request, @Body Wish wish) {
        var written = desk.write(
                new LogDesk.Wish(
                        wish.happenedAt(),
                        Objects.requireNonNullElse(wish.text(), ""),
                        wish.corrects(),
                        wish.device(),
                        wish.asset(),
                        wish.alarm(),
                        wish.watchUntil()),
                SignedIn.name(request));
        return LogEntryResource.of(book.line(written.id()));
    }

    private static void requirePeriod(Instant from, Instant to) {
        if (!from.isBefore(to) || to.isAfter(from.plus(LONGEST))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "to", to, from + "–" + from.plus(LONGEST));
        }
    }
}
