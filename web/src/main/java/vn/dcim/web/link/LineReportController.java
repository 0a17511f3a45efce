package vn.dcim.web.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.link.LineReport;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** What providers promised and what their lines did, month by month. */
@Hidden
@Controller("/lines/report")
@Needs(Permission.VIEW)
final class LineReportController {

    private static final int EARLIEST = 2000;

    private final LineReport report;
    private final Pages pages;

    LineReportController(LineReport report, Pages pages) {
        this.report = report;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @Nullable @QueryValue Integer year) {
        int wanted = year(request, year);
        return pages.page(
                request,
                pages.visit(request).t("line.report.title", Integer.toString(wanted)),
                "link/report",
                new LineReportPage(wanted, current(request), report.year(wanted)));
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request, @Nullable @QueryValue Integer year) {
        return export(request, year).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @Nullable @QueryValue Integer year) {
        return export(request, year).xlsx();
    }

    @Get("/export.json")
    HttpResponse<?> json(HttpRequest<?> request, @Nullable @QueryValue Integer year) {
        return export(request, year).json();
    }

    private ListExport<LineReport.Row> export(HttpRequest<?> request, @Nullable Integer year) {
        int wanted = year(request, year);
        return new ListExport<>(
                "lines-" + wanted, LineColumns.months(pages.visit(request).words()), report.year(wanted));
    }

    private int year(HttpRequest<?> request, @Nullable Integer year) {
        int current = current(request);
        if (year != null && (year < EARLIEST || year > current)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "year", year, EARLIEST + "–" + current);
        }
        return year == null ? current : year;
    }

    private int current(HttpRequest<?> request) {
        return pages.visit(request).now().atZone(Words.ZONE).getYear();
    }
}
