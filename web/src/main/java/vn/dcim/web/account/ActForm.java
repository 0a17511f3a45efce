package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What the forms beside an account send; fields left out arrive as null.
 *
 * @param way of an owner's request
 * @param reason or proof
 * @param proof by what an owner was recognised, where there is a reason too
 * @param code that an owner gave
 */
@Serdeable
record ActForm(
        @Nullable String way,
        @Nullable String reason,
        @Nullable String proof,
        @Nullable String code,
        @Nullable String role,
        @Nullable String expiresOn) {

    String typedReason() {
        return reason == null ? "" : reason.strip();
    }

    String typedProof() {
        return proof == null ? "" : proof.strip();
    }

    String typedCode() {
        return code == null ? "" : code;
    }

    String typedRole() {
        return role == null ? "" : role;
    }

    String typedExpiresOn() {
        return expiresOn == null ? "" : expiresOn.strip();
    }

    @Override
    public String toString() {
        return "ActForm[way=" + way + ", reason=" + reason + "]";
    }
}
