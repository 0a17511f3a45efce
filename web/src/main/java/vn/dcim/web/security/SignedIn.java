package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Role;

/** An account as the security of the server carries it through a request. */
public final class SignedIn {

    private static final String ROLE = "role";

    private SignedIn() {}

    static Authentication as(Account account) {
        String role = account.role().name();
        return Authentication.build(account.name(), List.of(role), Map.of(ROLE, role));
    }

    public static Optional<Role> role(Authentication authentication) {
        return Optional.ofNullable(authentication.getAttributes().get(ROLE)).map(role -> Role.valueOf(role.toString()));
    }

    /** Returns the name of the account behind a request that needs one, for the audit log. */
    public static String name(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .map(Authentication::getName)
                .orElseThrow(() -> new IllegalStateException(request.getPath() + " is open to nobody in particular"));
    }
}
