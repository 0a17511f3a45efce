package vn.dcim.web.overview;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;

/** The overview and the part of it that is drawn anew when a state changes. */
@Hidden
@Controller
@Needs(Permission.VIEW)
@Scoped
final class OverviewController {

    private final Boards boards;
    private final Pages pages;

    OverviewController(Boards boards, Pages pages) {
        this.boards = boards;
        this.pages = pages;
    }

    @Get("/")
    HttpResponse<?> overview(HttpRequest<?> request) {
        Visit visit = pages.visit(request);
        return pages.page(
                request, visit.t("nav.overview"), "overview/page", boards.board(visit.words(), visit.scope()));
    }

    /** @param version of what the page shows; when it is still right, the answer is 204 */
    @Get("/overview/diagram")
    HttpResponse<?> diagram(HttpRequest<?> request, @QueryValue(defaultValue = "") String version) {
        Visit visit = pages.visit(request);
        Board board = boards.board(visit.words(), visit.scope());
        return board.version().equals(version)
                ? HttpResponse.noContent()
                : pages.fragment(request, "overview/board", board);
    }
}
