package vn.dcim.web.maintenance;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.Place;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.plan.MaintenancePlan;
import vn.dcim.core.work.plan.MaintenancePlans;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.core.work.plan.MaintenanceReview;
import vn.dcim.core.work.plan.PlanDesk;
import vn.dcim.core.work.plan.PlanExclusion;
import vn.dcim.core.work.plan.PlanLine;
import vn.dcim.web.api.Typed;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.page.Pages;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of the maintenance plan: a year, a line, its paper. */
@Hidden
@Controller("/maintenance")
@Needs(Permission.VIEW)
final class PlanController {

    private final MaintenancePlans plans;
    private final PlanDesk desk;
    private final MaintenanceReview review;
    private final Manuals manuals;
    private final Assets assets;
    private final Roster roster;
    private final PlanPaper paper;
    private final MinutesPress press;
    private final Pages pages;
    private final Clock clock;

    PlanController(
            MaintenancePlans plans,
            PlanDesk desk,
            MaintenanceReview review,
            Manuals manuals,
            Assets assets,
            Roster roster,
            PlanPaper paper,
            MinutesPress press,
            Pages pages,
            Clock clock) {
        this.plans = plans;
        this.desk = desk;
        this.review = review;
        this.manuals = manuals;
        this.assets = assets;
        this.roster = roster;
        this.paper = paper;
        this.press = press;
        this.pages = pages;
        this.clock = clock;
    }

