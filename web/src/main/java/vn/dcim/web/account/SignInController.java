package vn.dcim.web.account;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
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
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AddressLimit;
import vn.dcim.core.account.SessionLimits;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.SignIn;
import vn.dcim.core.account.factor.PendingSignIns;
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.core.account.passkey.Passkeys;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.BrowserSessions;
import vn.dcim.web.security.SessionCookie;

/** Signs people in, in two steps where they have a second factor, and out. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class SignInController {

    static final String PATH = "/sign-in";
    static final String CODE_PATH = "/sign-in/code";

    private final SignIn signIn;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final PasskeySites sites;
    private final PendingSignIns pending;
    private final AddressLimit limit;
    private final Sessions sessions;
    private final BrowserSessions browsers;
    private final SessionLimits limits;
    private final ProviderOffer provider;
    private final AuditLog audit;
    private final Pages pages;
    private final HttpClientAddressResolver addresses;
    private final String contact;

    /** @param contact whom to ask for a new password, such as a room and a telephone number */
    SignInController(
            SignIn signIn,
            SecondFactors factors,
            Passkeys passkeys,
            PasskeySites sites,
            PendingSignIns pending,
            AddressLimit limit,
            Sessions sessions,
            BrowserSessions browsers,
            SessionLimits limits,
            ProviderOffer provider,
            AuditLog audit,
            Pages pages,
            HttpClientAddressResolver addresses,
            @Property(name = "dcim.sign-in.contact", defaultValue = "") String contact) {
        this.signIn = signIn;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sites = sites;
        this.pending = pending;
        this.limit = limit;
        this.sessions = sessions;
        this.browsers = browsers;
        this.limits = limits;
        this.provider = provider;
        this.audit = audit;
        this.pages = pages;
        this.addresses = addresses;
        this.contact = contact;
    }

    @Get(PATH)
    HttpResponse<?> form(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "/") String next,
            @QueryValue(defaultValue = "") String why) {
        Words words = pages.visit(request).words();
        return show(request, "", next, why, provider.fault(words, why));
    }

    @Post(PATH)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body SignInForm form) {
        refuseOtherSites(request);
        String address = addresses.resolve(request);
        Optional<Duration> wait = limit.take(address);
        if (wait.isPresent()) {
            return later(show(request, form.typedName(), form.wanted(), tooMany(request, wait.get())), wait.get());
        }
        Optional<Account> account = signIn.attempt(form.typedName(), form.typedPassword(), address);
        if (account.isEmpty()) {
            return show(request, form.typedName(), form.wanted(), t(request, "sign-in.refused"))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        limit.giveBack(address);
        URI next = LocalPath.of(form.wanted());
        return factors.isSetUp(account.get())
                ? HttpResponse.seeOther(UriBuilder.of(CODE_PATH)
                                .queryParam("next", next.toString())
                                .build())
                        .cookie(PendingCookie.of(request, pending.open(account.get())))
                : welcome(request, account.get(), "", next);
    }

    @Get(CODE_PATH)
    HttpResponse<?> codeForm(HttpRequest<?> request, @QueryValue(defaultValue = "/") String next) {
        Optional<Account> account = awaited(request);
        return account.isPresent() ? showCode(request, account.get(), next, "") : HttpResponse.seeOther(again(next));
    }

    @Post(CODE_PATH)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> code(HttpRequest<?> request, @Body CodeForm form) {
        refuseOtherSites(request);
        Optional<Account> account = awaited(request);
        if (account.isEmpty()) {
            return show(request, "", form.wanted(), t(request, "sign-in.code.over"))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        String address = addresses.resolve(request);
        Optional<Duration> wait = limit.take(address);
        if (wait.isPresent()) {
            return later(showCode(request, account.get(), form.wanted(), tooMany(request, wait.get())), wait.get());
        }
        Optional<String> kind = signIn.confirm(account.get().id(), form.typedCode(), address);
        if (kind.isEmpty()) {
            return showCode(request, account.get(), form.wanted(), t(request, "sign-in.code.refused"))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        limit.giveBack(address);
        PendingCookie.secret(request).ifPresent(pending::close);
        // why: whoever needed a code from paper should see how many are left, and where to set up another telephone
        URI next = kind.get().equals("recovery-code") ? URI.create(MeController.PATH) : LocalPath.of(form.wanted());
        return welcome(request, account.get(), kind.get(), next).cookie(PendingCookie.removed(request));
    }

    @Post(uri = "/sign-out", consumes = MediaType.ALL)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        SessionCookie.secret(request).ifPresent(sessions::close);
        Optional<String> name = request.getUserPrincipal().map(Principal::getName);
        name.ifPresent(account -> audit.record(account, "sign-out", "", "", "", ""));
        return HttpResponse.noContent()
                .header("HX-Redirect", provider.afterSignOut(name))
                .cookie(SessionCookie.removed(request));
    }

    private MutableHttpResponse<?> welcome(HttpRequest<?> request, Account account, String kind, URI next) {
        Cookie session = browsers.open(request, account);
        audit.record(account.name(), "sign-in", "", "", "", kind);
        return HttpResponse.seeOther(next).cookie(session);
    }

    private Optional<Account> awaited(HttpRequest<?> request) {
        return PendingCookie.secret(request).flatMap(pending::account);
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, String name, String next, String fault) {
        return show(request, name, next, "", fault);
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, String name, String next, String why, String fault) {
        String path = LocalPath.of(next).toString();
        Words words = pages.visit(request).words();
        var page = new SignInPage(
                name,
                path,
                fault,
                reason(request, why),
                contact,
                provider.button(words, path, why),
                sites.name(request));
        return pages.page(request, t(request, "sign-in.title"), "account/sign-in", page);
    }

    private MutableHttpResponse<?> showCode(HttpRequest<?> request, Account account, String next, String fault) {
        return pages.page(
                request,
                t(request, "sign-in.code.title"),
                "account/code",
                new CodePage(
                        LocalPath.of(next).toString(),
                        fault,
                        factors.hasApp(account),
                        passkeys.has(account),
                        sites.name(request)));
    }

    static HttpResponse<?> later(MutableHttpResponse<?> answer, Duration wait) {
        return answer.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(ceiling(wait, Duration.ofSeconds(1))));
    }

    static long ceiling(Duration wait, Duration unit) {
        return wait.plus(unit).minusNanos(1).dividedBy(unit);
    }

    private String tooMany(HttpRequest<?> request, Duration wait) {
        return t(request, "sign-in.too-many", ceiling(wait, Duration.ofMinutes(1)));
    }

    private String t(HttpRequest<?> request, String key, Object... arguments) {
        return pages.visit(request).t(key, arguments);
    }

    private static URI again(String next) {
        return UriBuilder.of(PATH)
                .queryParam("next", LocalPath.of(next).toString())
                .build();
    }

    /** Returns in words why whoever was signed in has to sign in again; empty where nobody was. */
    private String reason(HttpRequest<?> request, String why) {
        Words words = pages.visit(request).words();
        return switch (why) {
            case "idle" -> words.t("sign-in.why.idle", words.span(limits.idle().toSeconds()));
            case "over" -> words.t("sign-in.why.over");
            default -> "";
        };
    }

    /** A form of another site could sign the reader in as somebody else; browsers tell where a form stands. */
    static void refuseOtherSites(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site", String.class, "same-origin");
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw new DcimException(ErrorCode.FORBIDDEN, "POST " + request.getPath());
        }
    }
}
