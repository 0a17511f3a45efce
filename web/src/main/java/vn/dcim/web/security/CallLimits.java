package vn.dcim.web.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.limit.Quota;

/** Holds back whoever asks for too much: by token and by account, on each node by itself. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CallLimits implements Ordered {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String API = "/api/";
    private static final String CALLS = "calls";

    private final Quota ofTokens;
    private final Quota ofAccounts;
    private final Map<Cost, Quota> ofCosts = new EnumMap<>(Cost.class);
    private final AuditLog audit;
    private final LateRows late;

    CallLimits(CallLimitConfig config, AuditLog audit, LateRows late, Clock clock) {
        this.ofTokens = new Quota(config.token(), WINDOW, clock);
        this.ofAccounts = new Quota(config.account(), WINDOW, clock);
        ofCosts.put(Cost.EXPORTS, new Quota(config.exports(), WINDOW, clock));
        ofCosts.put(Cost.DEVICE_QUESTIONS, new Quota(config.deviceQuestions(), WINDOW, clock));
        this.audit = audit;
        this.late = late;
    }

    @Override
    public int getOrder() {
        // why: who asks is known only then
        return ServerFilterPhase.SECURITY.after();
    }

    /** @throws DcimException TOO_MANY */
    @RequestFilter
    void check(HttpRequest<?> request) {
        request.getUserPrincipal(Authentication.class).ifPresent(who -> {
            if (request.getPath().startsWith(API)) {
                SignedIn.token(who).ifPresent(token -> take(ofTokens, "token:" + token, CALLS, request));
                take(ofAccounts, who.getName(), CALLS, request);
            }
            cost(request).ifPresent(cost -> take(ofCosts.get(cost), who.getName(), cost.code(), request));
        });
    }

    private static Optional<Cost> cost(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .flatMap(route -> route.getAnnotationMetadata().enumValue(Costs.class, Cost.class));
    }

    private void take(Quota quota, String whom, String what, HttpRequest<?> request) {
        quota.take(whom).ifPresent(wait -> {
            if (wait.isFirst()) {
                late.write(
                        request,
                        () -> audit.record(SignedIn.name(request), "call.limit", whom, "", "", what + ": " + quota));
            }
            throw new DcimException(ErrorCode.TOO_MANY, what, wait.seconds());
        });
    }
}
