package vn.dcim.web.rejected;

import io.micronaut.data.model.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import vn.dcim.core.account.Permission;
import vn.dcim.core.ingest.RejectedMessage;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** Rejected messages in the API. */
@Tag(name = "rejected-messages")
@Controller("/api/v1/rejected-messages")
@Needs(Permission.VIEW)
final class RejectedApi {

    private final RejectedList list;
    private final Pages pages;

    RejectedApi(RejectedList list, Pages pages) {
        this.list = list;
        this.pages = pages;
    }

    @Operation(
            summary = "Lists messages and traps that nobody could use",
            description = "Newest first. kind: mqtt, trap; q: what topic or sender contains. "
                    + "Sort: at, source, reason, size, with - before it for the greatest first.")
    @Get
    ListPage<RejectedResource> list(
            HttpRequest<?> request,
            @RequestBean ListQuery query,
            @QueryValue(defaultValue = "") String kind,
            @QueryValue(defaultValue = "") String reason,
            @QueryValue(defaultValue = "") String q) {
        Words words = pages.visit(request).words();
        Page<RejectedMessage> found =
                list.find(new RejectedView(kind, reason, q, query.sort(), query.page()).complete(), query);
        return new ListPage<>(
                found.getContent().stream()
                        .map(message -> RejectedResource.of(message, words))
                        .toList(),
                found.getTotalSize());
    }
}
