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
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.FreshProof;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.elevation.Elevation;
import vn.dcim.core.account.elevation.ElevationLimit;
import vn.dcim.core.account.elevation.Elevations;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SessionCookie;
import vn.dcim.web.security.SignedIn;

/** The page on which people take rights on demand for a time, and give them back. */
@Hidden
@Controller(ElevationController.PATH)
@Needs(value = Permission.VIEW, personally = true)
@Scoped
final class ElevationController {

    static final String PATH = "/me/rights";

    private static final int SHOWN = 20;

    private final Elevations elevations;
    private final ElevationLimit limit;
    private final FreshProof proof;
    private final Accounts accounts;
    private final Pages pages;
    private final HttpClientAddressResolver addresses;

    ElevationController(
            Elevations elevations,
            ElevationLimit limit,
            FreshProof proof,
            Accounts accounts,
            Pages pages,
            HttpClientAddressResolver addresses) {
        this.elevations = elevations;
        this.limit = limit;
        this.proof = proof;
        this.accounts = accounts;
        this.pages = pages;
        this.addresses = addresses;
    }

    /**
     * @param right that the reader lacked
     * @param next where the reader lacked it
     */
    @Get
    HttpResponse<?> page(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String right,
            @QueryValue(defaultValue = PATH) String next) {
        return show(request, ElevationForm.of(right, limit.usual(), next), "", "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> take(HttpRequest<?> request, @Body ElevationForm form) {
        var shown = new Elevations.Shown(
                secret(request), form.typedPassword(), form.typedCode(), addresses.resolve(request));
        try {
            elevations.take(account(request), form.wish(), shown);
            return HttpResponse.seeOther(LocalPath.of(form.wantedNext()));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            String fault = FieldText.of(e, pages.visit(request).words(), "elevation.accepted.");
            return show(request, form, e.arguments().getFirst().toString(), fault)
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Post(uri = "/{id}/give-back", consumes = MediaType.ALL)
    HttpResponse<?> giveBack(HttpRequest<?> request, long id) {
        Elevation given = elevations.giveBack(account(request), id);
        return request.getHeaders().contains("HX-Request")
                ? pages.fragment(request, "page/given-back", given)
                : HttpResponse.seeOther(URI.create(PATH));
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, ElevationForm typed, String field, String fault) {
        Account account = account(request);
        Words words = pages.visit(request).words();
        List<Elevation> running = elevations.running(account, secret(request));
        List<Long> held = running.stream().map(Elevation::id).toList();
        var page = new ElevationPage(
                Stream.of(Permission.values())
                        .filter(account.role()::mayOnDemand)
                        .toList(),
                running,
                elevations.all().stream()
                        .filter(one -> one.accountId() == account.id() && !held.contains(one.id()))
                        .limit(SHOWN)
                        .toList(),
                limit.choices(),
                LimitTexts.of(limit, words),
                proof.means(account),
                typed,
                field,
                fault);
        return pages.page(request, words.t("elevation.title"), "account/elevation", page);
    }

    private Account account(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }

    private static String secret(HttpRequest<?> request) {
        return SessionCookie.secret(request).orElse("");
    }
}
