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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.document.Documents;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.DeclarationDesk;
import vn.dcim.core.regulation.Declarations;
import vn.dcim.core.text.PlainText;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The list of attestations, exceptions and what does not concern the centre; several are signed anew at once. */
@Hidden
@Controller("/compliance/declarations")
@Needs(Permission.READ_COMPLIANCE)
final class DeclarationController {

    private static final String LIST = "/compliance/declarations";
    private static final String PICK = "pick-";

    private final Declarations declarations;
    private final DeclarationDesk desk;
    private final Documents documents;
    private final Pages pages;

    DeclarationController(Declarations declarations, DeclarationDesk desk, Documents documents, Pages pages) {
        this.declarations = declarations;
        this.desk = desk;
        this.documents = documents;
        this.pages = pages;
    }

    /** Lists them. The query takes {@code q}, {@code kind} and {@code term}; {@code pick=all} picks what can be signed anew. */
    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        Typed asked = Typed.asked(request);
        Set<Long> picked = asked.text("pick").equals("all")
                ? shown(fitting(request, asked), asked).stream()
                        .filter(Declarations.Signed::isRenewable)
                        .map(signed -> signed.declaration().id())
                        .collect(Collectors.toSet())
                : Set.of();
        return show(request, asked, picked, Map.of(), "");
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, Typed asked, Set<Long> picked, Map<String, String> typed, String fault) {
        Visit visit = pages.visit(request);
        List<Declarations.Signed> fitting = fitting(request, asked);
        return pages.page(
                request,
                visit.t("declaration.title"),
                "regulation/declarations",
                new DeclarationPage(
                        shown(fitting, asked),
                        fitting.stream()
                                .collect(Collectors.groupingBy(Declarations.Signed::term, Collectors.counting())),
                        asked.text("q"),
                        asked.text("kind"),
                        asked.text("term"),
                        picked,
                        visit.mayEverywhere(Permission.SIGN_DECLARATION)
                                ? documents.find("").stream()
                                        .map(Documents.Filed::document)
                                        .toList()
                                : List.of(),
                        typed,
                        fault));
    }

    /** @throws DcimException INVALID_VALUE for what is no such kind */
    private List<Declarations.Signed> fitting(HttpRequest<?> request, Typed asked) {
        Words words = pages.visit(request).words();
        String kind = asked.text("kind");
        if (!kind.isEmpty() && Declaration.Kind.of(kind).isEmpty()) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "kind",
                    kind,
                    Arrays.stream(Declaration.Kind.values())
                            .map(Declaration.Kind::code)
                            .collect(Collectors.joining(", ")));
        }
        String[] sought = PlainText.of(asked.text("q")).strip().split("\\s+");
        return declarations.all().stream()
                .filter(signed ->
                        kind.isEmpty() || signed.declaration().kind().code().equals(kind))
                .filter(signed -> {
                    Declaration of = signed.declaration();
                    String text = PlainText.of(String.join(
                            " ",
                            of.obligation(),
                            DeclarationColumns.title(signed, words),
                            of.statement(),
                            of.paper(),
                            of.signedBy()));
                    return Arrays.stream(sought).allMatch(text::contains);
                })
                .toList();
    }

    /** @throws DcimException INVALID_VALUE for what is no such term */
    private static List<Declarations.Signed> shown(List<Declarations.Signed> fitting, Typed asked) {
        String term = asked.text("term");
        if (term.isEmpty()) {
            return fitting;
        }
        Declarations.Term wanted = Declarations.Term.of(term)
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "term",
                        term,
                        Arrays.stream(Declarations.Term.values())
                                .map(Declarations.Term::code)
                                .collect(Collectors.joining(", "))));
        return fitting.stream().filter(signed -> signed.term() == wanted).toList();
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<Declarations.Signed> export(HttpRequest<?> request) {
        Typed asked = Typed.asked(request);
        return new ListExport<>(
                "declarations",
                DeclarationColumns.all(pages.visit(request).words()),
                shown(fitting(request, asked), asked));
    }

    /** Signs those that were picked anew, each with its own words: all or none. */
    @Post("/renew")
    @Needs(Permission.SIGN_DECLARATION)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> renew(HttpRequest<?> request, @Body Map<String, String> typed) {
        Set<Long> picked = typed.keySet().stream()
                .filter(name -> name.matches(PICK + "\\d{1,18}"))
                .map(name -> Long.valueOf(name.substring(PICK.length())))
                .collect(Collectors.toSet());
        try {
            LocalDate until = TypedDay.of("until", typed.get("until"));
            if (until == null) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "until", "", "dd/MM/yyyy");
            }
            desk.renew(
                    picked.stream().sorted().toList(),
                    ObligationPages.document(typed.getOrDefault("document", "")),
                    typed.getOrDefault("paper", ""),
                    until,
                    SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(LIST + "?term=in-force"));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            Words words = pages.visit(request).words();
            String field = e.arguments().getFirst().toString();
            return show(
                            request,
                            new Typed(typed),
                            picked,
                            typed,
                            words.t("regulation.field." + field) + ": "
                                    + FieldText.of(e, words, "regulation.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }
}
