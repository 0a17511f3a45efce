package vn.dcim.web.schedule;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.schedule.JobBoard;
import vn.dcim.core.schedule.JobLine;
import vn.dcim.core.schedule.ScheduleDesk;
import vn.dcim.core.schedule.ScheduledRun;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of what runs by the clock. */
@Hidden
@Controller("/schedule")
@Needs(Permission.VIEW)
final class ScheduleController {

    private static final int MOST_EXPORTED = 10_000;
    private static final Set<String> TYPED = Set.of("hours", "reason");

    private final JobBoard board;
    private final ScheduleDesk desk;
    private final Pages pages;
    private final Clock clock;

    ScheduleController(JobBoard board, ScheduleDesk desk, Pages pages, Clock clock) {
        this.board = board;
        this.desk = desk;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.page(request, pages.visit(request).t("schedule.title"), "schedule/list", jobs(request));
    }

    /** The part of the page that runs change. */
    @Get("/rows")
    HttpResponse<?> rows(HttpRequest<?> request) {
        return pages.fragment(request, "schedule/rows", jobs(request));
    }

    /** What the overview says of it: nothing, where nobody has to look. */
    @Get("/trouble")
    HttpResponse<?> trouble(HttpRequest<?> request) {
        return pages.fragment(request, "schedule/trouble", new JobListPage(board.troubled(), clock.instant()));
    }

    private JobListPage jobs(HttpRequest<?> request) {
        Instant now = clock.instant();
        Words words = pages.visit(request).words();
        return new JobListPage(
                board.lines().stream()
                        .sorted(Comparator.comparing((JobLine line) -> !line.isTrouble(now))
                                .thenComparing(line -> JobTexts.name(line.plan().code(), words)))
                        .toList(),
                now);
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<JobLine> export(HttpRequest<?> request) {
        JobListPage page = jobs(request);
        return new ListExport<>("schedule", JobColumns.jobs(pages.visit(request).words(), page.now()), page.lines());
    }

    @Get("/{code}")
    HttpResponse<?> job(HttpRequest<?> request, String code, @RequestBean RunView view) {
        return show(request, job(code, view, Map.of(), Map.of()));
    }

    /** The part of the page of a job that its runs change. */
    @Get("/{code}/rows")
    HttpResponse<?> jobRows(HttpRequest<?> request, String code, @RequestBean RunView view) {
        return pages.fragment(request, "schedule/runs", job(code, view, Map.of(), Map.of()));
    }

    private JobPage job(String code, RunView view, Map<String, String> typed, Map<String, String> faults) {
        return new JobPage(
                board.line(code),
                view,
                board.runs(code, view.wanted(), view.from(), (long) view.number() * JobPage.SIZE, JobPage.SIZE),
                board.pauses(code),
                typed,
                faults,
                clock.instant());
    }

    private HttpResponse<?> show(HttpRequest<?> request, JobPage page) {
        var answer = pages.page(
                request, JobTexts.name(page.code(), pages.visit(request).words()), "schedule/job", page);
        return page.faults().isEmpty() ? answer : answer.status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Get("/{code}/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> runsCsv(HttpRequest<?> request, String code, @RequestBean RunView view) {
        return runs(request, code, view).csv();
    }

    @Get("/{code}/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> runsXlsx(HttpRequest<?> request, String code, @RequestBean RunView view) {
        return runs(request, code, view).xlsx();
    }

    @Get("/{code}/export.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<?> runsJson(HttpRequest<?> request, String code, @RequestBean RunView view) {
        return runs(request, code, view).json();
    }

    private ListExport<ScheduledRun> runs(HttpRequest<?> request, String code, RunView view) {
        board.line(code);
        return new ListExport<>(
                "runs-" + code,
                JobColumns.runs(pages.visit(request).words(), clock.instant()),
                board.runs(code, view.wanted(), view.from(), 0, MOST_EXPORTED).runs());
    }

    @Get("/{code}/runs/{id}")
    HttpResponse<?> run(HttpRequest<?> request, String code, long id) {
        return pages.page(
                request,
                JobTexts.name(code, pages.visit(request).words()),
                "schedule/run",
                new RunPage(board.run(code, id), board.log(id), clock.instant()));
    }

    /** The part of the page of a run that changes while it lasts. */
    @Get("/{code}/runs/{id}/told")
    HttpResponse<?> told(HttpRequest<?> request, String code, long id) {
        return pages.fragment(
                request, "schedule/told", new RunPage(board.run(code, id), board.log(id), clock.instant()));
    }

    /** Has a job run as soon as a node can. */
    @Post(uri = "/{code}/run", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_SCHEDULE)
    HttpResponse<?> run(HttpRequest<?> request, String code) {
        desk.run(code, SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/schedule/" + code));
    }

    /** Holds up a job for some hours. */
    @Post("/{code}/pause")
    @Needs(Permission.CHANGE_SCHEDULE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> pause(HttpRequest<?> request, String code, @Body Map<String, String> body) {
        Map<String, String> typed = body.entrySet().stream()
                .filter(entry -> TYPED.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        try {
            desk.pause(
                    code,
                    clock.instant().plus(hours(typed.getOrDefault("hours", ""))),
                    typed.getOrDefault("reason", ""),
                    SignedIn.name(request));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            String field = e.arguments().getFirst().toString();
            String fault = FieldText.of(e, pages.visit(request).words(), "schedule.accepted.");
            return show(request, job(code, new RunView(null, null, null), typed, Map.of(field, fault)));
        }
        return HttpResponse.seeOther(URI.create("/schedule/" + code));
    }

    private static Duration hours(String typed) {
        return JobPage.HOURS.stream()
                .filter(hours -> hours.toString().equals(typed))
                .findFirst()
                .map(Duration::ofHours)
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "hours",
                        typed,
                        JobPage.HOURS.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }

    /** Has a job run by its plan again. */
    @Post(uri = "/{code}/resume", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_SCHEDULE)
    HttpResponse<?> resume(HttpRequest<?> request, String code) {
        desk.resume(code, SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/schedule/" + code));
    }
}
