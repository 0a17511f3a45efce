package vn.dcim.web.shift;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.round.RoundChecks;
import vn.dcim.core.shift.round.RoundDesk;
import vn.dcim.core.shift.round.Rounds;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Rounds, and the list of what they look at. */
@Hidden
@Controller("/shift/rounds")
@Needs(Permission.VIEW)
final class RoundController {

    private static final String LIST = "/shift/rounds/checks";

    private final Rounds rounds;
    private final RoundDesk desk;
    private final RoundChecks checks;
    private final Roster roster;
    private final Pages pages;

    RoundController(Rounds rounds, RoundDesk desk, RoundChecks checks, Roster roster, Pages pages) {
        this.rounds = rounds;
        this.desk = desk;
        this.checks = checks;
        this.roster = roster;
        this.pages = pages;
    }

    @Get("/{id}")
    HttpResponse<?> round(HttpRequest<?> request, long id) {
        return show(request, id, Typed.NOTHING, Map.of(), "");
    }

    @Post("/{id}")
    @Needs(Permission.WORK_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> make(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        Map<Long, RoundDesk.Typed> answers = new HashMap<>();
        rounds.questions()
                .forEach(question -> answers.put(
                        question.check().id(),
                        new RoundDesk.Typed(
                                typed.text("value-" + question.check().id()),
                                typed.text("remark-" + question.check().id()))));
        try {
            Map<Long, String> faults = desk.make(id, answers, SignedIn.name(request));
            return faults.isEmpty()
                    ? HttpResponse.seeOther(URI.create("/shift/rounds/" + id))
                    : show(request, id, typed, faults, pages.visit(request).t("round.faults", faults.size()))
                            .status(HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(request, id, typed, Map.of(), text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/checks")
    HttpResponse<?> list(HttpRequest<?> request) {
        return showChecks(request, 0, Typed.NOTHING, "");
    }

    @Post("/checks")
    @Needs(Permission.PLAN_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, Object> body) {
        return put(request, null, body);
    }

    @Post("/checks/{id}")
    @Needs(Permission.PLAN_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return put(request, id, body);
    }

    @Post(uri = "/checks/{id}/retire", consumes = MediaType.ALL)
    @Needs(Permission.PLAN_SHIFT)
    HttpResponse<?> retire(HttpRequest<?> request, long id) {
        checks.retire(id, SignedIn.name(request));
        return HttpResponse.seeOther(URI.create(LIST));
    }

    private HttpResponse<?> put(HttpRequest<?> request, Long id, Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            checks.put(id, typed.fields(), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(LIST));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return showChecks(request, id == null ? 0 : id, typed, text(request, e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> showChecks(HttpRequest<?> request, long form, Typed typed, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("round.checks"),
                "shift/checks",
                new RoundChecksPage(checks.all(), form, typed, fault));
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, long id, Typed typed, Map<Long, String> faults, String fault) {
        ShiftRound round = rounds.get(id);
        Turn turn = roster.get(round.shiftId());
        Visit visit = pages.visit(request);
        boolean made = round.doneAt() != null;
        var page = new RoundPage(
                round,
                turn,
                round.state(visit.now()),
                turn.has(visit.account()),
                made ? List.of() : rounds.questions(),
                made ? rounds.answers(List.of(round)).getOrDefault(id, List.of()) : List.of(),
                roster.names(),
                typed,
                faults,
                fault);
        return pages.page(request, visit.t("round.title"), "shift/round", page);
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "shift.accepted.");
    }
}
