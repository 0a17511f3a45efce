package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;
import vn.dcim.core.scope.Scope;

/** An account as the security of the server carries it through a request. */
public final class SignedIn {

    private static final String ROLE = "role";
    private static final String PERMISSIONS = "permissions";
    private static final String HOLD = "hold";
    private static final String DELEGATED = "delegated";
    private static final String SCOPE = "scope";
    private static final String BEHALF = "dcim.behalf";

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

    /** Returns the same with rights of others, each with whose it is and by which document. */
    static Authentication withDelegated(Authentication authentication, Map<Permission, String> rights) {
        if (rights.isEmpty()) {
            return authentication;
        }
        Map<String, Object> attributes = new HashMap<>(authentication.getAttributes());
        attributes.put(DELEGATED, Map.copyOf(rights));
        return Authentication.build(authentication.getName(), authentication.getRoles(), attributes);
    }

    /** Returns the same with the part of the centre that the account sees. */
    static Authentication within(Scope scope, Authentication authentication) {
        Map<String, Object> attributes = new HashMap<>(authentication.getAttributes());
        attributes.put(SCOPE, scope);
        return Authentication.build(authentication.getName(), authentication.getRoles(), attributes);
    }

    /** Returns the part of the centre that whoever asks sees; nothing where nobody is signed in. */
    public static Scope scope(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .map(SignedIn::scope)
                .orElse(Scope.NOTHING);
    }

    public static Scope scope(Authentication authentication) {
        return authentication.getAttributes().get(SCOPE) instanceof Scope scope ? scope : Scope.NOTHING;
    }

    /** Returns the rights of others that the account may use now. */
    @SuppressWarnings("unchecked")
    public static Map<Permission, String> delegated(Authentication authentication) {
        return (Map<Permission, String>) authentication.getAttributes().getOrDefault(DELEGATED, Map.of());
    }

    /** Returns on whose behalf a request is made, and by which document; empty where the account's own role allows it. */
    public static String behalf(HttpRequest<?> request) {
        return request.getAttribute(BEHALF, String.class).orElse("");
    }

    static void noteBehalf(HttpRequest<?> request, String whose) {
        request.setAttribute(BEHALF, whose);
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
