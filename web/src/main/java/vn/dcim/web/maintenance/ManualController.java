package vn.dcim.web.maintenance;

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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.ManualDesk;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.manual.Upkept;
import vn.dcim.core.work.plan.MaintenancePlans;
import vn.dcim.web.api.Typed;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.page.Pages;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of the manuals: all, one, its paper, and a new one. */
@Hidden
@Controller("/maintenance/manuals")
@Needs(Permission.VIEW)
final class ManualController {

    private static final int SHOWN_ASSETS = 20;

    private final Manuals manuals;
    private final ManualDesk desk;
    private final ManualPaper paper;
    private final MinutesPress press;
    private final MaintenancePlans plans;
    private final Roster roster;
    private final Pages pages;

    ManualController(
            Manuals manuals,
            ManualDesk desk,
            ManualPaper paper,
            MinutesPress press,
            MaintenancePlans plans,
            Roster roster,
            Pages pages) {
        this.manuals = manuals;
        this.desk = desk;
        this.paper = paper;
        this.press = press;
        this.plans = plans;
        this.roster = roster;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return show(request, Typed.NOTHING, "");
    }

    @Get("/export.csv")
    HttpResponse<?> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<?> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<KnownManual> export(HttpRequest<?> request) {
        ManualListPage page = page(Typed.NOTHING, "");
        return new ListExport<>(
                "quy-trinh-bao-tri",
                ManualColumns.all(page, pages.visit(request).words()),
                page.manuals());
    }

    /** Enters the paper that puts the chosen manuals into force. */
    @Post("/approve")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> approve(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            LocalDate datedOn = typed.day("dated-on");
            if (datedOn == null) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "dated-on", "", "");
            }
            desk.approve(chosen(body), typed.text("document"), datedOn, typed.text("approver"), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/maintenance/manuals"));
        } catch (DcimException e) {
            return show(request, typed, fault(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private static List<String> chosen(Map<String, Object> body) {
        Object codes = body.get("manual");
        return codes instanceof List<?> several
                ? several.stream().map(Objects::toString).toList()
                : codes == null ? List.of() : List.of(codes.toString());
    }

    @Get("/new")
    @Needs(Permission.PLAN_WORK)
    HttpResponse<?> newForm(HttpRequest<?> request) {
        return form(request, manuals.template(), "");
    }

    @Post("/new")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            return HttpResponse.seeOther(
                    path(desk.add(typed.text("body"), SignedIn.name(request)).code()));
        } catch (DcimException e) {
            return form(request, typed.text("body"), fault(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{code}")
    HttpResponse<?> one(HttpRequest<?> request, String code) {
        return show(request, code, Typed.NOTHING, "");
    }

    @Post("/{code}/change")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, String code, @Body Map<String, Object> body) {
        return done(
                request,
                code,
                body,
                typed -> desk.change(
                        code,
                        typed.whole("version"),
                        typed.text("body"),
                        typed.text("reason"),
                        SignedIn.name(request)));
    }

    @Post("/{code}/retire")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> retire(HttpRequest<?> request, String code, @Body Map<String, Object> body) {
        return done(
                request,
                code,
                body,
                typed -> desk.retire(code, typed.whole("version"), typed.text("reason"), SignedIn.name(request)));
    }

    /** The manual as it is printed and signed. */
    @Get("/{code}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, String code) {
        return pages.page(
                request,
                pages.visit(request).t("maintenance.paper.manual"),
                "maintenance/manual-paper",
                new ManualPaperPage(code, paper.of(manuals.get(code)), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{code}/paper.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> paper(String code, String format) {
        KnownManual known = manuals.get(code);
        return press.file(paper.of(known), format, "quy-trinh-" + known.code());
    }

    private interface Act {
        void happen(Typed typed);
    }

    private HttpResponse<?> done(HttpRequest<?> request, String code, Map<String, Object> body, Act act) {
        Typed typed = Typed.of(body);
        manuals.get(code);
        try {
            act.happen(typed);
            return HttpResponse.seeOther(path(code));
        } catch (DcimException e) {
            HttpStatus status =
                    e.code() == ErrorCode.CHANGED_MEANWHILE ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
            return show(request, code, typed, fault(request, e)).status(status);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, String code, Typed typed, String fault) {
        KnownManual known = manuals.get(code);
        List<Upkept> concerned =
                plans.scope().stream().filter(known.manual()::concerns).toList();
        return pages.page(
                request,
                MaintenanceTexts.text(
                        known.manual().name(), pages.visit(request).words()),
                "maintenance/manual",
                new ManualPage(
                        known,
                        manuals.versions(code),
                        concerned.stream().limit(SHOWN_ASSETS).toList(),
                        concerned.size(),
                        roster.names(),
                        typed,
                        fault));
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, Typed typed, String fault) {
        return pages.page(
                request, pages.visit(request).t("maintenance.manuals"), "maintenance/manuals", page(typed, fault));
    }

    private ManualListPage page(Typed typed, String fault) {
        List<Upkept> scope = plans.scope();
        List<KnownManual> all = manuals.all();
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(known -> counts.put(
                known.code(),
                Math.toIntExact(scope.stream().filter(known.manual()::concerns).count())));
        return new ManualListPage(all, counts, typed, fault);
    }

    private MutableHttpResponse<?> form(HttpRequest<?> request, String body, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("maintenance.manual.new"),
                "maintenance/manual-form",
                new ManualFormPage(body, fault));
    }

    private String fault(HttpRequest<?> request, DcimException failure) {
        return MaintenanceTexts.fault(failure, pages.visit(request).words());
    }

    private static URI path(String code) {
        return URI.create("/maintenance/manuals/" + code);
    }
}
