package vn.dcim.web.forward;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import vn.dcim.core.account.Permission;
import vn.dcim.core.forward.ForwardDesk;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of the log receivers. */
@Hidden
@Controller("/forward")
@Needs(Permission.VIEW)
final class ForwardController {

    private final ForwardDesk desk;
    private final Pages pages;

    ForwardController(ForwardDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        Visit visit = pages.visit(request);
        return pages.page(request, visit.t("forward.title"), "forward/list", desk.all());
    }

    /** The part of the page that time changes. */
    @Get("/rows")
    HttpResponse<?> rows(HttpRequest<?> request) {
        return pages.fragment(request, "forward/rows", desk.all());
    }

    @Post(uri = "/{name}/test", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_NOTICE)
    HttpResponse<?> test(HttpRequest<?> request, String name) {
        return pages.fragment(request, "forward/tested", desk.test(name, SignedIn.name(request)));
    }
}
