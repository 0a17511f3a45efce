package vn.dcim.web.notify;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of notices. */
@Hidden
@Controller("/notices")
@Needs(Permission.VIEW)
final class NoticeController {

    private final NoticeList list;
    private final NoticeCommands commands;
    private final Pages pages;

    NoticeController(NoticeList list, NoticeCommands commands, Pages pages) {
        this.list = list;
        this.commands = commands;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @RequestBean NoticeView view) {
        Visit visit = pages.visit(request);
        return pages.page(request, visit.t("notices.title"), "notify/list", list.page(view.complete(), visit.words()));
    }

    /** The part of the page that time changes. */
    @Get("/rows")
    HttpResponse<?> rows(HttpRequest<?> request, @RequestBean NoticeView view) {
        return pages.fragment(
                request,
                "notify/rows",
                list.page(view.complete(), pages.visit(request).words()));
    }

    @Get("/{id}")
    HttpResponse<?> notice(HttpRequest<?> request, long id) {
        Visit visit = pages.visit(request);
        NoticeDetail detail = list.detail(id, visit.words());
        return pages.page(request, detail.row().what(), "notify/detail", detail);
    }

    @Post(uri = "/{id}/retry", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_NOTICE)
    HttpResponse<?> retry(HttpRequest<?> request, long id) {
        commands.retry(id, SignedIn.name(request));
        return HttpResponse.noContent().header("HX-Refresh", "true");
    }

    @Post("/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Needs(Permission.CHANGE_NOTICE)
    HttpResponse<?> test(HttpRequest<?> request, @Body NoticeTest test) {
        return pages.fragment(
                request,
                "notify/tested",
                commands.test(test, SignedIn.name(request), pages.visit(request).words()));
    }
}
