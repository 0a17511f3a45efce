package vn.dcim.web.report;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.report.Report;
import vn.dcim.core.report.ReportDesk;
import vn.dcim.core.report.ReportDrafts;
import vn.dcim.core.report.ReportKind;
import vn.dcim.core.report.ReportProof;
import vn.dcim.core.report.ReportRemarks;
import vn.dcim.core.report.Reports;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of reports. */
@Hidden
@Controller("/reports")
@Needs(Permission.VIEW)
final class ReportController {

    private final Reports reports;
    private final ReportDrafts drafts;
    private final ReportDesk desk;
    private final LetterConfig letter;
    private final Pages pages;
    private final Clock clock;

    ReportController(
            Reports reports, ReportDrafts drafts, ReportDesk desk, LetterConfig letter, Pages pages, Clock clock) {
        this.reports = reports;
        this.drafts = drafts;
        this.desk = desk;
        this.letter = letter;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return list(request, "", "");
    }

    @Post
    @Needs(Permission.CHANGE_REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> draft(HttpRequest<?> request, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        String day = typed.getOrDefault("day", "");
        try {
            String code = typed.getOrDefault("kind", "");
            ReportKind kind =
                    ReportKind.of(code).orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", code, ""));
            LocalDate within = TypedDay.of("day", day);
            if (within == null) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "day", "", "dd/MM/yyyy");
            }
            return HttpResponse.seeOther(path(drafts.draft(kind, within, SignedIn.name(request))));
        } catch (DcimException e) {
            return list(request, day, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> report(HttpRequest<?> request, long id) {
        return show(request, reports.get(id), null, Map.of(), "", "");
    }

    /** Asks the registry again as of the cut-off, and tells whether it says the same. */
    @Get("/{id}/proof")
    HttpResponse<?> prove(HttpRequest<?> request, long id) {
        Report report = reports.get(id);
        return show(request, report, reports.prove(report), Map.of(), "", "");
    }

    @Post("/{id}/remarks")
    @Needs(Permission.CHANGE_REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remark(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        return act(
                request,
                id,
                typed,
                "remarks",
                (actor, revision) -> desk.remark(
                        id,
                        revision,
                        new ReportRemarks(
                                typed.getOrDefault("assessment", ""),
                                typed.getOrDefault("difficulties", ""),
                                typed.getOrDefault("proposals", "")),
                        actor));
    }

    @Post("/{id}/review")
    @Needs(Permission.CHANGE_REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> review(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return act(request, id, texts(body), "review", (actor, revision) -> desk.review(id, revision, actor));
    }

    @Post("/{id}/freeze")
    @Needs(Permission.ISSUE_REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> freeze(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return act(request, id, texts(body), "freeze", (actor, revision) -> desk.freeze(id, revision, actor));
    }

    @Post("/{id}/send")
    @Needs(Permission.ISSUE_REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> send(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        return act(
                request,
                id,
                typed,
                "send",
                (actor, revision) -> desk.send(
                        id,
                        revision,
                        typed.getOrDefault("number", ""),
                        TypedDay.of("sent-on", typed.get("sent-on")),
                        typed.getOrDefault("sent-to", ""),
                        actor));
    }

    @Post("/{id}/correct")
    @Needs(Permission.CHANGE_REPORT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> correct(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Map<String, String> typed = texts(body);
        try {
            return HttpResponse.seeOther(
                    path(drafts.correct(id, typed.getOrDefault("reason", ""), SignedIn.name(request))));
        } catch (DcimException e) {
            return refused(request, id, typed, "correct", e);
        }
    }

    private HttpResponse<?> act(
            HttpRequest<?> request, long id, Map<String, String> typed, String form, ObjIntConsumer<String> what) {
        try {
            String revision = typed.getOrDefault("revision", "");
            if (!revision.matches("\\d{1,9}")) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "revision", revision, "1, 2, …");
            }
            what.accept(SignedIn.name(request), Integer.parseInt(revision));
            return HttpResponse.seeOther(URI.create("/reports/" + id));
        } catch (DcimException e) {
            return refused(request, id, typed, form, e);
        }
    }

    private HttpResponse<?> refused(
            HttpRequest<?> request, long id, Map<String, String> typed, String form, DcimException failure) {
        if (failure.code() == ErrorCode.NOT_FOUND) {
            throw failure;
        }
        return show(request, reports.get(id), null, typed, form, text(request, failure))
                .status(
                        failure.code() == ErrorCode.CHANGED_MEANWHILE
                                ? HttpStatus.CONFLICT
                                : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private MutableHttpResponse<?> list(HttpRequest<?> request, String day, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("report.title"),
                "report/list",
                new ReportListPage(reports.all(), drafts.missing(), today(), day, fault));
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request,
            Report report,
            @Nullable ReportProof proof,
            Map<String, String> typed,
            String act,
            String fault) {
        var page = new ReportPage(
                reports.paper(report), reports.editions(report), today(), proof, typed, act, fault, letter.isWanting());
        return pages.page(
                request, ReportWords.of(report.period(), pages.visit(request).words()), "report/detail", page);
    }

    private static Map<String, String> texts(Map<String, Object> body) {
        Map<String, String> texts = new HashMap<>();
        body.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? several.isEmpty() ? "" : String.valueOf(several.getFirst())
                        : value == null ? "" : value.toString()));
        return texts;
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "report.accepted.");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private static URI path(Report report) {
        return URI.create("/reports/" + report.id());
    }
}
