package vn.dcim.web.regulation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import vn.dcim.core.account.Permission;
import vn.dcim.core.regulation.oscal.OscalDocuments;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;

/** Texts, profiles and how it stands with them as OSCAL in the API. */
@Tag(name = "obligations")
@Controller("/api/v1/oscal")
@Needs(Permission.READ_COMPLIANCE)
final class OscalApi {

    private final OscalDocuments documents;
    private final OscalPress press;

    OscalApi(OscalDocuments documents, OscalPress press) {
        this.documents = documents;
        this.press = press;
    }

    @Operation(summary = "Returns a text as an OSCAL 1.1.2 catalog", description = "text: such as BK11.")
    @Get("/catalogs/{text}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> catalog(String text) {
        return json(documents.catalog(text));
    }

    @Operation(summary = "Returns a profile as an OSCAL 1.1.2 profile", description = "profile: such as bac-kan.")
    @Get("/profiles/{profile}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> profile(String profile) {
        return json(documents.profile(profile));
    }

    @Operation(summary = "Returns how the obligations in force are judged, as an OSCAL 1.1.2 assessment plan")
    @Get("/assessment-plan")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> assessmentPlan() {
        return json(press.assessmentPlan());
    }

    @Operation(
            summary = "Returns how it stands with the obligations in force, as OSCAL 1.1.2 assessment results",
            description = "As of the newest judgement; the same bytes until something is judged otherwise.")
    @Get("/assessment-results")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> assessmentResults() {
        return json(press.assessmentResults());
    }

    static HttpResponse<byte[]> json(byte[] document) {
        return HttpResponse.ok(document).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
