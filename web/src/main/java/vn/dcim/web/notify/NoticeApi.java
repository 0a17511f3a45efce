package vn.dcim.web.notify;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import vn.dcim.core.account.Permission;
import vn.dcim.core.notify.NoticeDesk;
import vn.dcim.core.notify.NoticeLine;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Notices in the API. */
@Tag(name = "notices")
@Controller("/api/v1/notices")
@Needs(Permission.VIEW)
final class NoticeApi {

    private final NoticeList list;
    private final NoticeDesk desk;
    private final NoticeCommands commands;
    private final Pages pages;

    NoticeApi(NoticeList list, NoticeDesk desk, NoticeCommands commands, Pages pages) {
        this.list = list;
        this.desk = desk;
        this.commands = commands;
        this.pages = pages;
    }

    @Operation(
            summary = "Lists notices, one for each recipient",
            description =
                    "Newest first. state: waiting, sent, given-up, dropped, undeliverable; channel: mail, sms, webhook; "
                            + "q: what account or address contains. Sort: at, due, address, channel, state, with - before it for "
                            + "the greatest first.")
    @Get
    ListPage<NoticeResource> list(
            HttpRequest<?> request,
            @RequestBean ListQuery query,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String channel,
            @QueryValue(defaultValue = "") String q) {
        Words words = pages.visit(request).words();
        NoticeDesk.Page found =
                list.find(new NoticeView(state, channel, q, query.sort(), query.page()).complete(), query);
        return new ListPage<>(
                found.items().stream().map(line -> list.resource(line, words)).toList(), found.total());
    }

    @Operation(summary = "Shows a notice for one recipient, with its attempts")
    @Get("/{id}")
    NoticeResource get(HttpRequest<?> request, long id) {
        return resource(request, desk.get(id));
    }

    @Operation(summary = "Sends again what was given up", description = "At once, and for another day.")
    @Post("/{id}/retry")
    @Needs(Permission.CHANGE_NOTICE)
    NoticeResource retry(HttpRequest<?> request, long id) {
        return resource(request, commands.retry(id, SignedIn.name(request)));
    }

    @Operation(
            summary = "Sends a test",
            description =
                    "Needs channel and, but for a webhook, recipient. Answers when it is over, which may take a minute.")
    @Post("/test")
    @Needs(Permission.CHANGE_NOTICE)
    NoticeResource.AttemptResource test(HttpRequest<?> request, @Body NoticeTest test) {
        return NoticeResource.AttemptResource.of(
                commands.test(test, SignedIn.name(request), pages.visit(request).words()));
    }

    private NoticeResource resource(HttpRequest<?> request, NoticeLine line) {
        return list.resource(line, pages.visit(request).words())
                .with(desk.attempts(line.delivery().id()));
    }
}
