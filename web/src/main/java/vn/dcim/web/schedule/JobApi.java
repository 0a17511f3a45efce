package vn.dcim.web.schedule;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.schedule.JobBoard;
import vn.dcim.core.schedule.JobLine;
import vn.dcim.core.schedule.ScheduleDesk;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Jobs and their runs in the API. */
@Tag(name = "schedule")
@Controller("/api/v1/jobs")
@Needs(Permission.VIEW)
final class JobApi {

    private static final int MOST = 1000;

    private final JobBoard board;
    private final ScheduleDesk desk;
    private final Pages pages;
    private final Clock clock;

    JobApi(JobBoard board, ScheduleDesk desk, Pages pages, Clock clock) {
        this.board = board;
        this.desk = desk;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * For how long, and why.
     *
     * @param until at most 92 days ahead
     */
    @Serdeable
    record PauseWish(@Nullable Instant until, @Nullable String reason) {}

    @Operation(summary = "Lists what runs by the clock: plan, last run, next one, and whether somebody has to look")
    @Get
    ListPage<JobResource> list(HttpRequest<?> request) {
        var jobs = board.lines();
        return new ListPage<>(jobs.stream().map(line -> resource(request, line)).toList(), jobs.size());
    }

    @Operation(
            summary = "Lists the runs of a job, newest first",
            description =
                    "state: running, done, failed, missed, interrupted. since: a day such as 2026-01-31, of the centre. "
                            + "A firing that nothing stood ready for is a row too: missed, or a run that caught up.")
    @Get("/{code}/runs")
    ListPage<RunResource> runs(String code, @RequestBean RunView view, @QueryValue(defaultValue = "200") int size) {
        if (size < 1 || size > MOST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "size", size, "1–" + MOST);
        }
        board.line(code);
        JobBoard.Found found = board.runs(code, view.wanted(), view.from(), (long) view.number() * size, size);
        return new ListPage<>(found.runs().stream().map(RunResource::of).toList(), found.total());
    }

    @Operation(summary = "Has a job run as soon as a node has a thread for it")
    @Post(uri = "/{code}/run", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_SCHEDULE)
    HttpResponse<?> run(HttpRequest<?> request, String code) {
        desk.run(code, SignedIn.name(request));
        return HttpResponse.accepted();
    }

    @Operation(
            summary = "Holds up a job until an instant, at which it goes on by itself; firings until then are left out")
    @Post("/{code}/pause")
    @Needs(Permission.CHANGE_SCHEDULE)
    JobResource pause(HttpRequest<?> request, String code, @Body PauseWish wish) {
        desk.pause(code, wish.until(), Objects.requireNonNullElse(wish.reason(), ""), SignedIn.name(request));
        return resource(request, board.line(code));
    }

    @Operation(summary = "Has a job run by its plan again")
    @Post(uri = "/{code}/resume", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_SCHEDULE)
    JobResource resume(HttpRequest<?> request, String code) {
        desk.resume(code, SignedIn.name(request));
        return resource(request, board.line(code));
    }

    private JobResource resource(HttpRequest<?> request, JobLine line) {
        return JobResource.of(
                line, JobTexts.name(line.plan().code(), pages.visit(request).words()), clock.instant());
    }
}
