package vn.dcim.web.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells of a long answer, such as a stream of events, when whoever gets it is no longer let in. */
@Singleton
public final class SessionWatch {

    private final RequestAccount account;
    private final Duration grain;

    SessionWatch(RequestAccount account, @Property(name = "dcim.session.watch", defaultValue = "5s") Duration grain) {
        this.account = account;
        this.grain = grain;
    }

    /** Returns something as soon as the session or token of a request has ended; nothing before. To ask is no use of either. */
    public Mono<Boolean> end(HttpRequest<?> request) {
        return Flux.interval(grain)
                .onBackpressureDrop()
                .concatMap(beat -> account.find(request)
                        .map(signedIn -> false)
                        .defaultIfEmpty(true)
                        // why: a database that does not answer ends no session
                        .onErrorReturn(false))
                .filter(ended -> ended)
                .next();
    }
}
