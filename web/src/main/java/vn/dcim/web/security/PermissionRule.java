package vn.dcim.web.security;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import vn.dcim.core.account.Permission;

/**
 * Lets a request pass when the role it comes from has the permission that its route {@link Needs}, or the person has it beyond the
 * role, delegated or on demand; then it is noted by which right the request is made. A token must have been given that permission
 * as well. Whoever is narrowed to a part of the centre passes only where the route is {@link Scoped}.
 */
@Singleton
final class PermissionRule implements SecurityRule<HttpRequest<?>>, Ordered {

    @Override
    public int getOrder() {
        return -1000;
    }

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        // why: where no route is, there is nothing to guard; the answer is 404, 405 or 415
        return Publishers.just(RouteAttributes.getRouteMatch(request)
                .map(route -> judge(route.getAnnotationMetadata(), authentication, request))
                .orElse(SecurityRuleResult.ALLOWED));
    }

    private static SecurityRuleResult judge(
            AnnotationMetadata route, @Nullable Authentication authentication, HttpRequest<?> request) {
        Permission needed = route.enumValue(Needs.class, Permission.class).orElse(null);
        if (needed == null) {
            return SecurityRuleResult.UNKNOWN;
        }
        boolean personally = route.booleanValue(Needs.class, "personally").orElse(false);
        if (authentication == null || personally && SignedIn.isProgram(authentication)) {
            return SecurityRuleResult.REJECTED;
        }
        if (SignedIn.scope(authentication).isNarrowed() && !route.hasAnnotation(Scoped.class)) {
            return SecurityRuleResult.REJECTED;
        }
        return SignedIn.passes(request, authentication, needed)
                ? SecurityRuleResult.ALLOWED
                : SecurityRuleResult.REJECTED;
    }
}
