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
import vn.dcim.core.account.Acceptances;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.AcceptanceFilter;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** The page on which the holder of an account reads and takes on what is done with it. */
@Hidden
@Controller(AcceptanceFilter.PAGE)
@Needs(Permission.VIEW)
@Scoped
final class AcceptanceController {

    private final Accounts accounts;
    private final Acceptances acceptances;
    private final Pages pages;

    AcceptanceController(Accounts accounts, Acceptances acceptances, Pages pages) {
        this.accounts = accounts;
        this.acceptances = acceptances;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> statement(HttpRequest<?> request, @QueryValue(defaultValue = "/") String next) {
        return show(request, next, false);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> accept(HttpRequest<?> request, @Body AcceptanceForm form) {
        if (!form.isAccepted()) {
            return show(request, form.wantedNext(), true).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        acceptances.accept(account(request));
        return HttpResponse.seeOther(LocalPath.of(form.wantedNext()));
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, String next, boolean unmarked) {
        Words words = pages.visit(request).words();
        var page = new AcceptancePage(
                Acceptances.VERSION,
                acceptances
                        .of(account(request))
                        .map(acceptance -> AccountTexts.accepted(acceptance, words))
                        .orElse(""),
                LocalPath.of(next).toString(),
                unmarked);
        return pages.page(request, words.t("acceptance.title"), "account/acceptance", page);
    }

    private Account account(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }
}
