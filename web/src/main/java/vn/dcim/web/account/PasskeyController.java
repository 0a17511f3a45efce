package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.SignIn;
import vn.dcim.core.account.factor.PasskeyEnrolment;
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.core.account.passkey.PasskeyRefused;
import vn.dcim.core.account.passkey.Passkeys;
import vn.dcim.core.account.passkey.RelyingParty;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SecondFactorFilter;
import vn.dcim.web.security.SessionCookie;
import vn.dcim.web.security.SignedIn;

/** What people do about their own passkeys, with the password. */
@Hidden
@Controller(PasskeyController.PATH)
@Needs(value = Permission.VIEW, personally = true)
@Scoped
final class PasskeyController {

    static final String PATH = SecondFactorFilter.PAGE + "/passkeys";

    private static final URI LIST = URI.create(SecondFactorFilter.PAGE + "#passkeys");

    private final Accounts accounts;
    private final Passkeys passkeys;
    private final PasskeyEnrolment enrolment;
    private final PasskeySites sites;
    private final SecondFactors factors;
    private final FactorPages factorPages;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Pages pages;
    private final HttpClientAddressResolver addresses;

    PasskeyController(
            Accounts accounts,
            Passkeys passkeys,
            PasskeyEnrolment enrolment,
            PasskeySites sites,
            SecondFactors factors,
            FactorPages factorPages,
            SignIn signIn,
            Sessions sessions,
            Pages pages,
            HttpClientAddressResolver addresses) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.enrolment = enrolment;
        this.sites = sites;
        this.factors = factors;
        this.factorPages = factorPages;
        this.signIn = signIn;
        this.sessions = sessions;
        this.pages = pages;
        this.addresses = addresses;
    }

    /** Takes the proof first, so that no authenticator keeps a passkey that nobody takes on. */
    @Post("/options")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> options(HttpRequest<?> request, @Body PasskeyForm form) {
        Account account = account(request);
        Words words = pages.visit(request).words();
        try {
            enrolment.check(account, form.typedName());
            RelyingParty party = party(request);
            if (!factorPages.why(account).equals("due") && !isPassword(request, account, form)) {
                return PasskeyAnswer.fault(words.t("password.fault.present"));
            }
            return PasskeyAnswer.options(
                    enrolment.offer(account, form.typedName(), party, words.t("app.name"), session(request)));
        } catch (PasskeyRefused e) {
            return PasskeyAnswer.fault(text(e, words));
        }
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(HttpRequest<?> request, @Body PasskeyForm form) {
        Account account = account(request);
        Words words = pages.visit(request).words();
        try {
            List<String> codes =
                    enrolment.confirm(account, form.typedName(), form.shown(), party(request), session(request));
            // why: they may have been opened by the password alone
            sessions.closeOthers(account, session(request));
            String next = LocalPath.of(form.wanted(MeController.PATH)).toString();
            return codes.isEmpty()
                    ? HttpResponse.seeOther(LIST)
                    : pages.page(request, words.t("recovery.title"), "account/recovery", new RecoveryPage(codes, next));
        } catch (PasskeyRefused e) {
            return factorPages.show(
                    request,
                    account,
                    form.wanted(MeController.PATH),
                    form.typedName(),
                    Map.of("passkey", text(e, words)));
        }
    }

    @Post("/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> end(HttpRequest<?> request, @Body PasskeyForm form) {
        Account account = account(request);
        if (passkeys.of(account, form.chosen()).isEmpty()) {
            throw new DcimException(ErrorCode.NOT_FOUND, "passkey", form.chosen());
        }
        if (!isPassword(request, account, form)) {
            String fault = pages.visit(request).t("password.fault.present");
            return factorPages.show(request, account, MeController.PATH, "", Map.of("end", fault));
        }
        factors.endPasskey(account, form.chosen());
        // why: they may be on the device that is given up
        sessions.closeOthers(account, session(request));
        return HttpResponse.seeOther(LIST);
    }

    private RelyingParty party(HttpRequest<?> request) {
        return sites.of(request).orElseThrow(() -> new PasskeyRefused("address"));
    }

    // why: a wrong one counts as at sign-in, so that an open session does not serve to guess it
    private boolean isPassword(HttpRequest<?> request, Account account, PasskeyForm form) {
        return signIn.attempt(account.name(), form.typedPassword(), addresses.resolve(request))
                .isPresent();
    }

    private Account account(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow();
    }

    private static String session(HttpRequest<?> request) {
        return SessionCookie.secret(request).orElseThrow();
    }

    private static String text(PasskeyRefused refused, Words words) {
        return words.t("passkeys.fault." + refused.reason(), Passkeys.MOST, Passkeys.LONGEST_NAME);
    }
}
