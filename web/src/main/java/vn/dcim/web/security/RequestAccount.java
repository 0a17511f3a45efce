package vn.dcim.web.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.dcim.core.account.Acceptances;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.RefusedTokens;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.Standings;
import vn.dcim.core.account.elevation.Elevations;
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.core.scope.Scopes;
import vn.dcim.core.staff.Delegations;

/** Finds the account a request comes from: by the bearer token of a program, or by the session cookie of a browser. */
@Singleton
final class RequestAccount implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String BEARER = "Bearer ";
    private static final String NAVIGATION = "navigate";
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    // why: an open page asks there by itself how its session stands, and tells of its person's doings with their own
    // instant
    private static final String TOUCHES = "/session";

    // why: these answer whoever asks, and must when the database does not
    private static final List<String> FOR_ANYBODY = List.of("/health", "/assets/");

    private final ApiTokens tokens;
    private final RefusedTokens refusedTokens;
    private final Sessions sessions;
    private final Standings standings;
    private final SecondFactors secondFactors;
    private final RequestClient clients;
    private final Acceptances acceptances;
    private final Delegations delegations;
    private final Elevations elevations;
    private final Scopes scopes;
    private final Scheduler scheduler;

    RequestAccount(
            ApiTokens tokens,
            RefusedTokens refusedTokens,
            Sessions sessions,
            Standings standings,
            SecondFactors secondFactors,
            RequestClient clients,
            Acceptances acceptances,
            Delegations delegations,
            Elevations elevations,
            Scopes scopes,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.tokens = tokens;
        this.refusedTokens = refusedTokens;
        this.sessions = sessions;
        this.standings = standings;
        this.secondFactors = secondFactors;
        this.clients = clients;
        this.acceptances = acceptances;
        this.delegations = delegations;
        this.elevations = elevations;
        this.scopes = scopes;
        this.scheduler = Schedulers.fromExecutor(executor);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return find(request).switchIfEmpty(Mono.defer(() -> isForAnybody(request) ? Mono.empty() : refused(request)));
    }

    /** Notes a token that let nobody in; of a session that is over, its end was noted. */
    private Mono<Authentication> refused(HttpRequest<?> request) {
        return Mono.justOrEmpty(bearer(request))
                .publishOn(scheduler)
                .doOnNext(token -> ServerRequestContext.with(request, (Runnable)
                        () -> refusedTokens.note(token, clients.of(request).address())))
                .then(Mono.empty());
    }

    /** Returns who asks; nobody where token or session have ended. */
    Mono<Authentication> find(HttpRequest<?> request) {
        Optional<String> bearer = bearer(request);
        Optional<String> session = SessionCookie.secret(request);
        if (isForAnybody(request) || bearer.isEmpty() && session.isEmpty()) {
            return Mono.empty();
        }
        // why: the database is asked, which must not happen on the event loop
        return Mono.fromCallable(
                        () -> bearer.isPresent() ? ofProgram(bearer.get(), request) : ofPerson(session.get(), request))
                .subscribeOn(scheduler)
                .flatMap(Mono::justOrEmpty);
    }

    private static boolean isForAnybody(HttpRequest<?> request) {
        return FOR_ANYBODY.stream().anyMatch(request.getPath()::startsWith);
    }

    private Optional<Authentication> ofProgram(String token, HttpRequest<?> request) {
        return tokens.grant(token, clients.of(request).address())
                .map(grant -> SignedIn.within(scopes.of(grant.account()), SignedIn.asProgram(grant)));
    }

    private Optional<Authentication> ofPerson(String secret, HttpRequest<?> request) {
        return sessions.account(secret, clients.of(request), isByPerson(request))
                .map(account -> SignedIn.within(
                        scopes.of(account),
                        SignedIn.with(
                                SignedIn.as(account, hold(account)),
                                FurtherRights.of(delegations.rightsOf(account), elevations.running(account, secret)))));
    }

    private SignedIn.Hold hold(Account account) {
        if (standings.needsNewPassword(account)) {
            return SignedIn.Hold.NEW_PASSWORD;
        }
        if (secondFactors.isDue(account)) {
            return SignedIn.Hold.SECOND_FACTOR;
        }
        return acceptances.isWanting(account) ? SignedIn.Hold.ACCEPTANCE : SignedIn.Hold.NONE;
    }

    /**
     * Tells a press from what an open page asks by itself, which browsers do not call navigation. Browsers that do not say what
     * it is at all (old ones) say at least that they want a page.
     */
    private static boolean isByPerson(HttpRequest<?> request) {
        if (request.getPath().startsWith(TOUCHES) || request.getHeaders().contains("Sec-Purpose")) {
            return false;
        }
        if (!HARMLESS.contains(request.getMethod())) {
            return true;
        }
        String mode = request.getHeaders().get("Sec-Fetch-Mode", String.class, "");
        if (!mode.isEmpty()) {
            return mode.equals(NAVIGATION);
        }
        boolean wantsPage = request.getHeaders()
                .get(HttpHeaders.ACCEPT, String.class, MediaType.TEXT_HTML)
                .contains(MediaType.TEXT_HTML);
        return wantsPage && !request.getHeaders().contains("HX-Request");
    }

    static Optional<String> bearer(HttpRequest<?> request) {
        return request.getHeaders()
                .getAuthorization()
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
