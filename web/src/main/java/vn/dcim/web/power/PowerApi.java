package vn.dcim.web.power;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.forecast.Forecasts;
import vn.dcim.core.forecast.PlaceForecasts;
import vn.dcim.core.power.Cable;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.PowerDesk;
import vn.dcim.core.power.PowerSurveys;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The power chain in the API. */
@Tag(name = "power")
@Controller("/api/v1/power")
@Needs(Permission.VIEW)
final class PowerApi {

    private static final int MOST_CABLES = 1000;

    private final Chains chains;
    private final PowerSurveys surveys;
    private final PowerDesk desk;
    private final Questions questions;
    private final Forecasts forecasts;
    private final PlaceForecasts spaces;
    private final Clock clock;

    PowerApi(
            Chains chains,
            PowerSurveys surveys,
            PowerDesk desk,
            Questions questions,
            Forecasts forecasts,
            PlaceForecasts spaces,
            Clock clock) {
        this.chains = chains;
        this.surveys = surveys;
        this.desk = desk;
        this.questions = questions;
        this.forecasts = forecasts;
        this.spaces = spaces;
        this.clock = clock;
    }

    @Operation(summary = "Lists the parts of the power chain, sources first, with what they carry, in W")
    @Get("/parts")
    ListPage<PartResource> parts() {
        List<PartResource> parts =
                surveys.of(chains.now()).stages().stream().map(PartResource::of).toList();
        return new ListPage<>(parts, parts.size());
    }

    @Operation(
            summary = "Tells what becomes of the chain when parts of it are opened, by live readings",
            description = "open: name of a part, or device:12; several as open=Q1&open=Q2. Loads in W, batteries in s.")
    @Get("/what-if")
    WhatIfResource whatIf(@QueryValue @Nullable List<String> open) {
        Questions.Asked asked = questions.ask(open == null ? List.of() : open);
        if (!asked.unknown().isEmpty()) {
            throw new DcimException(ErrorCode.NOT_FOUND, "node", asked.unknown().getFirst());
        }
        return WhatIfResource.of(asked.answer());
    }

    @Operation(
            summary = "Tells what parts, racks and rooms come to, from the measured peaks of ninety days, in W",
            description = "What reaches its limit soonest comes first; fewer than fourteen days give no trend.")
    @Get("/forecast")
    ListPage<ForecastResource> forecast() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        List<ForecastResource> found = forecasts.now().stream()
                .map(each -> ForecastResource.of(each, today))
                .toList();
        return new ListPage<>(found, found.size());
    }

    @Operation(
            summary = "Tells when racks and rooms are full, by units and by weight, from the registry of ninety days",
            description = "What is full soonest comes first; fewer than fourteen days give no pace.")
    @Get("/forecast/places")
    ListPage<SpaceResource> places() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        List<SpaceResource> found =
                spaces.now().stream().map(each -> SpaceResource.of(each, today)).toList();
        return new ListPage<>(found, found.size());
    }

    @Operation(
            summary = "Notes a part of the chain",
            description =
                    "Fields: name, or device for a device's ratings; kind (source, generator, ats, ups, panel, breaker, pdu); "
                            + "amps, phases, watts, derating, open, note.")
    @ApiResponse(responseCode = "201", description = "The key of the part")
    @Post("/parts")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<Map<String, String>> add(HttpRequest<?> request, @Body Map<String, String> wanted) {
        return HttpResponse.created(
                Map.of("key", desk.add(wanted, SignedIn.name(request)).key()));
    }

    @Operation(
            summary =
                    "Connects parts, devices, places and assets, up to a thousand as one change; with one that cannot be, none is made",
            description =
                    "from and to by name, assets by label too; path A or B; outlet; phases such as L1; priority 0 or 1.")
    @ApiResponse(responseCode = "201", description = "How many were made")
    @Post("/connections")
    @Needs(Permission.CHANGE_ASSET)
    HttpResponse<Map<String, Integer>> connect(HttpRequest<?> request, @Body List<CableForm> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST_CABLES) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "connections", wanted.size(), "1–" + MOST_CABLES);
        }
        List<Cable> cables = wanted.stream().map(CableForm::cable).toList();
        return HttpResponse.created(Map.of(
                "made", desk.connectAll(cables, "", SignedIn.name(request)).size()));
    }
}
