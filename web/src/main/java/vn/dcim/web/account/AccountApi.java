package vn.dcim.web.account;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.security.Needs;

/** Accounts in the API. */
@Tag(name = "accounts")
@Controller("/api/v1/accounts")
@Needs(Permission.READ_ACCOUNT)
final class AccountApi {

    private static final Map<String, Comparator<AccountLine>> ORDERS = new LinkedHashMap<>();

    static {
        ORDERS.put("name", Comparator.comparing(line -> line.account().name()));
        ORDERS.put("role", Comparator.comparing(line -> line.account().role()));
        ORDERS.put("standing", Comparator.comparing(AccountLine::standing));
        ORDERS.put(
                "lastUsedAt",
                Comparator.comparing(
                        line -> line.account().lastUsedAt(), Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private final AccountLines lines;
    private final Accounts accounts;

    AccountApi(AccountLines lines, Accounts accounts) {
        this.lines = lines;
        this.accounts = accounts;
    }

    @Operation(
            summary = "Lists accounts, also those whose time is over",
            description =
                    "standing: active, locked, unused, expired, deactivated; or nobody, unaccepted, uncovered, suppliers. q: looks in name, person, unit and post. "
                            + "Sort: name, role, standing, lastUsedAt, with - before it for the greatest first.")
    @Get
    ListPage<AccountResource> list(
            @RequestBean ListQuery query,
            @QueryValue(defaultValue = "") String standing,
            @QueryValue(defaultValue = "") String q) {
        return query.of(lines.page(standing, q.strip()).lines(), ORDERS).map(AccountResource::of);
    }

    @Operation(summary = "Shows an account")
    @Get("/{name}")
    AccountResource get(String name) {
        return accounts.find(name)
                .map(lines::line)
                .map(AccountResource::of)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "account", name));
    }
}