    /** Shows a year. The query takes {@code year} and {@code shown}. */
    @Get
    HttpResponse<?> year(HttpRequest<?> request) {
        return show(request, year(Typed.asked(request)), Typed.NOTHING, "");
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

    private ListExport<Planned> export(HttpRequest<?> request) {
        PlanPage page = page(year(Typed.asked(request)), "all", Typed.NOTHING, "");
        return new ListExport<>(
                "ke-hoach-bao-tri-" + page.year(),
                PlanColumns.all(page, pages.visit(request).words()),
                page.lines());
    }

    @Get("/{year}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, int year) {
        return pages.page(
                request,
                pages.visit(request).t("maintenance.paper.title"),
                "maintenance/paper",
                new PlanPaperPage(year, paper.of(planned(year)), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{year}/paper.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> paper(int year, String format) {
        return press.file(paper.of(planned(year)), format, "ke-hoach-bao-tri-" + year);
    }

    private PlanPage planned(int year) {
        PlanPage page = page(year, "all", Typed.NOTHING, "");
        if (page.plan() == null) {
            throw new DcimException(ErrorCode.NOT_FOUND, "maintenance-plan", year);
        }
        return page;
    }

    @Post("/make")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> make(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(
                request,
                body,
                typed -> desk.make(
                        year(typed),
                        needed(typed, "campaign-from"),
                        needed(typed, "campaign-to"),
                        SignedIn.name(request)));
    }

    @Post("/approve")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> approve(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(
                request,
                body,
                typed -> desk.approve(
                        plan(typed).id(),
                        typed.whole("version"),
                        typed.text("document"),
                        needed(typed, "dated-on"),
                        typed.text("approver"),
                        SignedIn.name(request)));
    }

    @Post("/extend")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> extend(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(
                request, body, typed -> desk.extend(plan(typed).id(), typed.whole("version"), SignedIn.name(request)));
    }

    @Post("/discard")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> discard(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(
                request, body, typed -> desk.discard(plan(typed).id(), typed.whole("version"), SignedIn.name(request)));
    }

    @Post("/close")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(
                request, body, typed -> desk.close(plan(typed).id(), typed.whole("version"), SignedIn.name(request)));
    }

    @Post("/exclude")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> exclude(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(
                request,
                body,
                typed -> desk.exclude(
                        plan(typed).id(),
                        typed.whole("version"),
                        named(typed.text("asset")),
                        typed.text("reason"),
                        SignedIn.name(request)));
    }

    @Post("/include")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> include(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(
                request,
                body,
                typed -> desk.include(
                        plan(typed).id(), typed.whole("version"), typed.whole("asset"), SignedIn.name(request)));
    }

    @Get("/lines/{id}")
    HttpResponse<?> line(HttpRequest<?> request, long id) {
        return line(request, id, Typed.NOTHING, "");
    }

    @Post("/lines/{id}/move")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> move(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return lineDone(
                request,
                id,
                body,
                typed -> desk.move(
                        id,
                        typed.whole("version"),
                        needed(typed, "due"),
                        typed.text("reason"),
                        SignedIn.name(request)));
    }

    @Post("/lines/{id}/issue")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> issue(HttpRequest<?> request, long id) {
        return lineDone(request, id, Map.of(), _ -> desk.issue(id, SignedIn.name(request)));
    }

    private HttpResponse<?> lineDone(HttpRequest<?> request, long id, Map<String, Object> body, Consumer<Typed> act) {
        Typed typed = Typed.of(body);
        plans.line(id);
        try {
            act.accept(typed);
            return HttpResponse.seeOther(URI.create("/maintenance/lines/" + id));
        } catch (DcimException e) {
            return line(request, id, typed, fault(request, e)).status(status(e));
        }
    }

    private MutableHttpResponse<?> line(HttpRequest<?> request, long id, Typed typed, String fault) {
        PlanLine line = plans.line(id);
        MaintenancePlan plan = plans.get(line.planId());
        Planned planned = plans.planned(line);
        KnownManual manual = manuals.get(line.manual());
        return pages.page(
                request,
                MaintenanceTexts.text(
                        manual.manual().name(), pages.visit(request).words()),
                "maintenance/line",
                new PlanLinePage(plan, planned, manual, assets.get(planned.assets()), today(), typed, fault));
    }

    private HttpResponse<?> done(HttpRequest<?> request, Map<String, Object> body, Consumer<Typed> act) {
        Typed typed = Typed.of(body);
        try {
            act.accept(typed);
            return HttpResponse.seeOther(URI.create("/maintenance?year=" + year(typed)));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            int year = typed.text("year").matches("\\d{4}") ? year(typed) : today().getYear();
            return show(request, year, typed, fault(request, e)).status(status(e));
        }
    }

    private static HttpStatus status(DcimException failure) {
        return failure.code() == ErrorCode.CHANGED_MEANWHILE ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, int year, Typed typed, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("maintenance.title", Integer.toString(year)),
                "maintenance/plan",
                page(year, Typed.asked(request).text("shown"), typed, fault));
    }

    private PlanPage page(int year, String shown, Typed typed, String fault) {
        LocalDate today = today();
        @Nullable MaintenancePlan plan = plans.ofYear(year).orElse(null);
        List<Planned> lines = plan == null ? List.of() : plans.lines(plan.id());
        List<PlanExclusion> exclusions = plan == null ? List.of() : plans.exclusions(plan.id());
        MaintenancePlans.Progress progress = plan == null ? null : plans.progress(plan, lines);
        Set<Integer> years = new TreeSet<>(Set.of(today.getYear(), today.getYear() + 1));
        plans.all().forEach(known -> years.add(known.planYear()));
        return new PlanPage(
                year,
                plan,
                List.copyOf(years),
                lines,
                progress,
                plan == null ? List.of() : plans.approvals(plan.id()),
                exclusions,
                review.now(),
                manuals.all().stream().collect(Collectors.toMap(KnownManual::code, Function.identity())),
                names(lines, exclusions),
                assets.names().places().stream().collect(Collectors.toMap(Place::id, Place::name)),
                roster.names(),
                shown(shown, year, lines, today),
                today,
                typed,
                fault);
    }

    /** Returns the names of the assets in scope, and of others that lines and exclusions still name. */
    private Map<Long, String> names(List<Planned> lines, List<PlanExclusion> exclusions) {
        Map<Long, String> names = new HashMap<>();
        plans.scope().forEach(asset -> names.put(asset.id(), asset.name()));
        Set<Long> gone = new TreeSet<>();
        lines.forEach(each -> gone.addAll(each.assets()));
        exclusions.forEach(each -> gone.add(each.assetId()));
        gone.removeAll(names.keySet());
        assets.get(gone).forEach(asset -> names.put(asset.id(), asset.name()));
        return names;
    }

    private static String shown(String asked, int year, List<Planned> lines, LocalDate today) {
        if (PlanPage.SHOWN.contains(asked) || asked.matches("[1-9]|1[0-2]")) {
            return asked;
        }
        boolean isMonthThere = year == today.getYear()
                && lines.stream().anyMatch(each -> each.line().dueOn().getMonth() == today.getMonth());
        return isMonthThere ? Integer.toString(today.getMonthValue()) : "overall";
    }

    private MaintenancePlan plan(Typed typed) {
        int year = year(typed);
        return plans.ofYear(year).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "maintenance-plan", year));
    }

    private int year(Typed typed) {
        String text = typed.text("year").strip();
        if (text.isEmpty()) {
            return today().getYear();
        }
        if (!text.matches("20\\d{2}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "year", text, Integer.toString(today().getYear()));
        }
        return Integer.parseInt(text);
    }

    private long named(String typed) {
        return assets.named(typed.strip())
                .map(Asset::id)
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "asset", typed, ""));
    }

    private static LocalDate needed(Typed typed, String field) {
        LocalDate day = typed.day(field);
        if (day == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, "", "");
        }
        return day;
    }

    private String fault(HttpRequest<?> request, DcimException failure) {
        return MaintenanceTexts.fault(failure, pages.visit(request).words());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
