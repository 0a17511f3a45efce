package vn.dcim.web.incident;

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
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.incident.annex.AnnexReport;
import vn.dcim.core.incident.annex.AnnexReports;
import vn.dcim.core.shift.Roster;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The periodic report on the form of annex I: its form, those that were written, and each as a paper. */
@Hidden
@Controller("/incidents/annex-1")
@Needs(Permission.READ_INCIDENT)
final class AnnexController {

    private static final int HALF = 6;

    private final AnnexReports reports;
    private final AnnexPaper paper;
    private final MinutesPress press;
    private final Roster roster;
    private final Pages pages;
    private final Clock clock;

    AnnexController(
            AnnexReports reports, AnnexPaper paper, MinutesPress press, Roster roster, Pages pages, Clock clock) {
        this.reports = reports;
        this.paper = paper;
        this.press = press;
        this.roster = roster;
        this.pages = pages;
        this.clock = clock;
    }

    /** The form of a period; without one, of the half-year that runs. */
    @Get
    HttpResponse<?> form(HttpRequest<?> request) {
        Map<String, Object> asked = new HashMap<>();
        request.getParameters().asMap(String.class, String.class).forEach(asked::put);
        try {
            return show(request, Typed.of(asked), false, "");
        } catch (DcimException e) {
            return show(request, Typed.NOTHING, false, fault(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> write(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            AnnexReport written =
                    reports.write(typed.day("from"), typed.day("until"), typed.fields(), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/incidents/annex-1/" + written.id()));
        } catch (DcimException e) {
            return show(request, typed, true, fault(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, long id) {
        return pages.page(
                request,
                pages.visit(request).t("annex.title"),
                "incident/annex-paper",
                new IncidentPaperPage(id, "annex-1/" + id, paper.of(reports.get(id)), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{id}/{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> file(long id, String format) {
        return press.file(paper.of(reports.get(id)), format, "phu-luc-1-" + id);
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, Typed typed, boolean isRefused, String fault) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        LocalDate begin = LocalDate.of(today.getYear(), today.getMonthValue() <= HALF ? 1 : HALF + 1, 1);
        LocalDate from = begin;
        LocalDate until = begin.plusMonths(HALF).minusDays(1);
        if (!isRefused) {
            from = typed.day("from") == null ? from : typed.day("from");
            until = typed.day("until") == null ? until : typed.day("until");
        }
        Words words = pages.visit(request).words();
        String first = isRefused ? typed.text("from") : words.day(from);
        String last = isRefused ? typed.text("until") : words.day(until);
        return pages.page(
                request,
                pages.visit(request).t("annex.title"),
                "incident/annex",
                new AnnexPage(
                        first,
                        last,
                        isRefused ? typed.fields() : reports.proposal(from, until),
                        reports.counts(from, until),
                        reports.all(),
                        roster.names(),
                        fault));
    }

    private String fault(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "annex.accepted.");
    }
}
