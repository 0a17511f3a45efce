package vn.dcim.web.rejected;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;

/** The page of rejected messages. */
@Hidden
@Controller("/rejected")
@Needs(Permission.VIEW)
final class RejectedController {

    private final RejectedList list;
    private final Pages pages;

    RejectedController(RejectedList list, Pages pages) {
        this.list = list;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @RequestBean RejectedView view) {
        Visit visit = pages.visit(request);
        return pages.page(request, visit.t("rejected.title"), "rejected/list", list.page(view.complete()));
    }

    /** The part of the page that new messages change. */
    @Get("/rows")
    HttpResponse<?> rows(HttpRequest<?> request, @RequestBean RejectedView view) {
        return pages.fragment(request, "rejected/rows", list.page(view.complete()));
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, @RequestBean RejectedView view) {
        return sheet(request, view).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @RequestBean RejectedView view) {
        return sheet(request, view).xlsx();
    }

    private Sheet sheet(HttpRequest<?> request, RejectedView view) {
        Words words = pages.visit(request).words();
        return new Sheet(
                "rejected",
                Stream.of("at", "kind", "source", "reason", "detail", "payload", "size")
                        .map(column -> words.t("rejected.column." + column))
                        .toList(),
                list.page(view.complete()).rows().stream()
                        .map(row -> row(row, words))
                        .toList());
    }

    private static List<String> row(RejectedPage.Row row, Words words) {
        var message = row.message();
        return List.of(
                words.second(message.at()),
                words.t("rejected.kind." + row.kind()),
                message.source(),
                RejectedTexts.title(words, message.reason()),
                RejectedTexts.detail(words, message.detail()),
                row.payload().text(),
                Long.toString(message.size()));
    }
}
