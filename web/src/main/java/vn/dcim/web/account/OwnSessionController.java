package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.SessionLimits;
import vn.dcim.core.account.Sessions;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.NeedsFreshProof;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SessionCookie;
import vn.dcim.web.security.SignedIn;

/** The page on which people see where they are signed in, and end what they do not know. */
@Hidden
@Controller(OwnSessionController.PATH)
@Needs(value = Permission.VIEW, personally = true)
@Scoped
final class OwnSessionController {

    static final String PATH = "/me/sessions";

    private final Sessions sessions;
    private final SessionLimits limits;
    private final AccessRules rules;
    private final Accounts accounts;
    private final Pages pages;

    OwnSessionController(Sessions sessions, SessionLimits limits, AccessRules rules, Accounts accounts, Pages pages) {
        this.sessions = sessions;
        this.limits = limits;
        this.rules = rules;
        this.accounts = accounts;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        var page = new OwnSessionsPage(
                sessions.of(account(request), secret(request)), LimitTexts.ofSessions(rules.idle(), limits, words));
        return pages.page(request, words.t("sessions.title"), "account/own-sessions", page);
    }

    @Post(uri = "/{id}/end", consumes = MediaType.ALL)
    @NeedsFreshProof
    HttpResponse<?> end(HttpRequest<?> request, long id) {
        sessions.end(account(request), id, SignedIn.name(request), "");
        return HttpResponse.seeOther(URI.create(PATH));
    }

    @Post(uri = "/end-others", consumes = MediaType.ALL)
    @NeedsFreshProof
    HttpResponse<?> endOthers(HttpRequest<?> request) {
        sessions.endOthers(account(request), secret(request), SignedIn.name(request), "");
        return HttpResponse.seeOther(URI.create(PATH));
    }

    private Account account(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }

    private static String secret(HttpRequest<?> request) {
        return SessionCookie.secret(request).orElse("");
    }
}
