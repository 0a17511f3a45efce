package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.DeclarationDesk;
import vn.dcim.core.regulation.EscalationConfig;
import vn.dcim.core.regulation.Evaluation;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.RemedyDesk;
import vn.dcim.core.regulation.Standing;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages of how it stands with the texts in force. */
@Hidden
@Controller("/compliance")
@Needs(Permission.READ_COMPLIANCE)
final class ComplianceController {

    private static final String LIST = "/compliance";

    private final Compliance compliance;
    private final Catalogue catalogue;
    private final DeclarationDesk desk;
    private final Evaluation evaluation;
    private final ObligationPages obligations;
    private final RemedyDesk remedies;
    private final EscalationConfig escalation;
    private final Pages pages;

    ComplianceController(
            Compliance compliance,
            Catalogue catalogue,
            DeclarationDesk desk,
            Evaluation evaluation,
            ObligationPages obligations,
            RemedyDesk remedies,
            EscalationConfig escalation,
            Pages pages) {
        this.compliance = compliance;
        this.catalogue = catalogue;
        this.desk = desk;
        this.evaluation = evaluation;
        this.obligations = obligations;
        this.remedies = remedies;
        this.escalation = escalation;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @RequestBean ComplianceView view) {
        Visit visit = pages.visit(request);
        List<Standing> all = compliance.all();
        List<Standing> fitting = view.fitting(all);
        List<RegulationText> texts = compliance.texts();
        return pages.page(
                request,
                visit.t("regulation.title"),
                "regulation/list",
                new CompliancePage(
                        view,
                        catalogue.profile(),
                        texts,
                        groups(view, texts, view.ordered(fitting)),
                        Compliance.counts(fitting),
                        all.size(),
                        all.stream()
                                .flatMap(standing -> standing.obligation().responsible().stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        all.stream()
                                .map(Standing::judgedAt)
                                .filter(Objects::nonNull)
                                .max(Comparator.<Instant>naturalOrder()),
                        remedies.open(),
                        escalation,
                        visit.now()));
    }

    private List<CompliancePage.Group> groups(
            ComplianceView view, List<RegulationText> texts, List<Standing> standings) {
        if (view.isWorstFirst()) {
            return List.of(new CompliancePage.Group(texts.getFirst(), Optional.empty(), standings));
        }
        Map<String, List<Standing>> byArticle = new LinkedHashMap<>();
        standings.forEach(standing -> byArticle
                .computeIfAbsent(
                        standing.obligation().text() + " "
                                + standing.obligation().article(),
                        _ -> new ArrayList<>())
                .add(standing));
        return byArticle.values().stream()
                .map(of -> new CompliancePage.Group(
                        catalogue.text(of.getFirst().obligation().text()).orElseThrow(),
                        compliance.article(of.getFirst().obligation()),
                        of))
                .toList();
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, @RequestBean ComplianceView view) {
        return export(request, view).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @RequestBean ComplianceView view) {
        return export(request, view).xlsx();
    }

    @Get("/export.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<?> json(HttpRequest<?> request, @RequestBean ComplianceView view) {
        return export(request, view).json();
    }

    private ListExport<Standing> export(HttpRequest<?> request, ComplianceView view) {
        return new ListExport<>(
                "compliance",
                ComplianceColumns.all(pages.visit(request).words()),
                view.ordered(view.fitting(compliance.all())));
    }

    /** Judges all at once. */
    @Post(uri = "/judge", consumes = MediaType.ALL)
    @Needs(Permission.SIGN_DECLARATION)
    HttpResponse<?> judge(@RequestBean ComplianceView view) {
        evaluation.evaluate();
        return HttpResponse.seeOther(URI.create(LIST + view.with()));
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, String id) {
        return obligations.show(request, id);
    }

    /** Takes down what somebody answers for. */
    @Post("/{id}/declarations")
    @Needs(Permission.SIGN_DECLARATION)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> sign(HttpRequest<?> request, String id, @Body Map<String, String> typed) {
        try {
            String kind = typed.getOrDefault("kind", "");
            LocalDate until = TypedDay.of("until", typed.get("until"));
            if (until == null) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "until", "", "dd/MM/yyyy");
            }
            desk.sign(
                    id,
                    new DeclarationDesk.Draft(
                            Declaration.Kind.of(kind)
                                    .orElseThrow(() -> new DcimException(
                                            ErrorCode.INVALID_VALUE,
                                            "kind",
                                            kind,
                                            "attestation, exception, not-applicable")),
                            typed.getOrDefault("statement", ""),
                            ObligationPages.document(typed.getOrDefault("document", "")),
                            typed.getOrDefault("paper", ""),
                            until),
                    SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(LIST + "/" + id));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            return obligations
                    .unsigned(request, id, typed, fault(pages.visit(request).words(), e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private static String fault(Words words, DcimException failure) {
        String field = failure.arguments().getFirst().toString();
        return words.t("regulation.field." + field) + ": " + FieldText.of(failure, words, "regulation.accepted.");
    }

    /** Takes a declaration back. */
    @Post("/{id}/declarations/{declaration}/withdraw")
    @Needs(Permission.SIGN_DECLARATION)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(HttpRequest<?> request, String id, long declaration, @Body Map<String, String> typed) {
        desk.withdraw(declaration, typed.getOrDefault("reason", ""), SignedIn.name(request));
        return HttpResponse.seeOther(URI.create(LIST + "/" + id));
    }
}
