package vn.dcim.web.transport;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** The paths in the API. */
@Tag(name = "transport-paths")
@Controller("/api/v1/transport-paths")
@Needs(Permission.VIEW)
final class TransportApi {

    private static final Map<String, Comparator<TransportLine>> ORDERS = new LinkedHashMap<>();

    static {
        ORDERS.put(
                "kind",
                Comparator.<TransportLine, Integer>comparing(
                                line -> line.path().kind().ordinal())
                        .thenComparing(line -> line.path().name()));
        ORDERS.put("name", Comparator.comparing(line -> line.path().name()));
        ORDERS.put("verdict", Comparator.comparing(TransportLine::verdict));
    }

    private final TransportBoard board;
    private final Pages pages;

    TransportApi(TransportBoard board, Pages pages) {
        this.board = board;
        this.pages = pages;
    }

    @Operation(
            summary = "Lists the paths that data takes, each with its real cipher and whether that is AES-256",
            description =
                    "The path of kind browser is that of this request. verdict: meets, fails, local, unknown. "
                            + "An exception changes no verdict. Sort: kind, name, verdict, with - before it for the greatest first.")
    @Get
    ListPage<TransportResource> list(
            HttpRequest<?> request, @RequestBean ListQuery query, @QueryValue(defaultValue = "") String verdict) {
        Words words = pages.visit(request).words();
        return query.of(board.fitting(board.lines(request), verdict), ORDERS)
                .map(line -> TransportResource.of(line, words));
    }
}
