package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What is sent about passkeys; fields left out arrive as null.
 *
 * @param credential what the browser says, JSON of WebAuthn
 * @param name that its owner gives a new one
 * @param passkey id of the one that is to end
 */
@Serdeable
record PasskeyForm(
        @Nullable String credential,
        @Nullable String name,
        @Nullable String password,
        @Nullable String passkey,
        @Nullable String next) {

    String shown() {
        return credential == null ? "" : credential;
    }

    String typedName() {
        return name == null ? "" : name;
    }

    String typedPassword() {
        return password == null ? "" : password;
    }

    /** Returns the id, or one that no passkey has. */
    long chosen() {
        return passkey != null && passkey.matches("\\d{1,18}") ? Long.parseLong(passkey) : 0;
    }

    String wanted(String otherwise) {
        return next == null ? otherwise : next;
    }

    @Override
    public String toString() {
        return "PasskeyForm[]";
    }
}
