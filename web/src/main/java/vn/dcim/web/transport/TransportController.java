package vn.dcim.web.transport;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.transport.TransportExemptions;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of all paths with their ciphers, and the exceptions recorded for them. */
@Hidden
@Controller("/transport")
@Needs(Permission.VIEW)
final class TransportController {

    private final TransportBoard board;
    private final TransportExemptions exemptions;
    private final Pages pages;

    TransportController(TransportBoard board, TransportExemptions exemptions, Pages pages) {
        this.board = board;
        this.exemptions = exemptions;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @QueryValue(defaultValue = "") String verdict) {
        Visit visit = pages.visit(request);
        return pages.page(request, visit.t("transport.title"), "transport/list", board.page(request, visit, verdict));
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, @QueryValue(defaultValue = "") String verdict) {
        return sheet(request, verdict).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @QueryValue(defaultValue = "") String verdict) {
        return sheet(request, verdict).xlsx();
    }

    @Post("/exceptions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Needs(Permission.CHANGE_EXCEPTION)
    HttpResponse<?> add(HttpRequest<?> request, @Body ExceptionForm form) {
        exemptions.add(
                board.path(request, form.key()),
                form.typedReason(),
                form.typedDocument(),
                form.lastDay(),
                SignedIn.name(request));
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    @Post(uri = "/exceptions/{id}/withdraw", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_EXCEPTION)
    HttpResponse<?> withdraw(HttpRequest<?> request, long id) {
        exemptions.withdraw(id, SignedIn.name(request));
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    private Sheet sheet(HttpRequest<?> request, String verdict) {
        Words words = pages.visit(request).words();
        return new Sheet(
                "transport",
                Stream.of(
                                "path",
                                "peer",
                                "protocol",
                                "cipher",
                                "verdict",
                                "reason",
                                "exception",
                                "document",
                                "actor",
                                "until")
                        .map(column -> words.t("transport.column." + column))
                        .toList(),
                board.fitting(board.lines(request), verdict).stream()
                        .map(line -> row(line, words))
                        .toList());
    }

    private static List<String> row(TransportLine line, Words words) {
        var path = line.path();
        var exemption = line.exemption();
        return List.of(
                TransportTexts.name(words, path),
                path.peer(),
                path.protocol(),
                path.cipher(),
                TransportTexts.verdict(words, path.judgement()),
                TransportTexts.reason(words, path.judgement()),
                exemption == null ? "" : exemption.reason(),
                exemption == null ? "" : exemption.document(),
                exemption == null ? "" : exemption.actor(),
                exemption == null ? "" : TransportTexts.lastDay(words, exemption));
    }
}
