package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;
import vn.dcim.core.scope.Scope;

/** An account as the security of the server carries it through a request. */
public final class SignedIn {

    private static final String ROLE = "role";
    private static final String PERMISSIONS = "permissions";
    private static final String TOKEN = "token";
    private static final String HOLD = "hold";
    private static final String SCOPE = "scope";
    private static final String FURTHER = "further";
    private static final String GROUND = "dcim.ground";

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

    static Authentication asProgram(ApiTokens.Grant grant) {
        String role = grant.account().role().name();
        return Authentication.build(
                grant.account().name(),
                List.of(role),
                Map.of(
                        ROLE,
                        role,
                        TOKEN,
                        grant.token(),
                        PERMISSIONS,
                        grant.permissions().stream().map(Permission::name).toList()));
    }

    /** Returns the number of the token that let in whoever asks; empty for a person's session. */
    static Optional<Long> token(Authentication authentication) {
        return Optional.ofNullable((Long) authentication.getAttributes().get(TOKEN));
    }

    /** Tells whether a token let in whoever asks, not a person's session. */
    public static boolean isProgram(Authentication authentication) {
        return authentication.getAttributes().containsKey(PERMISSIONS);
    }

    /** Returns the same with rights beyond those of the role, each with the ground that the audit log tells. */
    static Authentication with(Authentication authentication, FurtherRights rights) {
        if (rights.grounds().isEmpty()) {
            return authentication;
        }
        Map<String, Object> attributes = new HashMap<>(authentication.getAttributes());
        attributes.put(FURTHER, rights);
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

    /** Returns the rights beyond those of the role that the account may use now. */
    public static FurtherRights further(Authentication authentication) {
        return (FurtherRights) authentication.getAttributes().getOrDefault(FURTHER, FurtherRights.NONE);
    }

    /** Returns by which right beyond the role's own a request is made; empty where the role allows it. */
    public static String ground(HttpRequest<?> request) {
        return request.getAttribute(GROUND, String.class).orElse("");
    }

    private static void noteGround(HttpRequest<?> request, String ground) {
        request.setAttribute(GROUND, ground);
    }

    /**
     * Lets pass only who may do something; for what hangs on more than the route, which has passed the person already.
     *
     * @throws AuthorizationException for all others, answered as a route that is refused
     */
    public static void require(HttpRequest<?> request, Permission permission) {
        Authentication authentication =
                request.getUserPrincipal(Authentication.class).orElse(null);
        if (authentication == null || !passes(request, authentication, permission)) {
            throw new AuthorizationException(authentication);
        }
    }

    /** Tells whether somebody may do something; where that is so beyond the role, notes by which right. */
    static boolean passes(HttpRequest<?> request, Authentication authentication, Permission permission) {
        if (may(authentication, permission)) {
            return true;
        }
        String ground = further(authentication).grounds().get(permission);
        if (ground != null) {
            noteGround(request, ground);
        }
        return ground != null;
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
