package vn.dcim.web.power;

import io.micronaut.core.annotation.Nullable;
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
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.forecast.Pace;
import vn.dcim.core.forecast.PlaceForecast;
import vn.dcim.core.forecast.PlaceForecasts;
import vn.dcim.core.forecast.PlaceLimits;
import vn.dcim.core.forecast.Trend;
import vn.dcim.core.place.Place;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Which racks and rooms are full when, and what they may carry. */
@Hidden
@Controller("/power/forecast/places")
@Needs(Permission.VIEW)
final class SpaceController {

    private final PlaceForecasts forecasts;
    private final PlaceLimits limits;
    private final Pages pages;
    private final Clock clock;

    SpaceController(PlaceForecasts forecasts, PlaceLimits limits, Pages pages, Clock clock) {
        this.forecasts = forecasts;
        this.limits = limits;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String kind,
            @QueryValue(defaultValue = "0") int page) {
        if (page < 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "page", page, "≥ 0");
        }
        return pages.page(
                request,
                pages.visit(request).t("space.title"),
                "power/space",
                SpacePage.of(shown(kind), kind, page, today()));
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request, @QueryValue(defaultValue = "") String kind) {
        return export(request, kind).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @QueryValue(defaultValue = "") String kind) {
        return export(request, kind).xlsx();
    }

    @Get("/export.json")
    HttpResponse<List<Map<String, String>>> json(HttpRequest<?> request, @QueryValue(defaultValue = "") String kind) {
        return export(request, kind).json();
    }

    @Get("/{id}/limit")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<?> limitForm(HttpRequest<?> request, long id) {
        String most =
                limits.of(id).map(known -> Integer.toString(known.mostKg())).orElse("");
        return form(request, id, most, "", "");
    }

    @Post("/{id}/limit")
    @Needs(Permission.CHANGE_ASSET)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> limit(HttpRequest<?> request, long id, @Nullable @Body Map<String, String> body) {
        Map<String, String> typed = body == null ? Map.of() : body;
        String most = typed.getOrDefault("most", "");
        String reason = typed.getOrDefault("reason", "");
        try {
            limits.set(id, most, reason, SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/power/forecast/places"));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            Visit visit = pages.visit(request);
            String field = visit.t("space.field." + e.arguments().getFirst());
            String fault = field + ": " + FieldText.of(e, visit.words(), "space.accepted.");
            return form(request, id, most, reason, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> form(HttpRequest<?> request, long id, String most, String reason, String fault) {
        Place place = limits.place(id);
        return pages.page(
                request,
                pages.visit(request).t("space.limit", place.name()),
                "power/place-limit",
                new PlaceLimitPage(place, most, reason, fault));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private List<PlaceForecast> shown(String kind) {
        if (!List.of("", "rack", "room").contains(kind)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "kind", kind, "rack, room");
        }
        return forecasts.now().stream()
                .filter(each -> kind.isEmpty() || code(each).equals(kind))
                .toList();
    }

    private static String code(PlaceForecast forecast) {
        return forecast.place().kind().name().toLowerCase(Locale.ROOT);
    }

    private ListExport<PlaceForecast> export(HttpRequest<?> request, String kind) {
        Words words = pages.visit(request).words();
        LocalDate today = today();
        return new ListExport<>(
                "space",
                List.of(
                        new ListColumn<>(
                                "kind",
                                words.t("forecast.head.kind"),
                                each -> words.t("forecast.kind." + code(each)),
                                SpaceController::code),
                        new ListColumn<>(
                                "name",
                                words.t("forecast.head.name"),
                                each -> each.place().name(),
                                each -> each.place().name()),
                        new ListColumn<>(
                                "measure",
                                words.t("space.head.measure"),
                                each -> words.t(
                                        "space.measure." + each.measure().code()),
                                each -> each.measure().code()),
                        figure("now", words, PlaceForecast::now),
                        figure(
                                "limit",
                                words,
                                each -> each.limit() == null
                                        ? null
                                        : Double.valueOf(each.limit().doubleValue())),
                        figure("unknown", words, each -> Double.valueOf(each.unknown())),
                        figure("month", words, each -> ofPace(each, pace -> Trend.AHEAD * pace.perDay())),
                        figure("ahead", words, each -> ofPace(each, Pace::ahead)),
                        figure("low", words, each -> ofPace(each, Pace::low)),
                        figure("high", words, each -> ofPace(each, Pace::high)),
                        new ListColumn<>(
                                "full-on",
                                words.t("space.head.full-on"),
                                each -> SpacePage.full(each, today, words),
                                each -> each.untilFull()
                                        .map(n -> today.plusDays(n).toString())
                                        .orElse(""))),
                shown(kind));
    }

    private static @Nullable Double ofPace(PlaceForecast forecast, Function<Pace, Double> figure) {
        return forecast.pace() == null ? null : figure.apply(forecast.pace());
    }

    private static ListColumn<PlaceForecast> figure(String code, Words words, Function<PlaceForecast, Double> figure) {
        return new ListColumn<>(
                code,
                words.t("space.head." + code),
                each -> figure.apply(each) == null ? "" : SpacePage.number(figure.apply(each), each.measure(), words),
                each -> figure.apply(each) == null ? "" : Double.toString(Math.round(10 * figure.apply(each)) / 10.0));
    }
}
