package vn.dcim.web.work.cost;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.work.cost.CostGroup;
import vn.dcim.core.work.cost.CostReports;
import vn.dcim.core.work.cost.CostSum;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;

/** What work took in some days, told apart by class, asset, kind of order or doer. */
@Hidden
@Controller("/work/costs")
@Needs(Permission.VIEW)
final class CostReportController {

    private final CostReports reports;
    private final Assets assets;
    private final Roster roster;
    private final Pages pages;
    private final Clock clock;

    CostReportController(CostReports reports, Assets assets, Roster roster, Pages pages, Clock clock) {
        this.reports = reports;
        this.assets = assets;
        this.roster = roster;
        this.pages = pages;
        this.clock = clock;
    }

    /** The query takes {@code from}, {@code to} and {@code by}; of nothing, the year that runs, by class. */
    @Get
    HttpResponse<?> report(HttpRequest<?> request) {
        Visit visit = pages.visit(request);
        CostReportPage page;
        try {
            page = page(Typed.asked(request), "");
        } catch (DcimException e) {
            page = page(Typed.NOTHING, FieldText.of(e, visit.words(), "cost.accepted."));
        }
        return pages.page(request, visit.t("cost.report"), "work/costs", page)
                .status(page.fault().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
    }

    @Get("/export.csv")
    HttpResponse<?> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<?> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<CostReports.Line> export(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        CostReportPage page = page(Typed.asked(request), "");
        return new ListExport<>(
                "chi-phi-" + page.first() + "-" + page.last(),
                List.of(
                        new ListColumn<>(
                                "what",
                                words.t("cost.by." + page.group().code()),
                                line -> page.name(line, words),
                                CostReports.Line::key),
                        number("orders", words, line -> Integer.toString(line.orders())),
                        number("hours", words, line -> line.sum().hours().toPlainString()),
                        number("labour", words, line -> Long.toString(line.sum().labour())),
                        number("parts", words, line -> Long.toString(line.sum().parts())),
                        number(
                                "services",
                                words,
                                line -> Long.toString(line.sum().services())),
                        number("total", words, line -> Long.toString(line.sum().total())),
                        number(
                                "unpriced",
                                words,
                                line -> Integer.toString(line.sum().unpriced()))),
                page.lines());
    }

    private static ListColumn<CostReports.Line> number(
            String code, Words words, Function<CostReports.Line, String> value) {
        return new ListColumn<>(code, words.t("cost.column." + code), value, value);
    }

    private CostReportPage page(Typed asked, String fault) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        LocalDate from = asked.day("from");
        LocalDate to = asked.day("to");
        LocalDate first = from == null ? (to == null ? today : to).withDayOfYear(1) : from;
        LocalDate last = to == null ? first.withMonth(12).withDayOfMonth(31) : to;
        if (last.isBefore(first)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "to", asked.text("to"), "≥ " + first);
        }
        String by = asked.text("by");
        CostGroup group = CostGroup.of(by.isEmpty() ? CostGroup.CLASS.code() : by)
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "by", by, ""));
        List<CostReports.Line> lines = reports.of(first, last, group);
        Map<Long, String> named = group != CostGroup.ASSET
                ? Map.of()
                : assets
                        .get(lines.stream()
                                .map(CostReports.Line::key)
                                .filter(key -> !key.isEmpty())
                                .map(Long::valueOf)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Asset::id, Asset::name));
        return new CostReportPage(
                first,
                last,
                group,
                periods(today),
                lines,
                lines.stream().map(CostReports.Line::sum).reduce(CostSum.NOTHING, CostSum::plus),
                named,
                roster.names(),
                fault);
    }

    private static List<CostReportPage.Period> periods(LocalDate today) {
        LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        LocalDate year = today.withDayOfYear(1);
        BiFunction<LocalDate, Integer, LocalDate> end =
                (first, months) -> first.plusMonths(months).minusDays(1);
        return List.of(
                new CostReportPage.Period("this-quarter", quarter, end.apply(quarter, 3)),
                new CostReportPage.Period("last-quarter", quarter.minusMonths(3), quarter.minusDays(1)),
                new CostReportPage.Period("this-year", year, end.apply(year, 12)),
                new CostReportPage.Period("last-year", year.minusYears(1), year.minusDays(1)));
    }
}
