package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What the forms beside an account send; fields left out arrive as null.
 *
 * @param way of an owner's request
 * @param reason or proof
 */
@Serdeable
record ActForm(
        @Nullable String way,
        @Nullable String reason,
        @Nullable String role,
        @Nullable String expiresOn) {

    String typedReason() {
        return reason == null ? "" : reason.strip();
    }

    String typedRole() {
        return role == null ? "" : role;
    }

    String typedExpiresOn() {
        return expiresOn == null ? "" : expiresOn.strip();
    }
}
