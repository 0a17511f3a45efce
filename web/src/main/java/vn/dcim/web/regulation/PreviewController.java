package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Comparisons;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Limit;
import vn.dcim.core.regulation.Preview;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.Standing;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;

/** Pages of what would be: under another profile, under other limits. Nothing here is stored. */
@Hidden
@Controller("/compliance")
@Needs(Permission.READ_COMPLIANCE)
final class PreviewController {

    /** What stands before the key of a limit in the address. */
    static final String FIELD = "limit-";

    private final Preview preview;
    private final Compliance compliance;
    private final Catalogue catalogue;
    private final Comparisons comparisons;
    private final Pages pages;

    PreviewController(
            Preview preview, Compliance compliance, Catalogue catalogue, Comparisons comparisons, Pages pages) {
        this.preview = preview;
        this.compliance = compliance;
        this.catalogue = catalogue;
        this.comparisons = comparisons;
        this.pages = pages;
    }

    /** Lists the profiles there are. */
    @Get("/profiles")
    HttpResponse<?> profiles(HttpRequest<?> request) {
        return pages.page(
                request,
                pages.visit(request).t("regulation.profiles"),
                "regulation/profiles",
                new ProfilesPage(
                        catalogue.profile(),
                        catalogue.profiles(),
                        catalogue.profiles().stream()
                                .flatMap(profile -> profile.texts().stream())
                                .distinct()
                                .flatMap(id -> catalogue.text(id).stream())
                                .toList()));
    }

    /** Shows what another profile would bring. */
    @Get("/profiles/{id}")
    HttpResponse<?> profile(HttpRequest<?> request, String id) {
        Visit visit = pages.visit(request);
        Preview.Under there = preview.under(id);
        List<RegulationText> texts = compliance.texts();
        List<String> here = texts.stream().map(RegulationText::id).toList();
        List<String> other = there.texts().stream().map(RegulationText::id).toList();
        return pages.page(
                request,
                RegulationWords.of(visit.words(), there.profile().name()),
                "regulation/profile",
                new ProfilePage(
                        catalogue.profile(),
                        texts,
                        Compliance.counts(compliance.all()),
                        there,
                        there.supposed().stream()
                                .sorted(Comparator.comparing(Preview.Supposed::state))
                                .toList(),
                        comparisons.differences().stream()
                                .filter(difference -> difference.isBetween(here, other))
                                .toList()));
    }

    /** Shows what would be wrong under other limits of an obligation; the address has them as {@code limit-<key>}. */
    @Get("/{id}/simulation")
    HttpResponse<?> simulation(HttpRequest<?> request, String id) {
        Visit visit = pages.visit(request);
        Typed typed = Typed.asked(request);
        Standing standing = compliance.get(id);
        boolean isEverywhere = typed.text("everywhere").equals("on");
        Map<String, String> values = new LinkedHashMap<>();
        for (Limit limit : standing.limits().all()) {
            String value = typed.text(FIELD + limit.key()).strip();
            if (!value.isEmpty() && !value.equals(limit.value())) {
                values.put(limit.key(), value);
            }
        }
        try {
            List<Preview.Changed> changed =
                    values.isEmpty() || !isSimulated(standing) ? List.of() : preview.simulate(id, values, isEverywhere);
            return page(request, visit, new SimulationPage(standing, isSimulated(standing), typed, changed, ""))
                    .status(HttpStatus.OK);
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            return page(
                            request,
                            visit,
                            new SimulationPage(
                                    standing,
                                    isSimulated(standing),
                                    typed,
                                    List.of(),
                                    fault(visit.words(), e, standing)))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private boolean isSimulated(Standing standing) {
        return preview.isSimulated(standing);
    }

    private static String fault(Words words, DcimException failure, Standing standing) {
        String key = failure.arguments().getFirst().toString();
        String limit = standing.limits()
                .find(key)
                .map(each -> RegulationWords.limit(words, each))
                .orElse(key);
        return limit + ": " + FieldText.of(failure, words, "regulation.simulation.accepted.");
    }

    private MutableHttpResponse<?> page(HttpRequest<?> request, Visit visit, SimulationPage page) {
        return pages.page(
                request,
                visit.t("regulation.simulation") + " "
                        + page.standing().obligation().id(),
                "regulation/simulation",
                page);
    }
}
