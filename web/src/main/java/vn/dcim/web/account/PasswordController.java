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
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.PasswordChanges;
import vn.dcim.core.account.PasswordFault;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.SignIn;
import vn.dcim.core.account.Standings;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.BrowserSessions;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.NewPasswordFilter;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** The page on which people change their own password. */
@Hidden
@Controller(NewPasswordFilter.PAGE)
@Needs(value = Permission.VIEW, personally = true)
@Scoped
final class PasswordController {

    private final Accounts accounts;
    private final PasswordChanges changes;
    private final SignIn signIn;
    private final BrowserSessions sessions;
    private final Standings standings;
    private final AccessRules rules;
    private final Pages pages;
    private final HttpClientAddressResolver addresses;

    PasswordController(
            Accounts accounts,
            PasswordChanges changes,
            SignIn signIn,
            BrowserSessions sessions,
            Standings standings,
            AccessRules rules,
            Pages pages,
            HttpClientAddressResolver addresses) {
        this.accounts = accounts;
        this.changes = changes;
        this.signIn = signIn;
        this.sessions = sessions;
        this.standings = standings;
        this.rules = rules;
        this.pages = pages;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<?> form(HttpRequest<?> request, @QueryValue(defaultValue = "/") String next) {
        return show(request, next, Map.of());
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, @Body PasswordForm form) {
        Words words = pages.visit(request).words();
        Account account = account(request);
        account.source().refuseChangeOf(account);
        if (!form.isRepeated()) {
            return show(
                    request, form.wantedNext(), Map.of("repeated", List.of(words.t("password.fault.not-repeated"))));
        }
        // why: a wrong one counts as at sign-in, so that an open session does not serve to guess it
        if (signIn.attempt(account.name(), form.typedPresent(), addresses.resolve(request))
                .isEmpty()) {
            return show(request, form.wantedNext(), Map.of("present", List.of(words.t("password.fault.present"))));
        }
        List<PasswordFault> faults = changes.change(account.id(), form.typedWanted());
        if (!faults.isEmpty()) {
            return show(
                    request,
                    form.wantedNext(),
                    Map.of(
                            "wanted",
                            faults.stream().map(fault -> text(fault, words)).toList()));
        }
        return HttpResponse.seeOther(LocalPath.of(form.wantedNext())).cookie(sessions.renew(request, account));
    }

    private HttpResponse<?> show(HttpRequest<?> request, String next, Map<String, List<String>> faults) {
        Account account = account(request);
        Words words = pages.visit(request).words();
        String why = account.source() != AccountSource.LOCAL
                ? account.source().code()
                : !standings.needsNewPassword(account) ? "wish" : account.mustChangePassword() ? "issued" : "too-old";
        var page = new PasswordPage(
                why,
                LimitTexts.of(rules.passwords(account.role()), words),
                LocalPath.of(next).toString(),
                faults);
        var response = pages.page(request, words.t("password.title"), "account/password", page);
        return faults.isEmpty() ? response : response.status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private Account account(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }

    private static String text(PasswordFault fault, Words words) {
        return words.t("password.fault." + fault.kind().code(), fault.detail());
    }
}
