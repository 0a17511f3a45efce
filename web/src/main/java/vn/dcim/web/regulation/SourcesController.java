package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Comparisons;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Standing;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** Pages of where the texts contradict each other, and where they set the same thing differently. */
@Hidden
@Controller("/compliance")
@Needs(Permission.READ_COMPLIANCE)
final class SourcesController {

    private final Comparisons comparisons;
    private final Compliance compliance;
    private final Catalogue catalogue;
    private final Pages pages;

    SourcesController(Comparisons comparisons, Compliance compliance, Catalogue catalogue, Pages pages) {
        this.comparisons = comparisons;
        this.compliance = compliance;
        this.catalogue = catalogue;
        this.pages = pages;
    }

    @Get("/conflicts")
    HttpResponse<?> conflicts(HttpRequest<?> request) {
        Map<String, Standing> standings = compliance.all().stream()
                .collect(Collectors.toMap(standing -> standing.obligation().id(), Function.identity()));
        return pages.page(
                request,
                pages.visit(request).t("regulation.conflicts"),
                "regulation/conflicts",
                new ConflictsPage(comparisons.conflicts().stream()
                        .map(conflict -> new ConflictsPage.Line(
                                conflict,
                                conflict.obligations().stream()
                                        .map(id -> {
                                            var obligation = catalogue.find(id).orElseThrow();
                                            return new ConflictsPage.Source(
                                                    obligation,
                                                    catalogue
                                                            .text(obligation.text())
                                                            .orElseThrow(),
                                                    standings.get(id));
                                        })
                                        .toList()))
                        .toList()));
    }

    @Get("/differences")
    HttpResponse<?> differences(HttpRequest<?> request) {
        List<String> said = comparisons.differences().stream()
                .flatMap(difference -> difference.texts().keySet().stream())
                .distinct()
                .toList();
        return pages.page(
                request,
                pages.visit(request).t("regulation.differences"),
                "regulation/differences",
                new DifferencesPage(
                        comparisons.differences(),
                        catalogue.texts().stream()
                                .filter(text -> said.contains(text.id()))
                                .toList(),
                        catalogue.profile()));
    }
}
