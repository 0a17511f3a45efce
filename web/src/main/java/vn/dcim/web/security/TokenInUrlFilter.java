package vn.dcim.web.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Refuses requests that bear a token in their address, where proxies, histories and logs keep it. Whatever stands under a name
 * that is used for tokens counts, and whatever is one of ours, which is revoked.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TokenInUrlFilter implements Ordered {

    private static final Set<String> NAMES =
            Set.of("access_token", "token", "api_token", "api_key", "apikey", "bearer");

    private record Suspect(String name, String value) {
        boolean isPlain() {
            return NAMES.contains(name.toLowerCase(Locale.ROOT)) || ApiTokens.isMarked(value);
        }
    }

    private final ApiTokens tokens;
    private final Scheduler scheduler;

    TokenInUrlFilter(ApiTokens tokens, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.tokens = tokens;
        this.scheduler = Schedulers.fromExecutor(executor);
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    Publisher<HttpRequest<?>> check(HttpRequest<?> request) {
        List<Suspect> suspects = suspects(request);
        if (suspects.isEmpty()) {
            return Mono.just(request);
        }
        // why: the database is asked, which must not happen on the event loop
        return Mono.fromCallable(
                        () -> ServerRequestContext.with(request, (Supplier<Optional<Suspect>>) () -> exposed(suspects)))
                .subscribeOn(scheduler)
                .handle((exposed, passed) -> {
                    if (exposed.isPresent()) {
                        passed.error(new DcimException(
                                ErrorCode.TOKEN_IN_URL, exposed.get().name()));
                    } else {
                        passed.next(request);
                    }
                });
    }

    private static List<Suspect> suspects(HttpRequest<?> request) {
        List<Suspect> suspects = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : request.getParameters()) {
            for (String value : parameter.getValue()) {
                var suspect = new Suspect(parameter.getKey(), value);
                if (!value.isBlank() && (suspect.isPlain() || ApiTokens.looksLikeOne(value))) {
                    suspects.add(suspect);
                }
            }
        }
        return suspects;
    }

    private Optional<Suspect> exposed(List<Suspect> suspects) {
        List<Suspect> ours = suspects.stream()
                .filter(suspect -> tokens.expose(suspect.value(), suspect.name()))
                .toList();
        Optional<Suspect> exposed =
                ours.isEmpty() ? suspects.stream().filter(Suspect::isPlain).findFirst() : Optional.of(ours.getFirst());
        if (ours.isEmpty()) {
            exposed.ifPresent(suspect -> tokens.noteUnknown(suspect.name()));
        }
        return exposed;
    }
}
