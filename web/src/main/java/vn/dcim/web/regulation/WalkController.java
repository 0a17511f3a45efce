package vn.dcim.web.regulation;

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
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.ObligationNotes;
import vn.dcim.core.regulation.Standing;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** One obligation on each screen, through the list as it was filtered: for walking through with an inspector. */
@Hidden
@Controller("/compliance/walk")
@Needs(Permission.READ_COMPLIANCE)
final class WalkController {

    static final String PATH = "/compliance/walk";

    private final Compliance compliance;
    private final Catalogue catalogue;
    private final ObligationNotes notes;
    private final Pages pages;

    WalkController(Compliance compliance, Catalogue catalogue, ObligationNotes notes, Pages pages) {
        this.compliance = compliance;
        this.catalogue = catalogue;
        this.notes = notes;
        this.pages = pages;
    }

    /** Begins with the first of the list. */
    @Get
    HttpResponse<?> begin(@RequestBean ComplianceView view) {
        List<Standing> way = view.ordered(view.fitting(compliance.all()));
        return HttpResponse.seeOther(URI.create(
                way.isEmpty()
                        ? "/compliance" + view.with()
                        : PATH + "/" + way.getFirst().obligation().id() + view.with()));
    }

    @Get("/{id}")
    HttpResponse<?> step(HttpRequest<?> request, String id, @RequestBean ComplianceView view) {
        return show(request, id, view, "", "");
    }

    /** Takes down a note, and stays. */
    @Post("/{id}")
    @Needs(Permission.SIGN_DECLARATION)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> note(
            HttpRequest<?> request, String id, @RequestBean ComplianceView view, @Body Map<String, String> typed) {
        String note = typed.getOrDefault("note", "");
        try {
            notes.add(id, note, SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(PATH + "/" + id + view.with()));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            return show(
                            request,
                            id,
                            view,
                            note,
                            FieldText.of(e, pages.visit(request).words(), "regulation.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, String id, ComplianceView view, String typed, String fault) {
        Visit visit = pages.visit(request);
        Standing standing = compliance.get(id);
        List<String> way = view.ordered(view.fitting(compliance.all())).stream()
                .map(each -> each.obligation().id())
                .toList();
        // why: what was put right meanwhile may no longer be on the filtered way, and is still looked at
        int at = way.indexOf(id);
        return pages.page(
                request,
                visit.t("regulation.walk") + " " + id,
                "regulation/walk",
                new WalkPage(
                        standing,
                        catalogue.text(standing.obligation().text()).orElseThrow(),
                        view,
                        at > 0 ? way.get(at - 1) : null,
                        at < way.size() - 1 ? way.get(at + 1) : null,
                        at + 1,
                        way.size(),
                        notes.of(id),
                        visit.mayEverywhere(Permission.SIGN_DECLARATION),
                        typed,
                        fault));
    }
}
