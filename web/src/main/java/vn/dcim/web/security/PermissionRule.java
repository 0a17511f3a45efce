package vn.dcim.web.security;

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

/** Lets a request pass when the role it comes from has the permission that its route {@link Needs}. */
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
                .map(route -> route.getAnnotationMetadata()
                        .enumValue(Needs.class, Permission.class)
                        .map(permission -> judge(permission, authentication))
                        .orElse(SecurityRuleResult.UNKNOWN))
                .orElse(SecurityRuleResult.ALLOWED));
    }

    private static SecurityRuleResult judge(Permission permission, @Nullable Authentication authentication) {
        boolean allowed = authentication != null
                && SignedIn.role(authentication)
                        .filter(role -> role.may(permission))
                        .isPresent();
        return allowed ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED;
    }
}
