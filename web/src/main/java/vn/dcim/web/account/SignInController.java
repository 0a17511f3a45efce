package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.SignIn;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.SessionCookie;

/** Signs people in and out. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class SignInController {

    static final String PATH = "/sign-in";

    private final SignIn signIn;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Pages pages;
    private final HttpClientAddressResolver addresses;

    SignInController(
            SignIn signIn, Sessions sessions, AuditLog audit, Pages pages, HttpClientAddressResolver addresses) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.pages = pages;
        this.addresses = addresses;
    }

    @Get(PATH)
    HttpResponse<?> form(HttpRequest<?> request, @QueryValue(defaultValue = "/") String next) {
        return show(request, new SignInPage("", LocalPath.of(next).toString(), false));
    }

    @Post(PATH)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body SignInForm form) {
        refuseOtherSites(request);
        Optional<Account> account = signIn.attempt(form.typedName(), form.typedPassword(), addresses.resolve(request));
        URI next = LocalPath.of(form.wanted());
        if (account.isEmpty()) {
            return show(request, new SignInPage(form.typedName(), next.toString(), true));
        }
        audit.record(account.get().name(), "sign-in", "", "", "", "");
        return HttpResponse.seeOther(next).cookie(SessionCookie.of(request, sessions.open(account.get())));
    }

    @Post(uri = "/sign-out", consumes = MediaType.ALL)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        SessionCookie.secret(request).ifPresent(sessions::close);
        request.getUserPrincipal().ifPresent(account -> audit.record(account.getName(), "sign-out", "", "", "", ""));
        return HttpResponse.noContent().header("HX-Redirect", PATH).cookie(SessionCookie.removed(request));
    }

    private HttpResponse<?> show(HttpRequest<?> request, SignInPage page) {
        var response = pages.page(request, pages.visit(request).t("sign-in.title"), "account/sign-in", page);
        return page.refused() ? response.status(HttpStatus.UNPROCESSABLE_ENTITY) : response;
    }

    /** A form of another site could sign the reader in as somebody else; browsers tell where a form stands. */
    private static void refuseOtherSites(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site", String.class, "same-origin");
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw new DcimException(ErrorCode.FORBIDDEN, "POST " + PATH);
        }
    }
}
