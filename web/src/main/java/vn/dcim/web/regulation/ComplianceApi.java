package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Standing;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** Obligations and how it stands with them in the API. */
@Tag(name = "obligations")
@Controller("/api/v1/obligations")
@Needs(Permission.READ_COMPLIANCE)
final class ComplianceApi {

    private final Compliance compliance;
    private final Pages pages;

    ComplianceApi(Compliance compliance, Pages pages) {
        this.compliance = compliance;
        this.pages = pages;
    }

    @Operation(
            summary = "Lists the obligations in force and how it stands with each, as they were last judged",
            description =
                    "state: not-met, no-evidence, met, not-applicable. role: such as operator. order: text (usual), worst.")
    @Get
    ListPage<ObligationResource> list(HttpRequest<?> request, @RequestBean ComplianceView view) {
        Words words = pages.visit(request).words();
        List<Standing> found = view.ordered(view.fitting(compliance.all()));
        return new ListPage<>(
                found.stream()
                        .map(standing -> ObligationResource.of(standing, words))
                        .toList(),
                found.size());
    }

    @Operation(summary = "Tells how it stands with one obligation, with what is wrong and what the judgement rests on")
    @Get("/{id}")
    ObligationResource one(HttpRequest<?> request, String id) {
        return ObligationResource.of(compliance.get(id), pages.visit(request).words());
    }
}
