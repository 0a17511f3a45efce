package vn.dcim.web.syslog;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.syslog.StoredLog;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;

/** The page on which log messages are searched. */
@Hidden
@Controller("/logs")
@Needs(Permission.READ_LOG)
final class LogsController {

    private static final int MOST_EXPORTED = 10_000;

    private final LogList list;
    private final Pages pages;

    LogsController(LogList list, Pages pages) {
        this.list = list;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @RequestBean LogView view) {
        return pages.page(request, pages.visit(request).t("logs.title"), "syslog/list", list.page(view.complete()));
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, @RequestBean LogView view) {
        return export(request, view).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @RequestBean LogView view) {
        return export(request, view).xlsx();
    }

    @Get("/export.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<?> json(HttpRequest<?> request, @RequestBean LogView view) {
        return export(request, view).json();
    }

    private ListExport<StoredLog> export(HttpRequest<?> request, LogView view) {
        Words words = pages.visit(request).words();
        LogListPage page = list.page(view.complete());
        List<ListColumn<StoredLog>> columns = List.of(
                new ListColumn<>(
                        "received",
                        words.t("logs.column.received"),
                        log -> words.second(log.message().receivedAt()),
                        log -> log.message().receivedAt().toString()),
                new ListColumn<>(
                        "said",
                        words.t("logs.column.said"),
                        log -> log.message().saidAt() == null
                                ? ""
                                : words.second(log.message().saidAt()),
                        log -> Objects.toString(log.message().saidAt(), "")),
                column("source", words, page::source),
                new ListColumn<>(
                        "severity",
                        words.t("logs.column.severity"),
                        log -> words.t("logs.severity." + log.message().severity()),
                        log -> Integer.toString(log.message().severity())),
                column("facility", words, log -> Integer.toString(log.message().facility())),
                column("host", words, log -> log.message().host()),
                column("application", words, log -> log.message().application()),
                column("process", words, log -> log.message().process()),
                column("id", words, log -> log.message().messageId()),
                column("text", words, log -> log.message().text()),
                column("data", words, log -> log.message().structuredData()));
        return new ListExport<>(
                "logs", columns, list.find(view.complete(), MOST_EXPORTED).rows());
    }

    private static ListColumn<StoredLog> column(
            String code, Words words, java.util.function.Function<StoredLog, String> value) {
        return new ListColumn<>(code, words.t("logs.column." + code), value, value);
    }
}
