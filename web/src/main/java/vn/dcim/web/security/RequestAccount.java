package vn.dcim.web.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.Standings;
import vn.dcim.core.account.factor.SecondFactors;

/** Finds the account a request comes from: by the bearer token of a program, or by the session cookie of a browser. */
@Singleton
final class RequestAccount implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String BEARER = "Bearer ";
    private static final String NAVIGATION = "navigate";

    // why: these answer whoever asks, and must when the database does not
    private static final List<String> FOR_ANYBODY = List.of("/health", "/assets/");

    private final ApiTokens tokens;
    private final Sessions sessions;
    private final Standings standings;
    private final SecondFactors secondFactors;
    private final Scheduler scheduler;

    RequestAccount(
            ApiTokens tokens,
            Sessions sessions,
            Standings standings,
            SecondFactors secondFactors,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.standings = standings;
        this.secondFactors = secondFactors;
        this.scheduler = Schedulers.fromExecutor(executor);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        Optional<String> bearer = bearer(request);
        Optional<String> session = SessionCookie.secret(request);
        boolean isForAnybody = FOR_ANYBODY.stream().anyMatch(request.getPath()::startsWith);
        if (isForAnybody || bearer.isEmpty() && session.isEmpty()) {
            return Mono.empty();
        }
        // why: the database is asked, which must not happen on the event loop
        return Mono.fromCallable(() -> bearer.isPresent() ? ofProgram(bearer.get()) : ofPerson(session.get(), request))
                .subscribeOn(scheduler)
                .flatMap(Mono::justOrEmpty);
    }

    private Optional<Authentication> ofProgram(String token) {
        return tokens.account(token).map(account -> SignedIn.as(account));
    }

    private Optional<Authentication> ofPerson(String secret, HttpRequest<?> request) {
        return sessions.account(secret, isByPerson(request)).map(account -> {
            boolean needsNewPassword = standings.needsNewPassword(account);
            return SignedIn.as(account, needsNewPassword, !needsNewPassword && secondFactors.isDue(account));
        });
    }

    /** Tells a press from what an open page asks by itself, which browsers do not call navigation. */
    private static boolean isByPerson(HttpRequest<?> request) {
        return request.getMethod() != HttpMethod.GET
                || request.getHeaders()
                        .get("Sec-Fetch-Mode", String.class, NAVIGATION)
                        .equals(NAVIGATION);
    }

    static Optional<String> bearer(HttpRequest<?> request) {
        return request.getHeaders()
                .getAuthorization()
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
