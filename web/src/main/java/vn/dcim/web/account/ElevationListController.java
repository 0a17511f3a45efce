package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.elevation.Elevation;
import vn.dcim.core.account.elevation.Elevations;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The list of all rights that were taken on demand, and where an administrator ends one. */
@Hidden
@Controller(ElevationListController.PATH)
@Needs(Permission.READ_ACCOUNT)
final class ElevationListController {

    static final String PATH = "/accounts/elevations";

    private static final int SHOWN = 200;
    private static final List<String> COLUMNS = List.of(
            "started",
            "owner",
            "full-name",
            "role",
            "rights",
            "reason",
            "document",
            "address",
            "ends",
            "state",
            "ended",
            "ended-by",
            "remark");

    private final Elevations elevations;
    private final Accounts accounts;
    private final Pages pages;
    private final Clock clock;

    ElevationListController(Elevations elevations, Accounts accounts, Pages pages, Clock clock) {
        this.elevations = elevations;
        this.accounts = accounts;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String q) {
        return show(request, state, q.strip(), 0, "");
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String q) {
        return sheet(request, state, q.strip()).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "") String q) {
        return sheet(request, state, q.strip()).xlsx();
    }

    @Post("/{id}/end")
    @Needs(Permission.CHANGE_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> end(HttpRequest<?> request, long id, @Body ActForm form) {
        try {
            elevations.withdraw(id, form.typedReason(), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(PATH));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(
                            request,
                            "",
                            "",
                            id,
                            FieldText.of(e, pages.visit(request).words(), "accounts.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, String state, String q, long refused, String fault) {
        List<ElevationLine> lines = lines(state, q);
        var page = new ElevationListPage(lines.stream().limit(SHOWN).toList(), lines.size(), state, q, refused, fault);
        return pages.page(request, pages.visit(request).t("elevations.title"), "account/elevations", page);
    }

    private List<ElevationLine> lines(String state, String q) {
        Map<Long, Account> owners = accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Instant now = clock.instant();
        return elevations.all().stream()
                .map(one -> new ElevationLine(one, owners.get(one.accountId()), one.state(now)))
                .filter(line -> state.isEmpty() || line.isRunning() == state.equals("running"))
                .filter(line -> q.isEmpty() || text(line).contains(q.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String text(ElevationLine line) {
        Elevation one = line.elevation();
        return String.join(
                        " ",
                        line.owner().name(),
                        line.owner().person().fullName(),
                        one.permissions(),
                        one.reason(),
                        one.document(),
                        one.address())
                .toLowerCase(Locale.ROOT);
    }

    private Sheet sheet(HttpRequest<?> request, String state, String q) {
        Words words = pages.visit(request).words();
        return new Sheet(
                "elevations",
                COLUMNS.stream()
                        .map(column -> words.t("elevation.column." + column))
                        .toList(),
                lines(state, q).stream().map(line -> row(line, words)).toList());
    }

    private static List<String> row(ElevationLine line, Words words) {
        Elevation one = line.elevation();
        return Stream.of(
                        words.second(one.startedAt()),
                        line.owner().name(),
                        line.owner().person().fullName(),
                        words.t("role." + one.role().code()),
                        one.taken().stream()
                                .map(right -> words.t("permission." + right.code()))
                                .collect(Collectors.joining("; ")),
                        one.reason(),
                        one.document(),
                        one.address(),
                        words.second(one.endsAt()),
                        words.t("elevation.state." + line.state()),
                        one.endedAt() == null ? "" : words.second(one.endedAt()),
                        one.endedBy() == null ? "" : one.endedBy(),
                        one.remark() == null ? "" : one.remark())
                .toList();
    }
}
