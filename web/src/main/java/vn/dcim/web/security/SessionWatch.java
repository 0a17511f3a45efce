package vn.dcim.web.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.dcim.core.scope.Scope;

/** Tells of a long answer, such as a stream of events, when whoever gets it is no longer let in. */
@Singleton
public final class SessionWatch {

    private final RequestAccount account;
    private final Duration grain;

    SessionWatch(RequestAccount account, @Property(name = "dcim.session.watch", defaultValue = "5s") Duration grain) {
        this.account = account;
        this.grain = grain;
    }

    /**
     * Returns something as soon as the session or token of a request has ended, or sees another part of the centre than it did; nothing
     * before. To ask is no use of either.
     *
     * @param stillSame whether a scope shows what the answer shows
     */
    public Mono<Boolean> end(HttpRequest<?> request, Predicate<Scope> stillSame) {
        return Flux.interval(grain)
                .onBackpressureDrop()
                .concatMap(beat -> account.find(request)
                        .map(signedIn -> !stillSame.test(SignedIn.scope(signedIn)))
                        .defaultIfEmpty(true)
                        // why: a database that does not answer ends no session
                        .onErrorReturn(false))
                .filter(ended -> ended)
                .next();
    }
}
