package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.EscalationConfig;
import vn.dcim.core.regulation.Finding;
import vn.dcim.core.regulation.FindingOwners;
import vn.dcim.core.regulation.OpenFindings;
import vn.dcim.core.regulation.RemedyDesk;
import vn.dcim.core.regulation.TaskDesk;
import vn.dcim.core.work.WorkItem;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.SignedIn;

/** Makes work of findings from the forms of their pages. */
@Singleton
final class FindingForms {

    private final OpenFindings findings;
    private final FindingOwners owners;
    private final RemedyDesk remedies;
    private final TaskDesk tasks;
    private final EscalationConfig escalation;
    private final Pages pages;

    FindingForms(
            OpenFindings findings,
            FindingOwners owners,
            RemedyDesk remedies,
            TaskDesk tasks,
            EscalationConfig escalation,
            Pages pages) {
        this.findings = findings;
        this.owners = owners;
        this.remedies = remedies;
        this.tasks = tasks;
        this.escalation = escalation;
        this.pages = pages;
    }

    /** Returns what is done about a finding. @param typed what stands in the form @param fault empty for none */
    FindingWork work(HttpRequest<?> request, String about, Map<String, String> typed, String fault) {
        Finding finding = findings.get(about);
        return new FindingWork(
                finding,
                owners.of(finding).orElse(null),
                remedies.of(about),
                finding.escalation(pages.visit(request).now(), escalation),
                typed,
                fault);
    }

    /** Opens a work order. Who may not assign one leaves it to who does. */
    void order(HttpRequest<?> request, String about, Typed typed, List<WorkItem.Draft> items) {
        Visit visit = pages.visit(request);
        remedies.order(
                about,
                new RemedyDesk.Wish(
                        typed.text("title"),
                        typed.day("due"),
                        visit.may(Permission.PLAN_WORK) ? typed.text("team") : "",
                        items),
                SignedIn.name(request));
    }

    void incident(HttpRequest<?> request, String about, Typed typed) {
        remedies.incident(about, typed.text("title"), SignedIn.name(request));
    }

    void task(HttpRequest<?> request, String about, Typed typed) {
        tasks.open(
                about,
                new TaskDesk.Wish(typed.text("title"), typed.day("due"), typed.text("responsible")),
                SignedIn.name(request));
    }

    HttpResponse<?> take(HttpRequest<?> request, String about) {
        owners.take(about, SignedIn.name(request));
        return HttpResponse.seeOther(URI.create(Finding.path(about) + "#remedies"));
    }

    /** Does it, and leads back; shows the page with the reason where a field is refused. @param refused takes what was typed and the reason */
    HttpResponse<?> done(
            HttpRequest<?> request,
            String about,
            Map<String, Object> body,
            Consumer<Typed> act,
            BiFunction<Map<String, String>, String, MutableHttpResponse<?>> refused) {
        Typed typed = Typed.of(body);
        try {
            act.accept(typed);
            return HttpResponse.seeOther(URI.create(Finding.path(about) + "#remedies"));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            Words words = pages.visit(request).words();
            String field = e.arguments().getFirst().toString();
            return refused.apply(
                            typed.fields(),
                            words.t("regulation.remedy." + field) + ": "
                                    + FieldText.of(e, words, "regulation.remedy.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }
}
