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
    private static final String NEEDS_NEW_PASSWORD = "needs-new-password";
    private static final String NEEDS_SECOND_FACTOR = "needs-second-factor";

    private SignedIn() {}

    /**
     * @param needsNewPassword true where nothing but that may be done
     * @param needsSecondFactor true where nothing but setting one up may be done
     */
    static Authentication as(Account account, boolean needsNewPassword, boolean needsSecondFactor) {
        String role = account.role().name();
        return Authentication.build(
                account.name(),
                List.of(role),
                Map.of(ROLE, role, NEEDS_NEW_PASSWORD, needsNewPassword, NEEDS_SECOND_FACTOR, needsSecondFactor));
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

    static boolean needsNewPassword(Authentication authentication) {
        return Boolean.TRUE.equals(authentication.getAttributes().get(NEEDS_NEW_PASSWORD));
    }

    /** Tells whether something has to be done before anything else. */
    public static boolean isHeldBack(Authentication authentication) {
        return needsNewPassword(authentication) || needsSecondFactor(authentication);
    }

    static boolean needsSecondFactor(Authentication authentication) {
        return Boolean.TRUE.equals(authentication.getAttributes().get(NEEDS_SECOND_FACTOR));
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
