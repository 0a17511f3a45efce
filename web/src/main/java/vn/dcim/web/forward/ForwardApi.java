package vn.dcim.web.forward;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.forward.ForwardDesk;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** The log receivers in the API. */
@Tag(name = "log-receivers")
@Controller("/api/v1/log-receivers")
@Needs(Permission.VIEW)
final class ForwardApi {

    private final ForwardDesk desk;
    private final Pages pages;

    ForwardApi(ForwardDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    @Operation(
            summary = "Lists the receivers that audit log, alarms and seals are forwarded to, by name",
            description =
                    "waiting: rows that were not written to a line yet, by kind. sent counts repeated messages too.")
    @Get
    ListPage<ReceiverResource> list(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        List<ReceiverResource> all = desk.all().stream()
                .map(status -> ReceiverResource.of(status, words))
                .toList();
        return new ListPage<>(all, all.size());
    }
}
