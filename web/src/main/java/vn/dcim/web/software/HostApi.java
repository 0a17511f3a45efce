package vn.dcim.web.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.ConsoleFault;
import vn.dcim.core.software.Consoles;
import vn.dcim.core.software.HostFlaw;
import vn.dcim.core.software.HostState;
import vn.dcim.core.software.Hosts;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** What machines lack, in the API; and the way in for lists of consoles, which programs send each night. */
@Tag(name = "software")
@Controller("/api/v1/software-hosts")
@Needs(Permission.VIEW)
final class HostApi {

    private final Hosts hosts;
    private final Consoles consoles;

    HostApi(Hosts hosts, Consoles consoles) {
        this.hosts = hosts;
        this.consoles = consoles;
    }

    @Operation(
            summary = "Lists servers, workstations and laptops in service with what they lack",
            description = "flaw: those alone that lack it, such as no-anti-malware.")
    @Get
    ListPage<HostResource> list(@QueryValue(defaultValue = "") String flaw) {
        if (!flaw.isEmpty() && Codes.find(HostFlaw.class, flaw).isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "flaw", flaw, "");
        }
        List<HostResource> found = hosts.standing().machines().stream()
                .filter(machine -> flaw.isEmpty() || has(machine, flaw))
                .map(HostResource::of)
                .toList();
        return new ListPage<>(found, found.size());
    }

    private static boolean has(HostState machine, String flaw) {
        return machine.flaws().stream().anyMatch(one -> Codes.of(one).equals(flaw));
    }

    @Operation(
            summary = "Takes the list of a console: all rows or none",
            description =
                    "CSV in UTF-8 with the columns host, product, version, last update, last scan, missing patches.")
    @ApiResponse(responseCode = "200", description = "Taken; no faults")
    @ApiResponse(responseCode = "422", description = "All faults; nothing was written")
    @Post(uri = "/consoles", consumes = MediaType.ALL)
    @Needs(Permission.CHANGE_SOFTWARE)
    HttpResponse<ConsoleResource> take(
            HttpRequest<?> request, @QueryValue String console, @Nullable @Body byte[] content) {
        String text = content == null ? "" : new String(content, StandardCharsets.UTF_8);
        List<ConsoleFault> faults = consoles.take(console, text, SignedIn.name(request));
        ConsoleResource answer = ConsoleResource.of(faults);
        return faults.isEmpty()
                ? HttpResponse.ok(answer)
                : HttpResponse.unprocessableEntity().body(answer);
    }
}
