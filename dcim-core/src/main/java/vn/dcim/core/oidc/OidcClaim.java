package vn.dcim.core.oidc;

import java.util.Locale;

/** What is read of a person. */
enum OidcClaim {
    /** Becomes the name of the account. */
    ACCOUNT("preferred_username"),
    FULL_NAME("name"),
    MAIL("email"),
    TELEPHONE("phone_number"),
    UNIT("department"),
    POST("title"),
    /** Decides on the role. */
    GROUPS("groups");

    private final String usual;

    OidcClaim(String usual) {
        this.usual = usual;
    }

    /** Returns the claim where the settings name none. */
    String usual() {
        return usual;
    }

    /** Returns the word of the settings, such as {@code full-name}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
