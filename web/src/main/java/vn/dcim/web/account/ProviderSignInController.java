package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.account.AddressLimit;
import vn.dcim.core.account.factor.PendingSignIns;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.oidc.ProviderFault;
import vn.dcim.core.oidc.ProviderSignIn;
import vn.dcim.core.oidc.ProviderSignIn.Arrival;
import vn.dcim.core.oidc.ProviderSignIn.Departure;
import vn.dcim.core.oidc.ProviderSignIn.Failure;
import vn.dcim.core.oidc.ProviderSignIn.Returned;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.BrowserSessions;

/** Sends browsers to the identity provider, takes them back, and hears from it who has signed out there. */
@Hidden
@Controller(ProviderOffer.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ProviderSignInController {

    private final @Nullable ProviderSignIn provider;
    private final PendingSignIns pending;
    private final AddressLimit limit;
    private final BrowserSessions browsers;
    private final AuditLog audit;
    private final Pages pages;
    private final HttpClientAddressResolver addresses;

    ProviderSignInController(
            @Nullable ProviderSignIn provider,
            PendingSignIns pending,
            AddressLimit limit,
            BrowserSessions browsers,
            AuditLog audit,
            Pages pages,
            HttpClientAddressResolver addresses) {
        this.provider = provider;
        this.pending = pending;
        this.limit = limit;
        this.browsers = browsers;
        this.audit = audit;
        this.pages = pages;
        this.addresses = addresses;
    }

    /** Begins; only from a page of ours, or typed. Each counts as a failure of the address until it has come back well. */
    @Get
    HttpResponse<?> begin(HttpRequest<?> request, @QueryValue(defaultValue = "/") String next) {
        String wanted = LocalPath.of(next).toString();
        if (isOfAnotherSite(request)) {
            return HttpResponse.seeOther(UriBuilder.of(SignInController.PATH)
                    .queryParam("next", wanted)
                    .build());
        }
        Optional<Duration> wait = limit.take(addresses.resolve(request));
        if (wait.isPresent()) {
            return later(wait.get());
        }
        try {
            Departure departure = there().begin(
                            wanted, pages.visit(request).words().language().code());
            // why: the way back comes without the cookie of that session, which could not be ended then
            browsers.end(request);
            return HttpResponse.seeOther(departure.provider()).cookie(ProviderCookie.of(request, departure.cookie()));
        } catch (ProviderFault e) {
            // why: the fault is the provider's, and noted for administrators
            limit.giveBack(addresses.resolve(request));
            return HttpResponse.seeOther(ProviderOffer.after(Failure.AWAY, wanted));
        }
    }

    /** The address that the provider sends browsers back to. */
    @Get("/callback")
    HttpResponse<?> callback(HttpRequest<?> request) {
        Map<String, List<String>> parameters = parameters(request);
        String address = addresses.resolve(request);
        Optional<Returned> returned = there().take(parameters, ProviderCookie.secret(request));
        if (returned.isEmpty()) {
            Optional<Duration> wait = limit.take(address);
            if (wait.isPresent()) {
                return later(wait.get());
            }
            there().noteOver();
            return HttpResponse.seeOther(ProviderOffer.after(Failure.OVER, "/"));
        }
        Arrival arrival = there().finish(returned.get(), parameters, address);
        String next = LocalPath.of(returned.get().wanted()).toString();
        if (arrival.account() == null) {
            return HttpResponse.seeOther(ProviderOffer.after(arrival.failure(), next))
                    .cookie(ProviderCookie.removed(request));
        }
        limit.giveBack(address);
        audit.record(
                arrival.account().name(),
                arrival.isCodeDue() ? "sign-in.provider" : "sign-in",
                "",
                "",
                "",
                arrival.proof());
        return arrival.isCodeDue()
                ? goOn(
                        request,
                        UriBuilder.of(SignInController.CODE_PATH)
                                .queryParam("next", next)
                                .build()
                                .toString(),
                        PendingCookie.of(request, pending.open(arrival.account())))
                : goOn(request, next, browsers.open(request, arrival.account()));
    }

    /** Leads on from a page of ours: what comes straight from another site is not sent the strict cookie that it brings. */
    private MutableHttpResponse<?> goOn(HttpRequest<?> request, String next, Cookie cookie) {
        return pages.page(
                        request,
                        pages.visit(request).t("sign-in.title"),
                        "account/provider-arrival",
                        new ProviderPage(next))
                .header("Refresh", "0;url=" + next)
                .cookie(cookie)
                .cookie(ProviderCookie.removed(request));
    }

    /** Leads whoever has signed out here to where one signs out there. */
    @Get("/sign-out")
    HttpResponse<?> signOut() {
        return HttpResponse.seeOther(
                there().signOutThere(SignInController.PATH).orElse(URI.create(SignInController.PATH)));
    }

    /** Hears from the provider itself who has signed out there (OpenID Connect Back-Channel Logout 1.0). */
    @Post("/back-channel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signedOut(HttpRequest<?> request, @Body Map<String, Object> form) {
        String address = addresses.resolve(request);
        Optional<Duration> wait = limit.take(address);
        if (wait.isPresent()) {
            return later(wait.get());
        }
        try {
            if (there().signedOut(Objects.toString(form.get("logout_token"), ""))) {
                limit.giveBack(address);
                return HttpResponse.ok();
            }
            return HttpResponse.badRequest(Map.of("error", "invalid_request"));
        } catch (ProviderFault e) {
            // why: the provider tries again where it hears that it was not understood
            limit.giveBack(address);
            return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private ProviderSignIn there() {
        if (provider == null) {
            throw new DcimException(ErrorCode.NOT_FOUND, "dcim.oidc", "");
        }
        return provider;
    }

    private static HttpResponse<?> later(Duration wait) {
        return HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
    }

    private static Map<String, List<String>> parameters(HttpRequest<?> request) {
        return StreamSupport.stream(request.getParameters().spliterator(), false)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Another site could otherwise have the reader signed in without an act of the reader's. */
    private static boolean isOfAnotherSite(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site", String.class, "same-origin");
        return !site.equals("same-origin") && !site.equals("none");
    }
}
