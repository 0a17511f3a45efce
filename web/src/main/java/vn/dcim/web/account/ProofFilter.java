package vn.dcim.web.account;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.filter.FilterBodyParser;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.FreshProof;
import vn.dcim.core.account.ProofAge;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.security.NeedsFreshProof;
import vn.dcim.web.security.SessionCookie;
import vn.dcim.web.security.SignedIn;

/**
 * Holds back a sensitive act of a person whose proof is too old: a form until password and code have come with it, anything else for
 * good. Once they were right, the act goes on with what was typed.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ProofFilter implements Ordered {

    private final FreshProof proof;
    private final ProofAge age;
    private final Accounts accounts;
    private final FilterBodyParser bodies;
    private final HttpClientAddressResolver addresses;
    private final Scheduler scheduler;

    ProofFilter(
            FreshProof proof,
            ProofAge age,
            Accounts accounts,
            FilterBodyParser bodies,
            HttpClientAddressResolver addresses,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.proof = proof;
        this.age = age;
        this.accounts = accounts;
        this.bodies = bodies;
        this.addresses = addresses;
        this.scheduler = Schedulers.fromExecutor(executor);
    }

    /** After it is known that the person has the right, and need do nothing else first. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 2;
    }

    @RequestFilter
    Publisher<HttpRequest<?>> check(HttpRequest<?> request) {
        boolean isSensitive = RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(NeedsFreshProof.class))
                .isPresent();
        boolean isPerson = request.getUserPrincipal(Authentication.class)
                .filter(who -> !SignedIn.isProgram(who))
                .isPresent();
        if (!isSensitive || !isPerson) {
            return Mono.just(request);
        }
        String secret = SessionCookie.secret(request).orElse("");
        return ask(request, () -> proof.isFresh(secret))
                .flatMap(fresh -> fresh ? Mono.just(request) : held(request, secret));
    }

    private Mono<HttpRequest<?>> held(HttpRequest<?> request, String secret) {
        if (!isForm(request)) {
            return Mono.error(new DcimException(
                    ErrorCode.PROOF_NEEDED,
                    request.getMethodName() + " " + request.getPath(),
                    age.most().toMinutes()));
        }
        return Mono.defer(() -> Mono.fromFuture(bodies.parseBody(request)))
                // why: what cannot be read brings no proof
                .onErrorReturn(IllegalArgumentException.class, Map.of())
                .defaultIfEmpty(Map.of())
                .flatMap(form -> ask(request, () -> proven(request, secret, form)));
    }

    private HttpRequest<?> proven(HttpRequest<?> request, String secret, Map<String, Object> form) {
        Account account = accounts.find(SignedIn.name(request)).orElseThrow();
        Optional<FreshProof.Fault> fault = form.containsKey(ProofPage.PASSWORD)
                ? proof.prove(
                        account,
                        secret,
                        typed(form, ProofPage.PASSWORD),
                        typed(form, ProofPage.CODE),
                        addresses.resolve(request))
                : Optional.empty();
        if (fault.isPresent() || !form.containsKey(ProofPage.PASSWORD)) {
            throw new ProofWanted(form, proof.means(account), fault);
        }
        return request;
    }

    // why: the database is asked, which must not happen on the event loop
    private <T> Mono<T> ask(HttpRequest<?> request, Supplier<T> question) {
        return Mono.fromCallable(() -> ServerRequestContext.with(request, question))
                .subscribeOn(scheduler);
    }

    private static boolean isForm(HttpRequest<?> request) {
        boolean wantsJson = request.getHeaders().accept().stream()
                .findFirst()
                .filter(type -> type.getSubtype().endsWith("json"))
                .isPresent();
        return !wantsJson
                && !request.getHeaders().contains("HX-Request")
                && request.getContentType()
                        .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::matches)
                        .isPresent();
    }

    private static String typed(Map<String, Object> form, String field) {
        return Objects.toString(form.get(field), "");
    }
}
