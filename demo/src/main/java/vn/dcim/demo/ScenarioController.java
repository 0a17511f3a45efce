package vn.dcim.demo;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The scenario panel. */
@Hidden
@Controller("/scenarios")
@Needs(Permission.RUN_DRILL)
final class ScenarioController {
    private final Stagecraft stagecraft;
    private final Pages pages;

    ScenarioController(Stagecraft stagecraft, Pages pages) {
        this.stagecraft = stagecraft;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> panel(HttpRequest<?> request) {
        Visit visit = pages.visit(request);
        return pages.page(request, visit.t("scenarios.title"), "demo/scenarios", page(visit));
    }

    /** The panel without its frame, which it asks for while it is looked at. */
    @Get("/panel")
    HttpResponse<?> part(HttpRequest<?> request) {
        return pages.fragment(request, "demo/scenarios", page(pages.visit(request)));
    }

    @Post(uri = "/{name}/start", consumes = MediaType.ALL)
    HttpResponse<?> start(HttpRequest<?> request, String name) {
        stagecraft.start(name, SignedIn.name(request), pages.visit(request).words());
        return part(request);
    }

    @Post(uri = "/{name}/stop", consumes = MediaType.ALL)
    HttpResponse<?> stop(HttpRequest<?> request, String name) {
        stagecraft.stop(name, SignedIn.name(request), pages.visit(request).words());
        return part(request);
    }

    @Post(uri = "/clock/{advance}", consumes = MediaType.ALL)
    HttpResponse<?> move(HttpRequest<?> request, @PathVariable String advance) {
        stagecraft.move(new ClockStep(advance, null), SignedIn.name(request));
        // why: the clock in the frame and every age on the page have changed
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    private ScenarioPage page(Visit visit) {
        return new ScenarioPage(stagecraft.scenarios(visit.words()), stagecraft.time());
    }
}
