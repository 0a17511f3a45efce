package vn.dcim.web.power;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.forecast.Forecast;
import vn.dcim.core.forecast.Forecasts;
import vn.dcim.core.forecast.Trend;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** What the power chain, racks and rooms are coming to. */
@Hidden
@Controller("/power/forecast")
@Needs(Permission.VIEW)
final class ForecastController {

    private final Forecasts forecasts;
    private final PowerConfig config;
    private final Pages pages;
    private final Clock clock;

    ForecastController(Forecasts forecasts, PowerConfig config, Pages pages, Clock clock) {
        this.forecasts = forecasts;
        this.config = config;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.page(request, pages.visit(request).t("forecast.title"), "power/forecast", page());
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    HttpResponse<List<Map<String, String>>> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ForecastPage page() {
        return new ForecastPage(forecasts.now(), config, LocalDate.ofInstant(clock.instant(), CentreTime.ZONE));
    }

    private ListExport<Forecast> export(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        ForecastPage page = page();
        return new ListExport<>(
                "forecast",
                List.of(
                        new ListColumn<>(
                                "kind",
                                words.t("forecast.head.kind"),
                                each -> words.t("forecast.kind." + each.kind().code()),
                                each -> each.kind().code()),
                        new ListColumn<>("name", words.t("forecast.head.name"), Forecast::name, Forecast::name),
                        new ListColumn<>(
                                "days",
                                words.t("forecast.head.days"),
                                each -> Integer.toString(each.peaks().size()),
                                each -> Integer.toString(each.peaks().size())),
                        watts("today", words, each -> ofTrend(each, Trend::today)),
                        watts("month", words, each -> ofTrend(each, trend -> Trend.AHEAD * trend.perDay())),
                        watts("ahead", words, each -> ofTrend(each, Trend::ahead)),
                        watts("low", words, each -> ofTrend(each, Trend::low)),
                        watts("high", words, each -> ofTrend(each, Trend::high)),
                        watts("limit", words, Forecast::limit),
                        day("watch-on", words, page, Forecast::untilWatch, Forecast::watch),
                        day("limit-on", words, page, Forecast::untilLimit, Forecast::limit)),
                page.forecasts());
    }

    private static @Nullable Double ofTrend(Forecast forecast, Function<Trend, Double> figure) {
        return forecast.trend() == null ? null : figure.apply(forecast.trend());
    }

    private static ListColumn<Forecast> watts(String code, Words words, Function<Forecast, Double> figure) {
        return new ListColumn<>(
                code,
                words.t("forecast.head." + code) + " (kW)",
                each -> figure.apply(each) == null ? "" : PowerWords.kilowatts(figure.apply(each), words),
                each -> figure.apply(each) == null
                        ? ""
                        : Double.toString(Math.round(figure.apply(each)) / PowerWords.WATTS));
    }

    private static ListColumn<Forecast> day(
            String code,
            Words words,
            ForecastPage page,
            Function<Forecast, Optional<Integer>> days,
            Function<Forecast, Double> level) {
        return new ListColumn<>(
                code,
                words.t("forecast.head." + code),
                each -> page.day(each, days.apply(each), level.apply(each) != null, words),
                each -> days.apply(each)
                        .map(n -> page.today().plusDays(n).toString())
                        .orElse(""));
    }
}
