package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;
import vn.dcim.core.account.Permission;

/** Tells of a request that was refused what it would have needed. */
public final class Needed {

    private Needed() {}

    /** Returns the right, where a person is signed in whose role may take it on demand; a program never may. */
    public static Optional<Permission> onDemand(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .flatMap(route -> route.getAnnotationMetadata().enumValue(Needs.class, Permission.class))
                .filter(permission -> request.getUserPrincipal(Authentication.class)
                        .filter(person -> !SignedIn.isProgram(person))
                        .flatMap(SignedIn::role)
                        .filter(role -> role.mayOnDemand(permission))
                        .isPresent());
    }
}
