package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;

/** An account as the security of the server carries it through a request. */
public final class SignedIn {

    private static final String ROLE = "role";
    private static final String PERMISSIONS = "permissions";
    private static final String HOLD = "hold";

    /** What has to be done before anything else; the first that is due. */
    enum Hold {
        NONE,
        NEW_PASSWORD,
        SECOND_FACTOR,
        ACCEPTANCE
    }

    private SignedIn() {}

    static Authentication as(Account account, Hold hold) {
        String role = account.role().name();
        return Authentication.build(account.name(), List.of(role), Map.of(ROLE, role, HOLD, hold.name()));
    }

    /** @param permissions of the token, none that the account's role does not have */
    static Authentication asProgram(Account account, Set<Permission> permissions) {
        String role = account.role().name();
        return Authentication.build(
                account.name(),
                List.of(role),
                Map.of(
                        ROLE,
                        role,
                        PERMISSIONS,
                        permissions.stream().map(Permission::name).toList()));
    }

    /** Tells whether a token let in whoever asks, not a person's session. */
    static boolean isProgram(Authentication authentication) {
        return authentication.getAttributes().containsKey(PERMISSIONS);
    }

    static boolean may(Authentication authentication, Permission permission) {
        boolean role =
                role(authentication).filter(found -> found.may(permission)).isPresent();
        return role
                && (!isProgram(authentication)
                        || authentication.getAttributes().get(PERMISSIONS) instanceof List<?> granted
                                && granted.contains(permission.name()));
    }

    /** Tells whether something has to be done before anything else. */
    public static boolean isHeldBack(Authentication authentication) {
        return hold(authentication) != Hold.NONE;
    }

    static Hold hold(Authentication authentication) {
        return Optional.ofNullable(authentication.getAttributes().get(HOLD))
                .map(name -> Hold.valueOf(name.toString()))
                .orElse(Hold.NONE);
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
