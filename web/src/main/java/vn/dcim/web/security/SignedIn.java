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
    private static final String NEEDS_NEW_PASSWORD = "needs-new-password";
    private static final String NEEDS_SECOND_FACTOR = "needs-second-factor";

    private SignedIn() {}

    static Authentication as(Account account) {
        return as(account, false, false);
    }

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
