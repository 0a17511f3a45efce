package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AddressLimit;
import vn.dcim.core.account.Client;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.account.factor.PendingSignIns;
import vn.dcim.core.account.passkey.PasskeyRefused;
import vn.dcim.core.account.passkey.PasskeySignIn;
import vn.dcim.core.account.passkey.RelyingParty;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.BrowserSessions;
import vn.dcim.web.security.RequestClient;

/**
 * Signs people in by passkey, alone or beside the password, for the script of the sign-in pages. To ask for a challenge counts as
 * an attempt of the address until one was right, so that nobody fills the database with them.
 */
@Hidden
@Controller(SignInController.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
final class PasskeySignInController {

    private final PasskeySignIn signIn;
    private final PasskeySites sites;
    private final PendingSignIns pending;
    private final AddressLimit limit;
    private final BrowserSessions browsers;
    private final RequestClient clients;
    private final AuditLog audit;
    private final Pages pages;

    PasskeySignInController(
            PasskeySignIn signIn,
            PasskeySites sites,
            PendingSignIns pending,
            AddressLimit limit,
            BrowserSessions browsers,
            RequestClient clients,
            AuditLog audit,
            Pages pages) {
        this.signIn = signIn;
        this.sites = sites;
        this.pending = pending;
        this.limit = limit;
        this.browsers = browsers;
        this.clients = clients;
        this.audit = audit;
        this.pages = pages;
    }

    @Post(uri = "/passkey/options", consumes = MediaType.ALL)
    HttpResponse<?> options(HttpRequest<?> request) {
        return limited(request, (party, client) -> {
            String browser = PendingCookie.secret(request).orElseGet(Secrets::random);
            return PasskeyAnswer.options(signIn.ask(party, browser)).cookie(PendingCookie.of(request, browser));
        });
    }

    @Post("/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body PasskeyForm form) {
        return limited(request, (party, client) -> {
            String browser = PendingCookie.secret(request).orElse("");
            Optional<Account> account = signIn.attempt(form.shown(), party, browser, client);
            return account.isPresent()
                    ? welcome(request, account.get(), "passkey, no password", form, client)
                    : PasskeyAnswer.fault(words(request).t("sign-in.passkey.refused"));
        });
    }

    @Post(uri = "/code/passkey/options", consumes = MediaType.ALL)
    HttpResponse<?> secondOptions(HttpRequest<?> request) {
        return awaited(request, (party, client, account, browser) -> {
            try {
                return PasskeyAnswer.options(signIn.ask(account, party, browser));
            } catch (PasskeyRefused e) {
                return PasskeyAnswer.fault(words(request).t("sign-in.passkey.none"));
            }
        });
    }

    @Post("/code/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> second(HttpRequest<?> request, @Body PasskeyForm form) {
        return awaited(
                request,
                (party, client, account, browser) -> signIn.confirm(account, form.shown(), party, browser, client)
                        ? welcome(request, account, "passkey", form, client)
                        : PasskeyAnswer.fault(words(request).t("sign-in.passkey.refused")));
    }

    /** What is done for a browser that may try. */
    private interface Step {
        MutableHttpResponse<?> of(RelyingParty party, Client client);
    }

    /** What is done for a browser whose password was right. */
    private interface SecondStep {
        MutableHttpResponse<?> of(RelyingParty party, Client client, Account account, String browser);
    }

    private HttpResponse<?> awaited(HttpRequest<?> request, SecondStep step) {
        return limited(request, (party, client) -> {
            Optional<String> browser = PendingCookie.secret(request);
            Optional<Account> account = browser.flatMap(pending::account);
            return account.isPresent()
                    ? step.of(party, client, account.get(), browser.get())
                    : PasskeyAnswer.fault(words(request).t("sign-in.code.over"));
        });
    }

    private HttpResponse<?> limited(HttpRequest<?> request, Step step) {
        SignInController.refuseOtherSites(request);
        Optional<RelyingParty> party = sites.of(request);
        if (party.isEmpty()) {
            return PasskeyAnswer.fault(words(request).t("passkeys.fault.address"));
        }
        Client client = clients.of(request);
        Optional<Duration> wait = limit.take(client.address());
        if (wait.isPresent()) {
            long minutes = SignInController.ceiling(wait.get(), Duration.ofMinutes(1));
            return SignInController.later(
                    PasskeyAnswer.fault(words(request).t("sign-in.too-many", minutes)), wait.get());
        }
        return step.of(party.get(), client);
    }

    private MutableHttpResponse<?> welcome(
            HttpRequest<?> request, Account account, String kind, PasskeyForm form, Client client) {
        // why: the question and its answer
        limit.giveBack(client.address());
        limit.giveBack(client.address());
        Cookie session = browsers.open(request, account);
        audit.record(account.name(), "sign-in", "", "", "", kind);
        PendingCookie.secret(request).ifPresent(pending::close);
        return PasskeyAnswer.next(LocalPath.of(form.wanted("/")).toString())
                .cookie(session)
                .cookie(PendingCookie.removed(request));
    }

    private Words words(HttpRequest<?> request) {
        return pages.visit(request).words();
    }
}
