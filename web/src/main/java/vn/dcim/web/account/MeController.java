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
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.SecondFactorDuty;
import vn.dcim.core.account.SignIn;
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** The reader's own account, and what its owner does about the second factor there is. */
@Hidden
@Controller(MeController.PATH)
@Needs(value = Permission.VIEW, personally = true)
@Scoped
final class MeController {

    static final String PATH = "/me";

    private final Accounts accounts;
    private final AccountLines lines;
    private final AccessRules rules;
    private final SecondFactors factors;
    private final SignIn signIn;
    private final Pages pages;
    private final HttpClientAddressResolver addresses;

    MeController(
            Accounts accounts,
            AccountLines lines,
            AccessRules rules,
            SecondFactors factors,
            SignIn signIn,
            Pages pages,
            HttpClientAddressResolver addresses) {
        this.accounts = accounts;
        this.lines = lines;
        this.rules = rules;
        this.factors = factors;
        this.signIn = signIn;
        this.pages = pages;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<?> me(HttpRequest<?> request) {
        return show(request, "", "");
    }

    @Post("/recovery-codes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> newCodes(HttpRequest<?> request, @Body FactorForm form) {
        Account account = account(request);
        if (!account.source().hasPassword()) {
            if (!isCode(request, account, form)) {
                return refused(request, "sign-in.code.refused", "codes");
            }
        } else if (!isPassword(request, account, form)) {
            return refused(request, "password.fault.present", "codes");
        }
        var page = new RecoveryPage(factors.newRecoveryCodes(account), PATH);
        return pages.page(request, pages.visit(request).t("recovery.title"), "account/recovery", page);
    }

    @Post("/remove-second-factor")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(HttpRequest<?> request, @Body FactorForm form) {
        Account account = account(request);
        if (account.source().hasPassword() && !isPassword(request, account, form)) {
            return refused(request, "password.fault.present", "remove");
        }
        if (!isCode(request, account, form)) {
            return refused(request, "sign-in.code.refused", "remove");
        }
        factors.removeOwn(account);
        return HttpResponse.seeOther(URI.create(PATH));
    }

    // why: a wrong one counts as at sign-in, so that an open session does not serve to guess it
    private boolean isPassword(HttpRequest<?> request, Account account, FactorForm form) {
        return signIn.attempt(account.name(), form.typedPassword(), addresses.resolve(request))
                .isPresent();
    }

    private boolean isCode(HttpRequest<?> request, Account account, FactorForm form) {
        return signIn.confirm(account.id(), form.typedPresent(), addresses.resolve(request))
                .isPresent();
    }

    private HttpResponse<?> refused(HttpRequest<?> request, String key, String act) {
        return show(request, pages.visit(request).t(key), act).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, String fault, String act) {
        Account account = account(request);
        var rule = rules.secondFactor(account.role());
        var page = new MePage(
                lines.line(account),
                factors.state(account),
                rule.value() == SecondFactorDuty.NEVER
                        ? ""
                        : LimitTexts.of(rule, pages.visit(request).words()),
                factors.mayRemove(account),
                fault,
                act);
        return pages.page(request, pages.visit(request).t("me.title"), "account/me", page);
    }

    private Account account(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }
}
