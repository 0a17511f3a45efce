package vn.dcim.web.foreign;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.foreign.ForeignEvidence;
import vn.dcim.core.foreign.ForeignImports;
import vn.dcim.core.foreign.SystemEvidence;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.page.Visits;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Other systems in the API: what their lists prove, and lists that programs bring. */
@Tag(name = "foreign-systems")
@Controller("/api/v1/foreign-systems")
@Needs(Permission.READ_ACCOUNT)
final class ForeignApi {

    private static final Map<String, Comparator<SystemEvidence>> ORDERS = new LinkedHashMap<>();

    static {
        ORDERS.put("name", Comparator.comparing(evidence -> evidence.system().name()));
        ORDERS.put("state", Comparator.comparing(SystemEvidence::worst));
        ORDERS.put("dueOn", Comparator.comparing(SystemEvidence::dueOn));
    }

    private final ForeignEvidence evidence;
    private final ForeignImports imports;
    private final Dictionary dictionary;

    ForeignApi(ForeignEvidence evidence, ForeignImports imports, Dictionary dictionary) {
        this.evidence = evidence;
        this.imports = imports;
        this.dictionary = dictionary;
    }

    @Operation(
            summary = "Lists other systems with what their lists prove",
            description = "Sort: name, state, dueOn, with - before it for the greatest first.")
    @Get
    ListPage<ForeignSystemResource> list(@RequestBean ListQuery query) {
        return query.of(evidence.all(), ORDERS).map(ForeignSystemResource::of);
    }

    @Operation(summary = "Shows another system with what its list proves")
    @Get("/{id}")
    ForeignSystemResource get(long id) {
        return ForeignSystemResource.of(evidence.of(id));
    }

    @Operation(
            summary = "Lists the accounts of another system",
            description =
                    "check: those that breach it, or may. state: active, locked, disabled, unknown. q: looks in login, name and "
                            + "unit. Sort: worst, login, name, unit, state, lastUsed, passwordChanged.")
    @Get("/{id}/accounts")
    ListPage<ForeignAccountResource> accounts(
            long id,
            @RequestBean ListQuery query,
            @QueryValue(defaultValue = "") String check,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String q) {
        return ForeignRows.page(evidence.of(id), new ForeignView(check, state, q.strip(), "", 0), query)
                .map(ForeignAccountResource::of);
    }

    @Operation(
            summary = "Imports a list of accounts",
            description =
                    "The body is CSV in UTF-8 with commas, semicolons or tabs, at most 8 MiB and 100,000 accounts; the first line "
                            + "names the columns: login, full-name, unit, state, administrator, machine, responsible, created, last-used, "
                            + "password-changed, expires, least-length, second-factor, granted-by, granted-for, grant-document, granted-on, or "
                            + "words that people use for them. All of it is taken over (201), or nothing (422 with every fault). dryRun=true "
                            + "tells what it would do (200).")
    @Post(value = "/{id}/imports", consumes = MediaType.ALL)
    @Needs(Permission.REVIEW_ACCOUNT)
    HttpResponse<ForeignImportResource> take(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String fileName,
            @QueryValue(defaultValue = "false") boolean dryRun,
            @Nullable @Body byte[] content) {
        ForeignImports.Outcome outcome =
                imports.take(id, fileName, content == null ? new byte[0] : content, dryRun, SignedIn.name(request));
        HttpStatus status =
                !outcome.list().isFit() ? HttpStatus.UNPROCESSABLE_ENTITY : dryRun ? HttpStatus.OK : HttpStatus.CREATED;
        return HttpResponse.<ForeignImportResource>status(status)
                .body(ForeignImportResource.of(outcome, dictionary.in(Visits.language(request))));
    }
}
