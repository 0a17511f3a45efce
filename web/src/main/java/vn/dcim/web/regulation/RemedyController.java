package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.RemedyDesk;
import vn.dcim.core.regulation.Standing;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Makes work of an obligation that is not met. */
@Hidden
@Controller("/compliance")
@Needs(Permission.OPEN_WORK)
final class RemedyController {

    private final RemedyDesk desk;
    private final Compliance compliance;
    private final ObligationPages obligations;
    private final Dictionary dictionary;
    private final Pages pages;

    RemedyController(
            RemedyDesk desk, Compliance compliance, ObligationPages obligations, Dictionary dictionary, Pages pages) {
        this.desk = desk;
        this.compliance = compliance;
        this.obligations = obligations;
        this.dictionary = dictionary;
        this.pages = pages;
    }

    /** Opens a work order. Who may not assign one leaves it to who does. */
    @Post("/{id}/order")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> order(HttpRequest<?> request, String id, @Body Map<String, Object> body) {
        return made(request, id, body, typed -> {
            Visit visit = pages.visit(request);
            Standing standing = compliance.get(id);
            desk.order(
                    id,
                    new RemedyDesk.Wish(
                            typed.text("title"),
                            typed.day("due"),
                            visit.may(Permission.PLAN_WORK) ? typed.text("team") : "",
                            RemedyDraft.items(standing, dictionary)),
                    SignedIn.name(request));
        });
    }

    /** Opens an incident. */
    @Post("/{id}/incident")
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> incident(HttpRequest<?> request, String id, @Body Map<String, Object> body) {
        return made(request, id, body, typed -> desk.incident(id, typed.text("title"), SignedIn.name(request)));
    }

    private HttpResponse<?> made(HttpRequest<?> request, String id, Map<String, Object> body, Consumer<Typed> act) {
        Typed typed = Typed.of(body);
        try {
            act.accept(typed);
            return HttpResponse.seeOther(URI.create("/compliance/" + id + "#remedies"));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            Words words = pages.visit(request).words();
            String field = e.arguments().getFirst().toString();
            return obligations
                    .refused(
                            request,
                            id,
                            typed.fields(),
                            words.t("regulation.remedy." + field) + ": "
                                    + FieldText.of(e, words, "regulation.remedy.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }
}
