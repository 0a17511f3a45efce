package vn.dcim.web.software;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.dcim.core.account.Permission;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.Ending;
import vn.dcim.core.software.Endings;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** The page of what ends: licences, warranties, contracts. */
@Hidden
@Controller("/ends")
@Needs(Permission.VIEW)
final class EndingController {

    private final Endings endings;
    private final SoftwareRegister register;
    private final Pages pages;

    EndingController(Endings endings, SoftwareRegister register, Pages pages) {
        this.endings = endings;
        this.register = register;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> show(
            HttpRequest<?> request,
            @QueryValue(defaultValue = EndingView.USUAL_DAYS) int days,
            @QueryValue(defaultValue = "") String kind) {
        var page = new EndingPage(EndingView.find(endings, days, kind), days, kind, register.today());
        return pages.page(request, pages.visit(request).t("ending.title"), "software/endings", page);
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(
            HttpRequest<?> request,
            @QueryValue(defaultValue = EndingView.USUAL_DAYS) int days,
            @QueryValue(defaultValue = "") String kind) {
        return export(request, days, kind).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(
            HttpRequest<?> request,
            @QueryValue(defaultValue = EndingView.USUAL_DAYS) int days,
            @QueryValue(defaultValue = "") String kind) {
        return export(request, days, kind).xlsx();
    }

    @Get("/export.json")
    HttpResponse<List<Map<String, String>>> json(
            HttpRequest<?> request,
            @QueryValue(defaultValue = EndingView.USUAL_DAYS) int days,
            @QueryValue(defaultValue = "") String kind) {
        return export(request, days, kind).json();
    }

    private ListExport<Ending> export(HttpRequest<?> request, int days, String kind) {
        return new ListExport<>(
                "ends", columns(register.today(), pages.visit(request).words()), EndingView.find(endings, days, kind));
    }

    private static List<ListColumn<Ending>> columns(LocalDate today, Words words) {
        return List.of(
                column("what", words, Ending::name),
                new ListColumn<>(
                        "kind",
                        words.t("ending.column.kind"),
                        ending -> words.t("ending.kind." + Codes.of(ending.kind())),
                        ending -> Codes.of(ending.kind())),
                new ListColumn<>(
                        "ends-on",
                        words.t("ending.column.ends-on"),
                        ending -> words.day(ending.endsOn()),
                        ending -> ending.endsOn().toString()),
                column("days", words, ending -> Long.toString(ending.daysLeft(today))),
                column("contract", words, Ending::contract),
                column("supplier", words, Ending::supplier),
                column("dependents", words, ending -> Integer.toString(ending.dependents())),
                column("some", words, Ending::some),
                column(
                        "renewal",
                        words,
                        ending -> ending.licence() == null
                                ? ""
                                : ending.licence().renewal().person()),
                column(
                        "budget",
                        words,
                        ending -> ending.licence() == null || ending.licence().budgetYear() == null
                                ? ""
                                : ending.licence().budgetYear().toString()));
    }

    private static ListColumn<Ending> column(String code, Words words, Function<Ending, String> text) {
        return new ListColumn<>(code, words.t("ending.column." + code), text, text);
    }
}
