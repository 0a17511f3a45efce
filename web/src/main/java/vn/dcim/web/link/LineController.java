package vn.dcim.web.link;

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
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.link.FailoverDesk;
import vn.dcim.core.link.InternetLine;
import vn.dcim.core.link.LineDesk;
import vn.dcim.core.link.LineFinding;
import vn.dcim.core.link.LineFindings;
import vn.dcim.core.link.LineReport;
import vn.dcim.core.link.LineView;
import vn.dcim.core.link.Lines;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of lines to the Internet. */
@Hidden
@Controller("/lines")
@Needs(Permission.VIEW)
final class LineController {

    private static final int SHOWN_CHANGES = 50;

    private final Lines lines;
    private final LineDesk desk;
    private final LineFindings findings;
    private final LineReport report;
    private final FailoverDesk tests;
    private final Pages pages;

    LineController(
            Lines lines, LineDesk desk, LineFindings findings, LineReport report, FailoverDesk tests, Pages pages) {
        this.lines = lines;
        this.desk = desk;
        this.findings = findings;
        this.report = report;
        this.tests = tests;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.page(request, pages.visit(request).t("line.title"), "link/list", listed(request));
    }

    /** The part of the list that is brought up to date by itself. */
    @Get("/rows")
    HttpResponse<?> rows(HttpRequest<?> request) {
        return pages.fragment(request, "link/rows", listed(request));
    }

    private LineListPage listed(HttpRequest<?> request) {
        List<InternetLine> used = lines.used();
        YearMonth month = YearMonth.from(pages.visit(request).now().atZone(Words.ZONE));
        Map<Long, LineReport.Row> months =
                used.stream().collect(Collectors.toMap(InternetLine::id, line -> report.month(line, month)));
        return new LineListPage(lines.views(used), findings.now(), months);
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<LineView> export(HttpRequest<?> request) {
        return new ListExport<>("lines", LineColumns.lines(pages.visit(request).words()), lines.views(lines.used()));
    }

    @Get("/new")
    @Needs(Permission.CHANGE_DEVICE)
    HttpResponse<?> newForm(HttpRequest<?> request) {
        return form(request, new LineFormPage(null, Map.of(), ""));
    }

    @Post("/new")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, Object> body) {
        LineForm form = LineForm.of(body);
        try {
            return HttpResponse.seeOther(
                    path(desk.add(form.typed(), SignedIn.name(request)).id()));
        } catch (DcimException e) {
            return form(request, new LineFormPage(null, form.typed(), text(request, e)))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> line(HttpRequest<?> request, long id) {
        return show(request, id, Map.of(), "");
    }

    @Get("/{id}/edit")
    @Needs(Permission.CHANGE_DEVICE)
    HttpResponse<?> edit(HttpRequest<?> request, long id) {
        InternetLine line = lines.get(id);
        return form(request, new LineFormPage(line, lines.typed(line), ""));
    }

    @Post("/{id}/edit")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        LineForm form = LineForm.of(body);
        InternetLine line = lines.get(id);
        try {
            desk.change(id, form.revision(), form.typed(), SignedIn.name(request));
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            return form(request, new LineFormPage(line, form.typed(), text(request, e)))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post("/{id}/retire")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> retire(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        LineForm form = LineForm.of(body);
        return done(
                request, id, form, () -> desk.retire(id, form.revision(), form.text("reason"), SignedIn.name(request)));
    }

    @Post("/{id}/exclusions")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> exclude(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        LineForm form = LineForm.of(body);
        return done(
                request,
                id,
                form,
                () -> desk.exclude(
                        id,
                        form.minute("from"),
                        form.minute("until"),
                        form.text("reason"),
                        form.text("document"),
                        SignedIn.name(request)));
    }

    @Post("/{id}/exclusions/{exclusion}/withdraw")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> include(HttpRequest<?> request, long id, long exclusion, @Body Map<String, Object> body) {
        LineForm form = LineForm.of(body);
        return done(request, id, form, () -> desk.include(id, exclusion, form.text("reason"), SignedIn.name(request)));
    }

    @Post("/{id}/tests")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> begin(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        LineForm form = LineForm.of(body);
        return done(request, id, form, () -> tests.begin(id, form.text("opened"), SignedIn.name(request)));
    }

    @Post("/{id}/tests/{test}/end")
    @Needs(Permission.CHANGE_DEVICE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> end(HttpRequest<?> request, long id, long test, @Body Map<String, Object> body) {
        LineForm form = LineForm.of(body);
        return done(request, id, form, () -> tests.end(id, test, form.text("note"), SignedIn.name(request)));
    }

    private HttpResponse<?> done(HttpRequest<?> request, long id, LineForm form, Supplier<?> act) {
        try {
            act.get();
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(request, id, form.typed(), text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, Map<String, String> typed, String fault) {
        InternetLine line = lines.get(id);
        Visit visit = pages.visit(request);
        // why: the share of a line is known of all together
        List<InternetLine> shown = line.isUsed() ? lines.used() : List.of(line);
        LineView view = lines.views(shown).stream()
                .filter(one -> one.line().id() == id)
                .findFirst()
                .orElseThrow();
        List<LineFinding> own = findings.now().stream()
                .filter(finding -> finding.line().contains(line.name()))
                .toList();
        YearMonth month = YearMonth.from(visit.now().atZone(Words.ZONE));
        var page = new LinePage(
                view,
                own,
                lines.targets(line),
                lines.rounds(id),
                lines.transitions(id, SHOWN_CHANGES),
                lines.exclusions(id),
                tests.of(id),
                report.month(line, month),
                typed,
                fault);
        return pages.page(request, line.name(), "link/detail", page);
    }

    private MutableHttpResponse<?> form(HttpRequest<?> request, LineFormPage page) {
        return pages.page(
                request, pages.visit(request).t(page.line() == null ? "line.add" : "line.change"), "link/form", page);
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "line.accepted.");
    }

    private static URI path(long id) {
        return URI.create("/lines/" + id);
    }
}
