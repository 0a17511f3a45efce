package vn.dcim.web.regulation;

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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.oscal.OscalDocuments;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;

/** OSCAL documents to be taken away, and what one of another site would become here. */
@Hidden
@Controller("/compliance/oscal")
@Needs(Permission.READ_COMPLIANCE)
final class OscalController {

    private static final String NAME = "oscal.json";

    private final OscalDocuments documents;
    private final OscalPress press;
    private final Catalogue catalogue;
    private final Pages pages;

    OscalController(OscalDocuments documents, OscalPress press, Catalogue catalogue, Pages pages) {
        this.documents = documents;
        this.press = press;
        this.catalogue = catalogue;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        return show(request, "", null, "");
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, String document, OscalDocuments.@Nullable Taken taken, String fault) {
        return pages.page(
                request,
                "OSCAL",
                "regulation/oscal",
                new OscalPage(catalogue.texts(), catalogue.profiles(), document, taken, fault));
    }

    @Get("/catalog-{text}.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> catalog(String text) {
        return file(documents.catalog(text), "catalog-" + text);
    }

    @Get("/profile-{profile}.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> profile(String profile) {
        return file(documents.profile(profile), "profile-" + profile);
    }

    @Get("/assessment-plan.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> assessmentPlan() {
        return file(press.assessmentPlan(), "assessment-plan");
    }

    @Get("/assessment-results.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> assessmentResults() {
        return file(press.assessmentResults(), "assessment-results");
    }

    private static HttpResponse<byte[]> file(byte[] document, String name) {
        return HttpResponse.ok(document)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".json\"");
    }

    /** Shows what a document would become; nothing is written: whoever may reach the site's folder puts it there. */
    @Post("/preview")
    @Costs(Cost.EXPORTS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> preview(HttpRequest<?> request, @Body Map<String, String> typed) {
        String document = typed.getOrDefault("document", "");
        try {
            return show(request, document, documents.take(NAME, document.getBytes(StandardCharsets.UTF_8)), "");
        } catch (DcimException e) {
            return show(request, document, null, fault(pages.visit(request).words(), e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private static String fault(Words words, DcimException failure) {
        return words.t("oscal.fault", failure.arguments().getLast());
    }
}
