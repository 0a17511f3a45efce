package vn.dcim.demo;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Visits;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Scenarios and the clock in the API; the demo's alone. */
@Tag(name = "demo")
@Controller("/api/v1")
@Needs(Permission.RUN_DRILL)
final class ScenarioApi {
    private final Stagecraft stagecraft;
    private final Dictionary dictionary;

    ScenarioApi(Stagecraft stagecraft, Dictionary dictionary) {
        this.stagecraft = stagecraft;
        this.dictionary = dictionary;
    }

    @Operation(summary = "Lists what can happen to the plant")
    @Get("/scenarios")
    @Needs(Permission.VIEW)
    ListPage<ScenarioView> scenarios(HttpRequest<?> request) {
        List<ScenarioView> all = stagecraft.scenarios(words(request));
        return new ListPage<>(all, all.size());
    }

    @Operation(summary = "Starts a scenario")
    @Post(uri = "/scenarios/{name}/start", consumes = MediaType.ALL)
    ScenarioView start(HttpRequest<?> request, String name) {
        return stagecraft.start(name, SignedIn.name(request), words(request));
    }

    @Operation(summary = "Begins the way back of a scenario")
    @Post(uri = "/scenarios/{name}/stop", consumes = MediaType.ALL)
    ScenarioView stop(HttpRequest<?> request, String name) {
        return stagecraft.stop(name, SignedIn.name(request), words(request));
    }

    @Operation(summary = "Tells the demo's time")
    @Get("/demo/clock")
    @Needs(Permission.VIEW)
    ClockView time() {
        return stagecraft.time();
    }

    @Operation(
            summary = "Moves the demo's time forward",
            description = "By advance (ISO 8601, such as P30D) or to now.")
    @Post("/demo/clock")
    ClockView move(HttpRequest<?> request, @Body ClockStep step) {
        return stagecraft.move(step, SignedIn.name(request));
    }

    private Words words(HttpRequest<?> request) {
        return dictionary.in(Visits.language(request));
    }
}
