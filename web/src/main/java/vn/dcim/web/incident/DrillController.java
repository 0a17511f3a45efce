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
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.drill.Drill;
import vn.dcim.core.drill.DrillDesk;
import vn.dcim.core.drill.DrillScenarios;
import vn.dcim.core.drill.Drills;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.shift.Roster;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Drills: the one that goes on with its clock, those that were held, and whether there was one this year. */
@Hidden
@Controller("/incidents/drills")
@Needs(Permission.READ_INCIDENT)
final class DrillController {

    private static final String ACCEPTED = "drill.accepted.";

    private final Drills drills;
    private final DrillDesk desk;
    private final Incidents incidents;
    private final IncidentPaper paper;
    private final MinutesPress press;
    private final Roster roster;
    private final Pages pages;
    private final Clock clock;

    DrillController(
            Drills drills,
            DrillDesk desk,
            Incidents incidents,
            IncidentPaper paper,
            MinutesPress press,
            Roster roster,
            Pages pages,
            Clock clock) {
        this.drills = drills;
        this.desk = desk;
        this.incidents = incidents;
        this.paper = paper;
        this.press = press;
        this.roster = roster;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return show(request, Typed.NOTHING, "");
    }

    @Post
    @Needs(Permission.RUN_DRILL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            String scenario = typed.text("scenario");
            String title = DrillScenarios.ALL.contains(scenario)
                    ? press.words().t("drill.incident", press.words().t("drill.scenario." + scenario))
                    : scenario;
            Drill drill = desk.start(scenario, title, typed.text("participants"), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/incidents/" + drill.incidentId()));
        } catch (DcimException e) {
            return show(request, typed, FieldText.of(e, pages.visit(request).words(), ACCEPTED))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post("/{id}/finish")
    @Needs(Permission.RUN_DRILL)
    @Costs(Cost.EXPORTS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> finish(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        Drills.Listed listed = drills.get(id);
        try {
            desk.finish(
                    id,
                    typed.text("lessons"),
                    score -> press.file(
                                    paper.drill(
                                            listed.drill(),
                                            score,
                                            incidents.get(listed.drill().incidentId())),
                                    "pdf",
                                    "bien-ban")
                            .body(),
                    SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/incidents/drills"));
        } catch (DcimException e) {
            return show(request, typed, FieldText.of(e, pages.visit(request).words(), ACCEPTED))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** The minutes as they were filed. */
    @Get("/{id}/minutes.pdf")
    HttpResponse<byte[]> minutes(long id) {
        return HttpResponse.ok(drills.minutes(id))
                .contentType(MediaType.APPLICATION_PDF_TYPE)
                .header("Content-Disposition", "attachment; filename=\"bien-ban-dien-tap-" + id + ".pdf\"");
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, Typed typed, String fault) {
        Visit visit = pages.visit(request);
        return pages.page(
                request,
                visit.t("drill.title"),
                "incident/drills",
                new DrillPage(
                        drills.all(),
                        drills.running()
                                .map(running -> drills.score(running.drill()))
                                .orElse(null),
                        drills.yearWithout(clock.instant()).orElse(0),
                        drills.limits(),
                        DrillScenarios.ALL.stream().filter(desk::isPlayed).toList(),
                        roster.names(),
                        typed,
                        fault));
    }
}
