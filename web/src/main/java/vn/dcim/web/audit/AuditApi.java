package vn.dcim.web.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.audit.AuditSeals;
import vn.dcim.core.audit.AuditTrail;
import vn.dcim.core.audit.AuditVerifications;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The audit log in the API. */
@Tag(name = "audit")
@Controller("/api/v1/audit")
@Needs(Permission.READ_AUDIT)
final class AuditApi {

    private final AuditList list;
    private final AuditSeals seals;
    private final AuditVerifications verifications;
    private final Pages pages;

    AuditApi(AuditList list, AuditSeals seals, AuditVerifications verifications, Pages pages) {
        this.list = list;
        this.seals = seals;
        this.verifications = verifications;
        this.pages = pages;
    }

    @Operation(
            summary = "Lists the audit log",
            description =
                    "Newest first. from, to: days such as 2026-08-01 (of Asia/Ho_Chi_Minh, the last one included) or "
                            + "instants; q: what the subject contains; request: an X-Request-Id. "
                            + "Sort: at, actor, action, subject, with - before it for the greatest first.")
    @Get
    ListPage<AuditResource> list(
            HttpRequest<?> request,
            @RequestBean ListQuery query,
            @QueryValue(defaultValue = "") String from,
            @QueryValue(defaultValue = "") String to,
            @QueryValue(defaultValue = "") String actor,
            @QueryValue(defaultValue = "") String action,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(value = "request", defaultValue = "") String requestId) {
        Words words = pages.visit(request).words();
        AuditTrail.Found found = list.find(
                new AuditView(from, to, actor, action, q, requestId, query.sort(), query.page()).complete(), query);
        return new ListPage<>(
                found.entries().stream()
                        .map(entry -> AuditResource.of(entry, words))
                        .toList(),
                found.total());
    }

    @Operation(summary = "Shows an entry of the audit log")
    @Get("/{id}")
    AuditResource get(HttpRequest<?> request, long id) {
        return AuditResource.of(list.get(id), pages.visit(request).words());
    }

    @Operation(summary = "Lists the seals of the days, newest first")
    @Get("/seals")
    ListPage<SealResource> seals() {
        List<SealResource> all = seals.all().stream().map(SealResource::of).toList();
        return new ListPage<>(all, all.size());
    }

    @Operation(summary = "Tells how the verification of the log stands, and what the last one found")
    @Get("/verification")
    VerificationResource verification(HttpRequest<?> request) {
        return VerificationResource.of(
                verifications.state(), pages.visit(request).words());
    }

    @Operation(summary = "Begins to verify the log, unless it is being verified")
    @Post(uri = "/verification", consumes = MediaType.ALL)
    @Status(HttpStatus.ACCEPTED)
    VerificationResource verify(HttpRequest<?> request) {
        verifications.start(SignedIn.name(request));
        return verification(request);
    }
}
