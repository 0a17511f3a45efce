package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.SignIn;
import vn.dcim.core.account.factor.Enrolment;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SecondFactorFilter;
import vn.dcim.web.security.SessionCookie;
import vn.dcim.web.security.SignedIn;

/** The page on which people set up their second factor, because they must, wish, or have another telephone. */
@Hidden
@Controller(SecondFactorFilter.PAGE)
@Needs(value = Permission.VIEW, personally = true)
@Scoped
final class FactorController {

    private final Accounts accounts;
    private final FactorPages factorPages;
    private final Enrolment enrolment;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Pages pages;
    private final HttpClientAddressResolver addresses;

    FactorController(
            Accounts accounts,
            FactorPages factorPages,
            Enrolment enrolment,
            SignIn signIn,
            Sessions sessions,
            Pages pages,
            HttpClientAddressResolver addresses) {
        this.accounts = accounts;
        this.factorPages = factorPages;
        this.enrolment = enrolment;
        this.signIn = signIn;
        this.sessions = sessions;
        this.pages = pages;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<?> form(HttpRequest<?> request, @QueryValue(defaultValue = MeController.PATH) String next) {
        return show(request, next, Map.of());
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(HttpRequest<?> request, @Body FactorForm form) {
        Account account = account(request);
        Words words = pages.visit(request).words();
        // why: looked at first and taken last, so that no proof is used up for a code that is wrong
        Optional<Enrolment.Fault> fault = enrolment.fault(account, form.typedCode());
        if (fault.isPresent()) {
            return show(request, form.wantedNext(), Map.of("code", text(fault.get(), words)));
        }
        String why = factorPages.why(account);
        if (!why.equals("due")
                && account.source().hasPassword()
                && signIn.attempt(account.name(), form.typedPassword(), addresses.resolve(request))
                        .isEmpty()) {
            return show(request, form.wantedNext(), Map.of("password", words.t("password.fault.present")));
        }
        if (why.equals("replace")
                && signIn.confirm(account.id(), form.typedPresent(), addresses.resolve(request))
                        .isEmpty()) {
            return show(request, form.wantedNext(), Map.of("present", words.t("sign-in.code.refused")));
        }
        List<String> codes = enrolment.confirm(account, form.typedCode());
        if (codes.isEmpty()) {
            return show(request, form.wantedNext(), Map.of("code", words.t("second-factor.fault.over")));
        }
        // why: they were opened by the password alone, or by the telephone that is given up
        SessionCookie.secret(request).ifPresent(secret -> sessions.closeOthers(account, secret));
        var page = new RecoveryPage(codes, LocalPath.of(form.wantedNext()).toString());
        return pages.page(request, words.t("recovery.title"), "account/recovery", page);
    }

    private HttpResponse<?> show(HttpRequest<?> request, String next, Map<String, String> faults) {
        return factorPages.show(request, account(request), next, "", faults);
    }

    private Account account(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }

    private static String text(Enrolment.Fault fault, Words words) {
        return words.t("second-factor.fault." + fault.kind().code(), fault.detail());
    }
}
