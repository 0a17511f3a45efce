package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.function.Consumer;
import vn.dcim.core.account.Permission;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.security.Needs;

/** Makes work of an obligation that is not met. */
@Hidden
@Controller("/compliance")
@Needs(Permission.OPEN_WORK)
final class RemedyController {

    private final FindingForms forms;
    private final Compliance compliance;
    private final ObligationPages obligations;
    private final Dictionary dictionary;

    RemedyController(FindingForms forms, Compliance compliance, ObligationPages obligations, Dictionary dictionary) {
        this.forms = forms;
        this.compliance = compliance;
        this.obligations = obligations;
        this.dictionary = dictionary;
    }

    /** Opens a work order. Who may not assign one leaves it to who does. */
    @Post("/{id}/order")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> order(HttpRequest<?> request, String id, @Body Map<String, Object> body) {
        return made(
                request,
                id,
                body,
                typed -> forms.order(request, id, typed, RemedyDraft.items(compliance.get(id), dictionary)));
    }

    /** Opens an incident. */
    @Post("/{id}/incident")
    @Needs(Permission.WORK_INCIDENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> incident(HttpRequest<?> request, String id, @Body Map<String, Object> body) {
        return made(request, id, body, typed -> forms.incident(request, id, typed));
    }

    /** Opens a task. */
    @Post("/{id}/task")
    @Needs(Permission.WORK_TASK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> task(HttpRequest<?> request, String id, @Body Map<String, Object> body) {
        return made(request, id, body, typed -> forms.task(request, id, typed));
    }

    /** Takes the finding over. */
    @Post(uri = "/{id}/take", consumes = MediaType.ALL)
    @Needs(Permission.WORK_TASK)
    HttpResponse<?> take(HttpRequest<?> request, String id) {
        return forms.take(request, id);
    }

    private HttpResponse<?> made(HttpRequest<?> request, String id, Map<String, Object> body, Consumer<Typed> act) {
        return forms.done(request, id, body, act, (typed, fault) -> obligations.refused(request, id, typed, fault));
    }
}
